import * as z from 'zod';
import { Day } from './day.ts';
import { Cadence } from './period.ts';
import { Id, Ids, People, Text } from './cell-shapes.ts';

/** What a metric is in the strategy: the North Star, one of its one to three key drivers, a KPI, or a guardrail. */
export const MetricRole = z.enum(['north-star', 'key-driver', 'kpi', 'guardrail']);
export type MetricRole = z.infer<typeof MetricRole>;

/** Which way is better. `observe` is neither. */
export const Direction = z.enum(['increase', 'decrease', 'stay-in-range', 'observe']);
export type Direction = z.infer<typeof Direction>;

/**
 * How values combine over time: a `level` is read at a moment, a `flow` is summed over its period, a `rate` is
 * a share or a ratio, a `cumulative` counter can only rise and is differenced before anything is said about it.
 */
export const NumberKind = z.enum(['level', 'flow', 'rate', 'cumulative']);
export type NumberKind = z.infer<typeof NumberKind>;

export const Side = z.enum(['customer', 'business']);
export type Side = z.infer<typeof Side>;

export const Timing = z.enum(['leading', 'lagging']);
export type Timing = z.infer<typeof Timing>;

/** Which side of a two-sided market a North Star stands for. */
export const NorthStarSide = z.enum(['whole', 'demand', 'supply']);
export type NorthStarSide = z.infer<typeof NorthStarSide>;

/** How a metric enters the ones it feeds: as a factor, a part, a divisor's numerator, or only by influence. */
export const LinkKind = z.enum(['product', 'sum', 'ratio', 'influence']);
export type LinkKind = z.infer<typeof LinkKind>;

/** A row of the KPI Book. Numbers are in the metric's own `unit`; a percent is a fraction (0.41 is 41 %). */
export const Metric = z.object({
  id: Id,
  /** What people and other tools call it by, such as `weekly_active_teams`. */
  key: Text,
  name: z.string(),
  definition: Text,
  unit: Text,
  role: MetricRole.default('kpi'),
  direction: Direction.default('increase'),
  numberKind: NumberKind.default('level'),
  side: Side.optional(),
  timing: Timing.optional(),
  northStarSide: NorthStarSide.default('whole'),
  cadence: Cadence.default('monthly'),
  /** Periods that a rolling value spans (4 for a 28-day figure read weekly); absent for plain values. */
  rollingWindow: z.number().int().positive().optional(),
  source: Text,
  owners: People,
  baseline: z.number().optional(),
  /** The day the baseline was read: where "expected by now" starts counting. */
  baselineDate: Day.optional(),
  target: z.number().optional(),
  targetDate: Day.optional(),
  healthyMin: z.number().optional(),
  healthyMax: z.number().optional(),
  lastReviewed: Day.optional(),
  jobToBeDone: Text,
  proxyBehaviour: Text,
  couldMakeUsDoWrong: Text,
  gear: Id.optional(),
  process: Id.optional(),
  /** The metrics this one feeds: the KPI chain. */
  feeds: Ids,
  linkKind: LinkKind.optional(),
  /** Periods until a change here is expected to show in what it feeds. */
  expectedLag: z.number().optional(),
  counterMetrics: Ids,
  marketBenchmark: Id.optional(),
});
export type Metric = z.infer<typeof Metric>;
