import type * as z from 'zod';
import type { Issue } from '../model/issue.ts';
import type { Cell, Row } from '../template/row.ts';
import type { Field, Table } from '../template/template.ts';
import type { ReferenceIndex } from './reference-index.ts';
import { readRow } from './read-row.ts';
import { rowIssue, rowTitle } from './row-issue.ts';

/**
 * Reads the rows of one table into the model. A value the model refuses is left out and reported; a row that
 * cannot be without it is left out too. Rows in which people wrote nothing are passed over in silence.
 */
export function parseRows<T>(options: {
  readonly schema: z.ZodType<T>;
  readonly table: Table;
  readonly rows: readonly Row[];
  readonly references: ReadonlyMap<string, ReferenceIndex>;
}): { items: T[]; issues: Issue[] } {
  const { schema, table, rows, references } = options;
  const items: T[] = [];
  const issues: Issue[] = [];
  const title = table.fields.find((field) => field.kind === 'title');
  for (const row of rows) {
    if (isBlank(table, row)) continue;
    const read = readRow({ table, row, references });
    issues.push(...read.issues);
    const values: Record<string, unknown> = { ...read.values };
    if (title !== undefined && title.role === 'input' && values[title.id] === undefined) {
      values[title.id] = rowTitle(table, row);
      issues.push(
        rowIssue({
          code: 'missing-value',
          table,
          row,
          field: title,
          message: `This ${table.rowName} has no name`,
          fix: `Write a ${title.title}`,
        }),
      );
    }
    const parsed = parseLeniently({ schema, table, row, values });
    issues.push(...parsed.issues);
    if (parsed.item !== undefined) items.push(parsed.item);
  }
  return { items, issues };
}

function isBlank(table: Table, row: Row): boolean {
  return (
    row.unreadable.length === 0 &&
    table.fields.every(
      (field) =>
        field.role === 'derived' ||
        row.cells[field.id] === undefined ||
        row.cells[field.id] === false ||
        isPreset(field, row.cells[field.id]),
    )
  );
}

/** A status is never empty: a row that a person has only just added bears the first one. */
function isPreset(field: Field, cell: Cell): boolean {
  if (field.kind !== 'choice') return false;
  const [first] = field.choices;
  return first?.stage !== undefined && cell === first.id;
}

function parseLeniently<T>(options: {
  readonly schema: z.ZodType<T>;
  readonly table: Table;
  readonly row: Row;
  readonly values: Readonly<Record<string, unknown>>;
}): { item: T | undefined; issues: Issue[] } {
  const { schema, table, row, values } = options;
  const whole = schema.safeParse(values);
  if (whole.success) return { item: whole.data, issues: [] };
  const refused = new Set(whole.error.issues.map((issue) => String(issue.path[0])));
  const issues = [...refused].map((id) => {
    const field = table.fields.find((candidate) => candidate.id === id);
    const missing = values[id] === undefined;
    const label = field?.title ?? id;
    return rowIssue({
      code: missing ? 'missing-value' : 'out-of-bounds',
      table,
      row,
      ...(field === undefined ? {} : { field }),
      message: missing
        ? `${label} is empty, so this ${table.rowName} is left out`
        : `${String(values[id])} makes no sense as ${label}`,
      fix: missing ? `Fill in ${label}` : `Correct ${label}, or clear it`,
    });
  });
  const rest = Object.fromEntries(Object.entries(values).filter(([id]) => !refused.has(id)));
  const again = schema.safeParse(rest);
  return { item: again.success ? again.data : undefined, issues };
}
