import type { SurfaceFinding } from '../../sync/surface-finding.ts';
import type { Field } from '../../template/template.ts';
import type { BoundField } from '../binding.ts';
import { columnFields, idField, isOurs } from '../binding.ts';
import { columnName } from '../book/column-name.ts';
import type { MissingGuards } from './missing-guards.ts';
import { missingGuards } from './missing-guards.ts';
import { choiceFindings, spokenChoices } from './check-choices.ts';
import { unknownWords } from '../columns/offered-choices.ts';
import { copiedRows } from '../rows/row-identity.ts';
import type { Tab } from '../book/tab.ts';
import { ownHeaders, readsAs, renamedFields } from '../book/tab.ts';
import type { GridRange } from '../wire.ts';
import type { OpenTable } from '../book/open-book.ts';

/** Filled cells from which on a column says what it holds. */
const telling = 3;

/** What is wrong with one tab, or only other than it was made. */
export function checkTab(
  { bound, tab }: OpenTable,
  book: { readonly protectedRanges: readonly GridRange[]; readonly hasTable: (table: string) => boolean },
): SurfaceFinding[] {
  const { id: table, title } = bound.table;
  if (tab === undefined) return [lostTable({ table, title, isOurs: bound.table.rows === 'northbook' })];
  const fields = columnFields(bound);
  return [
    ...headerFindings(tab),
    ...rowFindings(tab),
    ...tab.lost.map((field) => lostField(tab, field)),
    ...[...tab.byHeader, ...tab.duplicates.values()].flatMap((id) => foundField(tab, id) ?? []),
    ...fields.flatMap((field) => retypedField(tab, field) ?? []),
    ...fields.flatMap((field) => choiceFindings(tab, field)),
    ...fields.flatMap((field) => spokenChoices(tab, field)),
    ...guardFindings(tab, missingGuards(tab, book)),
    ...renamedFields(tab).map(({ field, header }) => ({
      code: 'renamed-field' as const,
      table,
      field: field.id,
      message: `The column ${field.title} of ${title} is now called “${header}”`,
      fix: 'Nothing to do: Northbook knows it by more than its name',
    })),
  ];
}

function lostTable(lost: { table: string; title: string; isOurs: boolean }): SurfaceFinding {
  return {
    code: 'lost-table',
    table: lost.table,
    message: `The tab ${lost.title} was deleted`,
    ...(lost.isOurs
      ? { fix: 'Let Northbook make it again: all of it is computed', repair: 'recreate-table' as const }
      : { fix: 'Restore it from the version history of the spreadsheet: its rows are people’s own' }),
  };
}

function headerFindings(tab: Tab): SurfaceFinding[] {
  const { header, bound } = tab;
  const { id: table, title } = bound.table;
  if (header.row === -1) {
    return [
      {
        code: 'moved-header',
        table,
        message: `The row of headers of ${title} was deleted`,
        fix: 'Undo the deletion, or let Northbook put the headers back over their columns',
        repair: 'restore-header',
      },
    ];
  }
  if (!header.isMoved) return [];
  return [
    {
      code: 'moved-header',
      table,
      message: `The headers of ${title} have moved to row ${header.row + 1}`,
      fix: 'Confirm that these are the headers, or move them back',
      repair: 'rebind',
    },
  ];
}

function rowFindings(tab: Tab): SurfaceFinding[] {
  const { id: table, title } = tab.bound.table;
  if (!tab.columns.has(idField)) {
    return [
      {
        code: 'lost-ids',
        table,
        message: `The hidden column that tells the rows of ${title} apart was deleted, so nothing can be written there`,
        fix: 'Undo the deletion, or let Northbook make the column again',
        repair: 'restore-ids',
      },
    ];
  }
  const copied = copiedRows(tab);
  if (copied.length === 0) return [];
  const shown = copied.slice(0, 3).map(({ row, of }) => `row ${row + 1} is a copy of row ${of + 1}`);
  const more = copied.length > 3 ? ` and ${copied.length - 3} more` : '';
  return [
    {
      code: 'duplicate-row',
      table,
      message: `In ${title} ${shown.join(', ')}${more}: each is taken for a row of its own`,
      fix: 'Delete the copies if they were not meant',
      repair: 'restore-ids',
    },
  ];
}

