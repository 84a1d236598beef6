import { Day, addDays } from '../../src/model/day.ts';
import { Settings } from '../../src/model/settings.ts';
import type { Workspace } from '../../src/model/workspace.ts';
import { periodIndex } from '../../src/model/period.ts';
import { seededNoise } from './seeded-noise.ts';
import { weekEnd } from './week-end.ts';

/** How large a workspace is to be. */
export interface BigSize {
  readonly metrics: number;
  /** Weekly readings of each metric. */
  readonly weeks: number;
  readonly objectives: number;
  readonly keyResults: number;
  readonly experiments: number;
  readonly work: number;
}

/** The size that a recalculation is budgeted for. */
export const budgetedSize: BigSize = {
  metrics: 1000,
  weeks: 156,
  objectives: 500,
  keyResults: 2500,
  experiments: 2000,
  work: 5000,
};

export const bigAsOf = Day.parse('2026-03-31');

/**
 * A workspace of a company with very many of everything, its metrics of all kinds: levels, flows, rates and counters
 * with trends, seasons, shifts and gaps. The same size gives the same workspace.
 */
export function bigWorkspace(size: BigSize): Workspace {
  const noise = seededNoise(size.metrics);
  const metrics = Array.from({ length: size.metrics }, (_, place) => metricOf(place));
  return {
    name: 'A big company',
    settings: Settings.parse({}),
    metrics,
    readings: metrics.flatMap((metric, place) => readingsOf(metric, { place, weeks: size.weeks, noise })),
    gears: Array.from({ length: gearCount }, (_, place) => ({
      id: `gear ${place}`,
      name: `Gear ${place}`,
      owners: ['Ada'],
      feeds: [`gear ${(place + 1) % gearCount}`],
      linkKind: place === gearCount - 1 ? ('reinvests' as const) : ('feeds' as const),
    })),
    processes: Array.from({ length: gearCount * 4 }, (_, place) => ({
      id: `process ${place}`,
      name: `Process ${place}`,
      steps: undefined,
      owners: ['Ada'],
      documented: true,
      gear: `gear ${place % gearCount}`,
      metrics: [],
    })),
    strategy: Array.from({ length: 10 }, (_, place) => ({
      id: `choice ${place}`,
      name: `Choice ${place}`,
      whereToPlay: undefined,
      howToWin: undefined,
      why: undefined,
      evidence: undefined,
      stage: 'scaling' as const,
      status: place === 9 ? ('not-doing' as const) : ('chosen' as const),
    })),
    teams: Array.from({ length: teamCount }, (_, place) => ({
      id: `team ${place}`,
      name: `Team ${place}`,
      statement: 'Our work brings teams back every week',
      drivers: [`metric ${1 + (place % 3)}`],
    })),
    objectives: Array.from({ length: size.objectives }, (_, place) => ({
      id: `objective ${place}`,
      name: `Customers of segment ${place} come back every ${place % 7} days`,
      status: 'active' as const,
      cycleStart: Day.parse('2026-01-01'),
      cycleEnd: Day.parse('2026-06-30'),
      why: 'They leave after a week',
      whatDataSays: 'Half of them leave',
      whoFor: 'Small teams',
      buildsTo: undefined,
      ourContribution: 'A third of it',
      owners: ['Ada'],
      team: place % 25 === 0 ? undefined : `team ${place % teamCount}`,
      strategy: [`choice ${place % 9}`],
      gears: [`gear ${place % gearCount}`],
      contributesTo: place === 0 ? [] : [`objective ${Math.floor(place / 3)}`],
    })),
    keyResults: Array.from({ length: size.keyResults }, (_, place) => ({
      id: `key result ${place}`,
      name: `Share of segment ${place % size.objectives} that returns from ${place % 40} to ${50 + (place % 40)} %`,
      objective: `objective ${place % size.objectives}`,
      metric: place % 2 === 0 ? `metric ${place % size.metrics}` : undefined,
      driver: `metric ${1 + (place % 3)}`,
      unit: '%',
      start: place % 40,
      target: 50 + (place % 40),
      current: 20 + (place % 40),
      due: Day.parse('2026-06-30'),
      confidence: 0.5,
      commitment: 'committed' as const,
      weight: 1 + (place % 3),
      side: place % 2 === 0 ? ('customer' as const) : ('business' as const),
      timing: place % 2 === 0 ? ('leading' as const) : ('lagging' as const),
      owners: ['Ada'],
    })),
    experiments: Array.from({ length: size.experiments }, (_, place) => ({
      id: `experiment ${place}`,
      name: `A shorter sign-up ${place}`,
      hypothesis: 'Fewer fields let more people through',
      predictionMetric: `metric ${place % size.metrics}`,
      predictionDirection: 'up' as const,
      predictionSize: 0.05,
      impact: 5,
      confidence: 6,
      ease: 7,
      start: addDays(bigAsOf, -(place % 400) - 30),
      end: addDays(bigAsOf, -(place % 400)),
      status: place % 3 === 0 ? ('running' as const) : ('finished' as const),
      outcome: place % 3 === 0 ? undefined : place % 3 === 1 ? ('won' as const) : ('lost' as const),
      measuredEffect: place % 3 === 0 ? undefined : (place % 11) / 100,
      learning: place % 5 === 0 ? undefined : 'People read less than we thought',
      drivers: [`metric ${1 + (place % 3)}`],
      keyResult: `key result ${place % size.keyResults}`,
      process: place % 4 === 0 ? `process ${place % (gearCount * 4)}` : undefined,
      replicates: place % 10 === 9 ? `experiment ${place - 9}` : undefined,
    })),
    work: Array.from({ length: size.work }, (_, place) => ({
      id: `work ${place}`,
      name: `Change the form ${place}`,
      kind: place % 2 === 0 ? ('experiment' as const) : ('business-as-usual' as const),
      mode: (['learning', 'generative', 'planning', 'execution'] as const)[place % 4],
      planned: place % 3 !== 0,
      effortDays: 1 + (place % 5),
      start: addDays(bigAsOf, -(place % 120) - 5),
      done: addDays(bigAsOf, -(place % 120)),
      keyResult: place % 2 === 0 ? `key result ${place % size.keyResults}` : undefined,
      driver: place % 5 === 0 ? `metric ${1 + (place % 3)}` : undefined,
      team: `team ${place % teamCount}`,
    })),
    events: [],
    extraColumns: [],
  };
}

