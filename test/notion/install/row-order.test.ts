import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OrderedRow } from '../../../src/notion/install/row-order.ts';
import { rowWaves } from '../../../src/notion/install/row-order.ts';

function waves(needs: Record<string, string[]>): string[][] {
  const rows = Object.entries(needs).map(([id, own]) => ({ id, needs: own }));
  return rowWaves(rows).map((wave) => wave.map((row) => row.id));
}

const graph = fc
  .array(fc.array(fc.nat(11), { maxLength: 3 }), { maxLength: 12 })
  .map((targets): OrderedRow[] =>
    targets.map((own, index) => ({ id: String(index), needs: own.map(String) })),
  );

describe('the waves of new rows', () => {
  it('makes every row after those it points at', () => {
    expect(waves({ c: ['b'], b: ['a'], a: [], d: ['a'] })).toEqual([['a'], ['b', 'd'], ['c']]);
  });

  it('waits for neither itself nor a row that is not there', () => {
    expect(waves({ a: ['a', 'ghost'], b: [] })).toEqual([['a', 'b']]);
  });

  it('breaks a circle at one row and goes on', () => {
    expect(waves({ a: ['b', 'c'], b: ['a'], c: ['a'] })).toEqual([['b'], ['a'], ['c']]);
  });

  it('breaks a circle at one of its own rows, not at the many that hang on it', () => {
    expect(
      waves({ r1: ['a'], r2: ['a'], r3: ['b'], a: ['b', 'c'], b: ['a', 'c'], c: ['a', 'b', 'd'], d: ['c'] }),
    ).toEqual([['d'], ['a'], ['r1', 'r2'], ['b'], ['r3', 'c']]);
  });

  it('makes every row exactly once, whatever points at what', () => {
    fc.assert(
      fc.property(graph, (rows) => {
        const made = rowWaves(rows).flat();
        expect(made).toHaveLength(rows.length);
        expect(new Set(made).size).toBe(rows.length);
      }),
    );
  });
});
