import type { TimeZone } from '../model/time-zone.ts';
import { clockInZone } from '../model/time-zone.ts';
import { dayNumber } from '../model/day.ts';

/** Every offset in use is a whole number of these. */
const quarterHour = 15 * 60 * 1000;
/** A night comes within two days, whatever the clock does in between. */
const quartersAhead = 2 * 24 * 4;

/**
 * The next instant (milliseconds since 1970, UTC) after `after` at which a zone's clock reaches an hour of a new
 * day. Where the clock jumps over that hour in spring it is the moment of the jump; where it strikes the hour twice
 * in autumn it is the first time.
 */
export function nextNight(
  after: number,
  night: { readonly timeZone: TimeZone; readonly nightHour: number },
): number {
  const start = Math.floor(after / quarterHour);
  const before = nightsReached(after, night);
  let low = start;
  let high = start + quartersAhead;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (nightsReached(middle * quarterHour, night) > before) high = middle;
    else low = middle;
  }
  return high * quarterHour;
}

/** The number of the last day whose night hour the clock has reached; never falls as time goes on. */
function nightsReached(
  instant: number,
  { timeZone, nightHour }: { readonly timeZone: TimeZone; readonly nightHour: number },
): number {
  const { day, hour } = clockInZone(instant, timeZone);
  return dayNumber(day) - (hour >= nightHour ? 0 : 1);
}
