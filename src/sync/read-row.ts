import type { Issue } from '../model/issue.ts';
import type { Row } from '../template/row.ts';
import type { Field, Table } from '../template/template.ts';
import type { ReferenceIndex } from './reference-index.ts';
import { rowIssue, unreadableIssue } from './row-issue.ts';

/** A row's input cells under the model's property names, and what could not be read of it. */
export interface ReadRow {
  readonly values: Readonly<Record<string, unknown>>;
  readonly issues: readonly Issue[];
}

/** Reads one row's input fields: relations become ids of present rows, unreadable cells become issues. */
export function readRow(options: {
  readonly table: Table;
  readonly row: Row;
  readonly references: ReadonlyMap<string, ReferenceIndex>;
}): ReadRow {
  const { table, row } = options;
  const values: Record<string, unknown> = { id: row.id };
  const issues: Issue[] = [];
  for (const field of table.fields) {
    if (field.role === 'derived') continue;
    const unreadable = row.unreadable.find((cell) => cell.field === field.id);
    if (unreadable !== undefined) {
      issues.push(unreadableIssue({ table, row, field, found: unreadable.found }));
      continue;
    }
    const read = readCell({ ...options, field });
    values[field.id] = read.value;
    issues.push(...read.issues);
  }
  return { values, issues };
}

function readCell(options: {
  readonly table: Table;
  readonly row: Row;
  readonly field: Field;
  readonly references: ReadonlyMap<string, ReferenceIndex>;
}): { value: unknown; issues: readonly Issue[] } {
  const { row, field, references } = options;
  const cell = row.cells[field.id];
  if (cell === undefined) return { value: undefined, issues: [] };
  if (field.kind === 'number') return readNumber({ ...options, field });
  if (field.kind === 'relation' && typeof cell === 'object') {
    const index = references.get(field.to);
    if (index === undefined) return { value: undefined, issues: [] };
    return readRelation({ ...options, field, names: cell, index });
  }
  return { value: typeof cell === 'string' && cell.trim() === '' ? undefined : cell, issues: [] };
}

function readNumber(options: {
  readonly table: Table;
  readonly row: Row;
  readonly field: Extract<Field, { kind: 'number' }>;
}): { value: unknown; issues: readonly Issue[] } {
  const { row, field } = options;
  const value = row.cells[field.id];
  if (typeof value !== 'number') return { value, issues: [] };
  if (value >= (field.min ?? -Infinity) && value <= (field.max ?? Infinity)) return { value, issues: [] };
  const bounds = `${field.min ?? 'any number'} and ${field.max ?? 'any number'}`;
  return {
    value: undefined,
    issues: [
      rowIssue({
        ...options,
        code: 'out-of-bounds',
        message: `${value} is not between ${bounds}`,
        fix: `Write ${field.title} as a number between ${bounds}`,
      }),
    ],
  };
}

function readRelation(options: {
  readonly table: Table;
  readonly row: Row;
  readonly field: Extract<Field, { kind: 'relation' }>;
  readonly names: readonly string[];
  readonly index: ReferenceIndex;
}): { value: unknown; issues: readonly Issue[] } {
  const { field, names } = options;
  const { ids, issues } = resolveAll(options);
  const unique = [...new Set(ids)];
  if (field.holds === 'many') return { value: unique, issues };
  if (unique.length > 1) {
    issues.push(
      rowIssue({
        ...options,
        code: 'too-many',
        message: `${field.title} names ${names.length} rows; only the first is used`,
        fix: `Keep one row in ${field.title}`,
      }),
    );
  }
  return { value: unique[0], issues };
}

/** A title may hold a comma, at which a sheet's cell was cut: the whole is tried before the parts. */
function resolveAll(options: {
  readonly table: Table;
  readonly row: Row;
  readonly field: Field;
  readonly names: readonly string[];
  readonly index: ReferenceIndex;
}): { ids: string[]; issues: Issue[] } {
  const { names, field, index } = options;
  if (names.length > 1) {
    const whole = index.resolve(names.join(', '));
    if ('id' in whole) return { ids: [whole.id], issues: [] };
  }
  const ids: string[] = [];
  const issues: Issue[] = [];
  for (const name of names) {
    const found = index.resolve(name);
    if ('id' in found) {
      ids.push(found.id);
    } else if (found.problem === 'ambiguous') {
      issues.push(
        rowIssue({
          ...options,
          code: 'ambiguous-relation',
          message: `“${name}” in ${field.title} is the name of several rows`,
          fix: 'Give those rows different names, or write the key',
        }),
      );
    } else {
      issues.push(
        rowIssue({
          ...options,
          code: 'dangling-relation',
          message: `${field.title} points at a row that is not there: ${name}`,
          fix: `Restore that row, or clear it from ${field.title}`,
        }),
      );
    }
  }
  return { ids, issues };
}
