import type { SurfaceFinding } from './surface-finding.ts';

/** What a template of today has in a table that an installation has not. */
export interface NewerTable {
  readonly table: { readonly id: string; readonly title: string };
  /** The whole table is new. */
  readonly isNew: boolean;
  readonly fields: readonly { readonly title: string }[];
  /** New choices, each with the title of its field. */
  readonly choices: readonly { readonly title: string; readonly field: string }[];
}

/** The finding that so many columns of Northbook's lead to another place than the one that explains their answers today. */
export function sayStrayNotes(columns: number): SurfaceFinding[] {
  if (columns === 0) return [];
  const which = columns === 1 ? 'The note of 1 column does' : `The notes of ${columns} columns do`;
  return [
    {
      code: 'outdated',
      message: `${which} not lead to the page that explains the answers`,
      fix: 'Upgrade: Northbook writes its own notes anew; those that people changed stay',
    },
  ];
}

/** The finding that says so; none where there is nothing newer. */
export function sayNewer({ table, isNew, fields, choices }: NewerTable): SurfaceFinding[] {
  const { id, title } = table;
  const columns = fields.map((field) => field.title).join(', ');
  const options = choices.map((choice) => `${choice.title} (${choice.field})`).join(', ');
  const what = isNew
    ? `the table ${title}`
    : columns === ''
      ? `more choices in ${title}: ${options}`
      : `more columns in ${title}: ${columns}${options === '' ? '' : `; and more choices: ${options}`}`;
  if (!isNew && columns === '' && options === '') return [];
  return [
    {
      code: 'outdated',
      table: id,
      message: `A newer version of the template has ${what}`,
      fix: 'Upgrade: what is new is added, and everything else stays as it is',
    },
  ];
}
