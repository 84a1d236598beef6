/** The height of the standard normal curve. */
export function normalDensity(value: number): number {
  return Math.exp(-(value ** 2) / 2) / Math.sqrt(2 * Math.PI);
}

/**
 * The share of the standard normal distribution below a value, by its series or its continued fraction.
 * https://en.wikipedia.org/wiki/Normal_distribution#Numerical_approximations_for_the_normal_cumulative_distribution_function_and_normal_quantile_function
 */
export function normalShare(value: number): number {
  const size = Math.abs(value);
  if (size > 38) return value > 0 ? 1 : 0;
  const upper = size < 3 ? 0.5 - seriesShare(size) : normalDensity(size) / fractionTail(size);
  return value > 0 ? 1 - upper : upper;
}

function seriesShare(value: number): number {
  let term = value;
  let total = value;
  for (let index = 1; index < 200 && Math.abs(term) > 1e-17 * total; index += 1) {
    term *= value ** 2 / (2 * index + 1);
    total += term;
  }
  return total * normalDensity(value);
}

function fractionTail(value: number): number {
  let tail = value;
  for (let index = 120; index > 0; index -= 1) tail = value + index / tail;
  return tail;
}

/** The value below which a share of the standard normal distribution lies, by halving; NaN outside (0, 1). */
export function normalQuantile(share: number): number {
  if (!(share > 0 && share < 1)) return NaN;
  let [low, high] = [-40, 40];
  for (let step = 0; step < 200 && high - low > 1e-15; step += 1) {
    const middle = (low + high) / 2;
    if (normalShare(middle) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
