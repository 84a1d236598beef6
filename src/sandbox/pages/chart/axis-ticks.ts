/** Round numbers from below the smallest to above the largest value, about `count` of them; 0 is always in for `fromZero`. Whole numbers have whole ticks. */
export function axisTicks(
  values: readonly number[],
  options: { count: number; fromZero: boolean },
): readonly number[] {
  const known = options.fromZero ? [0, ...values] : values;
  if (known.length === 0) return [0, 1];
  const low = known.reduce((least, value) => Math.min(least, value));
  const high = known.reduce((most, value) => Math.max(most, value));
  const rough = roundStep(spanOf(low, high) / options.count);
  const step = known.every(Number.isInteger) ? Math.max(1, rough) : rough;
  const first = Math.floor(low / step);
  const last = Math.max(Math.ceil(high / step), first + 1);
  return Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(15)),
  );
}

/** What the axis spans; values that no tick of fifteen digits could tell apart are one value, seen from 0. */
function spanOf(low: number, high: number): number {
  const size = Math.max(Math.abs(low), Math.abs(high));
  return high - low > size * 1e-12 ? high - low : size || 1;
}

/** The smallest of 1, 2, 2.5, 5 and 10 times a power of ten that is no smaller. */
function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 2.5, 5].find((candidate) => candidate * power >= rough) ?? 10;
  return factor * power;
}
