/** The rank of each value, from 1 ascending; equal values share the mean of their ranks. */
export function ranks(values: readonly number[]): number[] {
  const order = values.map((value, index) => ({ value, index })).toSorted((a, b) => a.value - b.value);
  const result = Array<number>(values.length).fill(0);
  let start = 0;
  for (let end = 1; end <= order.length; end += 1) {
    if (end < order.length && order[end]?.value === order[start]?.value) continue;
    const shared = (start + 1 + end) / 2;
    for (const { index } of order.slice(start, end)) result[index] = shared;
    start = end;
  }
  return result;
}
