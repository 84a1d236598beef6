import { isPresent } from './present-values.ts';
import type { Gappy } from './present-values.ts';

/** The readings that a rule points at, as ascending indices into the series. */
export interface ProcessSignals {
  /** Outside the limits. */
  readonly outside: readonly number[];
  /** Members of eight or more successive readings on one side of the centre. */
  readonly runs: readonly number[];
  /** Members of three of four successive readings closer to one limit than to the centre. */
  readonly nearLimit: readonly number[];
}

/** So many successive readings on one side make a run. */
export const runLength = 8;

/**
 * Which readings are exceptional, by Wheeler's three rules. All comparisons are strict, so a reading on the centre
 * ends a run and a constant series has none; "three of four" marks the three, not the fourth. A gap is passed over:
 * the readings on both sides of it are successive.
 */
export function processSignals(
  values: Gappy,
  { centre, low, high }: { centre: number; low: number; high: number },
): ProcessSignals {
  const readings = readingsOf(values);
  const outside = readings.filter(({ value }) => value > high || value < low).map(({ index }) => index);
  const near = new Set<number>();
  // Limits without width have no place nearer to them than to the centre.
  for (const direction of high > low ? [1, -1] : []) {
    const halfway = direction > 0 ? (centre + high) / 2 : (centre + low) / 2;
    let close = 0;
    for (const [place, { value }] of readings.entries()) {
      if ((value - halfway) * direction > 0) close += 1;
      const left = readings[place - 4];
      if (left !== undefined && (left.value - halfway) * direction > 0) close -= 1;
      if (close < 3 || place < 3) continue;
      for (const reading of readings.slice(place - 3, place + 1)) {
        if ((reading.value - halfway) * direction > 0) near.add(reading.index);
      }
    }
  }
  return { outside, runs: runsOf(readings, centre), nearLimit: [...near].toSorted((a, b) => a - b) };
}

/** The members of runs alone, for those who only ask for a shift. */
export function processRuns(values: Gappy, centre: number): readonly number[] {
  return runsOf(readingsOf(values), centre);
}

interface Reading {
  readonly index: number;
  readonly value: number;
}

function readingsOf(values: Gappy): Reading[] {
  const readings: Reading[] = [];
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index];
    if (isPresent(value)) readings.push({ index, value });
  }
  return readings;
}

function runsOf(readings: readonly Reading[], centre: number): number[] {
  const runs: number[] = [];
  let start = 0;
  let side = 0;
  for (let place = 0; place <= readings.length; place += 1) {
    const reading = readings[place];
    const sideNow = reading === undefined ? 0 : Math.sign(reading.value - centre);
    if (sideNow === side && side !== 0) continue;
    if (side !== 0 && place - start >= runLength) {
      for (const { index } of readings.slice(start, place)) runs.push(index);
    }
    start = place;
    side = sideNow;
  }
  return runs;
}
