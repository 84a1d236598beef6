import type { Change } from './change.ts';
import type { ChangeOutcome } from './surface.ts';

const opposites = {
  create: 'archive',
  update: 'update',
  archive: 'update',
  remove: 'restore',
  restore: 'remove',
} as const satisfies Record<Change['kind'], Change['kind']>;

/**
 * The changes that take a run back: every cell it wrote gets what stood there before, last change first. What
 * the run did not write is left alone, and so is a cell that has changed since: apply reports it as a conflict.
 * A row the run created stays and is emptied, as people may have typed beside it; one it removed is brought back.
 */
export function undo(
  changes: readonly Change[],
  outcomes: ReadonlyMap<string, ChangeOutcome>,
): readonly Change[] {
  const back = changes
    .filter((change) => outcomes.get(change.id)?.result === 'done')
    .map((change): Change => ({
      ...change,
      id: `undo/${change.id}`,
      kind: opposites[change.kind],
      cells: change.before,
      before: change.cells,
      reason: `Taken back: ${change.reason}`,
    }));
  // Rows that come back stand in the order they had.
  const restored = back.filter(({ kind }) => kind === 'restore');
  return [...back.filter(({ kind }) => kind !== 'restore').toReversed(), ...restored];
}
