import * as z from 'zod';
import { Day } from '../model/day.ts';
import { Summary } from '../sync/summary.ts';
import { unpackJson } from './packed-json.ts';
import type { WorkspaceDatabase } from './workspace-tables.ts';

/** What was found on one day. */
export interface DayRecord {
  readonly asOf: Day;
  readonly run: string;
  readonly summary: Summary;
}

/** One scorecard a day, so that pages can show how a verdict came about. A later run of the same day replaces it. */
export interface DayLog {
  /** `scorecard` is packed by packed-json.ts, outside the object: compressing takes time that is billed here. */
  save(record: DayRecord & { readonly scorecard: Uint8Array }): void;
  latest(): DayRecord | undefined;
  /** Newest first. */
  list(limit: number): readonly DayRecord[];
  scorecard(asOf: Day): Promise<unknown>;
  /** Forgets every day. */
  clear(): void;
}

const DayRow = z.object({ as_of: Day, run: z.string(), summary: z.string() });

export function createDayLog({ sql }: WorkspaceDatabase): DayLog {
  function list(limit: number): DayRecord[] {
    return [...sql.exec('SELECT as_of, run, summary FROM days ORDER BY as_of DESC LIMIT ?', limit)].map(
      (found) => {
        const { as_of: asOf, run, summary } = DayRow.parse(found);
        return { asOf, run, summary: Summary.parse(JSON.parse(summary)) };
      },
    );
  }

  return {
    list,
    latest: () => list(1)[0],
    clear() {
      sql.exec('DELETE FROM days');
    },
    save({ asOf, run, summary, scorecard }) {
      sql.exec(
        'INSERT OR REPLACE INTO days (as_of, run, summary, scorecard) VALUES (?, ?, ?, ?)',
        asOf,
        run,
        JSON.stringify(summary),
        scorecard,
      );
    },
    async scorecard(asOf) {
      const [row] = sql.exec('SELECT scorecard FROM days WHERE as_of = ?', asOf);
      if (row === undefined) return undefined;
      return unpackJson(new Uint8Array(z.instanceof(ArrayBuffer).parse(row['scorecard'])));
    },
  };
}
