const millisecondsPerDay = 86_400_000;
const epoch = Date.UTC(1899, 11, 30);

export interface CalendarParts {
  year: number;
  month: number;
  day: number;
  hours: number;
  minutes: number;
  seconds: number;
  milliseconds: number;
  /** 0 is Sunday. */
  weekday: number;
}

/** The serial number of a day: days since 30 December 1899. Months run over as in a calendar: month 13 is next January. */
export function serialOfDay(year: number, month: number, day: number): number {
  return Math.round((Date.UTC(year, month - 1, day) - epoch) / millisecondsPerDay);
}

/** The calendar and clock a serial number shows, to the millisecond. */
export function partsOfSerial(serial: number): CalendarParts {
  const date = new Date(epoch + Math.round(serial * millisecondsPerDay));
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hours: date.getUTCHours(),
    minutes: date.getUTCMinutes(),
    seconds: date.getUTCSeconds(),
    milliseconds: date.getUTCMilliseconds(),
    weekday: date.getUTCDay(),
  };
}

/** Whether a day exists: 30 February does not. */
export function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
