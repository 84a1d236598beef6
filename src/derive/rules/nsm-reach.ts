import { addMonths } from '../../model/day.ts';
import type { Metric } from '../../model/metric.ts';
import { leadLagAnswer } from '../lead-lag-answer.ts';
import { growthOver } from '../growth-over.ts';
import { sayNames, sayShare } from '../say.ts';
import { sayableName } from '../sayable-name.ts';
import type { WorkspaceIndex } from '../workspace-index.ts';
import { isRevenue } from './money.ts';
import { apartFrom, northStarReaches } from './north-star-reach.ts';
import type { Rule, RuleContext } from './rule.ts';
import { placeOf } from './rule.ts';

/** Rules about what reaches the North Star and what it reaches. */
export const nsmReachRules: readonly Rule[] = [
  {
    id: 'nsm/whole-funnel',
    severity: 'warning',
    essays: ['S0'],
    finds: 'A gear of the growth machine none of whose metrics leads to the North Star',
    fix: 'Link a metric of that gear to what it feeds, up to the North Star, or choose a North Star that the whole machine moves.',
    *find({ index }) {
      const { gears } = index.workspace;
      for (const reach of northStarReaches(index)) {
        const outside = apartFrom(reach, {
          rows: gears,
          leads: ({ id }, { metrics }) =>
            (index.metricsOfGear.get(id) ?? []).some((metric) => metrics.has(metric.id)),
        });
        if (outside.length === 0) continue;
        yield {
          ...placeOf('metrics', reach.northStar),
          message: `${outside.length} of ${gears.length} gears ${outside.length === 1 ? 'has' : 'have'} no metric that leads to it: ${sayNames(outside.map(({ name }) => name))}.`,
        };
      }
    },
  },
  {
    id: 'nsm/stable',
    severity: 'warning',
    essays: ['S0'],
    finds: 'A North Star whose definition changed lately',
    fix: 'Leave the definition alone, or count the past again in the new way; before a change its trend says nothing.',
    settings: ['stableMonths'],
    *find({ index, settings }) {
      for (const northStar of index.northStars) {
        const changed = index.series.get(northStar.id)?.restarted;
        if (changed === undefined || changed <= addMonths(index.asOf, -settings.stableMonths)) continue;
        yield {
          ...placeOf('metrics', northStar),
          message: `Its definition changed on ${changed}, less than ${settings.stableMonths} months ago.`,
        };
      }
    },
  },
  {
    id: 'nsm/everyone',
    severity: 'warning',
    essays: ['S0', 'S2'],
    finds: 'Teams from which no way leads to the North Star',
    fix: 'Give each team a driver or an objective that leads there, or ask what its work is for.',
    *find({ index }) {
      const { teams } = index.workspace;
      for (const reach of northStarReaches(index)) {
        const apart = apartFrom(reach, {
          rows: teams,
          leads: (team, { metrics, objectives }) =>
            team.drivers.some((driver) => metrics.has(driver)) ||
            (index.objectivesOfTeam.get(team.id) ?? []).some(({ id }) => objectives.has(id)),
        });
        if (apart.length === 0) continue;
        yield {
          ...placeOf('metrics', reach.northStar),
          message: `${apart.length} of ${teams.length} teams ${apart.length === 1 ? 'has' : 'have'} no way to it: ${sayNames(apart.map(({ name }) => name))}.`,
        };
      }
    },
  },
  {
    id: 'nsm/job',
    severity: 'info',
    essays: ['S0'],
    finds: 'A North Star without the job customers hire you for, or the behaviour that shows it is done',
    fix: 'Write down the job in the customer’s words, and what a customer does when it is done.',
    *find({ index }) {
      for (const northStar of index.northStars) {
        const missing = [
          ...(northStar.jobToBeDone === undefined ? ['job to be done'] : []),
          ...(northStar.proxyBehaviour === undefined ? ['proxy behaviour'] : []),
        ];
        if (missing.length === 0) continue;
        yield {
          ...placeOf('metrics', northStar),
          message: `No ${missing.join(' and no ')} is written down.`,
        };
      }
    },
  },
  {
    id: 'nsm/counter-metric',
    severity: 'info',
    essays: ['S0'],
    finds: 'A North Star with no counter-metric to show when it is won the wrong way',
    fix: 'Ask what it could make you do wrong, and link the metric that would show it.',
    *find({ index }) {
      for (const northStar of index.northStars) {
        if (northStar.counterMetrics.some((id) => index.metrics.has(id))) continue;
        const harm = northStar.couldMakeUsDoWrong;
        yield {
          ...placeOf('metrics', northStar),
          message: `No counter-metric is linked: show me the incentive and I will show you the outcome${harm === undefined ? '' : ` (“${sayableName(harm)}”)`}.`,
        };
      }
    },
  },
  {
    id: 'nsm/market',
    severity: 'info',
    essays: ['S1'],
    finds: 'A North Star that grows no faster than its market',
    fix: 'Look for what makes customers choose you over others; until then the market grows, not you.',
    settings: ['marketMonths'],
    *find({ index, settings }) {
      for (const northStar of index.northStars) {
        const market = index.metrics.get(northStar.marketBenchmark ?? '');
        if (market === undefined) continue;
        const months = settings.marketMonths;
        const own = growthOver(northStar, { index, months });
        const theirs = growthOver(market, { index, months });
        if (own === undefined || theirs === undefined) continue;
        const better = northStar.direction === 'decrease' ? -1 : 1;
        if (own * better > theirs * better) continue;
        yield {
          ...placeOf('metrics', northStar),
          message: `It ${sayMove(own)} in ${months} months, while its market, “${market.name}”, ${sayMove(theirs)}.`,
        };
      }
    },
  },
  {
    id: 'nsm/leads-revenue',
    severity: 'info',
    essays: ['S2'],
    finds: 'A KPI in money which the North Star is not shown to lead, by the KPI chain or by the readings',
    fix: 'Link the North Star to the revenue it brings, as a factor or a part, or enter shared history until it shows.',
    *find(context) {
      const revenues = context.index.workspace.metrics.filter(
        (metric) => metric.role !== 'north-star' && isRevenue(metric),
      );
      for (const northStar of context.index.northStars) {
        const missing = unshown(northStar, { context, revenues });
        if (missing !== undefined) yield { ...placeOf('metrics', northStar), message: missing };
      }
    },
  },
];