function lostField(tab: Tab, field: Field): SurfaceFinding {
  const { id: table, title } = tab.bound.table;
  const common = {
    code: 'lost-field' as const,
    table,
    field: field.id,
    message: `The column ${field.title} of ${title} was deleted`,
  };
  return isOurs(tab.bound, field)
    ? {
        ...common,
        fix: 'Let Northbook make it again: its answers come with the next recalculation',
        repair: 'recreate-field',
      }
    : { ...common, fix: `Undo the deletion, or head a new column “${field.title}”` };
}

function foundField(tab: Tab, id: string): SurfaceFinding | undefined {
  const { id: table, title } = tab.bound.table;
  const column = tab.columns.get(id);
  const name = nameOf(tab, id);
  if (column === undefined || name === undefined) return undefined;
  if (!tab.byHeader.has(id)) {
    return {
      code: 'duplicate-field',
      table,
      field: id,
      message: `Two columns of ${title} are marked as ${name}; column ${columnName(column)} is used`,
      fix: 'Confirm that this is the right one, or delete it',
      repair: 'rebind',
    };
  }
  return {
    code: 'found-field',
    table,
    field: id,
    message: `The column ${name} of ${title} was moved cell by cell and found again by its header in column ${columnName(column)}`,
    fix: 'Confirm that this is the right one, so that it may be renamed again',
    repair: 'rebind',
  };
}

function nameOf(tab: Tab, id: string): string | undefined {
  if (id === idField) return ownHeaders[idField];
  return columnFields(tab.bound).find((field) => field.id === id)?.title;
}

const kindNames = {
  title: 'text',
  text: 'text',
  number: 'numbers',
  choice: 'choices',
  date: 'dates',
  checkbox: 'tick boxes',
  person: 'names',
  relation: 'names of rows',
} as const satisfies Record<Field['kind'], string>;

function retypedField(tab: Tab, field: BoundField): SurfaceFinding | undefined {
  const { id: table, title } = tab.bound.table;
  const column = tab.columns.get(field.id);
  if (column === undefined || isOurs(tab.bound, field)) return undefined;
  const filled = tab.rows.filter((row) => (row[column]?.formattedValue ?? '') !== '').length;
  if (filled < telling || readsAs(field, { rows: tab.rows, column })) return undefined;
  // Choices under other names are asked for one by one.
  if (unknownWords(tab, { field, column }).length > 0) return undefined;
  return {
    code: 'retyped-field',
    table,
    field: field.id,
    message: `Most of what stands in the column ${field.title} of ${title} cannot be read as ${kindNames[field.kind]}`,
    fix: `Write ${kindNames[field.kind]} there again, or head another column “${field.title}”`,
  };
}

function guardFindings(tab: Tab, { unguarded, unlisted }: MissingGuards): SurfaceFinding[] {
  if (unguarded.length === 0 && unlisted.length === 0) return [];
  const { id: table, title } = tab.bound.table;
  const what = [
    unguarded.length === 0 ? undefined : `the warning on ${counted(unguarded.length)} of Northbook`,
    unlisted.length === 0
      ? undefined
      : `the ${unlisted.length === 1 ? 'list' : 'lists'} of ${unlisted.map(({ field }) => field.title).join(', ')}`,
  ].filter((part) => part !== undefined);
  const isOne = what.length === 1 && unlisted.length <= 1;
  return [
    {
      code: 'lost-guard',
      table,
      message: `In ${title} ${what.join(' and ')} ${isOne ? 'is' : 'are'} gone`,
      fix: 'Let Northbook put it back',
      repair: 'restore-guards',
    },
  ];
}

function counted(columns: number): string {
  return columns === 1 ? 'a column' : `${columns} columns`;
}
