import * as z from 'zod';
import type { Field } from '../template/template.ts';
import type { SpokenWord } from '../sync/surface-finding.ts';
import { Table } from '../template/template.ts';

/** One tab and the table it holds. The fields are kept along, so that a pull needs nothing but its binding. */
const BoundTable = z.object({
  /** Where the tab is when people keep it in another spreadsheet than the rest. */
  spreadsheet: z.string().optional(),
  /** The tab's own stable id; its title and place may change. */
  sheet: z.number(),
  layout: z.enum(['rows', 'wide']),
  table: Table,
  mirror: z.object({ table: Table, fields: z.array(z.string()).readonly() }).optional(),
  /** Fields that never had a column here: a table of people's own holds only what they confirmed. */
  absent: z.array(z.string()).readonly().default([]),
  /** Fields that Northbook would write and whose column here is people's own. */
  theirs: z.array(z.string()).readonly().default([]),
  /** What people call the columns whose headers they changed, or had before, by field. */
  headers: z.record(z.string(), z.string()).readonly().default({}),
  /** What people call choices beyond the template's titles; a word without a choice is as good as an empty cell. */
  words: z
    .array(z.object({ field: z.string(), word: z.string(), choice: z.string().optional() }))
    .readonly()
    .default([]),
  /** Headers of people's own columns beside ours, as last seen: a mark under one of them is left behind. */
  others: z.array(z.string()).readonly().default([]),
  /** Whether people made this table themselves: it may have rows above its headers and totals below. */
  adopted: z.boolean().default(false),
});
export type BoundTable = z.infer<typeof BoundTable>;

/** Where an installation lives: what is made goes to this spreadsheet. Columns are found by the developer metadata that they carry along. */
export const SheetsBinding = z.object({
  spreadsheet: z.string(),
  url: z.string(),
  tables: z.array(BoundTable).readonly(),
  /** The numbers that were last written for charts whose rows live elsewhere, as JSON. */
  shown: z.string().optional(),
});
export type SheetsBinding = z.infer<typeof SheetsBinding>;

/** The key of the metadata that names a column's field, `<table>.<field>`. */
export const fieldKey = 'northbook.field';

/** The key of the metadata that names the table whose headers stand in a row. */
export const headerKey = 'northbook.header';

/** The key of the metadata that holds the id of the spreadsheet it was written to. */
export const ownerKey = 'northbook.spreadsheet';

/** The key of the metadata that names the installation, where it has a name. */
export const installationKey = 'northbook.installation';

/**
 * The key of the metadata on the dashboard: on its tab; on a row, which field of the overview it shows; on a column, `text` where it
 * does, or which chart's numbers begin there and how many rows of them it shows, `<chart>/<rows>`.
 */
export const dashboardKey = 'northbook.dashboard';

/** Northbook's own column with each row's id: positions change when people sort, values do not. */
export const idField = 'northbookId';

/** Northbook's own column with a small line of each metric's readings. */
export const sparklineField = 'northbookSparkline';

/** The spreadsheet that a table is in. */
export function spreadsheetOf(binding: Pick<SheetsBinding, 'spreadsheet'>, bound: BoundTable): string {
  return bound.spreadsheet ?? binding.spreadsheet;
}

/** All spreadsheets of an installation, the first one its own. */
export function spreadsheetsOf(binding: SheetsBinding): readonly string[] {
  return [...new Set([binding.spreadsheet, ...binding.tables.map((bound) => spreadsheetOf(binding, bound))])];
}

type Laid = Pick<BoundTable, 'table' | 'mirror'> & Partial<Pick<BoundTable, 'absent' | 'words'>>;

/** A field, and what people call its choices where they have said so. */
export type BoundField = Field & { readonly words?: readonly SpokenWord[] };

/** The fields that have a column of their own, in the order they are laid out. */
export function columnFields(bound: Laid): readonly BoundField[] {
  const { table, mirror, absent = [], words = [] } = bound;
  const fields =
    mirror === undefined
      ? table.fields
      : mirror.fields.flatMap((id) => mirror.table.fields.find((field) => field.id === id) ?? []);
  const laid = mirror === undefined ? withAsidesBehind(fields) : fields;
  return laid
    .filter((field) => !absent.includes(field.id))
    .map((field) => {
      const own = words.filter((word) => word.field === field.id);
      return own.length === 0 ? field : { ...field, words: own };
    });
}

/** Whether Northbook writes the field here: its own answers, and everything it mirrors. */
export function isOurs(
  bound: Pick<BoundTable, 'mirror'> & Partial<Pick<BoundTable, 'theirs'>>,
  field: Field,
): boolean {
  if (bound.theirs?.includes(field.id) === true) return false;
  return bound.mirror !== undefined || field.role === 'derived';
}

/** People's columns before the answers, and in each half those that are seldom looked at last. */
function withAsidesBehind(fields: readonly Field[]): readonly Field[] {
  return fields.toSorted((left, right) => placeOf(left) - placeOf(right));
}

function placeOf({ role, aside }: Field): number {
  return (role === 'derived' ? 2 : 0) + (aside ? 1 : 0);
}
