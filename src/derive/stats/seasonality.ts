import { mean } from './mean.ts';
import { numberAt } from './number-at.ts';
import { isPresent, presentValues } from './present-values.ts';
import type { Gappy } from './present-values.ts';

/** The answer of {@link seasonality}. */
export type Seasonality =
  | { readonly status: 'too-few'; readonly cycles: number; readonly needed: number }
  | {
      readonly status: 'tested';
      /** Full cycles in the series. */
      readonly cycles: number;
      readonly seasonal: boolean;
      /** |r_m| in standard errors; `undefined` for a constant series. */
      readonly statistic: number | undefined;
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
 * last reading. A period below 2 is never seasonal.
 */
export function seasonality(values: Gappy, period: number): Seasonality {
  const first = Math.max(values.findIndex(isPresent), 0);
  const window = values.slice(first, values.findLastIndex(isPresent) + 1);
  const cycles = Math.floor(window.length / Math.max(period, 1));
  if (cycles < cyclesNeeded) return { status: 'too-few', cycles, needed: cyclesNeeded };
  const centre = mean(window) ?? 0;
  // A gap is at the centre: it adds nothing to any product.
  const deviations = Float64Array.from(window, (value) => (isPresent(value) ? value - centre : 0));
  const n = presentValues(window).length;
  const squares = laggedProduct(deviations, 0);
  if (period < 2 || squares === 0) return { status: 'tested', cycles, seasonal: false, statistic: undefined };
  let below = 0;
  for (let lag = 1; lag < period; lag += 1) below += (laggedProduct(deviations, lag) / squares) ** 2;
  const atPeriod = laggedProduct(deviations, period) / squares;
  const statistic = Math.abs(atPeriod) / Math.sqrt((1 + 2 * below) / n);
  return { status: 'tested', cycles, seasonal: statistic > critical, statistic };
}

function laggedProduct(deviations: Float64Array, lag: number): number {
  let sum = 0;
  for (let index = lag; index < deviations.length; index += 1) {
    sum += numberAt(deviations, index) * numberAt(deviations, index - lag);
  }
  return sum;
}
