import type { Metric } from '../model/metric.ts';
import type { Answer } from './answer.ts';
import { unknown } from './answer.ts';
import type { Elapsed } from './pace.ts';
import { sayValue } from './say.ts';
import type { Interval } from './scorecard.ts';
import { runRateFinish } from './stats/run-rate-finish.ts';

/** Where there is no forecast yet, at least where the metric would end if it went on as it has gone so far. */
export function withRunRate(
  forecast: Answer<Interval>,
  {
    metric,
    start,
    current,
    time,
  }: { metric: Metric; start: number | undefined; current: number | undefined; time: Elapsed },
): Answer<Interval> {
  if (forecast.value !== undefined || start === undefined || current === undefined) return forecast;
  if ('missing' in time || time.pace.phase !== 'running') return forecast;
  const finish = runRateFinish({ start, current, elapsed: time.pace.elapsed });
  if (finish === undefined) return forecast;
  return unknown(
    `${forecast.because}; at the pace so far it would come to ${sayValue(finish, metric.unit)} by ${metric.targetDate ?? 'then'}, a projection without a chance`,
  );
}
