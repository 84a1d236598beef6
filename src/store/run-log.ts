import * as z from 'zod';
import { Day } from '../model/day.ts';
import type { SqlValue, WorkspaceDatabase } from './workspace-tables.ts';

/** What a run may be for instead of a recalculation; a preview plans and writes nothing. */
export const RunPurpose = z.enum(['remove-samples', 'preview']);
export type RunPurpose = z.infer<typeof RunPurpose>;

/** One recalculation as the pages and the admin API show it. Times are milliseconds since 1970, UTC. */
export const Run = z.object({
  id: z.string(),
  /** The run that this one takes back. */
  undoes: z.string().nullable(),
  purpose: RunPurpose.nullable(),
  asOf: Day,
  state: z.enum(['running', 'done', 'failed', 'abandoned']),
  startedAt: z.number(),
  finishedAt: z.number().nullable(),
  /** Requests sent to the surfaces. */
  reads: z.number(),
  writes: z.number(),
  /** Changes planned, and those of them that met a conflict, a missing row or a refusal. */
  changes: z.number(),
  notDone: z.number(),
  error: z.string().nullable(),
});
export type Run = z.infer<typeof Run>;

/** What a run is asked to be. */
export interface RunRequest {
  readonly id: string;
  readonly undoes: string | undefined;
  readonly purpose?: RunPurpose | undefined;
  readonly asOf: Day;
  readonly now: number;
}

/** `claimed`: go on; `busy`: another run is at work; `over`: this one has ended already. */
export type Claim = { readonly answer: 'claimed'; readonly asOf: Day } | { readonly answer: 'busy' | 'over' };

/** What came of a run. */
export type RunResult = Pick<Run, 'reads' | 'writes' | 'changes' | 'notDone'>;

/** One run at a time: a run that neither ends nor fails loses its claim after this long. */
export const leaseMilliseconds = 60 * 60 * 1000;

export interface RunLog {
  /** Starts a run unless another is at work. Asked again for the same run it answers the same, with the day of the first time. */
  claim(request: RunRequest): Claim;
  finish(id: string, result: RunResult & { readonly now: number }): void;
  fail(id: string, failure: { readonly error: string; readonly now: number }): void;
  find(id: string): Run | undefined;
  /** Newest first. */
  list(limit: number): readonly Run[];
}

const columns =
  'id, undoes, purpose, as_of, state, started_at, finished_at, reads, writes, changes, not_done, error';

export function createRunLog({ sql }: WorkspaceDatabase): RunLog {
  function find(id: string): Run | undefined {
    const [row] = sql.exec(`SELECT ${columns} FROM runs WHERE id = ?`, id);
    return row === undefined ? undefined : readRun(row);
  }

  return {
    find,
    claim({ id, undoes, purpose, asOf, now }) {
      const known = find(id);
      if (known !== undefined) {
        return known.state === 'running' ? { answer: 'claimed', asOf: known.asOf } : { answer: 'over' };
      }
      const [other] = [...sql.exec(`SELECT ${columns} FROM runs WHERE state = 'running'`)].map(readRun);
      if (other !== undefined && other.startedAt > now - leaseMilliseconds) return { answer: 'busy' };
      if (other !== undefined) {
        sql.exec("UPDATE runs SET state = 'abandoned', finished_at = ? WHERE id = ?", now, other.id);
      }
      sql.exec(
        "INSERT INTO runs (id, undoes, purpose, as_of, state, started_at) VALUES (?, ?, ?, ?, 'running', ?)",
        id,
        undoes ?? null,
        purpose ?? null,
        asOf,
        now,
      );
      return { answer: 'claimed', asOf };
    },
    finish(id, { reads, writes, changes, notDone, now }) {
      sql.exec(
        `UPDATE runs SET state = 'done', finished_at = ?, reads = ?, writes = ?, changes = ?, not_done = ?
         WHERE id = ? AND state = 'running'`,
        now,
        reads,
        writes,
        changes,
        notDone,
        id,
      );
    },
    fail(id, { error, now }) {
      sql.exec(
        "UPDATE runs SET state = 'failed', finished_at = ?, error = ? WHERE id = ? AND state = 'running'",
        now,
        error,
        id,
      );
    },
    list(limit) {
      return [
        ...sql.exec(`SELECT ${columns} FROM runs ORDER BY started_at DESC, id DESC LIMIT ?`, limit),
      ].map(readRun);
    },
  };
}

function readRun(row: Record<string, SqlValue>): Run {
  return Run.parse({
    ...row,
    asOf: row['as_of'],
    startedAt: row['started_at'],
    finishedAt: row['finished_at'],
    notDone: row['not_done'],
  });
}
