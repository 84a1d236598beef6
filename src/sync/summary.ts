import * as z from 'zod';
import { diagnoses, paceStatuses, trendWords } from '../derive/scorecard.ts';
import type { Gap, HistoryPoint, NorthStarScore, Scorecard } from '../derive/scorecard.ts';
import { sayShare } from '../derive/say.ts';
import { Day } from '../model/day.ts';
import { Issue } from '../model/issue.ts';
import type { Workspace } from '../model/workspace.ts';
import { ObjectiveSummary, summariseObjectives } from './objective-summary.ts';

const Share = z.number().nullable();

/** The newest periods, oldest first; null where nothing was read. */
const History = z.array(z.object({ period: z.string(), value: z.number().nullable() })).readonly();

/** What one recalculation tells a person, in a page's length. Shares are fractions; null is "not enough data". */
export const Summary = z.object({
  name: z.string(),
  asOf: Day,
  /** One, or one for each side of a market; as many as were named, in the order of the KPI Book. */
  northStars: z
    .array(
      z.object({
        name: z.string(),
        verdict: z.string(),
        trend: z.enum(trendWords).nullable(),
        diagnosis: z.enum(diagnoses).nullable(),
        /** Why it is so. */
        because: z.string(),
        unit: z.string().nullable(),
        history: History,
        target: z.object({ value: z.number(), day: Day.nullable() }).nullable(),
        /** At the target's day, with its 80 % interval. */
        forecast: z.object({ value: z.number(), low: z.number(), high: z.number() }).nullable(),
      }),
    )
    .readonly(),
  /** How the two sides of a market do together; null without one North Star for each. */
  balance: z.string().nullable(),
  drivers: z
    .array(
      z.object({
        name: z.string(),
        progress: Share,
        expected: Share,
        pace: z.enum(paceStatuses).nullable(),
        trend: z.enum(trendWords).nullable(),
        gainAtTarget: Share,
        rateLimiting: z.boolean(),
        because: z.string(),
        history: History,
        target: z.number().nullable(),
      }),
    )
    .readonly(),
  rateLimitingStep: z.string().nullable(),
  /** Those of this cycle. */
  objectives: z.array(ObjectiveSummary).readonly(),
  gaps: z
    .array(
      z.object({
        rule: z.string(),
        severity: z.enum(['error', 'warning', 'info']),
        /** The row's id, to accept just this finding by; null when the workspace as a whole is meant. */
        row: z.string().nullable().default(null),
        subject: z.string(),
        message: z.string(),
        fix: z.string(),
        /** The essays of the method it comes from. */
        essays: z.array(z.string()).readonly().default([]),
        /** The settings that decided it, with the values they had. */
        thresholds: z
          .array(z.object({ name: z.string(), value: z.number() }))
          .readonly()
          .default([]),
        acknowledged: z.string().nullable(),
      }),
    )
    .readonly(),
  issues: z.array(Issue).readonly(),
});
export type Summary = z.infer<typeof Summary>;
export type NorthStarSummary = Summary['northStars'][number];

/** Shortens a scorecard to what the start page, the command line and a message show. */
export function summarise(options: {
  readonly workspace: Workspace;
  readonly scorecard: Scorecard;
  readonly issues: readonly Issue[];
}): Summary {
  const { workspace, scorecard, issues } = options;
  const names = new Map(workspace.metrics.map((metric) => [metric.id, metric.name]));
  return {
    name: workspace.name,
    asOf: scorecard.asOf,
    northStars: scorecard.northStars.map((own) => summariseNorthStar(own, { workspace, scorecard })),
    balance: sayBalance(scorecard.northStars[0]),
    drivers: summariseDrivers(scorecard, { workspace, names }),
    rateLimitingStep: nameStep(scorecard, names),
    objectives: summariseObjectives(workspace, scorecard),
    gaps: scorecard.gaps.map(summariseGap),
    issues,
  };
}

type Names = ReadonlyMap<string, string>;

function summariseNorthStar(
  { id, verdict, diagnosis, history }: NorthStarScore,
  { workspace, scorecard }: { readonly workspace: Workspace; readonly scorecard: Scorecard },
): NorthStarSummary {
  const score = scorecard.metrics.find((own) => own.id === id);
  const metric = workspace.metrics.find((own) => own.id === id);
  return {
    name: metric?.name ?? id,
    verdict,
    trend: score?.trend.value ?? null,
    diagnosis: diagnosis.value ?? null,
    because: diagnosis.because,
    unit: metric?.unit ?? null,
    history: storedHistory(history),
    target: metric?.target === undefined ? null : { value: metric.target, day: metric.targetDate ?? null },
    forecast: score?.forecast.value ?? null,
  };
}

/** Either North Star of a pair knows both sides. */
function sayBalance(northStar: NorthStarScore | undefined): string | null {
  const health = northStar?.combinedHealth;
  if (health?.value === undefined) return null;
  const weaker = northStar?.weakerSide.value;
  const weakest = weaker === undefined ? 'neither side is the weaker one' : `the weaker side is ${weaker}`;
  return `Combined health ${sayShare(health.value)}, and ${weakest}. ${health.because}.`;
}

function summariseDrivers(
  scorecard: Scorecard,
  { workspace, names }: { readonly workspace: Workspace; readonly names: Names },
): Summary['drivers'] {
  const metrics = new Map(scorecard.metrics.map((score) => [score.id, score]));
  return scorecard.drivers.map((driver) => {
    const metric = metrics.get(driver.id);
    return {
      name: names.get(driver.id) ?? driver.id,
      progress: metric?.progress.value ?? null,
      expected: metric?.expected.value ?? null,
      pace: metric?.pace.value ?? null,
      trend: metric?.trend.value ?? null,
      gainAtTarget: driver.gainAtTarget.value ?? null,
      rateLimiting: driver.rateLimiting.value ?? false,
      because: metric?.pace.because ?? '',
      history: storedHistory(driver.history),
      target: workspace.metrics.find(({ id }) => id === driver.id)?.target ?? null,
    };
  });
}

function storedHistory(history: readonly HistoryPoint[]): z.infer<typeof History> {
  return history.map(({ period, value = null }) => ({ period, value }));
}

function nameStep(scorecard: Scorecard, names: Names): string | null {
  const step = scorecard.overview.rateLimitingStep.value;
  if (step === undefined) return null;
  return step.drivers.map((id) => names.get(id) ?? id).join(' and ');
}

function summariseGap(gap: Gap): Summary['gaps'][number] {
  const { table: _, row, acknowledged, ...told } = gap;
  return { ...told, row: row ?? null, acknowledged: acknowledged ?? null };
}
