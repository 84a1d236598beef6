import { countPresent, isPresent } from './present-values.ts';
import type { Gappy } from './present-values.ts';

/** The readings of a series with their times, ascending in time (and in value where times are equal). */
export interface TimedPoints {
  readonly times: Float64Array;
  readonly values: Float64Array;
}

/**
 * Joins a series with gaps and its times. Without `times` the index is the time, so a gap keeps its place. A
 * value without a usable time is left out; the order in which dated readings are given changes nothing.
 */
export function timedPoints(values: Gappy, times?: readonly number[]): TimedPoints {
  if (times === undefined) return pointsOnGrid(values);
  const points: { time: number; value: number }[] = [];
  for (const [index, value] of values.entries()) {
    const time = usableTime(times[index]);
    // Adding 0 turns -0 into 0, so that equal results are also identical.
    if (isPresent(value) && time !== undefined) points.push({ time: time + 0, value: value + 0 });
  }
  points.sort((a, b) => a.time - b.time || a.value - b.value);
  return {
    times: Float64Array.from(points, (point) => point.time),
    values: Float64Array.from(points, (point) => point.value),
  };
}

/** The points from one place up to another, which share their numbers. */
export function pointsBetween(
  { times, values }: TimedPoints,
  { from = 0, to = times.length }: { from?: number; to?: number },
): TimedPoints {
  return { times: times.subarray(from, to), values: values.subarray(from, to) };
}

function pointsOnGrid(values: Gappy): TimedPoints {
  const count = countPresent(values);
  const times = new Float64Array(count);
  const present = new Float64Array(count);
  let n = 0;
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index];
    if (!isPresent(value)) continue;
    times[n] = index;
    present[n] = value + 0;
    n += 1;
  }
  return { times, values: present };
}

/** Times are indices or days: the bounds only keep a slope, a quotient of differences, inside a double's range. */
function usableTime(time: number | undefined): number | undefined {
  if (time === undefined || !(Math.abs(time) <= 1e15)) return undefined;
  return Math.abs(time) < 1e-12 ? 0 : time;
}
