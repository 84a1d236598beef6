import type { Metric } from '../model/metric.ts';
import type { Answer } from './answer.ts';
import { known, unknown } from './answer.ts';
import { goalDirection } from './goal.ts';
import { sayShare, sayValue } from './say.ts';
import { progress } from './stats/progress.ts';

/**
 * How far has the metric come from its baseline to its target? Raw: below 0 when it went the wrong way, above 1
 * past the target. Equal baseline and target mean "hold it": 1 while held, else 0. A metric that should stay in a
 * range is in it or not, and one that is only observed has no target; both have no progress.
 *
 * Without a baseline the first value since the baseline date (`first`) counts as one.
 */
export function metricProgress(
  metric: Metric,
  { latest, first }: { latest: number | undefined; first: number | undefined },
): Answer<number> {
  if (metric.direction === 'stay-in-range')
    return unknown('In its range or not, which is nothing to progress to');
  if (metric.direction === 'observe') return unknown('Only observed, with no target to progress to');
  const { baseline, target, unit } = metric;
  const start = baseline ?? first;
  const answer = progressAnswer({ start, target, current: latest, unit, direction: metric.direction });
  return baseline !== undefined || first === undefined || answer.value === undefined
    ? answer
    : known(
        answer.value,
        `${answer.because}; no baseline is given, so its first value since ${metric.baselineDate ?? 'then'}, ${sayValue(first, unit)}, counts as one`,
      );
}

/** Progress from a start to a target, or which of the three numbers is missing. */
export function progressAnswer({
  start,
  target,
  current,
  unit,
  direction,
}: {
  start: number | undefined;
  target: number | undefined;
  current: number | undefined;
  unit: string | undefined;
  direction: Metric['direction'] | undefined;
}): Answer<number> {
  const missing = [
    ...(start === undefined ? ['start'] : []),
    ...(target === undefined ? ['target'] : []),
    ...(current === undefined ? ['current value'] : []),
  ];
  if (start === undefined || target === undefined || current === undefined) {
    return unknown(`No progress: no ${missing.join(' and no ')} is known`);
  }
  const way = goalDirection({ start, target, direction });
  const answer = progress({ start, target, current, direction: way });
  if (answer === undefined)
    return unknown('No progress: the numbers are too large or too close to compute with');
  function say(value: number): string {
    return sayValue(value, unit);
  }
  if (answer.startIsTarget) {
    return known(
      answer.raw,
      `Start and target are equal, so it is to be held at ${say(target)}: ${answer.raw === 1 ? 'held' : 'not held'} at ${say(current)}`,
    );
  }
  return known(
    answer.raw,
    `${sayShare(answer.raw)} of the way from ${say(start)} to ${say(target)}, now ${say(current)}${sayContradiction(way, direction)}`,
  );
}

/** A target on the wrong side of its start is followed as it is written, and told. */
function sayContradiction(way: 'up' | 'down', direction: Metric['direction'] | undefined): string {
  if (direction === 'increase' && way === 'down')
    return '; its target lies below its start, though more is better';
  return direction === 'decrease' && way === 'up'
    ? '; its target lies above its start, though less is better'
    : '';
}
