import * as z from 'zod';
import { RuleSettings } from './rule-settings.ts';

/** A finding that a person has read and lets stand, with the reason, by rule and row id or name. It stays visible. */
export const Acknowledgement = z.object({ rule: z.string(), subject: z.string(), reason: z.string().min(1) });
export type Acknowledgement = z.infer<typeof Acknowledgement>;

/** The numbers that the essays leave open, with Northbook's defaults. Shares and gaps are fractions. */
export const Settings = z.object({
  /** A trend is flat when its whole interval lies within ± this share of the level per period. */
  flatBand: z.number().positive().default(0.01),
  /** Progress may be this far behind expectation and still be on track. */
  onTrackGap: z.number().positive().default(0.1),
  /** Further behind than this is off track. */
  behindGap: z.number().positive().default(0.25),
  /** Before this share of a cycle nothing is judged. */
  tooEarly: z.number().min(0).max(1).default(0.1),
  /** Chance of target at or above which nothing is called off track. */
  likelyChance: z.number().min(0).max(1).default(0.6),
  /** Chance of target below which nothing is called on track. */
  unlikelyChance: z.number().min(0).max(1).default(0.4),
  /** Strategic share of work below which a strategy counts as not executed. */
  strategicShare: z.number().min(0).max(1).default(0.3),
  /** The thresholds of the rules. */
  rules: RuleSettings.prefault({}),
  /** Rules that are switched off, by id. */
  rulesOff: z.array(z.string()).readonly().default([]),
  acknowledged: z.array(Acknowledgement).readonly().default([]),
});
export type Settings = z.infer<typeof Settings>;
