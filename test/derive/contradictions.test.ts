import { describe, expect, it } from 'vitest';
import { answersTo } from './answers.ts';
import type { WorkspaceParts } from './workspace-builder.ts';
import { valuesUntil } from './workspace-builder.ts';

/** All that is said of a workspace: every reason and every finding. */
function everythingSaid(parts: WorkspaceParts): string {
  return JSON.stringify(answersTo(parts)).replaceAll(/\\u\w{4}/g, '');
}

function one(value: number) {
  return [{ day: '2026-03-31', value }];
}

const star = { id: 'star', role: 'north-star' } as const;
const driver = { id: 'driver', role: 'key-driver', feeds: ['star'], linkKind: 'product' } as const;
const dated = { baselineDate: '2026-01-01', targetDate: '2026-06-30' } as const;
const objective = { id: 'goal', status: 'active', cycleStart: '2026-01-01', cycleEnd: '2026-06-30' } as const;

/** What contradicts itself, and what is said about it. */
const contradictions: readonly (readonly [what: string, parts: WorkspaceParts, said: string])[] = [
  [
    'a target of a driver against its direction',
    { metrics: [star, { ...driver, ...dated, baseline: 5, target: 3 }], readings: { driver: one(4) } },
    'lies against its direction',
  ],
  [
    'a target of a KPI against its direction',
    { metrics: [{ id: 'kpi', baseline: 5, target: 3 }], readings: { kpi: one(4) } },
    'its target lies below its start, though more is better',
  ],
  [
    'a baseline that equals the target',
    { metrics: [{ id: 'kpi', ...dated, baseline: 5, target: 5 }], readings: { kpi: one(5) } },
    'Start and target are equal, so it is to be held',
  ],
  [
    'a baseline and a target that no number can tell apart',
    { metrics: [{ id: 'kpi', baseline: 0, target: 5e-324 }], readings: { kpi: one(1e12) } },
    'the numbers are too large or too close to compute with',
  ],
  [
    'a key result that starts where it ends',
    {
      objectives: [objective],
      keyResults: [{ id: 'kr', objective: 'goal', start: 5, target: 5, current: 5 }],
    },
    'nothing is meant to change',
  ],
  [
    'a target date before the baseline date',
    {
      metrics: [{ id: 'kpi', baseline: 1, target: 2, baselineDate: '2026-06-30', targetDate: '2026-01-01' }],
      readings: { kpi: one(1) },
    },
    'the target date 2026-01-01 is not after the baseline date 2026-06-30',
  ],
  [
    'a key result that is due before its cycle begins',
    {
      objectives: [objective],
      keyResults: [{ id: 'kr', objective: 'goal', start: 1, target: 2, current: 1, due: '2025-12-31' }],
    },
    'the due date 2025-12-31 is not after the start of the cycle 2026-01-01',
  ],
  [
    'a cycle that ends before it begins',
    { objectives: [{ ...objective, cycleEnd: '2025-01-01' }] },
    'the end of the cycle 2025-01-01 is not after the start of the cycle 2026-01-01',
  ],
  [
    'a healthy range the wrong way round',
    { metrics: [{ id: 'kpi', healthyMin: 5, healthyMax: 3 }], readings: { kpi: one(4) } },
    'its bounds are written the wrong way round',
  ],
  [
    'metrics that feed one another in a circle',
    { metrics: [star, { ...driver, feeds: ['back', 'star'] }, { id: 'back', feeds: ['driver'] }] },
    'chain/cycle',
  ],
  ['a metric that feeds itself', { metrics: [star, { ...driver, feeds: ['driver'] }] }, 'chain/cycle'],
  [
    'gears in a circle in which nothing reinvests',
    {
      gears: [
        { id: 'a', feeds: ['b'] },
        { id: 'b', feeds: ['a'] },
      ],
    },
    'chain/cycle',
  ],
  [
    'a negative weight',
    {
      objectives: [objective],
      keyResults: [
        { id: 'kr', objective: 'goal', start: 0, target: 2, current: 1, weight: -1 },
        { id: 'kr 2', objective: 'goal', start: 0, target: 2, current: 1 },
      ],
    },
    'a key result has a negative weight; weights are 0 or more',
  ],
  [
    'weights that are all 0',
    {
      objectives: [objective],
      keyResults: [{ id: 'kr', objective: 'goal', start: 0, target: 2, current: 1, weight: 0 }],
    },
    'the weights of its key results are all 0',
  ],
  [
    'a review that is still to come',
    { metrics: [star, { ...driver, lastReviewed: '2027-01-01' }] },
    'The last review is dated 2027-01-01, which is still to come',
  ],
  [
    'an experiment that ends before it begins',
    { experiments: [{ id: 'test', status: 'running', start: '2026-03-30', end: '2026-03-01' }] },
    'its end, 2026-03-01, lies before its start, 2026-03-30',
  ],
  [
    'a North Star that stands at 0',
    {
      metrics: [star, { ...driver, target: 5 }],
      readings: { star: one(0), driver: one(4) },
    },
    'stands at 0, so no share of it can be gained',
  ],
  ['a single reading', { metrics: [star], readings: { star: one(4) } }, '1 of 8 readings'],
  [
    'readings that are all equal',
    {
      metrics: [star],
      readings: { star: valuesUntil('2026-03-31', { cadence: 'monthly', values: Array(24).fill(7) }) },
    },
    'Flat: any change is too small to matter',
  ],
];

describe('what contradicts itself', () => {
  it('gets a finding or a sentence, whatever it is', () => {
    const silent = contradictions.filter(([, parts, said]) => !everythingSaid(parts).includes(said));
    expect(silent.map(([what, , said]) => [what, said])).toEqual([]);
  });
});
