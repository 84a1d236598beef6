import type { Id } from '../model/cell-shapes.ts';
import type { Day } from '../model/day.ts';
import type { WorkMode } from '../model/work-item.ts';
import type { Answer } from './answer.ts';

/** The verdict on a series. `no-trend` means that none was shown, not that the metric is stable. */
export const trendWords = ['rising', 'falling', 'leaning-up', 'leaning-down', 'flat', 'no-trend'] as const;
export type TrendWord = (typeof trendWords)[number];

export const paceStatuses = [
  'too-early',
  'not-started',
  'ahead',
  'on-track',
  'behind',
  'off-track',
  'reached',
] as const;
export type PaceStatus = (typeof paceStatuses)[number];

/** A metric's one status. Precedence: no data, stale, out of range, then pace. */
export const metricStatuses = ['no-data', 'stale', 'out-of-range', ...paceStatuses] as const;
export type MetricStatus = (typeof metricStatuses)[number];

export const freshnessWords = ['fresh', 'due', 'stale'] as const;
export type Freshness = (typeof freshnessWords)[number];

export const signalWords = ['none', 'up', 'down'] as const;
export type SignalWord = (typeof signalWords)[number];

export const leadLagWords = ['supported', 'not-shown', 'contradicts'] as const;
export type LeadLagWord = (typeof leadLagWords)[number];

export const diagnoses = [
  'working',
  'strategy-may-be-wrong',
  'strategy-not-executed',
  'tactics-do-not-move-drivers',
] as const;
export type Diagnosis = (typeof diagnoses)[number];

/** A finding of a rule: what is wrong, where, and what to do about it. */
export interface Gap {
  /** Rule id, such as `okr/orphan`. */
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'info';
  /** Table and row; the row is absent when the workspace as a whole is meant. */
  readonly table: string;
  readonly row: Id | undefined;
  /** What a person calls the row. */
  readonly subject: string;
  /** What was found, in one sentence. */
  readonly message: string;
  /** What to do, in one sentence. */
  readonly fix: string;
  /** The essays it comes from, as METHOD numbers them. */
  readonly essays: readonly string[];
  /** The settings that decided it, with the values they had. */
  readonly thresholds: readonly { readonly name: string; readonly value: number }[];
  /** Set when somebody has read it and lets it stand. */
  readonly acknowledged: string | undefined;
}

/** The trend of a series on its cadence grid. `slope` and its bounds are in the metric's unit per period. */
export interface Trend extends Answer<TrendWord> {
  readonly slope: number | undefined;
  readonly low: number | undefined;
  readonly high: number | undefined;
  /** Readings used. */
  readonly n: number;
  /** Of the test: standard errors from no trend, positive when rising. */
  readonly z: number | undefined;
  readonly p: number | undefined;
}

/** Whether a driver's moves come before its North Star's; figures are of the strongest lag. */
export interface LeadLagAnswer extends Answer<LeadLagWord> {
  /** Periods of the cadence. */
  readonly lag: number | undefined;
  /** Spearman's rank correlation of what neither could have known from its own past. */
  readonly rho: number | undefined;
  /** Shared values compared. */
  readonly n: number;
  /** Corrected for the lags tried and, where several drivers were asked, for those too. */
  readonly p: number | undefined;
}

/** A value with its 80 % interval. */
export interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** What is derived for every metric. Shares are fractions, values in the metric's unit. */
export interface MetricScore {
  readonly id: Id;
  readonly latest: Answer<number>;
  readonly latestDay: Day | undefined;
  /** Latest minus the period before. */
  readonly change: Answer<number>;
  readonly trend: Trend;
  readonly signal: Answer<SignalWord>;
  /** (current − baseline) / (target − baseline), unclamped. */
  readonly progress: Answer<number>;
  /** Share of the time from baseline to target that has passed. */
  readonly expected: Answer<number>;
  readonly pace: Answer<PaceStatus>;
  /** At the target date, 80 % interval. */
  readonly forecast: Answer<Interval>;
  /** Chance of meeting the target on its date. */
  readonly chance: Answer<number>;
  readonly freshness: Answer<Freshness>;
  readonly inRange: Answer<boolean>;
  /** Share of the KPI Book's required fields that are filled. */
  readonly completeness: Answer<number>;
  readonly status: Answer<MetricStatus>;
  /** A convention, 0 to 1: chance, pace, trend and stability in one number. */
  readonly health: Answer<number>;
}

/** What was read in one period; undefined where nothing was. */
export interface HistoryPoint {
  /** `2026-03`, `2026-W14`, … */
  readonly period: string;
  readonly value: number | undefined;
}

