import { lagOneAutocorrelation } from './autocorrelation.ts';
import { biasCorrectedAutocorrelation } from './bias-corrected-autocorrelation.ts';
import { mean } from './mean.ts';
import { countPresent, isPresent } from './present-values.ts';
import type { Gappy } from './present-values.ts';

/** How a series follows from its own past: value = sum of coefficient · value, one and more periods before. */
export interface Autoregression {
  readonly coefficients: readonly number[];
  /** So many first values have no full past, at the most that could have been fitted. */
  readonly longest: number;
}

const longFrom = 40;
const longestOrder = 4;

/**
 * Fits an autoregression to residuals from a line. Below 40 readings of order 1 with the bias-corrected lag-1
 * autocorrelation, held inside [-.5, .98]; from 40 on of order 0 to 4 by Yule-Walker, the order by least AICc.
 * Order 1 alone lets a series with longer memory through, and short series cannot carry more.
 *
 * `undefined` when there is nothing to fit: fewer than 5 readings or a constant.
 */
export function autoregression(residuals: Gappy): Autoregression | undefined {
  const n = countPresent(residuals);
  if (n >= longFrom) return yuleWalker(residuals, n);
  const r1 = lagOneAutocorrelation(residuals);
  if (r1 === undefined) return undefined;
  const corrected = biasCorrectedAutocorrelation({ r1, n, fitted: 'line', atLeast: -0.5, atMost: 0.98 });
  return corrected === undefined ? undefined : { coefficients: [corrected], longest: 1 };
}

/** What the past does not explain of each value; `undefined` where a value or its past is missing. */
export function prewhiten(values: Gappy, { coefficients, longest }: Autoregression): (number | undefined)[] {
  return values.map((value, index) => {
    if (!isPresent(value) || index < longest) return undefined;
    let rest = value;
    for (const [offset, coefficient] of coefficients.entries()) {
      const earlier = values[index - 1 - offset];
      if (!isPresent(earlier)) return undefined;
      rest -= coefficient * earlier;
    }
    return rest;
  });
}

/** Levinson and Durbin's recursion over the orders, https://doi.org/10.1002/sapm1946251261. */
function yuleWalker(residuals: Gappy, n: number): Autoregression | undefined {
  const covariances = autocovariances(residuals, n);
  const [variance] = covariances;
  if (variance === undefined || variance <= 0) return undefined;
  let error = variance;
  let coefficients: number[] = [];
  let best = { coefficients, criterion: correctedAic({ error, order: 0, n }) };
  for (let order = 1; order <= longestOrder; order += 1) {
    let rest = covariances[order] ?? 0;
    for (const [index, coefficient] of coefficients.entries()) {
      rest -= coefficient * (covariances[order - 1 - index] ?? 0);
    }
    const partial = rest / error;
    // Gaps can make the covariances contradict each other; no stationary process has such a partial correlation.
    if (!(Math.abs(partial) < 1)) break;
    const mirrored = coefficients.toReversed();
    coefficients = [...coefficients.map((value, index) => value - partial * (mirrored[index] ?? 0)), partial];
    error *= 1 - partial * partial;
    const criterion = correctedAic({ error, order, n });
    if (criterion < best.criterion) best = { coefficients, criterion };
  }
  return { coefficients: best.coefficients, longest: longestOrder };
}

function autocovariances(residuals: Gappy, n: number): number[] {
  const centre = mean(residuals) ?? 0;
  const deviations = residuals.map((value) => (isPresent(value) ? value - centre : undefined));
  return Array.from({ length: longestOrder + 1 }, (_, lag) => {
    let sum = 0;
    for (const [index, deviation] of deviations.entries()) {
      const later = deviations[index + lag];
      if (deviation !== undefined && later !== undefined) sum += deviation * later;
    }
    return sum / n;
  });
}

function correctedAic({ error, order, n }: { error: number; order: number; n: number }): number {
  const parameters = order + 1;
  return n * Math.log(error) + 2 * parameters + (2 * parameters * (parameters + 1)) / (n - parameters - 1);
}
