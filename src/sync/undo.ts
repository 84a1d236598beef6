import type { Change } from './change.ts';
import type { ChangeOutcome } from './surface.ts';

/**
 * The changes that take a run back: every cell it wrote gets what stood there before, last change first. What
 * the run did not write is left alone, and so is a cell that has changed since: apply reports it as a conflict.
 * A row the run created stays and is emptied, as people may have typed beside it.
 */
export function undo(
  changes: readonly Change[],
  outcomes: ReadonlyMap<string, ChangeOutcome>,
): readonly Change[] {
  return changes
    .filter((change) => outcomes.get(change.id)?.result === 'done')
    .map((change): Change => ({
      ...change,
      id: `undo/${change.id}`,
      kind: change.kind === 'create' ? 'archive' : 'update',
      cells: change.before,
      before: change.cells,
      reason: `Taken back: ${change.reason}`,
    }))
    .toReversed();
}
