import type { Metric } from '../../model/metric.ts';
import { sayNames } from '../say.ts';
import type { Finding, Rule, RuleContext } from './rule.ts';
import { findWord, moneyUnits, revenueWords } from './words.ts';

/** Rules about the North Star itself. */
export const nsmRules: readonly Rule[] = [
  {
    id: 'nsm/one',
    severity: 'error',
    essays: ['S0', 'S2'],
    finds: 'No North Star, or more than one unless there is one for each side of a market',
    find: findCount,
  },
  {
    id: 'nsm/not-revenue',
    severity: 'warning',
    essays: ['S0', 'S2'],
    finds: 'A North Star that is money: a result, not value to customers',
    *find({ index }: RuleContext) {
      for (const northStar of index.northStars) {
        const word = moneyWord(northStar);
        if (word === undefined) continue;
        yield {
          ...place(northStar),
          message: `It counts money (“${word}”): a result of value to customers, not that value.`,
          fix: 'Choose what customers get that makes this money follow, and keep this as a KPI.',
        };
      }
    },
  },
];

function* findCount({ index }: RuleContext): Iterable<Finding> {
  const { northStars } = index;
  const where = { table: 'metrics', row: undefined, subject: 'North Star' };
  if (northStars.length === 0) {
    yield {
      ...where,
      message: 'No metric has the role North Star, so nothing can be aligned.',
      fix: 'Give the role North Star to the one metric that shows value to customers.',
    };
    return;
  }
  const isPair =
    northStars.length === 2 &&
    northStars.some(({ northStarSide }) => northStarSide === 'demand') &&
    northStars.some(({ northStarSide }) => northStarSide === 'supply');
  if (northStars.length === 1 || isPair) return;
  yield {
    ...where,
    message: `There are ${northStars.length} North Stars: ${sayNames(northStars.map(({ name }) => name))}.`,
    fix: 'Keep one, or one for demand and one for supply in a market with two sides; make the others key drivers or KPIs.',
  };
}

function moneyWord({ name, key, unit }: Metric): string | undefined {
  return (
    findWord(`${name} ${key ?? ''}`.replaceAll('_', ' '), revenueWords) ?? findWord(unit ?? '', moneyUnits)
  );
}

function place({ id, name }: Metric): Pick<Finding, 'table' | 'row' | 'subject'> {
  return { table: 'metrics', row: id, subject: name };
}
