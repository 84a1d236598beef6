import { numberAt } from './number-at.ts';
import { isPresent } from './present-values.ts';
import type { Gappy } from './present-values.ts';
import { ranks } from './ranks.ts';
import { studentTCdf } from './student-t.ts';

/** A rank correlation. */
export interface Spearman {
  /** Pairs used. */
  readonly n: number;
  /** From -1 to 1. */
  readonly rho: number;
  /** Two-sided, by the t approximation with n - 2 degrees of freedom. */
  readonly p: number;
}

/**
 * Spearman's rank correlation: do two series go up and down together, in ranks? Pairs in which either value is
 * missing are left out; ties share their mean rank. `undefined` with fewer than three pairs and when one of the
 * series is constant. Agrees with SciPy `spearmanr`.
 */
export function spearman(one: Gappy, other: Gappy): Spearman | undefined {
  const xs = new Float64Array(one.length);
  const ys = new Float64Array(one.length);
  let n = 0;
  for (let index = 0; index < one.length; index += 1) {
    const x = one[index];
    const y = other[index];
    if (!isPresent(x) || !isPresent(y)) continue;
    xs[n] = x;
    ys[n] = y;
    n += 1;
  }
  if (n < 3) return undefined;
  const centre = (n + 1) / 2;
  const xRanks = ranks(xs.subarray(0, n));
  const yRanks = ranks(ys.subarray(0, n));
  let products = 0;
  let xSquares = 0;
  let ySquares = 0;
  for (let index = 0; index < n; index += 1) {
    const x = numberAt(xRanks, index) - centre;
    const y = numberAt(yRanks, index) - centre;
    products += x * y;
    xSquares += x * x;
    ySquares += y * y;
  }
  if (xSquares === 0 || ySquares === 0) return undefined;
  const rho = Math.min(Math.max(products / Math.sqrt(xSquares * ySquares), -1), 1);
  return { n, rho, p: pOf(rho, n) };
}

function pOf(rho: number, n: number): number {
  const df = n - 2;
  const unexplained = (1 - rho) * (1 + rho);
  if (unexplained === 0) return 0;
  return 2 * studentTCdf(-Math.abs(rho) * Math.sqrt(df / unexplained), df);
}
