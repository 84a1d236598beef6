import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { derive } from '../../src/derive/derive.ts';
import { addDays } from '../../src/model/day.ts';
import type { Reading } from '../../src/model/reading.ts';
import type { Workspace } from '../../src/model/workspace.ts';
import { carelessAsOf, carelessWorkspace } from './careless-workspace.ts';
import { buildWorkspace, day, valuesUntil } from './workspace-builder.ts';

/** Every number somewhere inside a value, with the way to it. */
function numbersIn(value: unknown, way = ''): { way: string; number: number }[] {
  if (typeof value === 'number') return [{ way, number: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => numbersIn(inner, `${way}/${key}`));
}

/** Every text somewhere inside a value. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}

const tables = [
  'metrics',
  'readings',
  'gears',
  'processes',
  'strategy',
  'teams',
  'objectives',
  'keyResults',
  'experiments',
  'work',
  'events',
] as const;

function turnedRound(workspace: Workspace): Workspace {
  return {
    ...workspace,
    ...Object.fromEntries(tables.map((table) => [table, workspace[table].toReversed()])),
  };
}

describe('deriving', () => {
  it('always answers, with finite numbers only, whatever the cells hold', () => {
    fc.assert(
      fc.property(carelessWorkspace, (workspace) => {
        const scorecard = derive(workspace, carelessAsOf);
        expect(numbersIn(scorecard).filter(({ number }) => !Number.isFinite(number))).toEqual([]);
        expect(textsIn(scorecard).filter((text) => /NaN|Infinity|∞|undefined/.test(text))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('leaves its input as it is', () => {
    fc.assert(
      fc.property(carelessWorkspace, (workspace) => {
        expect(() => derive(frozen(workspace), carelessAsOf)).not.toThrow();
      }),
      { numRuns: 40 },
    );
  });

  it('says the same whatever the order of the rows', () => {
    fc.assert(
      fc.property(carelessWorkspace, (workspace) => {
        expect(derive(turnedRound(workspace), carelessAsOf)).toEqual(derive(workspace, carelessAsOf));
      }),
      { numRuns: 60 },
    );
  });

  it('does not change an answer about one metric for a reading of another', () => {
    fc.assert(
      fc.property(carelessWorkspace, fc.double({ min: 0, max: 1e6, noNaN: true }), (workspace, value) => {
        const stranger = buildWorkspace({
          metrics: [{ id: 'a stranger' }],
          readings: { 'a stranger': [{ day: '2026-03-30', value }] },
        });
        const before = derive(workspace, carelessAsOf);
        const after = derive(
          {
            ...workspace,
            metrics: [...workspace.metrics, ...stranger.metrics],
            readings: [...workspace.readings, ...stranger.readings],
          },
          carelessAsOf,
        );
        expect(after.metrics.filter(({ id }) => id !== 'a stranger')).toEqual(before.metrics);
        expect(after.drivers).toEqual(before.drivers);
        expect(after.keyResults).toEqual(before.keyResults);
        expect(after.objectives).toEqual(before.objectives);
        expect(after.experiments).toEqual(before.experiments);
        expect(after.teams).toEqual(before.teams);
      }),
      { numRuns: 60 },
    );
  });

  it('does not know what is read tomorrow, and reads over what is no number', () => {
    fc.assert(
      fc.property(carelessWorkspace, (workspace) => {
        const [first] = workspace.metrics;
        if (first === undefined) return;
        const empty: Reading = {
          id: 'no value',
          metric: first.id,
          day: carelessAsOf,
          value: Number.NaN,
          comment: undefined,
          definitionChanged: false,
        };
        const later: Reading = { ...empty, id: 'later', day: addDays(carelessAsOf, 1), value: 5 };
        const more = { ...workspace, readings: [...workspace.readings, empty, later] };
        expect(derive(more, carelessAsOf)).toEqual(derive(workspace, carelessAsOf));
      }),
      { numRuns: 60 },
    );
  });

  it('takes fifty years of days', () => {
    const values = Array.from({ length: 18_262 }, (_, place) => 100 + (place % 7));
    const workspace = buildWorkspace({
      metrics: [{ id: 'visits', cadence: 'daily', role: 'north-star' }],
      readings: { visits: valuesUntil('2026-03-30', { cadence: 'daily', values }) },
    });
    const [visits] = derive(workspace, day('2026-03-31')).metrics;
    expect(visits?.freshness.value).toBe('fresh');
    expect(visits?.trend.value).toBeDefined();
  });

  it('takes a chain of ten thousand metrics', () => {
    const count = 10_000;
    const workspace = buildWorkspace({
      metrics: Array.from({ length: count }, (_, place) => ({
        id: `m${place}`,
        role:
          place === 0
            ? ('north-star' as const)
            : place === count - 1
              ? ('key-driver' as const)
              : ('kpi' as const),
        feeds: place === 0 ? [] : [`m${place - 1}`],
        linkKind: 'product' as const,
        target: 3,
      })),
      readings: Object.fromEntries(
        Array.from({ length: count }, (_, place) => [`m${place}`, [{ day: '2026-02-28', value: 2 }]]),
      ),
    });
    const [driver] = derive(workspace, day('2026-03-31')).drivers;
    expect(driver?.gainAtTarget.because).toContain('more than 400 links');
  });
});
