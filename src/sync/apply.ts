import type { Change } from './change.ts';
import type { Journal } from './journal.ts';
import type { ChangeOutcome, Surface } from './surface.ts';

/**
 * Writes the changes that belong to a surface and are not in the journal yet, and journals each. Run again after
 * a crash it goes on where it stopped. Returns every outcome of this surface's changes, in plan order.
 * Throws a `SurfaceError` when the surface cannot be reached; what was written by then is in the journal.
 */
export async function apply(options: {
  readonly surface: Surface;
  readonly changes: readonly Change[];
  readonly journal: Journal;
}): Promise<readonly ChangeOutcome[]> {
  const { surface, journal } = options;
  const mine = options.changes.filter((change) => change.surface === surface.kind);
  const known = new Map(await journal.outcomes());
  const open = mine.filter((change) => !known.has(change.id));
  if (open.length > 0) {
    await surface.apply(open, async (outcome) => {
      await journal.record(outcome);
      known.set(outcome.id, outcome);
    });
  }
  return mine.flatMap((change) => known.get(change.id) ?? []);
}
