import * as z from 'zod';
import type { Field } from '../template/template.ts';
import { Table } from '../template/template.ts';

/** One tab and the table it holds. The fields are kept along, so that a pull needs nothing but its binding. */
const BoundTable = z.object({
  /** The tab's own stable id; its title and place may change. */
  sheet: z.number(),
  layout: z.enum(['rows', 'wide']),
  table: Table,
  mirror: z.object({ table: Table, fields: z.array(z.string()).readonly() }).optional(),
});
export type BoundTable = z.infer<typeof BoundTable>;

/** Where an installation lives. Columns are found by the developer metadata that they carry along. */
export const SheetsBinding = z.object({
  spreadsheet: z.string(),
  url: z.string(),
  tables: z.array(BoundTable).readonly(),
});
export type SheetsBinding = z.infer<typeof SheetsBinding>;

/** The key of the metadata that names a column's field, `<table>.<field>`. */
export const fieldKey = 'northbook.field';

/** Northbook's own column with each row's id: positions change when people sort, values do not. */
export const idField = 'northbookId';

/** The fields that have a column of their own, in the order they are laid out. */
export function columnFields(bound: Pick<BoundTable, 'table' | 'mirror'>): readonly Field[] {
  const { table, mirror } = bound;
  if (mirror === undefined) return table.fields;
  return mirror.fields.flatMap((id) => mirror.table.fields.find((field) => field.id === id) ?? []);
}

/** Whether Northbook writes the field here: its own answers, and everything it mirrors. */
export function isOurs(bound: Pick<BoundTable, 'mirror'>, field: Field): boolean {
  return bound.mirror !== undefined || field.role === 'derived';
}
