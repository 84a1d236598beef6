import { mean } from './mean.ts';
import { isPresent } from './present-values.ts';
import type { Gappy } from './present-values.ts';

/** A series taken apart into a season that multiplies and the rest. */
export interface SeasonalFactors {
  /** By which each season multiplies the level, from the season of index 0; their mean is 1. */
  readonly factors: readonly number[];
  /** The readings over their factor: what to forecast. */
  readonly adjusted: readonly (number | undefined)[];
}

/** A season with a factor this small cannot be divided by. */
const smallestFactor = 1e-10;

/**
 * Classical multiplicative decomposition, for a forecast: forecast `adjusted`, then multiply mean and standard
 * deviation of each period by the factor of its season, `factors[index % period]`. A centred moving average over
 * one cycle is the level; the mean ratio of reading to level over the cycles is the factor; factors are scaled to
 * mean 1. Agrees with R `decompose(type = "multiplicative")`, which `forecast::thetaf` uses.
 *
 * `undefined` when a reading is 0 or less, when some season has no reading with a full cycle around it (two cycles
 * without gaps always suffice), or when a factor is nearly 0: then forecast without a season.
 */
export function seasonalFactors(values: Gappy, period: number): SeasonalFactors | undefined {
  if (period < 2 || values.some((value) => isPresent(value) && value <= 0)) return undefined;
  const ratios: number[][] = Array.from({ length: period }, () => []);
  for (const [index, value] of values.entries()) {
    const level = centredMean(values, { index, period });
    if (isPresent(value) && level !== undefined) ratios[index % period]?.push(value / level);
  }
  const figures = ratios.map((list) => mean(list));
  const overall = mean(figures);
  if (overall === undefined || figures.includes(undefined)) return undefined;
  const factors = figures.map((figure) => (figure ?? overall) / overall);
  if (factors.some((factor) => !(factor > smallestFactor))) return undefined;
  const adjusted = values.map((value, index) =>
    isPresent(value) ? value / (factors[index % period] ?? 1) : undefined,
  );
  return { factors, adjusted };
}

/** The mean over one cycle around an index; for an even period the two outermost readings count half. */
function centredMean(
  values: Gappy,
  { index, period }: { index: number; period: number },
): number | undefined {
  const half = Math.floor(period / 2);
  if (index < half || index + half >= values.length) return undefined;
  let sum = 0;
  for (let offset = -half; offset <= half; offset += 1) {
    const value = values[index + offset];
    if (!isPresent(value)) return undefined;
    const outermost = period % 2 === 0 && Math.abs(offset) === half;
    sum += outermost ? value / 2 : value;
  }
  return sum / period;
}
