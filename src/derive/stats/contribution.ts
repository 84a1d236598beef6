import { isPresent } from './present-values.ts';

/** One factor of a product, before and after. */
export interface Factor {
  readonly before: number;
  readonly after: number;
  /** 1 for a factor, -1 for a divisor; 1 if not given. */
  readonly exponent?: 1 | -1 | undefined;
}

/**
 * How much of a product's change is due to each factor: the logarithmic mean Divisia decomposition, whose parts add
 * up to the change without a rest. Part i is L(N1, N0) · ln(c_i1 / c_i0), where L is the logarithmic mean.
 * B. W. Ang, Energy Policy 33 (2005) 867–871, https://doi.org/10.1016/j.enpol.2003.10.010.
 *
 * Where the product is 0 before or after, the parts take their limits (R. Wood and M. Lenzen, Energy Policy 34
 * (2006) 1326–1331): the whole change belongs to the factors that are 0, in equal shares. `undefined` without
 * factors, with a divisor of 0 and when a factor changes its sign.
 */
export function contribution(factors: readonly Factor[]): number[] | undefined {
  if (factors.length === 0 || !factors.every(isUsable)) return undefined;
  const before = factors.reduce((product, factor) => product * powerOf(factor, factor.before), 1);
  const after = factors.reduce((product, factor) => product * powerOf(factor, factor.after), 1);
  if (!Number.isFinite(before) || !Number.isFinite(after)) return undefined;
  if (before === 0 || after === 0) {
    const isZero = factors.map((factor) => (before === 0 ? factor.before : factor.after) === 0);
    const zeros = isZero.filter(Boolean).length;
    return isZero.map((zero) => (zero ? (after - before) / zeros : 0));
  }
  const weight = logarithmicMean(after, before);
  const parts = factors.map(
    (factor) => weight * (factor.exponent ?? 1) * logRatio(factor.after, factor.before),
  );
  return parts.every(Number.isFinite) ? parts : undefined;
}

function isUsable({ before, after, exponent }: Factor): boolean {
  if (!isPresent(before) || !isPresent(after) || before * after < 0) return false;
  return exponent !== -1 || (before !== 0 && after !== 0);
}

function powerOf({ exponent }: Factor, value: number): number {
  return exponent === -1 ? 1 / value : value;
}

function logarithmicMean(a: number, b: number): number {
  return a === b ? a : (a - b) / logRatio(a, b);
}

/** ln(a / b), keeping its digits when the two are nearly equal. */
function logRatio(a: number, b: number): number {
  const change = (a - b) / b;
  return Math.abs(change) < 0.5 ? Math.log1p(change) : Math.log(a / b);
}
