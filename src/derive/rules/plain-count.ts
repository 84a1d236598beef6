import type { Metric } from '../../model/metric.ts';
import { northStarOf } from '../north-star-of.ts';
import { isPercentUnit } from '../say.ts';
import type { WorkspaceIndex } from '../workspace-index.ts';
import { conversionWords, measureUnits, moneyUnits, ratioWords } from './word-lists.ts';
import { findWord } from './words.ts';

/**
 * Why a driver that counts would better be a rate; `undefined` where it is none (also by its name, “nights per
 * listing”), or where a count belongs: a part of a sum, and the one factor of a product that the rates are taken of. A
 * level without a unit is a count only when its name says so.
 */
export function countWhereRateWouldDo(driver: Metric, index: WorkspaceIndex): string | undefined {
  const word = findWord(driver.name, conversionWords);
  if (isDivided(driver) || !isCount(driver, word) || driver.linkKind === 'sum' || isOnlyCount(driver, index))
    return undefined;
  return word === undefined
    ? `It ${driver.unit === undefined ? 'is a plain count' : `counts ${driver.unit}`}, which grows when more comes in, whether or not it works better.`
    : `It counts those “${word}”, which grows when more comes in; the share of them says how well it works.`;
}

function isDivided({ name, unit = '' }: Metric): boolean {
  return (
    findWord(name, ratioWords) !== undefined || unit.includes('/') || findWord(unit, ratioWords) !== undefined
  );
}

function isCount({ numberKind, unit }: Metric, word: string | undefined): boolean {
  if (numberKind === 'rate' || isPercentUnit(unit)) return false;
  if (unit === undefined) return numberKind !== 'level' || word !== undefined;
  return findWord(unit, measureUnits) === undefined && findWord(unit, moneyUnits) === undefined;
}

/** A product of rates needs one count that they are taken of. */
function isOnlyCount(driver: Metric, index: WorkspaceIndex): boolean {
  if (driver.linkKind !== 'product') return false;
  const northStar = northStarOf(driver, index);
  if (northStar === undefined) return false;
  return (index.chain.feedersOf.get(northStar.id) ?? []).every(
    (other) =>
      other.id === driver.id ||
      other.linkKind !== 'product' ||
      !isCount(other, findWord(other.name, conversionWords)),
  );
}
