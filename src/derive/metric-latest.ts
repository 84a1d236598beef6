import type { Metric } from '../model/metric.ts';
import { periodNameAt } from '../model/period.ts';
import type { Answer } from './answer.ts';
import { known, unknown } from './answer.ts';
import type { MetricSeries } from './metric-series.ts';
import { periodNoun, sayDifference, sayValue } from './say.ts';

/** What does the metric stand at? Its last value, of a complete period unless it is a level or a counter. */
export function metricLatest(metric: Metric, series: MetricSeries | undefined): Answer<number> {
  if (series === undefined) return unknown('No reading yet');
  const { value, day, period } = series.latest;
  const name = periodNameAt(period, metric.cadence);
  const left = series.openPeriodLeftOut
    ? `; the ${periodNoun[metric.cadence]} that is still running is left out`
    : '';
  return known(value, `${sayValue(value, metric.unit)} in ${name}, read on ${day}${left}`);
}

/** How much did it change on the period before? Needs a value in that very period. */
export function metricChange(metric: Metric, series: MetricSeries | undefined): Answer<number> {
  if (series === undefined) return unknown('No reading yet');
  const before = series.levels.at(-2);
  const name = periodNameAt(series.latest.period - 1, metric.cadence);
  if (series.levels.length < 2 || before === undefined)
    return unknown(`No value for ${name} to compare with`);
  const change = series.latest.value - before;
  return known(
    change,
    `${sayDifference(change, metric.unit)} on ${name}, which had ${sayValue(before, metric.unit)}`,
  );
}
