import type { Metric } from '../model/metric.ts';
import { periodIndex, periodNameAt } from '../model/period.ts';
import type { Answer } from './answer.ts';
import { known, unknown } from './answer.ts';
import { periodNoun, sayCount } from './say.ts';
import type { Freshness } from './scorecard.ts';
import type { WorkspaceIndex } from './workspace-index.ts';

/**
 * Is the metric read as often as its cadence asks? `fresh` when the last period that ended before today has a
 * value, `due` when it has none yet, `stale` when as many have none as the workspace's threshold says; of days twice as
 * many, for a weekend.
 */
export function freshness(metric: Metric, index: WorkspaceIndex): Answer<Freshness> {
  const missing = periodsMissing(metric, index);
  const series = index.series.get(metric.id);
  if (missing === undefined || series === undefined) return unknown('No reading yet');
  const last = periodNameAt(series.latest.period, metric.cadence);
  const noun = periodNoun[metric.cadence];
  if (missing === 0) return known('fresh', `Read for ${last}, the last full ${noun}`);
  const { stalePeriods } = index.workspace.settings.rules;
  const limit = metric.cadence === 'daily' ? 2 * stalePeriods : stalePeriods;
  const since = `Last read for ${last}: ${sayCount(missing, `full ${noun}`)} without a value since`;
  return missing < limit
    ? known('due', `${since}; stale from ${limit}`)
    : known('stale', `${since}, ${limit} or more are stale`);
}

/** How many periods have ended before today since the last one with a value; `undefined` without a reading. */
export function periodsMissing(metric: Metric, index: WorkspaceIndex): number | undefined {
  const series = index.series.get(metric.id);
  if (series === undefined) return undefined;
  const lastFull = periodIndex(index.asOf, metric.cadence) - 1;
  return Math.max(0, lastFull - series.latest.period);
}
