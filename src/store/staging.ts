import * as z from 'zod';
import { cutText, joinPieces } from './text-pieces.ts';
import type { WorkspaceDatabase } from './workspace-tables.ts';

/** What a run keeps between its steps: a part by name, a text of any length. A step that runs again overwrites it. */
export interface Staging {
  stage(part: StagedPart, body: string): void;
  /** Undefined when nothing was staged under that name. */
  read(run: string, part: string): string | undefined;
  clear(run: string): void;
}

export interface StagedPart {
  readonly run: string;
  readonly part: string;
}

const Body = z.instanceof(ArrayBuffer);

export function createStaging(database: WorkspaceDatabase): Staging {
  const { sql } = database;
  return {
    stage({ run, part }, body) {
      const pieces = cutText(body);
      database.transactionSync(() => {
        sql.exec('DELETE FROM staged WHERE run = ? AND part = ?', run, part);
        for (const [piece, bytes] of pieces.entries()) {
          sql.exec(
            'INSERT INTO staged (run, part, piece, body) VALUES (?, ?, ?, ?)',
            run,
            part,
            piece,
            bytes,
          );
        }
      });
    },
    read(run, part) {
      const rows = [
        ...sql.exec('SELECT body FROM staged WHERE run = ? AND part = ? ORDER BY piece', run, part),
      ];
      if (rows.length === 0) return undefined;
      return joinPieces(rows.map((row) => new Uint8Array(Body.parse(row['body']))));
    },
    clear(run) {
      sql.exec('DELETE FROM staged WHERE run = ?', run);
    },
  };
}
