import * as z from 'zod';

const CellValue = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.array(z.string()).readonly(),
  z.undefined(),
]);
/** Cells by field id; `undefined` clears the cell. JSON turns that into a missing key, so stored changes use null. */
const CellsToWrite = z.record(z.string(), CellValue.or(z.null().transform(() => undefined)));

/**
 * One planned write of derived cells to one row of one surface. Data: the same value is shown as a dry run,
 * stored in the journal, applied, and undone with `before`.
 * `remove` takes a whole row away that stands as it was installed, people's cells in `before`; `restore` brings such a
 * row back with the cells it had. Neither touches a row that holds anything else.
 */
export const Change = z.object({
  /** Unique within a plan and the same in every plan of the same write, so that a rerun knows what is done. */
  id: z.string(),
  kind: z.enum(['create', 'update', 'archive', 'remove', 'restore']),
  surface: z.enum(['notion', 'sheets']),
  table: z.string(),
  row: z.string(),
  /** What to write, derived fields only; of a row brought back, what people's fields held. */
  cells: CellsToWrite,
  /** What stood in those cells when this was planned: apply looks again and reports a conflict when it differs. */
  before: CellsToWrite,
  /** Why, in one sentence fit for a person. */
  reason: z.string(),
});
export type Change = z.infer<typeof Change>;
