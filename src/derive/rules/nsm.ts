import type { Metric } from '../../model/metric.ts';
import { isPercentUnit, sayCount, sayNames, sayShare, sayValue } from '../say.ts';
import { moneyWord } from './money.ts';
import type { Finding, Rule, RuleContext } from './rule.ts';
import { placeOf } from './rule.ts';
import { vanityWords } from './word-lists.ts';
import { findWord } from './words.ts';

/** Rules about what the North Star is. */
export const nsmRules: readonly Rule[] = [
  {
    id: 'nsm/one',
    severity: 'error',
    essays: ['S0', 'S2'],
    finds: 'No North Star, or more than one unless there is one for each side of a market',
    fix: 'Keep one, or one for demand and one for supply in a market with two sides; make the others key drivers or KPIs.',
    find: findCount,
  },
  {
    id: 'nsm/not-revenue',
    severity: 'warning',
    essays: ['S0', 'S2'],
    finds: 'A North Star that is money: a result, not value to customers',
    fix: 'Choose what customers get that makes this money follow, and keep this as a KPI.',
    *find({ index }) {
      for (const northStar of index.northStars) {
        const word = moneyWord(northStar);
        if (word === undefined) continue;
        yield {
          ...placeOf('metrics', northStar),
          message: `It counts money (“${word}”): a result of value to customers, not that value.`,
        };
      }
    },
  },
  {
    id: 'nsm/not-vanity',
    severity: 'warning',
    essays: ['S2'],
    finds:
      'A North Star that looks like growth and says nothing of value: sign-ups, downloads, a total that can only rise',
    fix: 'Count those who get the value again and again in a period, not those who once came.',
    *find({ index }) {
      for (const northStar of index.northStars) {
        const problem = vanity(northStar);
        if (problem !== undefined) yield { ...placeOf('metrics', northStar), message: problem };
      }
    },
  },
  {
    id: 'nsm/measurable',
    severity: 'warning',
    essays: ['S2'],
    finds: 'A North Star with too few readings to test, without a source, or stale',
    fix: 'Name where the number comes from, and enter it for every period.',
    settings: ['northStarReadings'],
    *find(context) {
      for (const northStar of context.index.northStars) {
        const problems = unmeasured(northStar, context);
        if (problems.length > 0)
          yield { ...placeOf('metrics', northStar), message: `${problems.join('. ')}.` };
      }
    },
  },
  {
    id: 'nsm/memorable',
    severity: 'info',
    essays: ['S0'],
    finds: 'A North Star whose name is too long to remember, or holds a formula',
    fix: 'Give it a name that people say at lunch; how it is counted belongs in the definition.',
    settings: ['nameWords'],
    *find({ index, settings }) {
      for (const northStar of index.northStars) {
        const words = northStar.name.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
        const isFormula = formula.test(northStar.name);
        if (words <= settings.nameWords && !isFormula) continue;
        yield {
          ...placeOf('metrics', northStar),
          message: isFormula
            ? 'Its name holds a formula, which nobody remembers.'
            : `Its name has ${words} words, more than the ${settings.nameWords} that people remember.`,
        };
      }
    },
  },
  {
    id: 'nsm/scalable',
    severity: 'info',
    essays: ['S0'],
    finds: 'A North Star that is a share and already near its ceiling',
    fix: 'Choose a number that can go on growing, and make this share a key driver.',
    settings: ['ceilingShare'],
    *find({ index, settings }) {
      for (const northStar of index.northStars) {
        const latest = index.series.get(northStar.id)?.latest.value;
        const isCapped = northStar.numberKind === 'rate' && isPercentUnit(northStar.unit);
        if (!isCapped || northStar.direction !== 'increase' || latest === undefined) continue;
        if (latest <= settings.ceilingShare) continue;
        yield {
          ...placeOf('metrics', northStar),
          message: `It stands at ${sayValue(latest, northStar.unit)} and cannot pass 100 %: above ${sayShare(settings.ceilingShare)} little is left to win.`,
        };
      }
    },
  },
];

/** An operator between blanks, a sign that only formulas have (a star after a number may be one of five), or a function. */
const formula = /[=×÷^∑√]|(?<!\d)\*|\*(?=[\p{L}\p{N}])|\s[+/−]\s|\p{L}\(/u;

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
  };
}

/** A share of those who signed up says whether they stay: only counts are vain. */
function vanity({ name, key, numberKind }: Metric): string | undefined {
  if (numberKind === 'cumulative') return 'It is a running total: it can only rise, so it says nothing.';
  const word = numberKind === 'rate' ? undefined : findWord(`${name} ${key ?? ''}`, vanityWords);
  return word === undefined
    ? undefined
    : `It counts “${word}”, which can grow while nobody gets any value from it.`;
}

function unmeasured(northStar: Metric, { index, metrics, settings }: RuleContext): string[] {
  const readings = (index.series.get(northStar.id)?.levels ?? []).filter(
    (level) => level !== undefined,
  ).length;
  const freshness = metrics.get(northStar.id)?.freshness;
  const { northStarReadings } = settings;
  return [
    ...(readings < northStarReadings
      ? [`It has ${sayCount(readings, 'reading')} of the ${northStarReadings} that a trend needs`]
      : []),
    ...(northStar.source === undefined ? ['No source is written down'] : []),
    ...(freshness?.value === 'stale' ? [freshness.because] : []),
  ];
}
