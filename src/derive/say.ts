import type { Cadence } from '../model/period.ts';

const exponential = new Intl.NumberFormat('en-US', { notation: 'scientific', maximumSignificantDigits: 3 });
const percentUnits = new Set(['%', 'percent', 'percentage', 'per cento', 'percento', 'percentuale']);

/** A number in four significant digits, as a person reads it: `12,340`, `0.041`, `1.2E13`. */
export function sayNumber(value: number): string {
  if (Math.abs(value) === Infinity) return value > 0 ? 'more than can be said' : 'less than can be said';
  if (Number.isInteger(value) && Math.abs(value) < 1000) return String(value);
  // Rounded before anything is decided by its size: 999.96 is said as a thousand.
  const rounded = Number(value.toPrecision(4));
  const size = Math.abs(rounded);
  if (size !== 0 && (size >= 1e12 || size < 1e-4)) return exponential.format(value);
  return size < 1000 ? String(rounded) : inThousands(String(rounded));
}

function inThousands(shown: string): string {
  return shown.replaceAll(/\B(?=(\d{3})+$)/g, ',');
}

/** A fraction as a percentage: `43 %`, `0.4 %`. */
export function sayShare(share: number): string {
  const points = share * 100;
  if (!Number.isFinite(points)) return `${sayNumber(share)} times`;
  const digits = Math.abs(points) < 1 ? 1 : 0;
  return `${sayNumber(Number(points.toFixed(Math.abs(points) < 0.05 ? 2 : digits)))} %`;
}

/** Whether a unit means percent, so that 0.41 is said as 41 %. */
export function isPercentUnit(unit: string | undefined): boolean {
  return unit !== undefined && percentUnits.has(unit.trim().toLowerCase());
}

/** A value in its unit: `41.2 %`, `1,240 €`, `52 teams`. */
export function sayValue(value: number, unit: string | undefined): string {
  if (unit === undefined) return sayNumber(value);
  if (isPercentUnit(unit)) return sayPercent(value);
  return `${sayNumber(value)} ${unit}`;
}

/** A difference of two values in their unit; of percentages, which may be taken for a share of them, in points. */
export function sayDifference(value: number, unit: string | undefined): string {
  return isPercentUnit(unit) ? sayPoints(value) : sayValue(value, unit);
}

/** A difference of shares in points: `2 points`, `0.4 points`. */
export function sayPoints(difference: number): string {
  const points = Number((difference * 100).toPrecision(4));
  if (!Number.isFinite(points)) return `${sayNumber(difference)} times`;
  return `${sayNumber(points)} ${Math.abs(points) === 1 ? 'point' : 'points'}`;
}

function sayPercent(value: number): string {
  const points = Number((value * 100).toPrecision(4));
  return Number.isFinite(points) ? `${sayNumber(points)} %` : `${sayNumber(value)} times`;
}

/** A count with its noun: `1 reading`, `4 readings`. */
export function sayCount(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** A p-value: `p = 0.032`, `p < 0.001`. */
export function sayP(p: number): string {
  return p < 0.001 ? 'p < 0.001' : `p = ${p.toPrecision(2)}`;
}

/** `Activation, Retention and 3 more`: the first few of several names. */
export function sayNames(names: readonly string[], most = 3): string {
  const shown = names.slice(0, names.length === most + 1 ? most + 1 : most).map((name) => `“${name}”`);
  const rest = names.length - shown.length;
  if (rest > 0) return `${shown.join(', ')} and ${rest} more`;
  const last = shown.at(-1) ?? '';
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(', ')} and ${last}`;
}

/** What one bucket of a cadence is called. */
export const periodNoun = {
  daily: 'day',
  weekly: 'week',
  monthly: 'month',
  quarterly: 'quarter',
} as const satisfies Record<Cadence, string>;

/** What one answer lacks, as the reason why another is not there: "No progress: no target is known" gives "no target is known". */
export function asReason(because: string): string {
  const reason = because.replace(/^No [^:]+: /, '');
  return reason.charAt(0).toLowerCase() + reason.slice(1);
}
