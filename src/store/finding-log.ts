import * as z from 'zod';
import { findingCodes, repairKinds } from '../sync/surface-finding.ts';
import type { SurfaceFinding } from '../sync/surface-finding.ts';
import type { SurfaceKind } from '../sync/surface.ts';
import { surfaceKinds } from '../sync/surface.ts';
import type { WorkspaceDatabase } from './workspace-tables.ts';

/** What a surface last found about its own structure. Times are milliseconds since 1970, UTC. */
export const SurfaceCheck = z.object({
  surface: z.enum(surfaceKinds),
  checkedAt: z.number(),
  findings: z
    .array(
      z.object({
        code: z.enum(findingCodes),
        table: z.string().optional(),
        field: z.string().optional(),
        message: z.string(),
        fix: z.string(),
        repair: z.enum(repairKinds).optional(),
        match: z
          .object({
            words: z.array(z.object({ word: z.string(), choice: z.string().optional() })).readonly(),
            choices: z.array(z.object({ id: z.string(), title: z.string() })).readonly(),
          })
          .optional(),
      }),
    )
    .readonly(),
});
export type SurfaceCheck = z.infer<typeof SurfaceCheck>;

/** The newest check of each surface. */
export interface FindingLog {
  list(): readonly SurfaceCheck[];
  save(check: {
    readonly surface: SurfaceKind;
    readonly findings: readonly SurfaceFinding[];
    readonly now: number;
  }): void;
}

export function createFindingLog({ sql }: WorkspaceDatabase): FindingLog {
  return {
    list() {
      return [...sql.exec('SELECT surface, findings, checked_at FROM checks ORDER BY surface')].map((row) =>
        SurfaceCheck.parse({
          surface: row['surface'],
          findings: JSON.parse(z.string().parse(row['findings'])),
          checkedAt: row['checked_at'],
        }),
      );
    },
    save({ surface, findings, now }) {
      sql.exec(
        'INSERT OR REPLACE INTO checks (surface, findings, checked_at) VALUES (?, ?, ?)',
        surface,
        JSON.stringify(findings),
        now,
      );
    },
  };
}
