import type { Id } from '../../model/cell-shapes.ts';
import type { Answer } from '../answer.ts';
import type { Alignment } from '../objective-alignment.ts';
import type { Gap, MetricScore, RateLimitingStep } from '../scorecard.ts';
import type { WorkspaceIndex } from '../workspace-index.ts';

/** The essays the method comes from; METHOD numbers them. */
export type Essay = 'S0' | 'S1' | 'S2' | 'S3' | 'S4';

/** Everything a rule may look at, worked out once. */
export interface RuleContext {
  readonly index: WorkspaceIndex;
  readonly metrics: ReadonlyMap<Id, MetricScore>;
  readonly step: Answer<RateLimitingStep>;
  readonly alignmentOf: (objective: Id) => Alignment;
}

/** What a rule found: where, what, and what to do. */
export type Finding = Pick<Gap, 'table' | 'row' | 'subject' | 'message' | 'fix'>;

/** One rule of the method. A new one is one entry in its family and nothing else. */
export interface Rule {
  /** Stable, `family/name`. */
  readonly id: string;
  readonly severity: Gap['severity'];
  readonly essays: readonly Essay[];
  /** What it looks for, in one sentence. */
  readonly finds: string;
  find(context: RuleContext): Iterable<Finding>;
}
