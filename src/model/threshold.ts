import { RuleSettings } from './rule-settings.ts';
import { PaceSettings } from './settings.ts';
import type { Settings } from './settings.ts';
import { readNumber } from './written-number.ts';

type PaceName = keyof PaceSettings;
type RuleName = keyof RuleSettings;
export type ThresholdName = PaceName | RuleName;

/** What a threshold is called and counted in. Shares are shown times a hundred, in per cent or in points. */
interface Words {
  readonly label: string;
  readonly unit: string;
  /** Bounds as shown; 0 to 100 for a share and 1 to 1,000 for a count unless said otherwise. */
  readonly least?: number;
  readonly most?: number;
}

const words = {
  flatBand: { label: 'Flat within', unit: '%', least: 0.1, most: 50 },
  onTrackGap: { label: 'On track within', unit: 'points', least: 1 },
  behindGap: { label: 'Behind within', unit: 'points', least: 1 },
  tooEarly: { label: 'Too early in the first', unit: '%', most: 90 },
  likelyChance: { label: 'Likely from', unit: '%' },
  unlikelyChance: { label: 'Unlikely below', unit: '%' },
  strategicShare: { label: 'Strategic work, at least', unit: '%' },
  northStarReadings: { label: 'Readings of a North Star', unit: 'readings' },
  nameWords: { label: 'Longest name', unit: 'words', most: 30 },
  ceilingShare: { label: 'Near the ceiling from', unit: '%' },
  stableMonths: { label: 'Definition stands for', unit: 'months', most: 120 },
  marketMonths: { label: 'Growth compared over', unit: 'months', most: 120 },
  mostDrivers: { label: 'Key drivers at most', unit: 'drivers', most: 20 },
  reviewMonths: { label: 'Drivers reviewed every', unit: 'months', most: 36 },
  focusShare: { label: 'On the rate-limiting step, at least', unit: '%' },
  unchangedQuarters: { label: 'Same step for', unit: 'quarters', most: 20 },
  emptyPeriods: { label: 'Empty periods in a row', unit: 'periods', most: 100 },
  stalePeriods: { label: 'Stale after', unit: 'periods', most: 100 },
  recentPeriods: { label: 'Latest periods looked at', unit: 'periods', most: 100 },
  outOfRangePeriods: { label: 'Out of range for', unit: 'periods', most: 100 },
  sameWords: { label: 'Words in common', unit: '%', least: 10 },
  contextFields: { label: 'Context of an objective', unit: 'of 4 fields', most: 4 },
  mostObjectives: { label: 'Objectives a team at most', unit: 'objectives', most: 50 },
  mostKeyResults: { label: 'Key results at most', unit: 'key results', most: 50 },
  missesInARow: { label: 'Misses in a row', unit: 'misses', most: 20 },
  bankDays: { label: 'Win in a process within', unit: 'days', most: 365 },
  volumeWeeks: { label: 'Experiments counted over', unit: 'weeks', most: 52 },
  loopItems: { label: 'Work items to judge by', unit: 'items', most: 100 },
  reactiveShare: { label: 'Unplanned work at most', unit: '%' },
  survivalWeeks: { label: 'Without idea or learning for', unit: 'weeks', most: 52 },
} as const satisfies Record<ThresholdName, Words>;

/** A number of the method that a workspace may set otherwise. */
export interface Threshold {
  readonly name: ThresholdName;
  readonly label: string;
  /** What it decides, in one sentence. */
  readonly description: string;
  readonly unit: string;
  readonly isShare: boolean;
  /** Bounds as shown. */
  readonly least: number;
  readonly most: number;
  /** Northbook's own, as stored. */
  readonly standard: number;
}

/** Those about trends, pace and strategy first, then those of the rules. */
export const thresholds: readonly Threshold[] = [
  ...Object.keys(PaceSettings.shape),
  ...Object.keys(RuleSettings.shape),
].flatMap((name) => (isThresholdName(name) ? [thresholdOf(name)] : []));

export function isPaceName(name: string): name is PaceName {
  return Object.hasOwn(PaceSettings.shape, name);
}

/** The value a workspace has for a threshold, as stored. */
export function thresholdValue(settings: Settings, name: ThresholdName): number {
  return isPaceName(name) ? settings[name] : settings.rules[name];
}

/** Settings with another value of a threshold, as stored. */
export function withThreshold(
  settings: Settings,
  { name, value }: { readonly name: ThresholdName; readonly value: number },
): Settings {
  return isPaceName(name)
    ? { ...settings, [name]: value }
    : { ...settings, rules: { ...settings.rules, [name]: value } };
}

/** The number in a threshold's field: a share of .25 is 25. */
export function shownThreshold({ isShare }: Threshold, value: number): number {
  return isShare ? Number((value * 100).toPrecision(10)) : value;
}

/** With its unit: `25 points`, `3 months`. */
export function sayThreshold(threshold: Threshold, value: number): string {
  return `${shownThreshold(threshold, value)} ${threshold.unit}`;
}

/** Reads what a person typed into a threshold's field; nothing typed is the standard. */
export function readThreshold(
  threshold: Threshold,
  text: string,
): { readonly value: number } | { readonly problem: string } {
  const { isShare, least, most, standard, unit } = threshold;
  const typed = text.replace(/(?:%|points?)\s*$/i, '').trim();
  if (typed === '') return { value: standard };
  const shown = readNumber(typed, '.');
  const kind = isShare ? 'a number' : 'a whole number';
  if (shown === undefined || shown < least || shown > most || (!isShare && !Number.isInteger(shown))) {
    return {
      problem: `Type ${kind} from ${least} to ${most} (${unit}), or leave it empty for the standard.`,
    };
  }
  return { value: isShare ? Number((shown / 100).toPrecision(10)) : shown };
}

/** What contradicts itself among the thresholds of a workspace, by the name that is to change. */
export function contradictions(settings: Settings): readonly { name: ThresholdName; message: string }[] {
  const { onTrackGap, behindGap, likelyChance, unlikelyChance } = settings;
  return [
    ...(behindGap < onTrackGap
      ? [
          {
            name: 'behindGap',
            message: `“${words.behindGap.label}” has to be at least “${words.onTrackGap.label}”, else nothing is ever behind`,
          } as const,
        ]
      : []),
    ...(likelyChance < unlikelyChance
      ? [
          {
            name: 'likelyChance',
            message: `“${words.likelyChance.label}” has to be at least “${words.unlikelyChance.label}”, else a chance is both`,
          } as const,
        ]
      : []),
  ];
}

function thresholdOf(name: ThresholdName): Threshold {
  const schema = isPaceName(name) ? PaceSettings.shape[name] : RuleSettings.shape[name];
  const { label, unit, least, most }: Words = words[name];
  const isShare = unit === '%' || unit === 'points';
  return {
    name,
    label,
    unit,
    isShare,
    description: schema.description ?? '',
    least: least ?? (isShare ? 0 : 1),
    most: most ?? (isShare ? 100 : 1000),
    standard: schema.parse(undefined),
  };
}

function isThresholdName(name: string): name is ThresholdName {
  return Object.hasOwn(words, name);
}
