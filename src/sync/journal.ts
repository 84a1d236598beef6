import type { ChangeOutcome } from './surface.ts';

/** What became of a run's changes so far, kept where a crash cannot lose it. */
export interface Journal {
  /** Outcomes by change id. */
  outcomes(): Promise<ReadonlyMap<string, ChangeOutcome>>;
  /** Resolves once the outcome is durable. */
  record(outcome: ChangeOutcome): Promise<void>;
}