const gearCount = 8;
const teamCount = 40;
const kinds = ['level', 'flow', 'rate', 'cumulative'] as const;

function metricOf(place: number): Workspace['metrics'][number] {
  const isTop = place === 0;
  return {
    id: `metric ${place}`,
    key: `metric_${place}`,
    name: `Weekly users of segment ${place}`,
    definition: 'People who did it at least once in the week',
    unit: 'people',
    role: isTop ? 'north-star' : place <= 3 ? 'key-driver' : 'kpi',
    direction: place % 9 === 8 ? 'decrease' : 'increase',
    numberKind: place <= 3 ? 'level' : (kinds[place % 4] ?? 'level'),
    side: 'customer',
    timing: 'leading',
    northStarSide: 'whole',
    cadence: 'weekly',
    rollingWindow: undefined,
    source: 'The warehouse',
    owners: ['Ada'],
    baseline: 100,
    baselineDate: Day.parse('2026-01-01'),
    target: 150,
    targetDate: Day.parse('2026-06-30'),
    healthyMin: 10,
    healthyMax: undefined,
    lastReviewed: Day.parse('2026-02-01'),
    jobToBeDone: 'Get it done',
    proxyBehaviour: 'Comes back',
    couldMakeUsDoWrong: undefined,
    gear: `gear ${place % gearCount}`,
    process: `process ${place % (gearCount * 4)}`,
    feeds: isTop ? [] : [place <= 3 ? 'metric 0' : `metric ${Math.floor(place / 4)}`],
    linkKind: isTop ? undefined : place <= 3 ? 'product' : 'influence',
    expectedLag: undefined,
    counterMetrics: [],
    marketBenchmark: undefined,
  };
}

function readingsOf(
  metric: Workspace['metrics'][number],
  { place, weeks, noise }: { place: number; weeks: number; noise: () => number },
): Workspace['readings'][number][] {
  const last = periodIndex(bigAsOf, 'weekly') - 1;
  const trend = ((place % 7) - 3) / 20;
  let total = 0;
  return Array.from({ length: weeks }, (_, week) => {
    const season = place % 5 === 0 ? 10 * Math.sin((2 * Math.PI * week) / 52) : 0;
    const shift = place % 11 === 0 && week > 120 ? 15 : 0;
    const value = Math.max(100 + trend * week + season + shift + 5 * noise(), 0);
    total += value;
    return {
      id: `${metric.id} ${week}`,
      metric: metric.id,
      day: weekEnd(last - weeks + 1 + week),
      value: metric.numberKind === 'cumulative' ? total : metric.numberKind === 'rate' ? value / 300 : value,
      comment: undefined,
      definitionChanged: false,
    };
  }).filter((_, week) => (week + place) % 40 !== 0);
}
