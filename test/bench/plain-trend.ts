/** A Theil–Sen slope and Mann–Kendall's S, the way they are defined: every pair looked at, every slope sorted. */
export function plainTrend(values: readonly number[]): { slope: number; s: number } {
  const slopes: number[] = [];
  let s = 0;
  for (let later = 1; later < values.length; later += 1) {
    for (let earlier = 0; earlier < later; earlier += 1) {
      const rise = (values[later] ?? 0) - (values[earlier] ?? 0);
      slopes.push(rise / (later - earlier));
      s += Math.sign(rise);
    }
  }
  slopes.sort((left, right) => left - right);
  const middle = slopes.length >> 1;
  const upper = slopes[middle] ?? 0;
  return { slope: slopes.length % 2 === 1 ? upper : ((slopes[middle - 1] ?? 0) + upper) / 2, s };
}
