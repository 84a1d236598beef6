import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apply } from '../../src/sync/apply.ts';
import type { WantedRow } from '../../src/sync/plan.ts';
import { plan } from '../../src/sync/plan.ts';
import type { SurfacePull } from '../../src/sync/pull.ts';
import { pull } from '../../src/sync/pull.ts';
import { shownCell } from '../../src/sync/shown-cell.ts';
import type { Cell } from '../../src/template/row.ts';
import type { Field } from '../../src/template/template.ts';
import { Table, Template } from '../../src/template/template.ts';
import { createMemoryJournal } from './memory-journal.ts';
import { createMemorySurface } from './memory-surface.ts';

const table = Table.parse({
  id: 'things',
  title: 'Things',
  rowName: 'thing',
  description: 'A table to plan on',
  fields: [
    { id: 'name', title: 'Name', description: 'Typed by people', role: 'input', kind: 'title' },
    {
      id: 'share',
      title: 'Share',
      description: 'A share',
      role: 'derived',
      kind: 'number',
      format: 'percent',
      decimals: 0,
    },
    { id: 'word', title: 'Word', description: 'A word', role: 'derived', kind: 'text' },
    { id: 'seen', title: 'Seen', description: 'Quiet', role: 'derived', kind: 'date', quiet: true },
  ],
});
Template.parse({ id: 'test', version: 1, title: 'Test', description: 'For tests', tables: [table] });
const derived = table.fields.filter((field) => field.role === 'derived');

const cellsArbitrary = fc.record({
  share: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true, min: -5, max: 5 }), { nil: undefined }),
  word: fc.option(fc.string({ maxLength: 6 }), { nil: undefined }),
  seen: fc.constantFrom('2026-01-01', '2026-01-02', undefined),
});
const tableArbitrary = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e'), cellsArbitrary);

type Cells = Readonly<Record<string, Cell>>;

function wantedRows(rows: Readonly<Record<string, Cells>>, creatable = true): WantedRow[] {
  return Object.entries(rows).map(([row, cells]) => ({
    surface: 'notion',
    table: 'things',
    row,
    title: row,
    cells: derived.map((field) => ({ field, cell: cells[field.id] })),
    creatable,
    archived: false,
  }));
}

function surfaceHolding(rows: Readonly<Record<string, Cells>>) {
  const surface = createMemorySurface('notion', [{ table, layout: 'rows' }]);
  for (const [id, cells] of Object.entries(rows))
    surface.tables.get('things')?.set(id, { name: `typed ${id}`, ...cells });
  return surface;
}

function shownRows(rows: Iterable<readonly [string, Cells]>, fields: readonly Field[]) {
  return Object.fromEntries(
    [...rows].map(([id, cells]) => [
      id,
      Object.fromEntries(fields.map((field) => [field.id, shownCell(field, cells[field.id])])),
    ]),
  );
}

async function pulled(surface: ReturnType<typeof surfaceHolding>): Promise<SurfacePull[]> {
  return [await pull(surface)];
}

describe('plan', () => {
  const loud = derived.filter((field) => !field.quiet);

  it('leads a surface to what is wanted, whatever it held', async () => {
    await fc.assert(
      fc.asyncProperty(tableArbitrary, tableArbitrary, async (want, have) => {
        const surface = surfaceHolding(have);
        await apply({
          surface,
          changes: plan(wantedRows(want), await pulled(surface)),
          journal: createMemoryJournal(),
        });
        const held = [...(surface.tables.get('things') ?? [])].filter(([id]) => id in want);
        expect(shownRows(held, loud)).toEqual(shownRows(Object.entries(want), loud));
      }),
    );
  });

  it('is empty where everything wanted already stands', async () => {
    await fc.assert(
      fc.asyncProperty(tableArbitrary, async (want) => {
        const surface = surfaceHolding(want);
        expect(plan(wantedRows(want), await pulled(surface))).toEqual([]);
      }),
    );
  });

  it('is empty after it was applied', async () => {
    await fc.assert(
      fc.asyncProperty(tableArbitrary, tableArbitrary, async (want, have) => {
        const surface = surfaceHolding(have);
        await apply({
          surface,
          changes: plan(wantedRows(want), await pulled(surface)),
          journal: createMemoryJournal(),
        });
        expect(plan(wantedRows(want), await pulled(surface))).toEqual([]);
      }),
    );
  });

  it('does not depend on the order of rows', async () => {
    await fc.assert(
      fc.asyncProperty(tableArbitrary, tableArbitrary, async (want, have) => {
        const forward = plan(wantedRows(want), await pulled(surfaceHolding(have)));
        const backward = plan(
          wantedRows(want).toReversed(),
          await pulled(surfaceHolding(Object.fromEntries(Object.entries(have).toReversed()))),
        );
        expect(backward.toReversed()).toEqual(forward);
      }),
    );
  });

  it('names no field that people fill in', async () => {
    await fc.assert(
      fc.asyncProperty(tableArbitrary, tableArbitrary, async (want, have) => {
        const changes = plan(wantedRows(want), await pulled(surfaceHolding(have)));
        expect(changes.flatMap((change) => Object.keys(change.cells))).not.toContain('name');
      }),
    );
  });

  it('reaches the same end when it crashes after any number of changes and is run again', async () => {
    await fc.assert(
      fc.asyncProperty(tableArbitrary, tableArbitrary, fc.nat(5), async (want, have, crashAt) => {
        const surface = surfaceHolding(have);
        const changes = plan(wantedRows(want), await pulled(surface));
        const journal = createMemoryJournal();
        surface.crashBefore(crashAt);
        await apply({ surface, changes, journal }).catch(() => undefined);
        await apply({ surface, changes, journal });
        const straight = surfaceHolding(have);
        await apply({ surface: straight, changes, journal: createMemoryJournal() });
        expect(surface.tables).toEqual(straight.tables);
        expect(new Set(surface.applied.map((change) => change.id)).size).toBe(surface.applied.length);
      }),
    );
  });

  it('does not create rows that only people may create', async () => {
    const surface = surfaceHolding({});
    expect(plan(wantedRows({ a: { word: 'hello' } }, false), await pulled(surface))).toEqual([]);
  });

  it('writes nothing for noise below the shown precision', async () => {
    const surface = surfaceHolding({ a: { share: 0.47 } });
    expect(plan(wantedRows({ a: { share: 0.4699999 } }), await pulled(surface))).toEqual([]);
  });

  it('keeps a quiet field for the next news of its row', async () => {
    const surface = surfaceHolding({ a: { word: 'same', seen: '2026-01-01' } });
    expect(plan(wantedRows({ a: { word: 'same', seen: '2026-01-02' } }), await pulled(surface))).toEqual([]);
    const [change] = plan(wantedRows({ a: { word: 'new', seen: '2026-01-02' } }), await pulled(surface));
    expect(change?.cells).toEqual({ word: 'new', seen: '2026-01-02' });
  });

  it('says why, and what stood there before', async () => {
    const surface = surfaceHolding({ a: { share: 0.4, word: 'old' } });
    const [change] = plan(wantedRows({ a: { share: 0.5, word: 'old' } }), await pulled(surface));
    expect(change).toMatchObject({ kind: 'update', reason: 'a: Share changed', before: { share: 0.4 } });
  });

  it('refuses an answer that is not a number', async () => {
    const pulls = await pulled(surfaceHolding({ a: {} }));
    expect(() => plan(wantedRows({ a: { share: Number.NaN } }), pulls)).toThrow(RangeError);
  });
});
