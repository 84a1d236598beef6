import type { Metric } from '../model/metric.ts';
import { known, unknown } from './answer.ts';
import type { Comparison } from './compare-metrics.ts';
import { goodDirection } from './good-direction.ts';
import { periodNoun, sayCount, sayP } from './say.ts';
import type { LeadLagAnswer } from './scorecard.ts';
import type { LagAssociation, LeadLag } from './stats/lead-lag.ts';
import type { WorkspaceIndex } from './workspace-index.ts';

type Compared = Extract<LeadLag, { relation: string }>;

/** Share of false leads that is put up with among those called supported. */
const falseShare = 0.1;
const significantBelow = 0.05;

/** The correction for having asked about several drivers. */
export interface ManyDrivers {
  /** How many were tested. */
  readonly count: number;
  /** The driver's p, corrected for the lags and then for the others. */
  readonly adjusted: number | undefined;
}

/**
 * Do a driver's moves come before those of its North Star? `supported` when they do and the sign is good for both,
 * `contradicts` when they move together with the wrong sign; a verdict from 24 shared periods on.
 */
export function leadLagAnswer(
  driver: Metric,
  { northStar, index, many }: { northStar: Metric; index: WorkspaceIndex; many?: ManyDrivers },
): LeadLagAnswer {
  const compared = index.compare(driver, northStar);
  if ('missing' in compared) return { ...unknown(compared.missing), ...nothing };
  return answer(compared, { driver, northStar, index, many });
}

const nothing = { lag: undefined, rho: undefined, n: 0, p: undefined };

interface Asked {
  readonly driver: Metric;
  readonly northStar: Metric;
  readonly index: WorkspaceIndex;
  readonly many: ManyDrivers | undefined;
}

function answer({ found, step }: Comparison, asked: Asked): LeadLagAnswer {
  switch (found.status) {
    case 'too-few':
      return {
        ...unknown(`Not enough shared history (${found.n} of ${found.needed} ${valuesOf(step, asked)})`),
        ...nothing,
        n: found.n,
      };
    case 'too-gappy':
      return {
        ...unknown(
          `${found.gaps} of ${found.gaps + found.n} periods lack one of the two, more than a quarter`,
        ),
        ...nothing,
        n: found.n,
      };
    case 'season-unclear':
      return {
        ...unknown(
          `Season and driver cannot be separated yet (${found.cycles} of ${found.needed} cycles of the season)`,
        ),
        ...nothing,
      };
    case 'no-variation':
      return {
        ...unknown('One of the two runs in a straight line, so there is nothing to compare'),
        ...nothing,
        n: found.n,
      };
    case 'exploratory':
    case 'tested':
      return verdict(found, { step, asked });
  }
}

function verdict(found: Compared, { step, asked }: { step: number; asked: Asked }): LeadLagAnswer {
  const { lag, rho, pBonferroni } = found.driverAhead;
  const figures = { lag: lag * step, rho, n: found.n, p: asked.many?.adjusted ?? pBonferroni };
  const evidence = sayEvidence(found, { step, asked });
  const { northStar } = asked;
  if (found.status === 'exploratory') {
    return {
      ...unknown(
        `Not enough shared history (${found.n} of 24 ${valuesOf(step, asked)}); exploratory so far: ${evidence}`,
      ),
      ...figures,
    };
  }
  const isShown = pBonferroni < significantBelow && (asked.many?.adjusted ?? pBonferroni) <= falseShare;
  const isBehind = found.northStarAhead.p < found.driverAhead.p;
  if (!isShown || isBehind) {
    const other = isBehind && found.northStarAhead.pBonferroni < significantBelow;
    return {
      ...known(
        'not-shown',
        `Not shown to come before “${northStar.name}”${other ? ', which rather comes first' : ''}: ${evidence}`,
      ),
      ...figures,
    };
  }
  if (!isGoodSign(rho, asked)) {
    return {
      ...known('contradicts', `Associated with “${northStar.name}” in the wrong direction: ${evidence}`),
      ...figures,
    };
  }
  return lag === 0
    ? {
        ...known(
          'not-shown',
          `Moves together with “${northStar.name}” in the same ${periodNoun[northStar.cadence]}, so which comes first is not shown: ${evidence}`,
        ),
        ...figures,
      }
    : {
        ...known(
          'supported',
          `Associated with “${northStar.name}” in the right direction, and ahead of it: ${evidence}`,
        ),
        ...figures,
      };
}

/** A rise of the driver should go with what is good for the North Star; where neither way is good, any sign is. */
function isGoodSign(rho: number, { driver, northStar, index }: Asked): boolean {
  const [own, target] = [driver, northStar].map((metric) =>
    goodDirection(metric, index.series.get(metric.id)?.latest.value),
  );
  const wanted = (own ?? 0) * (target ?? 0);
  return wanted === 0 || Math.sign(rho) === wanted;
}

function sayEvidence(found: Compared, { step, asked }: { step: number; asked: Asked }): string {
  const noun = periodNoun[asked.driver.cadence];
  const { adjusted, count } = asked.many ?? { adjusted: undefined, count: 1 };
  const other = found.northStarAhead;
  return (
    `${sayAssociation(found.driverAhead, { step, noun })}, ${found.n} ${valuesOf(step, asked)}, ` +
    `corrected for ${sayCount(found.lags.length, 'lag')} ${sayP(found.driverAhead.pBonferroni)}` +
    (adjusted === undefined || count < 2 ? '' : ` and for ${sayCount(count, 'driver')} ${sayP(adjusted)}`) +
    (other.lag > 0 && other.pBonferroni < significantBelow
      ? `; the other way round ${sayAssociation(other, { step, noun })}, corrected ${sayP(other.pBonferroni)}`
      : '') +
    '; associated, never proof of cause'
  );
}

function sayAssociation(
  { lag, rho }: LagAssociation,
  { step, noun }: { step: number; noun: string },
): string {
  return `lag ${sayCount(lag * step, noun)}, Spearman ${rho >= 0 ? '+' : '−'}${Math.abs(rho).toFixed(2)}`;
}

function valuesOf(step: number, { driver }: Asked): string {
  return step === 1 ? 'shared periods' : `shared values, one every ${step} ${periodNoun[driver.cadence]}s`;
}
