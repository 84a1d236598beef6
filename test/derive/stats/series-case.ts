import { readdirSync } from 'node:fs';
import * as z from 'zod';
import { caseFolder, readCase } from './read-case.ts';

const number = z.number();

const Line = z.object({ slope: number, intercept: number, lo: number, hi: number });
const Test = z.object({ S: number, var: number, z: number, p: number });
const Chart = z.object({
  centre: number,
  mR: number,
  unpl: number,
  lnpl: number,
  url: number,
  rule1: z.array(number),
  rule2_run8: z.array(number),
  rule3_3of4: z.array(number),
  mr_signal: z.array(number),
});
const recommendedTrend = 'own (MK + AR(1) bias-corrected variance inflation)';
const recommendedForecast = 'own robust_theta (non-seasonal)';

/** A reference series and what the recommended methods give for it; a `null` reading is a gap. */
const SeriesCase = z.object({
  id: z.string(),
  period: number.nullable(),
  y: z.array(number.nullable()).transform((y) => y.map((value) => value ?? undefined)),
  expected: z.object({
    theil_sen: z
      .object({
        own: Line,
        'R:trend::sens.slope': z.object({ lo: number.optional(), hi: number.optional() }).optional(),
      })
      .optional(),
    seasonal_mann_kendall: z
      .object({ period: number, own: Test.extend({ tau_a: number, slope_per_cycle: number }) })
      .optional(),
    mann_kendall: z
      .object({
        own: Test.extend({ n: number, tau_a: number, tau_b: number.optional() }),
        'R:Kendall::MannKendall': z.object({ tau_b: number, S: number }).optional(),
      })
      .optional(),
    trend_recommended: z.object({
      [recommendedTrend]: z.discriminatedUnion('status', [
        z.object({ status: z.literal('insufficient'), n: number }),
        z.object({ status: z.literal('constant'), n: number }),
        Line.extend({ status: z.literal('direction-only'), n: number, S: number }),
        Line.extend({
          status: z.literal('ok'),
          n: number,
          r1: number,
          r1_corrected: number,
          inflation: number,
          n_eff: number,
          ...Test.shape,
          var_adj: number,
          direction: z.enum(['up', 'down', 'none']),
        }),
      ]),
    }),
    xmr: z
      .object({
        'mean_mr (2.66/3.268)': Chart,
        'median_mr (3.145/3.865, centre=mean)': Chart,
        'R:qcc xbar.one (3/1.128379)': z
          .object({ center: number, lcl: number, ucl: number, beyond: z.array(number) })
          .optional(),
      })
      .partial()
      .optional(),
    forecast: z
      .object({
        [recommendedForecast]: z.object({
          alpha: number,
          l0: number,
          level: number,
          half_slope: number,
          sigma2: number,
          drift_var: number,
          df: number,
          mean: z.array(number),
          sd: z.array(number),
          lo80: z.array(number),
          hi80: z.array(number),
          lo95: z.array(number),
          hi95: z.array(number),
        }),
        'own ses_fit': z.object({ alpha: number, l0: number, level: number, sse: number }).optional(),
        'R:forecast ses_nonseasonal': z.object({ mse: number }).optional(),
        'R:forecast thetaf': z.object({ mean: z.array(number) }).optional(),
      })
      .optional(),
  }),
});
type SeriesCase = z.infer<typeof SeriesCase>;

/** All reference series, in the order of their file names. */
export const seriesCases: readonly SeriesCase[] = readdirSync(caseFolder)
  .filter((name) => name.startsWith('series-'))
  .toSorted()
  .map((name) => SeriesCase.parse(readCase(name)));

/** One reference series by its id. */
export function seriesCase(id: string): SeriesCase {
  const found = seriesCases.find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(`No reference series "${id}"`);
  return found;
}

/** The recommended trend test of a reference series. */
export function expectedTrend(
  reference: SeriesCase,
): SeriesCase['expected']['trend_recommended'][typeof recommendedTrend] {
  return reference.expected.trend_recommended[recommendedTrend];
}

/** The recommended forecast of a reference series, where it is long enough to have one. */
export function expectedForecast(
  reference: SeriesCase,
): NonNullable<SeriesCase['expected']['forecast']>[typeof recommendedForecast] | undefined {
  return reference.expected.forecast?.[recommendedForecast];
}
