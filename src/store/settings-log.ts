import * as z from 'zod';
import type { SettingsChange } from './change-settings.ts';
import { changeSettings, sayChanges, takeBack } from './change-settings.ts';
import { WorkspaceConfig } from './workspace-config.ts';
import type { WorkspaceDatabase } from './workspace-tables.ts';

/** A change of the settings as the page shows it. */
export const LoggedChange = z.object({
  id: z.number(),
  /** Milliseconds since 1970, UTC. */
  at: z.number(),
  /** A user's id. */
  who: z.string(),
  /** What changed, a sentence each. */
  what: z.array(z.string()).readonly(),
});
export type LoggedChange = z.infer<typeof LoggedChange>;

/** Who changed something, and when. */
export interface Author {
  readonly who: string;
  /** Milliseconds since 1970, UTC. */
  readonly now: number;
}

/** `same`: there was nothing to change; `stale`: another change has come in between. */
export type SettingsOutcome = 'changed' | 'same' | 'stale';

/** Changes the settings of a workspace and keeps who did, when, and what stood before. */
export interface SettingsLog {
  change(change: SettingsChange, author: Author): SettingsOutcome;
  /** Takes a change back, if it is the newest. That is a change too, and can be taken back. */
  undo(id: number, author: Author): SettingsOutcome;
  /** Newest first. */
  list(limit: number): readonly LoggedChange[];
}

/** So many changes are kept. */
const kept = 100;
const Text = z.string();

export function createSettingsLog(database: WorkspaceDatabase): SettingsLog {
  const { sql } = database;

  function read(): WorkspaceConfig {
    const [row] = sql.exec('SELECT config FROM workspace');
    return WorkspaceConfig.parse(JSON.parse(Text.parse(row?.['config'])));
  }

  function save(after: WorkspaceConfig, { who, now }: Author): SettingsOutcome {
    const before = read();
    const what = sayChanges(before, after);
    if (what.length === 0) return 'same';
    database.transactionSync(() => {
      sql.exec('UPDATE workspace SET config = ?', JSON.stringify(after));
      sql.exec(
        'INSERT INTO settings_changes (at, who, what, before) VALUES (?, ?, ?, ?)',
        now,
        who,
        JSON.stringify(what),
        JSON.stringify(before),
      );
      sql.exec('DELETE FROM settings_changes WHERE id <= (SELECT max(id) FROM settings_changes) - ?', kept);
    });
    return 'changed';
  }

  return {
    change: (change, author) => save(changeSettings(read(), change), author),
    undo(id, author) {
      const [newest] = sql.exec('SELECT id, before FROM settings_changes ORDER BY id DESC LIMIT 1');
      if (newest === undefined || newest['id'] !== id) return 'stale';
      const before = WorkspaceConfig.parse(JSON.parse(Text.parse(newest['before'])));
      return save(takeBack(read(), before), author);
    },
    list(limit) {
      return [
        ...sql.exec('SELECT id, at, who, what FROM settings_changes ORDER BY id DESC LIMIT ?', limit),
      ].map(({ what, ...row }) => LoggedChange.parse({ ...row, what: JSON.parse(Text.parse(what)) }));
    },
  };
}