function sayMove(growth: number): string {
  return `${growth < 0 ? 'fell' : 'grew'} by ${sayShare(Math.abs(growth))}`;
}

/** So many revenue KPIs are held against the readings; a book that has more has the same ones cut finer. */
const comparedRevenues = 5;

function unshown(
  northStar: Metric,
  { context: { index }, revenues }: { context: RuleContext; revenues: readonly Metric[] },
): string | undefined {
  const [first] = revenues;
  if (first === undefined || isRevenue(northStar)) return undefined;
  const above = computedFrom(northStar, index);
  if (revenues.some(({ id }) => above.has(id))) return undefined;
  const answers = revenues
    .slice(0, comparedRevenues)
    .map((revenue) => leadLagAnswer(northStar, { northStar: revenue, index }));
  if (answers.some(({ value }) => value === 'supported')) return undefined;
  const because = answers[0]?.because ?? '';
  return `It is not shown to lead ${sayNames(revenues.map(({ name }) => name))}: ${because.charAt(0).toLowerCase()}${because.slice(1)}.`;
}

/** What the chain computes from a metric: links of influence say nothing until they are measured. */
function computedFrom(metric: Metric, index: WorkspaceIndex): ReadonlySet<string> {
  const reached = new Set([metric.id]);
  for (const id of reached) {
    const { feeds = [], linkKind } = index.metrics.get(id) ?? {};
    if (linkKind === undefined || linkKind === 'influence') continue;
    for (const fed of feeds) reached.add(fed);
  }
  return reached;
}
