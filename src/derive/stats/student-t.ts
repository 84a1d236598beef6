import { normalQuantile } from './normal.ts';
import { polynomial } from './polynomial.ts';

/**
 * Cumulative distribution function of Student's t: the share of the law with `df` degrees of freedom that lies
 * below `t`. Relative accuracy about 1e-13, also far in the lower tail.
 *
 * Regularised incomplete beta function I_x(df/2, 1/2), x = df / (df + t²), by the continued fraction
 * https://dlmf.nist.gov/8.17#E22. Degrees of freedom below 1 are read as 1.
 */
export function studentTCdf(t: number, df: number): number {
  const nu = Math.max(df, 1);
  const tail = upperTail(Math.abs(t), nu);
  return t < 0 ? tail : 1 - tail;
}

/**
 * Quantile (inverse cdf) of Student's t with `df` degrees of freedom, relative accuracy about 1e-13.
 *
 * Starts at G. W. Hill's approximation (ACM Algorithm 396, 1970, https://doi.org/10.1145/355598.355600) and
 * refines it by Newton steps on the cdf. `p` is held inside [1e-100, 1 - 2^-53]; `df` below 1 is read as 1.
 */
export function studentTQuantile(p: number, df: number): number {
  const nu = Math.max(df, 1);
  const share = Math.min(Math.max(p, 1e-100), 1 - Number.EPSILON / 2);
  const tail = Math.min(share, 1 - share);
  const distance = distanceOfTail(tail, nu);
  return share < 0.5 ? -distance : distance;
}

/** The distance from 0 beyond which a share `tail` (at most 1/2) of the law lies on one side. */
function distanceOfTail(tail: number, df: number): number {
  if (tail === 0.5) return 0;
  if (df === 1) return 1 / Math.tan(Math.PI * tail);
  if (df === 2) return (1 - 2 * tail) / Math.sqrt(2 * tail * (1 - tail));
  let distance = hillStart(tail, df);
  for (let step = 0; step < 60; step += 1) {
    const reached = upperTail(distance, df);
    // On the logarithm of the tail the curve is nearly straight, far out as well as near the middle.
    const change = (reached * Math.log(reached / tail)) / density(distance, df);
    const next = Math.max(distance + change, distance / 4);
    if (Math.abs(next - distance) <= 1e-15 * distance) return next;
    distance = next;
  }
  return distance;
}

/** The share of the law beyond `distance` (>= 0) on one side. */
function upperTail(distance: number, df: number): number {
  const ratio = (distance / df) * distance;
  // x = df/(df+t²), and its complement: each is written so that it does not lose digits when small.
  const x = 1 / (1 + ratio);
  const complement = ratio / (1 + ratio);
  const front = Math.exp(-0.5 * df * Math.log1p(ratio)) * Math.sqrt(complement) * gammaRatio(df / 2);
  const scaled = front / Math.sqrt(Math.PI);
  // Close to the middle the tail is half minus a share; further out that difference would lose digits.
  return distance * distance > 5
    ? (0.5 * scaled * betaFraction({ a: df / 2, b: 0.5, x })) / (df / 2)
    : 0.5 - scaled * betaFraction({ a: 0.5, b: df / 2, x: complement });
}

function density(distance: number, df: number): number {
  const ratio = (distance / df) * distance;
  return (gammaRatio(df / 2) / Math.sqrt(Math.PI * df)) * Math.exp(-0.5 * (df + 1) * Math.log1p(ratio));
}

/**
 * Γ(z + 1/2) / Γ(z), from its asymptotic series (https://dlmf.nist.gov/5.11#E13) after shifting z upwards. The
 * difference of two logarithms of Γ would lose digits for many degrees of freedom.
 */
function gammaRatio(z: number): number {
  let shifted = z;
  let factor = 1;
  while (shifted < 40) {
    factor *= shifted / (shifted + 0.5);
    shifted += 1;
  }
  const series = polynomial(gammaRatioSeries, 1 / shifted);
  return factor * Math.sqrt(shifted) * series;
}

const gammaRatioSeries = [
  39325 / 33554432,
  869 / 4194304,
  -399 / 262144,
  -21 / 32768,
  5 / 1024,
  1 / 128,
  -1 / 8,
  1,
];

/** The continued fraction of the incomplete beta function, by Lentz's method. */
function betaFraction({ a, b, x }: { a: number; b: number; x: number }): number {
  const tiny = 1e-300;
  let numerator = 1;
  let denominator = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1), tiny);
  let value = denominator;
  for (let m = 1; m <= 10_000; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    denominator = 1 / awayFromZero(1 + even * denominator, tiny);
    numerator = awayFromZero(1 + even / numerator, tiny);
    value *= denominator * numerator;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    denominator = 1 / awayFromZero(1 + odd * denominator, tiny);
    numerator = awayFromZero(1 + odd / numerator, tiny);
    const factor = denominator * numerator;
    value *= factor;
    if (Math.abs(factor - 1) < Number.EPSILON) break;
  }
  return value;
}

function awayFromZero(value: number, tiny: number): number {
  return Math.abs(value) < tiny ? tiny : value;
}

/** Hill's approximation of the distance that leaves a share `tail` on one side; good to a few digits. */
function hillStart(tail: number, df: number): number {
  const a = 1 / (df - 0.5);
  const b = (48 / a) * (1 / a);
  const c = ((20700 * a) / b - 98) * a - 16 + 96.36;
  const d = ((94.5 / (b + c) - 3) / b + 1) * Math.sqrt((a * Math.PI) / 2) * df;
  const y = (d * 2 * tail) ** (2 / df);
  if (y <= a + 0.05) {
    const inner =
      ((1 / (((df + 6) / (df * y) - 0.089 * d - 0.822) * (df + 2) * 3) + 0.5 / (df + 4)) * y - 1) *
        ((df + 1) / (df + 2)) +
      1 / y;
    return Math.sqrt(df * Math.max(inner, 1e-6));
  }
  const z = normalQuantile(tail);
  const square = z * z;
  const shift = df < 5 ? 0.3 * (df - 4.5) * (-z + 0.6) : 0;
  const c2 = (((0.05 * d * z - 5) * z - 7) * z - 2) * z + b + c + shift;
  const w = (((((0.4 * square + 6.3) * square + 36) * square + 94.5) / c2 - square - 3) / b + 1) * -z;
  return Math.sqrt(df * Math.expm1(a * w * w));
}
