import type { Objective } from '../../model/objective.ts';
import { sayCount, sayShare } from '../say.ts';
import type { Finding, Rule, RuleContext } from './rule.ts';
import { placeOf } from './rule.ts';

/** What each says it adds to what it contributes to. A company objective that serves nothing else owes no answer. */
export const contributionRule: Rule = {
  id: 'okr/contribution',
  severity: 'info',
  essays: ['S4'],
  finds:
    'An objective that does not say what it contributes, or one to which others claim more than all of it',
  fix: 'Write down which part of it is yours, for instance “about 30 % of the parent”.',
  *find(context) {
    for (const objective of context.openObjectives) {
      const { team, contributesTo, ourContribution } = objective;
      if (ourContribution !== undefined || (team === undefined && contributesTo.length === 0)) continue;
      yield {
        ...placeOf('objectives', objective),
        message: `“Our contribution” is empty${contributesTo.length === 0 ? '' : `, though it contributes to ${sayCount(contributesTo.length, 'objective')}`}.`,
      };
    }
    yield* findOverclaimed(context);
  },
};

/** Claims are rounded: a point too much is no quarrel. */
const tolerance = 0.01;

function* findOverclaimed({ index, openObjectives }: RuleContext): Iterable<Finding> {
  const claims = openObjectives.flatMap((objective) => {
    const share = claimedShare(objective);
    const [parent] = objective.contributesTo;
    return share === undefined || parent === undefined ? [] : [{ parent, share }];
  });
  for (const [id, own] of Map.groupBy(claims, ({ parent }) => parent)) {
    const parent = index.objectives.get(id);
    const total = own.reduce((sum, { share }) => sum + share, 0);
    if (parent === undefined || total <= 1 + tolerance) continue;
    yield {
      ...placeOf('objectives', parent),
      message: `${sayCount(own.length, 'objective')} ${own.length === 1 ? 'claims' : 'claim'} ${sayShare(total)} of it${own.length === 1 ? '' : ' together'}.`,
      fix: 'Agree on who moves which part: claims on one objective cannot come to more than 100 %.',
    };
  }
}

/** Bounded, so that no text however odd takes long to read. */
const percentage =
  /(?<![\d.,])(?<number>\d{1,6}(?:[.,]\d{1,6})?)\s{0,3}(?:%|percent\b|per cent\b|percento\b|per cento\b)/giu;
const pairOfValues = /\b(?:from|to|da|dal|al?)\s*$/iu;
/** So much of what stands before a percentage is looked at. */
const lookedBack = 12;

/** The one percentage in the text of an objective with one parent; a change “from 41 to 60 %” is no claim. */
function claimedShare({ ourContribution = '', contributesTo }: Objective): number | undefined {
  if (contributesTo.length !== 1) return undefined;
  const found = [...ourContribution.matchAll(percentage)].filter(
    ({ index }) => !pairOfValues.test(ourContribution.slice(Math.max(index - lookedBack, 0), index)),
  );
  const [only, ...others] = found;
  const number = only?.groups?.['number'];
  return number === undefined || others.length > 0 ? undefined : Number(number.replace(',', '.')) / 100;
}
