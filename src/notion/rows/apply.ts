import type { Change } from '../../sync/change.ts';
import { SurfaceError } from '../../sync/surface-error.ts';
import type { ChangeOutcome } from '../../sync/surface.ts';
import type { NotionClient } from '../client.ts';
import type { LookUp } from './look-again.ts';
import { lookAgain } from './look-again.ts';
import { isMove, lookAtRemovals, moveRow } from './move-row.ts';
import { listPeople } from './people.ts';
import { writeChange } from './write-change.ts';

/** How many rows are written at a time: so many may be written and not yet recorded when a run breaks off. */
const windowSize = 6;

/**
 * Writes changes a window at a time, one request a row, and reports each in the order of the list. Every table is
 * looked at once more before anything is written. When a request fails for good, the window's other outcomes are
 * still reported before the error is thrown, so that a rerun knows what is done.
 */
export async function apply(
  client: NotionClient,
  options: {
    readonly changes: readonly Change[];
    readonly lookUp: LookUp;
    readonly done: (outcome: ChangeOutcome) => Promise<void>;
  },
): Promise<void> {
  const { changes, lookUp, done } = options;
  if (changes.length === 0) return;
  const [moves, writes] = [changes.filter(isMove), changes.filter((change) => !isMove(change))];
  const [tables, removals] = await Promise.all([
    lookAgain(client, { changes: writes, lookUp }),
    lookAtRemovals(client, { changes: moves, lookUp }),
  ]);
  const people = hasPeople(changes, tables) ? await listPeople(client) : new Map<string, string>();
  for (const window of windows(changes)) {
    const settled = await Promise.allSettled(
      window.map((change) =>
        isMove(change)
          ? moveRow(client, { change, standing: removals.get(change.table) })
          : writeChange(client, { change, standing: tables.get(change.table), people }),
      ),
    );
    for (const result of settled) {
      if (result.status === 'fulfilled') await done(result.value);
    }
    const failed = settled.find((result) => result.status === 'rejected');
    if (failed !== undefined) throw asError(failed.reason);
  }
}

/** Rows are written in parallel, but never twice at once: Notion answers that with a conflict. */
function windows(changes: readonly Change[]): Change[][] {
  const cut: Change[][] = [];
  for (const change of changes) {
    const last = cut.at(-1);
    const isFull =
      last === undefined ||
      last.length >= windowSize ||
      last.some(({ row, table }) => row === change.row && table === change.table);
    if (isFull) cut.push([change]);
    else last.push(change);
  }
  return cut;
}

function hasPeople(changes: readonly Change[], tables: Awaited<ReturnType<typeof lookAgain>>): boolean {
  return changes.some(({ table, cells }) =>
    tables
      .get(table)
      ?.resolved.standing.some(({ field }) => field.column === 'person' && Object.hasOwn(cells, field.id)),
  );
}

function asError(reason: unknown): Error {
  return reason instanceof Error
    ? reason
    : new SurfaceError({
        code: 'unavailable',
        surface: 'notion',
        request: 'apply',
        message: 'a write failed without a reason',
        cause: reason,
      });
}
