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
  const pairs = one.flatMap((x, index) => {
    const y = other[index];
    return isPresent(x) && isPresent(y) ? [{ x, y }] : [];
  });
  const n = pairs.length;
  if (n < 3) return undefined;
  const centre = (n + 1) / 2;
  const xRanks = ranks(pairs.map(({ x }) => x));
  const yRanks = ranks(pairs.map(({ y }) => y));
  let products = 0;
  let xSquares = 0;
  let ySquares = 0;
  for (const [index, rank] of xRanks.entries()) {
    const x = rank - centre;
    const y = (yRanks[index] ?? centre) - centre;
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
