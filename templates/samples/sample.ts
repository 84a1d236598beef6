import type { SampleRow, SurfaceKind } from '../../src/sync/surface.ts';

/** Days and values of one metric, in order; a day is the last of the period its value stands for. */
export type Series = readonly (readonly [day: string, value: number])[];

/** A value a week from a first Sunday on. */
export interface WeeklySeries {
  readonly firstSunday: string;
  /** Numbers with blanks between them; `-` where none was read. */
  readonly values: string;
}

/**
 * A workspace filled as people would have filled it, on a day of its own, so that it tells the same story whenever it
 * is installed. The numbers are public; targets, people and all that surrounds the numbers is invented and says so.
 */
export interface Sample {
  readonly id: string;
  readonly name: string;
  /** What it shows, in one sentence. */
  readonly description: string;
  /** IANA name. */
  readonly timeZone: string;
  /** The day it is computed for, `YYYY-MM-DD`. */
  readonly asOf: string;
  /** Id of the template it fills. */
  readonly template: string;
  /** Where each table lives; tables left out live where the KPI Book does. */
  readonly homes: Readonly<Record<string, SurfaceKind>>;
  readonly people: readonly { readonly name: string; readonly email: string }[];
  /** Rows by table id; relations name other rows by id. */
  readonly rows: Readonly<Record<string, readonly SampleRow[]>>;
  /** Where the numbers come from. */
  readonly sources: readonly { readonly title: string; readonly url: string }[];
}
