import type { Cadence } from '../model/period.ts';
import { medianInPlace } from './stats/median.ts';
import { isPresent } from './stats/present-values.ts';
import { withScratch } from './stats/scratch.ts';
import { removeSeasonOfOthers } from './stats/season-of-others.ts';
import { cyclesNeeded, seasonality } from './stats/seasonality.ts';

type Window = readonly (number | undefined)[];

/** Readings after which a season comes round. */
export const seasonLength = {
  daily: 7,
  weekly: 52,
  monthly: 12,
  quarterly: 4,
} as const satisfies Record<Cadence, number>;

/** So many cycles are looked at for a season: what came before may have had another one. */
const cyclesLookedAt = 5;

/** The newest part of a series in which a season is looked for, up to its last value. */
export function seasonWindow(values: Window, cadence: Cadence): Window {
  const end = endOf(values);
  return values.slice(Math.max(end - seasonLength[cadence] * cyclesLookedAt, 0), end);
}

/** A series less its season where one shows, else the very same values. */
export function withoutSeason(values: Window, cadence: Cadence): Window {
  const period = seasonLength[cadence];
  const recent = seasonWindow(values, cadence);
  if (!hasSeason(recent, period)) return values;
  const end = endOf(values);
  return [
    ...values.slice(0, end - recent.length),
    ...removeSeasonOfOthers(recent, period),
    ...values.slice(end),
  ];
}

/**
 * Whether values on a grid repeat themselves by the season, over at least three cycles. Looked for in what a straight
 * line leaves: a strong trend makes neighbours so alike that the season would go unseen.
 */
export function hasSeason(values: Window, period: number): boolean {
  if (values.length < cyclesNeeded * period) return false;
  const slope = slopeBySeason(values, period);
  const level = values.map((value, index) => (value === undefined ? undefined : value - slope * index));
  const season = seasonality(level, period);
  return season.status === 'tested' && season.seasonal;
}

/** The median growth from a season to the same one of the next cycle, per period: no season can bend it. */
function slopeBySeason(values: Window, period: number): number {
  return withScratch(values.length, (growths) => {
    let n = 0;
    for (let index = period; index < values.length; index += 1) {
      const before = values[index - period];
      const value = values[index];
      if (value === undefined || before === undefined) continue;
      const growth = (value - before) / period;
      if (!isPresent(growth)) continue;
      growths[n] = growth;
      n += 1;
    }
    return n === 0 ? 0 : medianInPlace(growths.subarray(0, n));
  });
}

function endOf(values: Window): number {
  return values.findLastIndex((value) => value !== undefined) + 1;
}
