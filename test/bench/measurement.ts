/** One figure of a benchmark, printed as a line of JSON. */
export interface Measurement {
  /** `area/what`, stable from run to run. */
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** `value` over what it is compared with, and what that is: a budget, or another way to the same answer. */
  readonly ratio?: number;
  readonly against?: string;
}

/** What a file `*.bench.ts` exports as `bench`: its figures, each as soon as it is known. */
export type Bench = () => AsyncIterable<Measurement>;

/** A figure beside a budget or beside another way; the ratio says how many times that it is. */
export function measured(
  name: string,
  figure: { value: number; unit: string; against?: { value: number; what: string } },
): Measurement {
  const { value, unit, against } = figure;
  const shown = { name, value: rounded(value), unit };
  return against === undefined
    ? shown
    : { ...shown, ratio: rounded(value / against.value), against: against.what };
}

/** Four digits: more would be noise. */
function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
