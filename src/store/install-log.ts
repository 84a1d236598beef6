import * as z from 'zod';
import { failureKinds } from '../sync/say-failure.ts';
import { surfaceKinds } from '../sync/surface.ts';
import type { InstallProgress, SurfaceKind } from '../sync/surface.ts';
import type { WorkspaceDatabase } from './workspace-tables.ts';

/** How far one surface's install is. */
export const SurfaceProgress = z.object({
  surface: z.enum(surfaceKinds),
  /** What has been made so far, in the order made. */
  made: z.array(z.string()).readonly(),
  done: z.number(),
  total: z.number(),
  /** What is being made now, where that is told. */
  next: z.string().nullable(),
  /** The tool asked to be left alone until then; null while it goes on. */
  waitsUntil: z.number().nullable(),
});
export type SurfaceProgress = z.infer<typeof SurfaceProgress>;

/** Of what kind the failure was that stopped an install; decides what a person is offered. */
export const InstallFailure = z.enum(failureKinds);
export type InstallFailure = z.infer<typeof InstallFailure>;

/** An installation without any movement for this long has died, whatever it says of itself. */
const patience = 10 * 60 * 1000;

/** What is told of a workspace's installation while it goes on. */
export interface InstallLog {
  progress(): readonly SurfaceProgress[];
  failure(): InstallFailure | undefined;
  /** Adds to what was made on a surface. */
  note(step: {
    readonly surface: SurfaceKind;
    readonly progress: InstallProgress;
    readonly now: number;
  }): void;
  /** Notes that a surface's install waits for its tool. */
  wait(pause: { readonly surface: SurfaceKind; readonly until: number; readonly now: number }): void;
  /**
   * Begins another attempt: the first, or one after a failure. Gives its number; undefined while one is at work, so
   * that a button pressed twice starts one.
   */
  begin(now: number): number | undefined;
  fail(failure: { readonly error: string; readonly kind: InstallFailure }): void;
}

export function createInstallLog({ sql }: WorkspaceDatabase): InstallLog {
  return {
    progress() {
      return [
        ...sql.exec(
          'SELECT surface, made, done, total, next, waits_until AS waitsUntil FROM install_progress ORDER BY surface',
        ),
      ].map((row) => SurfaceProgress.parse({ ...row, made: JSON.parse(z.string().parse(row['made'])) }));
    },
    failure() {
      const [row] = sql.exec('SELECT install_failure FROM workspace');
      return InstallFailure.nullish().parse(row?.['install_failure']) ?? undefined;
    },
    note({ surface, progress, now }) {
      const { made, done, total, next } = progress;
      sql.exec(
        `INSERT INTO install_progress (surface, made, done, total, next) VALUES (?1, json_array(?2), ?3, ?4, ?5)
         ON CONFLICT (surface) DO UPDATE SET done = excluded.done, total = excluded.total, next = excluded.next,
           waits_until = NULL, made = CASE
           WHEN EXISTS (SELECT 1 FROM json_each(install_progress.made) WHERE value = ?2) THEN install_progress.made
           ELSE json_insert(install_progress.made, '$[#]', ?2) END`,
        surface,
        made,
        done,
        total,
        next ?? null,
      );
      sql.exec('UPDATE workspace SET install_moved_at = ?', now);
    },
    wait({ surface, until, now }) {
      sql.exec(
        `INSERT INTO install_progress (surface, made, done, total, waits_until) VALUES (?1, '[]', 0, 1, ?2)
         ON CONFLICT (surface) DO UPDATE SET waits_until = excluded.waits_until`,
        surface,
        until,
      );
      sql.exec('UPDATE workspace SET install_moved_at = ?', now);
    },
    begin(now) {
      const [begun] = sql.exec(
        `UPDATE workspace SET install_attempts = install_attempts + 1, install_moved_at = ?1, install_error = NULL,
           install_failure = NULL
         WHERE install_attempts = 0 OR install_error IS NOT NULL OR install_moved_at < ?1 - ?2
         RETURNING install_attempts`,
        now,
        patience,
      );
      return begun === undefined ? undefined : z.number().parse(begun['install_attempts']);
    },
    fail({ error, kind }) {
      sql.exec('UPDATE workspace SET install_error = ?, install_failure = ?', error, kind);
    },
  };
}
