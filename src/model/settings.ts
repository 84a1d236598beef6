import * as z from 'zod';
import { RuleSettings } from './rule-settings.ts';

/** A finding that a person has read and lets stand, with the reason, by rule and row id or name. It stays visible. */
export const Acknowledgement = z.object({
  rule: z.string(),
  subject: z.string(),
  /** What the row is called, where `subject` is its id. */
  name: z.string().optional(),
  reason: z.string().min(1),
});
export type Acknowledgement = z.infer<typeof Acknowledgement>;

/** A rule that is switched off, by id, with the reason if one was given. A bare id is one without. */
export const RuleOff = z.preprocess(
  (value) => (typeof value === 'string' ? { rule: value } : value),
  z.object({ rule: z.string(), reason: z.string().min(1).optional() }),
);
export type RuleOff = z.infer<typeof RuleOff>;

/** The numbers that decide about trends, pace and strategy. Shares and gaps are fractions. */
export const PaceSettings = z.object({
  flatBand: z
    .number()
    .positive()
    .default(0.01)
    .describe('A trend is flat when its whole interval lies within this share of the level per period.'),
  onTrackGap: z
    .number()
    .positive()
    .default(0.1)
    .describe('Progress may be this far behind what is expected by now and still be on track.'),
  behindGap: z
    .number()
    .positive()
    .default(0.25)
    .describe('Further behind what is expected than this is off track.'),
  tooEarly: share(0.1, 'Before this share of a cycle has passed, no pace is judged.'),
  likelyChance: share(0.6, 'With a chance of target from here on, nothing is called off track.'),
  unlikelyChance: share(0.4, 'With a chance of target below this, nothing is called on track.'),
  strategicShare: share(0.3, 'Share of strategic work below which a strategy counts as not executed.'),
});
export type PaceSettings = z.infer<typeof PaceSettings>;

/** The numbers that the essays leave open, with Northbook's defaults, and what people decided about rules. */
export const Settings = z.object({
  ...PaceSettings.shape,
  /** The thresholds of the rules. */
  rules: RuleSettings.prefault({}),
  rulesOff: z.array(RuleOff).readonly().default([]),
  acknowledged: z.array(Acknowledgement).readonly().default([]),
  /** Names that were found in stored settings and that no setting has, such as `rules.focusShar`. */
  unknownNames: z.array(z.string()).readonly().default([]),
});
export type Settings = z.infer<typeof Settings>;

/**
 * Settings as they were stored or sent: a name that no setting has is kept by its name in `unknownNames`, to be reported
 * rather than lost without a word.
 */
export const SettingsAsWritten = z.preprocess(noteUnknownNames, Settings.prefault({}));

function noteUnknownNames(value: unknown): unknown {
  if (!isRecord(value)) return value;
  const { rules, unknownNames: known } = value;
  const found = [
    ...Object.keys(value).filter((name) => !Object.hasOwn(Settings.shape, name)),
    ...Object.keys(isRecord(rules) ? rules : {})
      .filter((name) => !Object.hasOwn(RuleSettings.shape, name))
      .map((name) => `rules.${name}`),
  ];
  if (found.length === 0) return value;
  return { ...value, unknownNames: [...new Set([...(Array.isArray(known) ? known : []), ...found])] };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function share(standard: number, description: string) {
  return z.number().min(0).max(1).default(standard).describe(description);
}
