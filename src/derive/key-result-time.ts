import type { Day } from '../model/day.ts';
import { daysBetween } from '../model/day.ts';
import type { KeyResult } from '../model/key-result.ts';
import type { Metric } from '../model/metric.ts';
import type { Cadence } from '../model/period.ts';
import { periodIndex, periodOf, periodsInYear } from '../model/period.ts';
import type { Elapsed } from './pace.ts';
import { elapsed } from './pace.ts';
import { shareOfGrowth } from './stats/share-of-growth.ts';
import type { WorkspaceIndex } from './workspace-index.ts';

/** The days a key result runs from and to, and the metric that carries it. */
interface Run {
  readonly from: Day | undefined;
  readonly due: Day | undefined;
  readonly metric: Metric | undefined;
  readonly index: WorkspaceIndex;
}

/** How much of a key result's time has passed, and what is expected by now along the curve that it says. */
export function keyResultTime({ paceCurve = 'linear' }: KeyResult, run: Run): Elapsed {
  const { from, due, index } = run;
  const time = elapsed({
    from: { name: 'start of the cycle', day: from },
    to: { name: 'due date', day: due },
    asOf: index.asOf,
    curve: paceCurve === 'last-year' ? 'linear' : paceCurve,
  });
  if (paceCurve !== 'last-year' || 'missing' in time || time.pace.phase !== 'running') return time;
  const before = yearBefore(run);
  if ('missing' in before) return { ...time, course: `steadily, as ${before.missing}` };
  return { pace: { ...time.pace, expected: before.share }, course: 'as a year before' };
}

/** What share of the running total of the same days a year before had come by the same day. */
function yearBefore({ from, due, metric, index }: Run): { share: number } | { missing: string } {
  if (metric === undefined) return { missing: 'no metric carries it' };
  if (metric.numberKind !== 'cumulative') return { missing: `“${metric.name}” is not a running total` };
  const series = index.series.get(metric.id);
  if (series !== undefined && from !== undefined && due !== undefined) {
    const { cadence } = metric;
    const shift = series.first + periodsInYear[cadence];
    const share = shareOfGrowth(series.values, {
      from: placeOf(from, cadence) - shift,
      by: placeOf(index.asOf, cadence) - shift,
      to: placeOf(due, cadence) - shift,
    });
    if (share !== undefined) return { share };
  }
  return {
    missing: `“${metric.name}” was not read in every period of the same time a year before, or did not grow then`,
  };
}

/** Where a day begins among the periods of a cadence: a whole number on the first day of one. */
function placeOf(day: Day, cadence: Cadence): number {
  const { start, end } = periodOf(day, cadence);
  return periodIndex(day, cadence) + daysBetween(start, day) / (daysBetween(start, end) + 1);
}
