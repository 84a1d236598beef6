import { mean } from './mean.ts';
import { numberAt } from './number-at.ts';
import { countPresent, isPresent } from './present-values.ts';
import type { Gappy } from './present-values.ts';
import { withScratch } from './scratch.ts';

/** The answer of {@link seasonality}. */
export type Seasonality =
  | { readonly status: 'too-few'; readonly cycles: number; readonly needed: number }
  | {
      readonly status: 'tested';
      /** Full cycles in the series. */
      readonly cycles: number;
      readonly seasonal: boolean;
    };

/** Full cycles without which no season can be told. */
export const cyclesNeeded = 3;
/** The 95th percentile of the normal law. */
const critical = 1.645;

/**
 * Does the series repeat itself every `period` readings (7 for days, 12 for months, 4 for quarters, 52 for weeks)?
 * The autocorrelation at the seasonal lag against its standard error under a process that does not repeat:
 * |r_m| / √((1 + 2·Σ_{i<m} r_i²) / n) > 1.645, as R `forecast::thetaf` decides.
 *
 * `values` stand on a grid; pairs with a gap are left out. `too-few` below three full cycles from the first to the
 * last reading. A period below 2 is never seasonal, and neither is a constant series.
 */
export function seasonality(values: Gappy, period: number): Seasonality {
  return seasonFrom(values, { period, needed: cyclesNeeded });
}

/**
 * {@link seasonality} from two cycles on: too few to take a season off, enough to suspect one. Of series without a
 * season at most 2 in 100 are suspected (simulated, with an autocorrelation from 0 to .9).
 */
export function suspectedSeasonality(values: Gappy, period: number): Seasonality {
  return seasonFrom(values, { period, needed: 2 });
}

function seasonFrom(values: Gappy, { period, needed }: { period: number; needed: number }): Seasonality {
  const first = Math.max(values.findIndex(isPresent), 0);
  const end = values.findLastIndex(isPresent) + 1;
  const cycles = Math.floor((end - first) / Math.max(period, 1));
  if (cycles < needed) return { status: 'too-few', cycles, needed };
  const centre = mean(values) ?? 0;
  const n = countPresent(values);
  const seasonal = withScratch(end - first, (deviations) => {
    for (let index = first; index < end; index += 1) {
      const value = values[index];
      // A gap is at the centre: it adds nothing to any product.
      deviations[index - first] = isPresent(value) ? value - centre : 0;
    }
    return period >= 2 && repeats(deviations, { period, n });
  });
  return { status: 'tested', cycles, seasonal };
}

/** Most series do not, and of most of them the first few lags tell: every further one only adds to the error. */
function repeats(deviations: Float64Array, { period, n }: { period: number; n: number }): boolean {
  const squares = laggedProduct(deviations, 0);
  if (squares === 0) return false;
  const atPeriod = Math.abs(laggedProduct(deviations, period) / squares);
  let below = 0;
  for (let lag = 1; lag < period; lag += 1) {
    if (!(atPeriod / Math.sqrt((1 + 2 * below) / n) > critical)) return false;
    below += (laggedProduct(deviations, lag) / squares) ** 2;
  }
  return atPeriod / Math.sqrt((1 + 2 * below) / n) > critical;
}

function laggedProduct(deviations: Float64Array, lag: number): number {
  let sum = 0;
  for (let index = lag; index < deviations.length; index += 1) {
    sum += numberAt(deviations, index) * numberAt(deviations, index - lag);
  }
  return sum;
}
