import { mean } from './mean.ts';
import { numberAt } from './number-at.ts';
import { readingsOf } from './present-values.ts';
import type { Gappy, Values } from './present-values.ts';

/** The scale on which a series is best compared and forecast. */
export type ValueScale =
  | { readonly kind: 'linear' }
  /** Natural logarithm: values that vary by factors. */
  | { readonly kind: 'log' }
  /** ln(x + 1): counts that vary by factors and include 0. */
  | { readonly kind: 'log-plus-one' }
  /** ln(x / (1 - x)): shares near 0 or 1. Nothing is taken to be nearer to either than `nearest`. */
  | { readonly kind: 'logit'; readonly nearest: number };

/** What the numbers of a series are. `amount` is anything that is neither a count of things nor a share of 1. */
export type ValueKind = 'amount' | 'count' | 'share';

const widestLinearSpan = 4;
const nearEdge = 0.05;

/**
 * On which scale should limits, lags and forecasts of this series be computed? A right-skewed positive series that
 * spans more than a factor of 4 on the logarithm, when that makes it less skewed: limits on the raw values would
 * cry wolf at every high reading; the highest reading is left out, so that one cannot decide. A share with values below .05 or above .95 on the logit, so that no forecast
 * leaves 0 to 1. Everything else, and a series with too few readings to tell (below 4), as it is.
 */
export function valueScale(values: Values, kind: ValueKind): ValueScale {
  const readings = readingsOf(values);
  if (readings.length < 4) return { kind: 'linear' };
  if (kind === 'share') return shareScale(readings);
  const { low, high } = usualRange(readings);
  const shift = low === 0 && kind === 'count' ? 1 : 0;
  if (low + shift <= 0 || high + shift <= widestLinearSpan * (low + shift)) return { kind: 'linear' };
  const usual = readings.toSorted().subarray(0, -1);
  const skew = skewness(usual);
  const logged = skewness(usual.map((value) => Math.log(value + shift)));
  if (skew <= 0 || Math.abs(logged) >= skew) return { kind: 'linear' };
  return { kind: shift === 0 ? 'log' : 'log-plus-one' };
}

/** The lowest reading, and the highest but one. */
function usualRange(readings: Float64Array): { low: number; high: number } {
  let low = Infinity;
  let high = -Infinity;
  let highest = -Infinity;
  for (let index = 0; index < readings.length; index += 1) {
    const reading = numberAt(readings, index);
    low = Math.min(low, reading);
    high = Math.max(high, Math.min(reading, highest));
    highest = Math.max(highest, reading);
  }
  return { low, high };
}

/** A value on the scale; `undefined` when it has no place there, such as the logarithm of a negative number. */
export function toScale(value: number, scale: ValueScale): number | undefined {
  const scaled = scaledValue(value, scale);
  return Number.isFinite(scaled) ? scaled : undefined;
}

/** A series on the scale; on the linear one the very same. */
export function allToScale(values: Gappy, scale: ValueScale): Gappy {
  if (scale.kind === 'linear') return values;
  return values.map((value) => (value === undefined ? undefined : toScale(value, scale)));
}

/** The value that stands at a place on the scale: {@link toScale} undone. */
export function fromScale(scaled: number, scale: ValueScale): number {
  switch (scale.kind) {
    case 'linear':
      return scaled;
    case 'log':
      return Math.exp(Math.min(scaled, 700));
    case 'log-plus-one':
      return Math.expm1(Math.min(scaled, 700));
    case 'logit':
      return 1 / (1 + Math.exp(-scaled));
  }
}

function scaledValue(value: number, scale: ValueScale): number {
  switch (scale.kind) {
    case 'linear':
      return value;
    case 'log':
      return Math.log(value);
    case 'log-plus-one':
      return Math.log1p(value);
    case 'logit': {
      const share = Math.min(Math.max(value, scale.nearest), 1 - scale.nearest);
      return Math.log(share / (1 - share));
    }
  }
}

function shareScale(readings: Float64Array): ValueScale {
  const isShare = readings.every((value) => value >= 0 && value <= 1);
  if (!isShare || !readings.some((value) => value < nearEdge || value > 1 - nearEdge))
    return { kind: 'linear' };
  return logitScale(readings);
}

/**
 * The logit for a series of shares. One of exactly 0 or 1 is put half as far out as the most extreme other one, as
 * half a case would be.
 */
export function logitScale(values: Values): ValueScale {
  let least = 0.01;
  for (const value of readingsOf(values)) {
    const distance = Math.min(value, 1 - value);
    if (distance > 0) least = Math.min(least, distance);
  }
  return { kind: 'logit', nearest: Math.max(least / 2, 1e-12) };
}

/** Third standardised moment; 0 for a constant series. */
function skewness(readings: Float64Array): number {
  const centre = mean(readings) ?? 0;
  const deviations = readings.map((value) => value - centre);
  const spread = Math.sqrt(mean(deviations.map((deviation) => deviation * deviation)) ?? 0);
  return spread > 0 ? (mean(deviations.map((deviation) => (deviation / spread) ** 3)) ?? 0) : 0;
}
