import { numberAt } from './number-at.ts';
import type { Gappy } from './present-values.ts';
import { timedPoints } from './timed-points.ts';

/** The readings that a rule points at, as ascending indices into the series. */
export interface ProcessSignals {
  /** Outside the limits. */
  readonly outside: readonly number[];
  /** Members of eight or more successive readings on one side of the centre. */
  readonly runs: readonly number[];
  /** Members of three of four successive readings closer to one limit than to the centre. */
  readonly nearLimit: readonly number[];
}

interface Limits {
  readonly centre: number;
  readonly low: number;
  readonly high: number;
}

/** So many successive readings on one side make a run. */
export const runLength = 8;

/**
 * Which readings are exceptional, by Wheeler's three rules. All comparisons are strict, so a reading on the centre
 * ends a run and a constant series has none; "three of four" marks the three, not the fourth. A gap is passed over:
 * the readings on both sides of it are successive.
 */
export function processSignals(values: Gappy, limits: Limits): ProcessSignals {
  const { times, values: readings } = timedPoints(values);
  const { outside, runs, nearLimit } = signalPlaces(readings, limits);
  function indices(places: readonly number[]): number[] {
    return places.map((place) => numberAt(times, place));
  }
  return { outside: indices(outside), runs: indices(runs), nearLimit: indices(nearLimit) };
}

/** {@link processSignals} of readings without gaps. */
export function signalPlaces(readings: Float64Array, { centre, low, high }: Limits): ProcessSignals {
  const outside: number[] = [];
  const runs: number[] = [];
  const nearLimit: number[] = [];
  for (const { start, end } of runsAmong(readings, centre)) {
    for (let place = start; place < end; place += 1) runs.push(place);
  }
  const near = new Uint8Array(readings.length);
  // Limits without width have no place nearer to them than to the centre.
  if (high > low) {
    markThreeOfFour(near, { readings, beyond: (centre + high) / 2, way: 1 });
    markThreeOfFour(near, { readings, beyond: (centre + low) / 2, way: -1 });
  }
  for (let place = 0; place < readings.length; place += 1) {
    const reading = numberAt(readings, place);
    if (reading > high || reading < low) outside.push(place);
    if (near[place] === 1) nearLimit.push(place);
  }
  return { outside, runs, nearLimit };
}

/** The stretches of eight or more successive readings on one side of the centre, in their order; `end` lies after. */
export function runsAmong(readings: Float64Array, centre: number): { start: number; end: number }[] {
  const runs: { start: number; end: number }[] = [];
  let start = 0;
  let side = 0;
  for (let place = 0; place <= readings.length; place += 1) {
    const sideNow = place === readings.length ? 0 : Math.sign(numberAt(readings, place) - centre);
    if (sideNow === side) continue;
    if (side !== 0 && place - start >= runLength) runs.push({ start, end: place });
    start = place;
    side = sideNow;
  }
  return runs;
}

function markThreeOfFour(
  marks: Uint8Array,
  { readings, beyond, way }: { readings: Float64Array; beyond: number; way: 1 | -1 },
): void {
  function isClose(place: number): boolean {
    return (numberAt(readings, place) - beyond) * way > 0;
  }
  let close = 0;
  for (let place = 0; place < readings.length; place += 1) {
    if (isClose(place)) close += 1;
    if (place >= 4 && isClose(place - 4)) close -= 1;
    if (close < 3) continue;
    for (let one = Math.max(place - 3, 0); one <= place; one += 1) if (isClose(one)) marks[one] = 1;
  }
}
