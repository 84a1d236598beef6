import { mean } from './mean.ts';
import { isPresent } from './present-values.ts';
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

const needed = 3;
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
  if (cycles < needed) return { status: 'too-few', cycles, needed };
  const centre = mean(window) ?? 0;
  const deviations = window.map((value) => (isPresent(value) ? value - centre : undefined));
  const n = deviations.filter((deviation) => deviation !== undefined).length;
  const squares = laggedProduct(deviations, 0);
  if (period < 2 || squares === 0) return { status: 'tested', cycles, seasonal: false, statistic: undefined };
  let below = 0;
  for (let lag = 1; lag < period; lag += 1) below += (laggedProduct(deviations, lag) / squares) ** 2;
  const atPeriod = laggedProduct(deviations, period) / squares;
  const statistic = Math.abs(atPeriod) / Math.sqrt((1 + 2 * below) / n);
  return { status: 'tested', cycles, seasonal: statistic > critical, statistic };
}

function laggedProduct(deviations: Gappy, lag: number): number {
  let sum = 0;
  for (const [index, deviation] of deviations.entries()) {
    const other = deviations[index + lag];
    if (deviation !== undefined && other !== undefined) sum += deviation * other;
  }
  return sum;
}
