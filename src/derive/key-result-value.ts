import type { Day } from '../model/day.ts';
import type { KeyResult } from '../model/key-result.ts';
import type { Metric } from '../model/metric.ts';
import { periodIndex, periodNameAt } from '../model/period.ts';
import type { Answer } from './answer.ts';
import { known, unknown } from './answer.ts';
import { sayValue } from './say.ts';
import type { WorkspaceIndex } from './workspace-index.ts';

/** The last day of a key result: its own, else the end of its objective's cycle. */
export function dueOf({ due, objective }: KeyResult, index: WorkspaceIndex): Day | undefined {
  return due ?? (objective === undefined ? undefined : index.objectives.get(objective)?.cycleEnd);
}

/**
 * What does a key result stand at? Its metric's latest value; once its time is over that of its last day, so that what
 * comes later changes nothing of what was reached. Else the value typed by hand.
 */
export function keyResultValue(keyResult: KeyResult, index: WorkspaceIndex): Answer<number> {
  const metric = keyResult.metric === undefined ? undefined : index.metrics.get(keyResult.metric);
  const due = dueOf(keyResult, index);
  const carried =
    metric === undefined
      ? undefined
      : due === undefined || due >= index.asOf
        ? latestOf(metric, index)
        : lastUpTo(due, { metric, index });
  if (carried?.value !== undefined || keyResult.current === undefined) {
    return carried ?? unknown('No current value');
  }
  return known(keyResult.current, `${sayValue(keyResult.current, keyResult.unit)}, typed by hand`);
}

function latestOf(metric: Metric, index: WorkspaceIndex): Answer<number> {
  const series = index.series.get(metric.id);
  if (series === undefined) return unknown(`“${metric.name}” has no reading yet`);
  const { value, day } = series.latest;
  return known(value, `${sayValue(value, metric.unit)}, the latest of “${metric.name}”, read on ${day}`);
}

/** The value of the period of a day, else the last one before it. */
function lastUpTo(day: Day, { metric, index }: { metric: Metric; index: WorkspaceIndex }): Answer<number> {
  const series = index.series.get(metric.id);
  if (series === undefined) return unknown(`“${metric.name}” has no reading yet`);
  const end = periodIndex(day, metric.cadence) - series.first + 1;
  const place = series.levels.slice(0, Math.max(end, 0)).findLastIndex((level) => level !== undefined);
  const value = series.levels[place];
  if (value === undefined) return unknown(`“${metric.name}” has no value up to ${day}, its last day`);
  const period = periodNameAt(series.first + place, metric.cadence);
  return known(
    value,
    `${sayValue(value, metric.unit)} in ${period}, the last of “${metric.name}” up to ${day}, its last day`,
  );
}
