import type { Day } from '../model/day.ts';
import { dayFromNumber, dayNumber } from '../model/day.ts';

/** Sheets counts days from 1899-12-30: https://developers.google.com/workspace/sheets/api/guides/formats */
const daysTo1970 = 25_569;

/** The years 1900 to 2199: numbers outside are no dates that anybody meant. */
const firstSerial = 2;
const lastSerial = 109_574;

/** The serial number of a day. */
export function serialOfDay(day: Day): number {
  return dayNumber(day) + daysTo1970;
}

/** The day of a serial number, its time of day dropped; `undefined` for a number that is no plausible date. */
export function dayOfSerial(serial: number): Day | undefined {
  const whole = Math.floor(serial);
  if (!(whole >= firstSerial && whole <= lastSerial)) return undefined;
  return dayFromNumber(whole - daysTo1970);
}