/** What is derived for a North Star beside its metric score. */
export interface NorthStarScore {
  readonly id: Id;
  /** The verdict in words: trend, evidence, and what it means. */
  readonly verdict: string;
  /** Its newest periods, oldest first; empty without a reading. */
  readonly history: readonly HistoryPoint[];
  readonly diagnosis: Answer<Diagnosis>;
  /** Which of the nsm rules it meets: "9 of 11: …". */
  readonly criteria: Answer<string>;
  /** Level against target or baseline, 1 is at target. Only with one North Star a side. */
  readonly sideIndex: Answer<number>;
  readonly weakerSide: Answer<'demand' | 'supply'>;
  /** Geometric mean of the side indices, so that one dead side cannot hide. */
  readonly combinedHealth: Answer<number>;
}

/** What is derived for a key driver beside its metric score. Gains are fractions of the North Star. */
export interface DriverScore {
  readonly id: Id;
  readonly northStar: Id | undefined;
  /** Its newest periods, oldest first. */
  readonly history: readonly HistoryPoint[];
  readonly gainAtTarget: Answer<number>;
  readonly gainAtTwoPercent: Answer<number>;
  /** What of the North Star's change came from it, in the North Star's unit. */
  readonly contribution: Answer<number>;
  readonly leadLag: LeadLagAnswer;
  /** The day by which the driver wants another look (three months after the last). */
  readonly reviewDue: Answer<Day>;
  readonly rateLimiting: Answer<boolean>;
}

export interface GearScore {
  readonly id: Id;
  readonly health: Answer<number>;
  readonly objectives: number;
  readonly processes: number;
}

export interface ObjectiveScore {
  readonly id: Id;
  /** Weighted mean of its key results with data, each clamped to 0–1. */
  readonly progress: Answer<number>;
  /** Share of the weight that has data. */
  readonly coverage: number;
  readonly expected: Answer<number>;
  /** Its worst key result's. */
  readonly pace: Answer<PaceStatus>;
  /** "→ Activation → Weekly active teams". */
  readonly path: Answer<string>;
  /** Names of the objectives that contribute to it. */
  readonly contributors: readonly string[];
}

export interface KeyResultScore {
  readonly id: Id;
  readonly current: Answer<number>;
  readonly progress: Answer<number>;
  readonly expected: Answer<number>;
  readonly pace: Answer<PaceStatus>;
  readonly chance: Answer<number>;
}

export const nextSteps = ['decide', 'bank-the-win', 'replicate', 'write-the-learning'] as const;
export type NextStep = (typeof nextSteps)[number];

export interface ExperimentScore {
  readonly id: Id;
  /** Mean of impact, confidence and ease. */
  readonly ice: Answer<number>;
  readonly onRateLimitingStep: Answer<boolean>;
  readonly daysRunning: Answer<number>;
  readonly nextStep: Answer<NextStep>;
  readonly predictedVersusMeasured: Answer<string>;
}

export interface TeamScore {
  readonly id: Id;
  readonly connected: Answer<boolean>;
  readonly strategicShare: Answer<number>;
  readonly mode: Answer<WorkMode | 'reactive' | 'survival'>;
}

/** The rate-limiting step of the machine: one driver, or several that the data cannot tell apart. */
export interface RateLimitingStep {
  readonly drivers: readonly Id[];
  readonly runnerUp: Id | undefined;
  /** North Star gain when the step reaches its own target. */
  readonly gain: number;
}

/** What is derived for the workspace as a whole. */
export interface OverviewScore {
  readonly rateLimitingStep: Answer<RateLimitingStep>;
  readonly machine: Answer<string>;
  /** Of the seven steps of getting started, those done. */
  readonly onboarding: Answer<string>;
  readonly alignedShare: Answer<number>;
  readonly worstStale: Answer<Id>;
  readonly finishedPerFourWeeks: Answer<number>;
  readonly winRate: Answer<number>;
  readonly bankedRate: Answer<number>;
  readonly replicatedRate: Answer<number>;
  /** Share of measured impact from the best tenth of the experiments. */
  readonly topTenthShare: Answer<number>;
  /** Measured over predicted effect, the median: 1 is foresight, less is optimism. */
  readonly calibration: Answer<number>;
}

/** Everything derived for one workspace on one day. Arrays follow the workspace's own order. */
export interface Scorecard {
  readonly asOf: Day;
  readonly metrics: readonly MetricScore[];
  readonly northStars: readonly NorthStarScore[];
  readonly drivers: readonly DriverScore[];
  readonly gears: readonly GearScore[];
  readonly objectives: readonly ObjectiveScore[];
  readonly keyResults: readonly KeyResultScore[];
  readonly experiments: readonly ExperimentScore[];
  readonly teams: readonly TeamScore[];
  readonly overview: OverviewScore;
  /** Worst first; within a severity in the order of the catalogue. */
  readonly gaps: readonly Gap[];
}
