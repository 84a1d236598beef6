import * as z from 'zod';
import { Change } from '../sync/change.ts';
import type { ChangeOutcome } from '../sync/surface.ts';
import { cutText, joinPieces } from './text-pieces.ts';
import type { WorkspaceDatabase } from './workspace-tables.ts';

/** A run's changes and what became of each: enough to go on after a crash, to show what was done, and to undo it. */
export interface RunJournal {
  /** Keeps a run's plan. Does nothing when it has one: what has begun to be applied is not replaced. */
  plan(run: string, changes: readonly Change[]): void;
  /** A run's plan in order; undefined when it has none (yet, or any more). */
  changes(run: string): readonly Change[] | undefined;
  outcomes(run: string): readonly ChangeOutcome[];
  record(run: string, outcome: ChangeOutcome): void;
  /** Forgets plans and outcomes of runs that finished before an instant. Gives how many runs it forgot. */
  forgetBefore(instant: number): number;
}

const Body = z.instanceof(ArrayBuffer);
const OutcomeRow = z.object({
  change: z.string(),
  result: z.enum(['done', 'conflict', 'gone', 'refused']),
  message: z.string().nullable(),
});

export function createRunJournal(database: WorkspaceDatabase): RunJournal {
  const { sql } = database;

  function pieces(run: string): Uint8Array[] {
    return [...sql.exec('SELECT body FROM planned WHERE run = ? ORDER BY piece', run)].map(
      (row) => new Uint8Array(Body.parse(row['body'])),
    );
  }

  return {
    plan(run, changes) {
      if (pieces(run).length > 0) return;
      database.transactionSync(() => {
        for (const [piece, bytes] of cutText(JSON.stringify(changes, clearedAsNull)).entries()) {
          sql.exec('INSERT INTO planned (run, piece, body) VALUES (?, ?, ?)', run, piece, bytes);
        }
      });
    },
    changes(run) {
      const found = pieces(run);
      return found.length === 0 ? undefined : z.array(Change).parse(JSON.parse(joinPieces(found)));
    },
    outcomes(run) {
      return [...sql.exec('SELECT change, result, message FROM outcomes WHERE run = ?', run)].map((found) => {
        const { change: id, result, message } = OutcomeRow.parse(found);
        return result === 'done' ? { id, result } : { id, result, message: message ?? '' };
      });
    },
    record(run, outcome) {
      sql.exec(
        'INSERT OR REPLACE INTO outcomes (run, change, result, message) VALUES (?, ?, ?, ?)',
        run,
        outcome.id,
        outcome.result,
        outcome.result === 'done' ? null : outcome.message,
      );
    },
    forgetBefore(instant) {
      const old = [
        ...sql.exec(
          'SELECT DISTINCT planned.run AS id FROM planned JOIN runs ON runs.id = planned.run WHERE runs.finished_at < ?',
          instant,
        ),
      ].map((row) => z.string().parse(row['id']));
      for (const run of old) {
        sql.exec('DELETE FROM planned WHERE run = ?', run);
        sql.exec('DELETE FROM outcomes WHERE run = ?', run);
      }
      return old.length;
    },
  };
}

/** JSON drops undefined, which in a change means "clear this cell": it is kept as null. */
function clearedAsNull(_key: string, value: unknown): unknown {
  return value === undefined ? null : value;
}
