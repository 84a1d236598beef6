import * as z from 'zod';
import { diagnoses, paceStatuses, trendWords } from '../derive/scorecard.ts';
import type { Gap, Scorecard } from '../derive/scorecard.ts';
import { Day } from '../model/day.ts';
import { Issue } from '../model/issue.ts';
import type { Workspace } from '../model/workspace.ts';

const Share = z.number().nullable();

/** What one recalculation tells a person, in a page's length. Shares are fractions; null is "not enough data". */
export const Summary = z.object({
  name: z.string(),
  asOf: Day,
  northStar: z
    .object({
      name: z.string(),
      verdict: z.string(),
      trend: z.enum(trendWords).nullable(),
      diagnosis: z.enum(diagnoses).nullable(),
      /** Why it is so. */
      because: z.string(),
    })
    .nullable(),
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
      }),
    )
    .readonly(),
  rateLimitingStep: z.string().nullable(),
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
    northStar: summariseNorthStar(scorecard, names),
    drivers: summariseDrivers(scorecard, names),
    rateLimitingStep: nameStep(scorecard, names),
    gaps: scorecard.gaps.map(summariseGap),
    issues,
  };
}

type Names = ReadonlyMap<string, string>;

function summariseNorthStar(scorecard: Scorecard, names: Names): Summary['northStar'] {
  const [northStar] = scorecard.northStars;
  if (northStar === undefined) return null;
  const metric = scorecard.metrics.find((score) => score.id === northStar.id);
  return {
    name: names.get(northStar.id) ?? northStar.id,
    verdict: northStar.verdict,
    trend: metric?.trend.value ?? null,
    diagnosis: northStar.diagnosis.value ?? null,
    because: northStar.diagnosis.because,
  };
}

function summariseDrivers(scorecard: Scorecard, names: Names): Summary['drivers'] {
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
    };
  });
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
