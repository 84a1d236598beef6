import * as z from 'zod';
import type { Surface } from './surface.ts';

const CellValue = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.array(z.string()).readonly(),
  z.undefined(),
]);

const Row = z.object({
  id: z.string(),
  table: z.string(),
  cells: z.record(z.string(), CellValue),
  unreadable: z.array(z.object({ field: z.string(), found: z.string() })).readonly(),
});

const TableProblem = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('lost-table'), table: z.string() }),
  z.object({ kind: z.literal('lost-field'), table: z.string(), field: z.string() }),
  z.object({ kind: z.literal('lost-header'), table: z.string() }),
  z.object({ kind: z.literal('lost-ids'), table: z.string() }),
  z.object({ kind: z.literal('unreadable-period'), table: z.string(), header: z.string(), at: z.string() }),
  z.object({ kind: z.literal('duplicate-period'), table: z.string(), header: z.string(), at: z.string() }),
]);

/** Everything one surface holds, as pulled; also the form in which a pull is kept until the run is done. */
export const SurfacePull = z.object({
  surface: z.enum(['notion', 'sheets']),
  tables: z
    .array(
      z.object({
        table: z.string(),
        rows: z.array(Row).readonly(),
        mirrorRows: z.array(Row).readonly(),
        problems: z.array(TableProblem).readonly(),
        extraColumns: z.array(z.string()).readonly(),
        absentFields: z.array(z.string()).readonly().optional(),
        layout: z.enum(['rows', 'wide']).optional(),
      }),
    )
    .readonly(),
});
export type SurfacePull = z.infer<typeof SurfacePull>;

/** Reads everything a surface holds. Throws a `SurfaceError`. */
export async function pull(surface: Surface): Promise<SurfacePull> {
  return { surface: surface.kind, tables: await surface.pull() };
}
