/**
 * Where the value would stand at the end of the cycle if it went on as it has gone so far:
 * start + (current - start) / elapsed. A projection, not a forecast and not a chance. `undefined` before a tenth of
 * the cycle, when it would be a guess. `elapsed` is a share of the cycle, held to at most 1.
 */
export function runRateFinish({
  start,
  current,
  elapsed,
}: {
  start: number;
  current: number;
  elapsed: number;
}): number | undefined {
  if (!(elapsed >= 0.1)) return undefined;
  const finish = start + (current - start) / Math.min(elapsed, 1);
  return Number.isFinite(finish) ? finish : undefined;
}
