import * as fc from 'fast-check';
import type { Day } from '../../src/model/day.ts';
import { dayFromNumber, dayNumber } from '../../src/model/day.ts';
import type { Workspace } from '../../src/model/workspace.ts';
import type { WorkspaceParts } from './workspace-builder.ts';
import { buildWorkspace, day } from './workspace-builder.ts';

/** The day that careless workspaces are asked about. */
export const carelessAsOf: Day = day('2026-03-31');

/** Numbers as cells may hold them: ordinary, huge, tiny, equal, and of either sign. */
const anyNumber = fc.oneof(
  { weight: 6, arbitrary: fc.double({ min: -1000, max: 1000, noNaN: true }) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 5 }) },
  fc.double({ min: -1e12, max: 1e12, noNaN: true }),
  fc.double({ min: -1e-9, max: 1e-9, noNaN: true }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(0, 1, -1, 1e12, 1e-9, Number.MAX_VALUE, Number.MIN_VALUE),
);

const anyDay = fc.oneof(
  {
    weight: 9,
    arbitrary: fc
      .integer({ min: dayNumber(day('1976-01-01')), max: dayNumber(day('2030-12-31')) })
      .map(dayFromNumber),
  },
  fc.constantFrom(day('0001-01-01'), day('9999-12-31'), carelessAsOf),
);

function maybe<T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(value, { nil: undefined, freq: 3 });
}

function ids(kind: string, count: number): string[] {
  return Array.from({ length: count }, (_, place) => `${kind} ${place}`);
}

function some(from: readonly string[]): fc.Arbitrary<string[]> {
  return fc.subarray([...from]);
}

const names = {
  metrics: ids('metric', 5),
  gears: ids('gear', 3),
  teams: ids('team', 2),
  objectives: ids('objective', 3),
  keyResults: ids('key result', 4),
  experiments: ids('experiment', 3),
  processes: ids('process', 2),
  choices: ids('choice', 2),
};

function rows<Row>(own: readonly string[], row: fc.Arbitrary<Row>): fc.Arbitrary<(Row & { id: string })[]> {
  return fc
    .tuple(...own.map((id) => maybe(row.map((cells) => ({ ...cells, id })))))
    .map((made) => made.filter((one) => one !== undefined));
}

const metric = fc.record({
  role: fc.constantFrom('north-star', 'key-driver', 'kpi', 'guardrail'),
  direction: fc.constantFrom('increase', 'decrease', 'stay-in-range', 'observe'),
  numberKind: fc.constantFrom('level', 'flow', 'rate', 'cumulative'),
  northStarSide: fc.constantFrom('whole', 'demand', 'supply'),
  cadence: fc.constantFrom('daily', 'weekly', 'monthly', 'quarterly'),
  rollingWindow: maybe(fc.integer({ min: 1, max: 60 })),
  unit: maybe(fc.constantFrom('%', 'users', '€', 'hours')),
  baseline: maybe(anyNumber),
  baselineDate: maybe(anyDay),
  target: maybe(anyNumber),
  targetDate: maybe(anyDay),
  healthyMin: maybe(anyNumber),
  healthyMax: maybe(anyNumber),
  lastReviewed: maybe(anyDay),
  gear: maybe(fc.constantFrom(...names.gears)),
  feeds: some(names.metrics),
  linkKind: maybe(fc.constantFrom('product', 'sum', 'ratio', 'influence')),
  expectedLag: maybe(anyNumber),
  owners: fc.subarray(['Ada', 'Grace']),
  marketBenchmark: maybe(fc.constantFrom(...names.metrics)),
} as const);

/** One-point, all-equal, gappy, ordinary and wild series; days in any order, some of them in the future. */
const readings = fc.uniqueArray(
  fc.record({ day: anyDay, value: anyNumber, definitionChanged: fc.boolean() }),
  { maxLength: 3, selector: (reading) => reading.day },
);
const steadyReadings = fc
  .record({
    step: fc.constantFrom(1, 7, 30, 91),
    values: fc.oneof(
      fc.array(anyNumber, { maxLength: 70 }),
      fc
        .tuple(anyNumber, fc.integer({ min: 1, max: 70 }))
        .map(([value, count]) => Array<number>(count).fill(value)),
      fc.array(fc.double({ min: 90, max: 110, noNaN: true }), { minLength: 20, maxLength: 70 }),
    ),
  })
  .map(({ step, values }) =>
    values.map((value, place) => ({
      day: dayFromNumber(dayNumber(carelessAsOf) - (values.length - place) * step),
      value,
    })),
  );

