import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findCycles } from '../../src/derive/find-cycles.ts';

type Graph = Readonly<Record<string, readonly string[]>>;

function cyclesOf(graph: Graph): readonly (readonly string[])[] {
  return findCycles(Object.keys(graph), (node) => graph[node] ?? []);
}

const graphs = fc
  .integer({ min: 1, max: 8 })
  .chain((size) =>
    fc.array(fc.uniqueArray(fc.nat({ max: size - 1 }), { maxLength: 3 }), {
      minLength: size,
      maxLength: size,
    }),
  )
  .map((links): Graph => Object.fromEntries(links.map((own, at) => [`n${at}`, own.map((to) => `n${to}`)])));

/** The slow way: from where can one come back to oneself? */
function reachableFrom(graph: Graph, start: string): ReadonlySet<string> {
  const reached = new Set(graph[start]);
  for (const node of reached) for (const next of graph[node] ?? []) reached.add(next);
  return reached;
}

describe('finding cycles', () => {
  it('names one of each group of rows that reach one another, in the order of its links', () => {
    expect(cyclesOf({ a: ['b'], b: ['c'], c: ['a', 'd'], d: ['e'], e: ['d'] })).toEqual([
      ['d', 'e'],
      ['a', 'b', 'c'],
    ]);
    expect(cyclesOf({ a: ['a'] })).toEqual([['a']]);
    expect(cyclesOf({ a: ['b', 'c'], b: ['d'], c: ['d'], d: [] })).toEqual([]);
    expect(cyclesOf({})).toEqual([]);
  });

  it('agrees with following every link from everywhere', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const cycles = cyclesOf(graph);
        for (const cycle of cycles) {
          for (const [at, node] of cycle.entries()) {
            expect(graph[node]).toContain(cycle[(at + 1) % cycle.length]);
          }
          expect(new Set(cycle).size).toBe(cycle.length);
        }
        const onCycles = Object.keys(graph).filter((node) => reachableFrom(graph, node).has(node));
        const groups = new Set(
          onCycles.map((node) =>
            onCycles
              .filter(
                (other) => reachableFrom(graph, node).has(other) && reachableFrom(graph, other).has(node),
              )
              .join(' '),
          ),
        );
        expect(cycles).toHaveLength(groups.size);
      }),
    );
  });
});
