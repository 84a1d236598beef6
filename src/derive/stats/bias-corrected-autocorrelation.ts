/**
 * Lag-1 autocorrelation with the small-sample bias taken out and held inside bounds:
 * r* = (n·r1 + k) / (n - k - 2), where k = 1 when a mean was taken out of the series and k = 2 when a line was.
 * In a short series r1 falls short of the truth, because the mean or line has followed the wander it measures.
 *
 * After N. van Giersbergen (2005) and K. H. Hamed, Journal of Hydrology 368 (2009) 143–155,
 * https://doi.org/10.1016/j.jhydrol.2009.01.040; agrees with R `modifiedmk::bcpw` for k = 2.
 * `undefined` when n <= k + 2.
 */
export function biasCorrectedAutocorrelation({
  r1,
  n,
  fitted,
  atLeast,
  atMost,
}: {
  r1: number;
  n: number;
  fitted: 'mean' | 'line';
  atLeast: number;
  atMost: number;
}): number | undefined {
  const k = fitted === 'mean' ? 1 : 2;
  if (n <= k + 2) return undefined;
  return Math.min(Math.max((n * r1 + k) / (n - k - 2), atLeast), atMost);
}
