import { autoregression, prewhiten } from './autoregression.ts';
import { lineResiduals } from './line-residuals.ts';
import { isPresent } from './present-values.ts';
import type { Gappy } from './present-values.ts';
import { removeSeason } from './remove-season.ts';
import { seasonality } from './seasonality.ts';
import { spearman } from './spearman.ts';
import { theilSenOfPoints } from './theil-sen.ts';
import { timedPoints } from './timed-points.ts';

/** The association of two series at one lag. */
export interface LagAssociation {
  /** By how many periods the leading series is ahead. */
  readonly lag: number;
  /** Pairs compared. */
  readonly n: number;
  readonly rho: number;
  readonly p: number;
  /** `p` times the number of lags tried, at most 1. */
  readonly pBonferroni: number;
}

/** Two series on one grid, index by index. */
export interface SeriesPair {
  readonly driver: Gappy;
  readonly northStar: Gappy;
  /** Readings in a year or week, if the metrics could have a season. */
  readonly period?: number | undefined;
}

/** The answer of {@link leadLag}. */
export type LeadLag =
  | { readonly status: 'too-few'; readonly n: number; readonly needed: number }
  | { readonly status: 'too-gappy'; readonly n: number; readonly gaps: number }
  | { readonly status: 'season-unclear'; readonly cycles: number; readonly needed: number }
  | { readonly status: 'no-variation'; readonly n: number }
  | {
      /** `exploratory` below 24 shared periods. */
      readonly status: 'exploratory' | 'tested';
      /** Periods in which both series were read. */
      readonly n: number;
      /**
       * `leads`: the driver's moves come before the North Star's; `follows`: after; `together`: in the same period;
       * `none`: not shown. An association, never a cause.
       */
      readonly relation: 'leads' | 'follows' | 'together' | 'none';
      /** The strongest association with the driver ahead (lag 0 included). */
      readonly driverAhead: LagAssociation;
      /** The strongest association with the North Star ahead (lag 0 included). */
      readonly northStarAhead: LagAssociation;
      /** All lags with the driver ahead. */
      readonly lags: readonly LagAssociation[];
    };

const neededToExplore = 12;
const neededToTest = 24;
/** Cycles without which season and driver cannot be parted. */
export const neededCycles = 5;
const largestGapShare = 0.25;
const significantBelow = 0.05;

/**
 * Do a driver's moves come before those of the North Star? Both series lose their season (if any) and their
 * Theil-Sen line, then what each could have known from its own past (`autoregression.ts`), so that two series
 * which merely both grow are not taken for related. What is left is compared by Spearman's rank correlation at
 * lags 0 to L = n/6 (1 to 8), with Bonferroni's correction, in both directions.
 *
 * `driver` and `northStar` stand on the same grid, index by index; only the stretch from the first to the last
 * period in which both were read is used. `too-few` below 12 shared periods, `too-gappy` when more than a quarter
 * of the stretch lacks one of them, `season-unclear` for a seasonal series with fewer than 5 cycles of `period`,
 * `no-variation` when one of them is an exact line. With many drivers follow with `benjaminiHochberg`.
 */
export function leadLag(pair: SeriesPair): LeadLag {
  const { period } = pair;
  const { n, gaps, stretch } = sharedStretch(pair);
  if (n < neededToExplore) return { status: 'too-few', n, needed: neededToTest };
  if (gaps > largestGapShare * (n + gaps)) return { status: 'too-gappy', n, gaps };
  const seasons = period === undefined ? [] : stretch.map((values) => seasonality(values, period));
  const seasonal = seasons.find((season) => season.status === 'tested' && season.seasonal);
  if (seasonal !== undefined && seasonal.cycles < neededCycles) {
    return { status: 'season-unclear', cycles: seasonal.cycles, needed: neededCycles };
  }
  const [own, target] = stretch.map((values) =>
    whitened(seasonal === undefined || period === undefined ? values : removeSeason(values, period)),
  );
  if (own === undefined || target === undefined) return { status: 'no-variation', n };

  const longest = Math.min(Math.max(Math.floor(n / 6), 1), 8);
  const lags = associations({ ahead: own, behind: target, longest });
  const driverAhead = strongest(lags);
  const northStarAhead = strongest(associations({ ahead: target, behind: own, longest }));
  if (driverAhead === undefined || northStarAhead === undefined) return { status: 'no-variation', n };
  return {
    status: n < neededToTest ? 'exploratory' : 'tested',
    n,
    relation: relationOf(driverAhead, northStarAhead),
    driverAhead,
    northStarAhead,
    lags,
  };
}

/** From the first to the last period in which both were read: how many were, how many not, and the two series. */
export function sharedStretch({ driver, northStar }: SeriesPair): {
  n: number;
  gaps: number;
  stretch: readonly Gappy[];
} {
  const shared = [...driver.keys()].filter(
    (index) => isPresent(driver[index]) && isPresent(northStar[index]),
  );
  const [first, end] = [shared[0] ?? 0, (shared.at(-1) ?? -1) + 1];
  const n = shared.length;
  return { n, gaps: end - first - n, stretch: [driver.slice(first, end), northStar.slice(first, end)] };
}

/** What neither a line nor the series' own past explains; `undefined` when that is nothing. */
function whitened(values: Gappy): Gappy | undefined {
  const points = timedPoints(values);
  const line = theilSenOfPoints(points);
  if (line === undefined) return undefined;
  const residuals = lineResiduals(points, line).values();
  const detrended = values.map((value) => (isPresent(value) ? residuals.next().value : undefined));
  const model = autoregression(detrended);
  return model === undefined ? undefined : prewhiten(detrended, model);
}

function associations({
  ahead,
  behind,
  longest,
}: {
  ahead: Gappy;
  behind: Gappy;
  longest: number;
}): LagAssociation[] {
  const found: LagAssociation[] = [];
  for (let lag = 0; lag <= longest; lag += 1) {
    const correlation = spearman(ahead.slice(0, ahead.length - lag), behind.slice(lag));
    if (correlation === undefined) continue;
    found.push({ lag, ...correlation, pBonferroni: Math.min(1, correlation.p * (longest + 1)) });
  }
  return found;
}

/** The least p, the shortest lag among equals. */
function strongest(lags: readonly LagAssociation[]): LagAssociation | undefined {
  return lags.reduce<LagAssociation | undefined>(
    (best, one) => (best === undefined || one.p < best.p ? one : best),
    undefined,
  );
}

function relationOf(
  driverAhead: LagAssociation,
  northStarAhead: LagAssociation,
): 'leads' | 'follows' | 'together' | 'none' {
  const best = northStarAhead.p < driverAhead.p ? northStarAhead : driverAhead;
  if (best.pBonferroni >= significantBelow) return 'none';
  if (best.lag === 0) return 'together';
  return best === driverAhead ? 'leads' : 'follows';
}
