import * as z from 'zod';
import { diagnoses, trendWords } from '../derive/scorecard.ts';
import { Day } from '../model/day.ts';
import type { Summary } from './summary.ts';

/** A workspace in two lines, for whoever looks after several. Null is "not enough data". */
export const Headline = z.object({
  asOf: Day,
  northStars: z
    .array(
      z.object({
        name: z.string(),
        trend: z.enum(trendWords).nullable(),
        diagnosis: z.enum(diagnoses).nullable(),
      }),
    )
    .readonly(),
  rateLimitingStep: z.string().nullable(),
  /** Open findings by severity; what was accepted does not count. */
  gaps: z.object({ error: z.number(), warning: z.number(), info: z.number() }),
});
export type Headline = z.infer<typeof Headline>;

/** Shortens what a recalculation tells to what a list of workspaces shows. */
export function headlineOf({ asOf, northStars, rateLimitingStep, gaps }: Summary): Headline {
  const open = gaps.filter(({ acknowledged }) => acknowledged === null);
  return {
    asOf,
    northStars: northStars.map(({ name, trend, diagnosis }) => ({ name, trend, diagnosis })),
    rateLimitingStep,
    gaps: {
      error: open.filter(({ severity }) => severity === 'error').length,
      warning: open.filter(({ severity }) => severity === 'warning').length,
      info: open.filter(({ severity }) => severity === 'info').length,
    },
  };
}
