import * as z from 'zod';
import { Day } from './day.ts';

/** An IANA time zone such as `Europe/Rome`: a workspace's days begin and end in it. */
export const TimeZone = z
  .string()
  .refine(isTimeZone, { error: 'not a time zone; write one like Europe/Rome or UTC' })
  .brand<'TimeZone'>();
export type TimeZone = z.infer<typeof TimeZone>;

/** The calendar day and hour (0–23) that a zone shows at an instant (milliseconds since 1970, UTC). */
export function clockInZone(instant: number, zone: TimeZone): { day: Day; hour: number } {
  const parts = new Map(
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      hourCycle: 'h23',
    })
      .formatToParts(instant)
      .map((part) => [part.type, part.value]),
  );
  return {
    day: Day.parse(`${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`),
    hour: Number(parts.get('hour')),
  };
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
