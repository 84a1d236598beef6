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
  const readings: { index: number; value: number }[] = [];
  for (const [index, value] of values.entries()) if (isPresent(value)) readings.push({ index, value });

  const outside = readings.filter(({ value }) => value > high || value < low).map(({ index }) => index);
  const runs: number[] = [];
  let run: number[] = [];
  let side = 0;
  for (const { index, value } of [...readings, { index: -1, value: centre }]) {
    const sideNow = Math.sign(value - centre);
    if (sideNow !== side || sideNow === 0) {
      if (run.length >= runLength) runs.push(...run);
      run = [];
    }
    side = sideNow;
    if (sideNow !== 0) run.push(index);
  }

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
  return { outside, runs, nearLimit: [...near].toSorted((a, b) => a - b) };
}
