import type { Metric } from '../../model/metric.ts';
import { periodIndex, periodNameAt } from '../../model/period.ts';
import { missingBookFields } from '../book-completeness.ts';
import { periodNoun, sayCount } from '../say.ts';
import type { Rule, RuleContext } from './rule.ts';
import { placeOf } from './rule.ts';

/** Rules about the KPI Book. */
export const bookRules: readonly Rule[] = [
  {
    id: 'book/complete',
    severity: 'info',
    essays: ['S1'],
    finds: 'A metric with required fields of the KPI Book missing',
    fix: 'Fill them in, so that two people who count it get the same number.',
    *find({ index }) {
      for (const metric of index.workspace.metrics) {
        const missing = missingBookFields(metric);
        if (missing.length === 0) continue;
        yield {
          ...placeOf('metrics', metric),
          message: `${sayCount(missing.length, 'field')} of its page ${missing.length === 1 ? 'is' : 'are'} empty: ${missing.join(', ')}.`,
        };
      }
    },
  },
  {
    id: 'book/no-process',
    severity: 'info',
    essays: ['S1'],
    finds:
      'A metric with periods in a row without a value: probably nothing is done to get it again and again',
    fix: 'Make reading it part of a process with an owner, or read it less often.',
    settings: ['emptyPeriods', 'recentPeriods'],
    *find(context) {
      for (const metric of context.index.workspace.metrics) {
        const empty = emptyStretch(metric, context);
        if (empty === undefined) continue;
        yield {
          ...placeOf('metrics', metric),
          message: `${sayCount(empty.count, periodNoun[metric.cadence])} in a row to ${empty.last} have no value: probably no repeatable process brings it.`,
        };
      }
    },
  },
  {
    id: 'book/stale',
    severity: 'warning',
    essays: ['S1'],
    finds: 'A metric that is stale for its cadence',
    fix: 'Enter what is missing, or choose the cadence at which it is really read.',
    settings: ['stalePeriods'],
    *find({ index, metrics }) {
      for (const metric of index.workspace.metrics) {
        const freshness = metrics.get(metric.id)?.freshness;
        if (freshness?.value !== 'stale') continue;
        yield { ...placeOf('metrics', metric), message: `${freshness.because}.` };
      }
    },
  },
];

/** Days may miss a weekend: twice as many are needed. */
const ofDays = 2;

/** The latest run of empty periods among the recent ones that have ended; never before the first reading. */
function emptyStretch(
  { id, cadence }: Metric,
  { index, settings }: RuleContext,
): { count: number; last: string } | undefined {
  const series = index.series.get(id);
  if (series === undefined) return undefined;
  const needed = settings.emptyPeriods * (cadence === 'daily' ? ofDays : 1);
  const lastFull = periodIndex(index.asOf, cadence) - 1;
  const since = Math.max(series.first, lastFull - settings.recentPeriods + 1);
  let count = 0;
  for (let period = lastFull; period >= since; period--) {
    if (series.levels[period - series.first] === undefined) {
      count += 1;
      continue;
    }
    if (count >= needed) return { count, last: periodNameAt(period + count, cadence) };
    count = 0;
  }
  return count >= needed ? { count, last: periodNameAt(since + count - 1, cadence) } : undefined;
}
