import type { Id } from '../../model/cell-shapes.ts';
import type { KeyResult } from '../../model/key-result.ts';
import type { Objective } from '../../model/objective.ts';
import type { RuleSettings } from '../../model/rule-settings.ts';
import type { Answer } from '../answer.ts';
import type { Alignment } from '../objective-alignment.ts';
import type { DriverScore, Gap, MetricScore, RateLimitingStep } from '../scorecard.ts';
import type { WorkspaceIndex } from '../workspace-index.ts';
import type { Essay } from './essays.ts';

/** What was derived before the rules are asked. */
export interface Derived {
  readonly index: WorkspaceIndex;
  readonly metrics: ReadonlyMap<Id, MetricScore>;
  readonly drivers: ReadonlyMap<Id, DriverScore>;
  readonly step: Answer<RateLimitingStep>;
  /** The metrics that are worked on when the rate-limiting step is. */
  readonly onStep: ReadonlySet<Id>;
  readonly alignmentOf: (objective: Id) => Alignment;
}

/** Everything a rule may look at, worked out once for all of them. */
export interface RuleContext extends Derived {
  readonly settings: RuleSettings;
  /** Objectives that are agreed or active: ideas and drafts may be unfinished, closed ones are history. */
  readonly openObjectives: readonly Objective[];
  /** Key results of those objectives, and those that belong to none. */
  readonly openKeyResults: readonly KeyResult[];
  /** The key drivers and every metric that feeds one, directly or not. */
  readonly pushesDriver: ReadonlySet<Id>;
}

/** What a rule found: where, what, and what to do where the rule's own fix is not the best one. */
export type Finding = Pick<Gap, 'table' | 'row' | 'subject' | 'message'> & { readonly fix?: string };

/** One rule of the method. A new one is one entry in its family and nothing else. */
export interface Rule {
  /** Stable, `family/name`. */
  readonly id: string;
  readonly severity: Gap['severity'];
  readonly essays: readonly Essay[];
  /** What it looks for, in one sentence. */
  readonly finds: string;
  /** What to do about it, in one sentence. */
  readonly fix: string;
  /** The thresholds it asks for. */
  readonly settings?: readonly (keyof RuleSettings)[];
  readonly find: (context: RuleContext) => Iterable<Finding>;
}

/** The place of a finding about one row. */
export function placeOf(
  table: string,
  { id, name }: { readonly id: Id; readonly name: string },
): Pick<Finding, 'table' | 'row' | 'subject'> {
  return { table, row: id, subject: name };
}
