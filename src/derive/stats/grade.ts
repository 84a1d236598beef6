/** The colour of a finished key result. */
export type Grade = 'red' | 'yellow' | 'green';

/**
 * The grade of a score between 0 and 1 at the end of a cycle, in the bands of Google and of Doerr's Measure What
 * Matters: red below .4, yellow below .7, green from there on. The printed bands (0–.3, .4–.6, .7–1) leave holes,
 * which are closed here on the unrounded score. `undefined` without a score.
 */
export function grade(score: number | undefined): Grade | undefined {
  if (score === undefined || Number.isNaN(score)) return undefined;
  if (score < 0.4) return 'red';
  return score < 0.7 ? 'yellow' : 'green';
}
