import type { Day } from '../model/day.ts';
import { addDays } from '../model/day.ts';
import type { WorkItem } from '../model/work-item.ts';
import type { Answer } from './answer.ts';
import { known, unknown } from './answer.ts';
import { sayCount, sayShare } from './say.ts';

/** Work is looked at over the last 8 weeks (METHOD §3). */
export const workWeeks = 8;

/** The work that was finished, or is under way, in the last 8 weeks. */
export function recentWork(work: readonly WorkItem[], asOf: Day): readonly WorkItem[] {
  const since = addDays(asOf, -7 * workWeeks);
  return work.filter((item) => {
    const last = lastWorkedOn(item, asOf);
    return last !== undefined && last > since;
  });
}

/**
 * The last day on which something was worked on, up to a day: that day itself while it is under way, also when the
 * day on which it is to be done is written down already. `undefined` for what has not begun.
 */
export function lastWorkedOn({ start, done }: WorkItem, asOf: Day): Day | undefined {
  if (done !== undefined && done <= asOf && (start ?? done) <= asOf) return done;
  return start !== undefined && start <= asOf ? asOf : undefined;
}

/**
 * How much of the work of the last 8 weeks reaches a key driver or a key result? By effort days where every item
 * has them, else by the number of items.
 */
export function strategicShare(work: readonly WorkItem[], asOf: Day): Answer<number> {
  const recent = recentWork(work, asOf);
  if (recent.length === 0) return unknown(`No work is written down for the last ${workWeeks} weeks`);
  const isMeasured = recent.every(({ effortDays }) => effortDays !== undefined && effortDays > 0);
  function weight({ effortDays = 1 }: WorkItem): number {
    return isMeasured ? effortDays : 1;
  }
  const all = recent.reduce((sum, item) => sum + weight(item), 0);
  const strategic = recent
    .filter(({ driver, keyResult }) => driver !== undefined || keyResult !== undefined)
    .reduce((sum, item) => sum + weight(item), 0);
  const share = strategic / all;
  return known(
    share,
    `${sayShare(share)} of the work of the last ${workWeeks} weeks reaches a driver or a key result (${sayCount(recent.length, 'item')}, by ${isMeasured ? 'effort' : 'number'})`,
  );
}
