import type { Issue } from '../model/issue.ts';
import type { Row } from '../template/row.ts';
import type { Field, Table } from '../template/template.ts';

/** The title a person knows a row by, or what it is when it has none. */
export function rowTitle(table: Table, row: Row): string {
  const field = table.fields.find((candidate) => candidate.kind === 'title');
  const title = field === undefined ? undefined : row.cells[field.id];
  return typeof title === 'string' && title.trim() !== ''
    ? title.trim()
    : `a ${table.rowName} without a name`;
}

/** Words an issue about one row, and one of its fields when given. */
export function rowIssue(options: {
  readonly code: Issue['code'];
  readonly table: Table;
  readonly row: Row;
  readonly title?: string;
  readonly field?: Field;
  readonly message: string;
  readonly fix: string;
}): Issue {
  const { code, table, row, field, message, fix } = options;
  return {
    code,
    table: table.id,
    row: { id: row.id, title: options.title ?? rowTitle(table, row) },
    ...(field === undefined ? {} : { field: field.title }),
    message,
    fix,
  };
}

/** Words the issue of a cell that its surface could not read as the field's kind. */
export function unreadableIssue(options: {
  readonly table: Table;
  readonly row: Row;
  readonly field: Field;
  readonly found: string;
  readonly title?: string;
}): Issue {
  const { field, found } = options;
  switch (field.kind) {
    case 'number':
      return rowIssue({
        ...options,
        code: 'not-a-number',
        message: `“${found}” is not a number`,
        fix: `Write ${field.title} as a plain number, without words`,
      });
    case 'date':
      return rowIssue({
        ...options,
        code: 'not-a-date',
        message: `“${found}” is not a date`,
        fix: `Write ${field.title} as a date`,
      });
    case 'choice':
      return rowIssue({
        ...options,
        code: 'unknown-choice',
        message: `“${found}” is not one of the choices`,
        fix: `Choose one of: ${field.choices.map((choice) => choice.title).join(', ')}`,
      });
    case 'title':
    case 'text':
    case 'checkbox':
    case 'person':
    case 'relation':
      return rowIssue({
        ...options,
        code: 'out-of-bounds',
        message: `“${found}” cannot be read as ${field.title}`,
        fix: `Correct ${field.title}, or clear it`,
      });
  }
}
