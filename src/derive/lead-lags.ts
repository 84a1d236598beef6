import type { Id } from '../model/cell-shapes.ts';
import { unknown } from './answer.ts';
import type { Comparison } from './compare-metrics.ts';
import { leadLagAnswer } from './lead-lag-answer.ts';
import { northStarOf } from './north-star-of.ts';
import type { LeadLagAnswer } from './scorecard.ts';
import { benjaminiHochberg } from './stats/benjamini-hochberg.ts';
import type { WorkspaceIndex } from './workspace-index.ts';

/**
 * The lead of every key driver on its North Star. Asked of several drivers, some answer yes by chance: beside
 * Bonferroni's correction over the lags of one driver stands that of Benjamini and Hochberg over the drivers of one
 * North Star.
 */
export function leadLags(index: WorkspaceIndex): ReadonlyMap<Id, LeadLagAnswer> {
  const answers = new Map<Id, LeadLagAnswer>();
  const byNorthStar = Map.groupBy(index.drivers, (driver) => northStarOf(driver, index));
  for (const [northStar, drivers] of byNorthStar) {
    const pValues = drivers.map((driver) =>
      northStar === undefined ? undefined : testedP(index.compare(driver, northStar)),
    );
    const adjusted = benjaminiHochberg(pValues);
    const count = pValues.filter((p) => p !== undefined).length;
    for (const [place, driver] of drivers.entries()) {
      answers.set(
        driver.id,
        northStar === undefined
          ? { ...unknown('No way to a North Star'), lag: undefined, rho: undefined, n: 0, p: undefined }
          : leadLagAnswer(driver, { northStar, index, many: { count, adjusted: adjusted[place] } }),
      );
    }
  }
  return answers;
}

function testedP(compared: Comparison | { missing: string }): number | undefined {
  if ('missing' in compared) return undefined;
  return compared.found.status === 'tested' ? compared.found.driverAhead.pBonferroni : undefined;
}
