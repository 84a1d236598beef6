import type { Journal } from '../../src/sync/journal.ts';
import type { ChangeOutcome } from '../../src/sync/surface.ts';

/** A journal that lives as long as the test. */
export function createMemoryJournal(): Journal {
  const outcomes = new Map<string, ChangeOutcome>();
  return {
    async outcomes() {
      return new Map(outcomes);
    },
    async record(outcome) {
      outcomes.set(outcome.id, outcome);
    },
  };
}