/** What a test may say of a workspace that people filled in without care: contradictions, cycles, odd numbers. */
export const carelessParts: fc.Arbitrary<WorkspaceParts> = fc.record({
  metrics: rows(names.metrics, metric),
  readings: fc
    .tuple(...names.metrics.map(() => fc.oneof(steadyReadings, readings)))
    .map((all) => Object.fromEntries(all.map((own, place) => [`metric ${place}`, own]))),
  gears: rows(
    names.gears,
    fc.record({ feeds: some(names.gears), linkKind: fc.constantFrom('feeds', 'reinvests') } as const),
  ),
  processes: rows(names.processes, fc.record({ gear: maybe(fc.constantFrom(...names.gears)) })),
  strategy: rows(
    names.choices,
    fc.record({ status: fc.constantFrom('chosen', 'not-doing', 'parked') } as const),
  ),
  teams: rows(names.teams, fc.record({ drivers: some(names.metrics) })),
  objectives: rows(
    names.objectives,
    fc.record({
      status: fc.constantFrom('idea', 'draft', 'agreed', 'active', 'closed'),
      cycleStart: maybe(anyDay),
      cycleEnd: maybe(anyDay),
      team: maybe(fc.constantFrom(...names.teams)),
      strategy: some(names.choices),
      gears: some(names.gears),
      contributesTo: some(names.objectives),
    } as const),
  ),
  keyResults: rows(
    names.keyResults,
    fc.record({
      objective: maybe(fc.constantFrom(...names.objectives)),
      metric: maybe(fc.constantFrom(...names.metrics)),
      driver: maybe(fc.constantFrom(...names.metrics)),
      start: maybe(anyNumber),
      target: maybe(anyNumber),
      current: maybe(anyNumber),
      due: maybe(anyDay),
      paceCurve: maybe(fc.constantFrom('s-curve', 'back-loaded', 'front-loaded', 'last-year')),
      weight: maybe(anyNumber),
      commitment: maybe(fc.constantFrom('committed', 'aspirational')),
    } as const),
  ),
  experiments: rows(
    names.experiments,
    fc.record({
      status: fc.constantFrom('idea', 'planned', 'running', 'finished', 'stopped'),
      outcome: maybe(fc.constantFrom('won', 'lost', 'inconclusive')),
      start: maybe(anyDay),
      end: maybe(anyDay),
      predictionMetric: maybe(fc.constantFrom(...names.metrics)),
      predictionDirection: maybe(fc.constantFrom('up', 'down')),
      predictionSize: maybe(anyNumber),
      measuredEffect: maybe(anyNumber),
      impact: maybe(fc.integer({ min: 1, max: 10 })),
      confidence: maybe(fc.integer({ min: 1, max: 10 })),
      ease: maybe(fc.integer({ min: 1, max: 10 })),
      learning: maybe(fc.constant('We learned')),
      drivers: some(names.metrics),
      replicates: maybe(fc.constantFrom(...names.experiments)),
      process: maybe(fc.constantFrom(...names.processes)),
    } as const),
  ),
  work: rows(
    ids('work', 4),
    fc.record({
      mode: maybe(fc.constantFrom('learning', 'generative', 'planning', 'execution')),
      planned: fc.boolean(),
      effortDays: maybe(fc.double({ min: 0, max: 1e12, noNaN: true })),
      start: maybe(anyDay),
      done: maybe(anyDay),
      driver: maybe(fc.constantFrom(...names.metrics)),
      team: maybe(fc.constantFrom(...names.teams)),
    } as const),
  ),
});

/** {@link carelessParts}, built; relations may dangle where a row was left out, as no normalising would let them. */
export const carelessWorkspace: fc.Arbitrary<Workspace> = carelessParts.map(buildWorkspace);
