const MINUTE = 60_000;

/** A time cut to the minute, as pages, blocks and data sources carry it: `2026-07-04T09:13:00.000Z`. */
export function minuteStamp(milliseconds: number): string {
  return new Date(Math.floor(milliseconds / MINUTE) * MINUTE).toISOString();
}

/** A time to the millisecond with an offset, as databases and views carry it: `2026-07-04T09:13:00.290+00:00`. */
export function offsetStamp(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace('Z', '+00:00');
}
