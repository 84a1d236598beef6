import { readdirSync } from 'node:fs';
import * as z from 'zod';
import { caseFolder, readCase } from './read-case.ts';

const number = z.number();
const Row = z.object({ lag: number, m: number, rho: number, p: number, p_bonf: number });
export const recommendedLag =
  'recommended (own): [seasonal medians removed] Sen-detrend + AR prewhiten both + lagged Spearman + Bonferroni over lags';
export const otherDirection = 'other_direction (nsm leads driver)';
export const rawLag = 'raw (do not report significance from this)';

const LagCase = z.object({
  id: z.string(),
  driver: z.array(number),
  nsm: z.array(number),
  period: number.optional(),
  n: number,
  max_lag: number,
  expected: z.object({
    status: z.string().optional(),
    [rawLag]: z.object({ rows: z.array(Row), best_lag: number, best_p_bonf: number }).optional(),
    seasonal_medians_removed: z.object({ driver: z.array(number), nsm: z.array(number) }).optional(),
    [recommendedLag]: z
      .object({
        ar_driver: z.array(number),
        ar_nsm: z.array(number),
        rows: z.array(Row),
        best_lag: number,
        best_p_bonf: number,
      })
      .optional(),
    [otherDirection]: z.object({ best_lag: number, best_p_bonf: number }).optional(),
  }),
});
type LagCase = z.infer<typeof LagCase>;

/** Pairs of series, the first perhaps leading the second, with what the recommended method finds. */
export const lagCases: readonly LagCase[] = readdirSync(caseFolder)
  .filter((name) => name.startsWith('lag-'))
  .toSorted()
  .map((name) => LagCase.parse(readCase(name)));
