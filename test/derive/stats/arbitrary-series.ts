import * as fc from 'fast-check';

/** Whole readings, so that shifting them and scaling by powers of two is exact. */
export const wholeSeries = fc.array(fc.integer({ min: -1000, max: 1000 }), { maxLength: 60 });

/** Whole readings with gaps. */
export const gappySeries = fc.array(
  fc.option(fc.integer({ min: -1000, max: 1000 }), { nil: undefined, freq: 4 }),
  { maxLength: 60 },
);

/**
 * Anything a cell could hold: gaps, NaN, infinities, huge and tiny numbers, constants and whole numbers mixed.
 */
export const wildSeries = fc.oneof(
  fc.array(fc.option(fc.double(), { nil: undefined }), { maxLength: 40 }),
  fc.array(fc.double({ min: 1e12 - 5, max: 1e12 + 5 }), { maxLength: 40 }),
  fc.array(fc.double({ min: -1e-9, max: 1e-9 }), { maxLength: 40 }),
  fc.array(fc.constantFrom(0, 1, undefined, Number.NaN), { maxLength: 40 }),
  fc.tuple(fc.double(), fc.nat(40)).map(([value, n]) => Array<number>(n).fill(value)),
);

/** Every number found anywhere in a result. */
export function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(numbersIn);
}
