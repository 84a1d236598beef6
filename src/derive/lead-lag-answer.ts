import type { Metric } from '../model/metric.ts';
import type { Answer } from './answer.ts';
import { known, unknown } from './answer.ts';
import type { MetricSeries } from './metric-series.ts';
import { periodNoun, sayCount, sayP } from './say.ts';
import type { LeadLagWord } from './scorecard.ts';
import { seasonLength } from './series-window.ts';
import { leadLag } from './stats/lead-lag.ts';
import type { LeadLag } from './stats/lead-lag.ts';
import type { WorkspaceIndex } from './workspace-index.ts';

/**
 * Do a driver's moves come before those of its North Star? Both must be read at the same cadence. `supported` when
 * they do, in the direction that is good for both; `contradicts` when the tested sign is the other one.
 */
export function leadLagAnswer(
  driver: Metric,
  { northStar, index }: { northStar: Metric; index: WorkspaceIndex },
): Answer<LeadLagWord> {
  const own = index.series.get(driver.id);
  const target = index.series.get(northStar.id);
  if (own === undefined || target === undefined)
    return unknown('Not enough shared history (0 of 24 periods)');
  if (driver.cadence !== northStar.cadence) {
    return unknown(
      `“${driver.name}” is read by ${periodNoun[driver.cadence]} and “${northStar.name}” by ${periodNoun[northStar.cadence]}: they cannot be compared period by period`,
    );
  }
  const first = Math.min(own.first, target.first);
  const found = leadLag({
    driver: aligned(own, first),
    northStar: aligned(target, first),
    period: seasonLength[driver.cadence],
  });
  return say(found, { driver, northStar });
}

function aligned({ first, values }: MetricSeries, from: number): readonly (number | undefined)[] {
  return [...Array.from({ length: first - from }, () => undefined), ...values];
}

function say(
  found: LeadLag,
  { driver, northStar }: { driver: Metric; northStar: Metric },
): Answer<LeadLagWord> {
  switch (found.status) {
    case 'too-few':
      return unknown(`Not enough shared history (${found.n} of ${found.needed} periods)`);
    case 'too-gappy':
      return unknown(
        `${found.gaps} of ${found.gaps + found.n} periods lack one of the two, more than a quarter`,
      );
    case 'season-unclear':
      return unknown(
        `Season and driver cannot be separated yet (${found.cycles} of ${found.needed} cycles of the season)`,
      );
    case 'no-variation':
      return unknown('One of the two runs in a straight line, so there is nothing to compare');
    case 'exploratory':
    case 'tested': {
      const { lag, rho, pBonferroni } = found.driverAhead;
      const evidence =
        `lag ${sayCount(lag, periodNoun[driver.cadence])}, Spearman ${rho >= 0 ? '+' : '−'}${Math.abs(rho).toFixed(2)}, ` +
        `${sayCount(found.n, 'shared period')}, corrected ${sayP(pBonferroni)}` +
        (found.status === 'exploratory' ? ', exploratory below 24' : '');
      if (found.relation === 'none' || found.relation === 'follows') {
        return known('not-shown', `Not shown to come before “${northStar.name}”: ${evidence}`);
      }
      const shouldMoveTogether = (driver.direction === 'decrease') === (northStar.direction === 'decrease');
      const isGood = rho > 0 === shouldMoveTogether;
      return isGood
        ? known('supported', `Associated with “${northStar.name}” in the right direction: ${evidence}`)
        : known('contradicts', `Associated with “${northStar.name}” in the wrong direction: ${evidence}`);
    }
  }
}
