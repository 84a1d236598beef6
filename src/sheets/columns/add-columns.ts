import type { sheets_v4 } from '@googleapis/sheets';
import type { Field } from '../../template/template.ts';
import { columnFields, fieldKey, isOurs } from '../binding.ts';
import { choiceFormats } from './choice-formats.ts';
import type { NamedRows } from './column-list.ts';
import { columnList } from './column-list.ts';
import { columnFormat, columnWidth, headerCell, noteOfField, widthOf } from './column-look.ts';
import { foldedGroups, isAside, protections } from './guard.ts';
import { columnMark, withoutMark } from '../book/mark.ts';
import { plainHeader } from '../book/header-row.ts';
import { stretchFilter } from './stretched-filter.ts';
import type { Tab } from '../book/tab.ts';

/** Columns to be put into a tab that stands. */
export interface NewColumns {
  readonly fields: readonly Field[];
  /** Where the rows of a table have their names. */
  readonly namedRows: (table: string) => NamedRows | undefined;
  /** Where a column goes that has no neighbour among ours; by default behind all others. */
  readonly fallback?: number;
  /** Whether those that are seldom looked at are folded away. */
  readonly folds?: boolean;
}

/**
 * Inserts a column for each field, beside those that come next to it in the template. Columns that stand are pushed
 * aside with all that hangs on them, never written to.
 */
export function addColumns(tab: Tab, added: NewColumns): sheets_v4.Schema$Request[] {
  const columns = new Map(tab.columns);
  const headers = new Set(tab.headerTexts.map(plainHeader));
  let lastColumn = Math.max(tab.headerTexts.length, ...[...columns.values()].map((column) => column + 1));
  let tableEnd = tab.table?.range.endColumnIndex;
  const filter = stretchFilter(tab.bound.sheet, tab.filter);
  const requests = added.fields.flatMap((field) => {
    const index = placeFor({ tab, field, columns }) ?? added.fallback ?? lastColumn;
    const title = freeHeader(field.title, headers);
    headers.add(plainHeader(title));
    for (const [id, column] of columns) if (column >= index) columns.set(id, column + 1);
    columns.set(field.id, index);
    lastColumn += 1;
    // A column put at the edge of a table is not part of it, and would stay behind when people sort.
    const isAtEdge = tableEnd === index;
    if (tableEnd !== undefined && index <= tableEnd) tableEnd += 1;
    filter.insert(index);
    return [
      insertion(tab, index),
      ...(isAtEdge ? extension(tab, tableEnd) : []),
      ...columnRequests({ tab, field, index, title, namedRows: added.namedRows }),
    ];
  });
  const asides = added.fields.filter((field) => added.folds === true && isAside(tab.bound, field));
  return [
    ...requests,
    ...filter.requests(),
    ...foldedGroups({
      sheet: tab.bound.sheet,
      columns: asides.flatMap(({ id }) => columns.get(id) ?? []),
    }),
  ];
}

/** Before the next field that stands, else behind the one before. */
function placeFor(options: {
  tab: Tab;
  field: Field;
  columns: ReadonlyMap<string, number>;
}): number | undefined {
  const { tab, field, columns } = options;
  const order = columnFields({ ...tab.bound, absent: [] });
  const at = order.findIndex(({ id }) => id === field.id);
  const ours = isOurs(tab.bound, field);
  // People's columns may stand anywhere; an answer keeps to the other answers.
  const kin = order.map((own) => (isOurs(tab.bound, own) === ours ? columns.get(own.id) : undefined));
  const next = kin.slice(at + 1).find((column) => column !== undefined);
  if (next !== undefined) return next;
  const previous = kin.slice(0, Math.max(0, at)).findLast((column) => column !== undefined);
  return previous === undefined ? undefined : previous + 1;
}

/** A header that no other column has: people may have a “Progress” of their own. */
function freeHeader(title: string, taken: ReadonlySet<string>): string {
  const names = [title, `${title} (Northbook)`];
  return names.find((name) => !taken.has(plainHeader(name))) ?? `${title} (Northbook 2)`;
}

function insertion({ bound }: Tab, index: number): sheets_v4.Schema$Request {
  return {
    insertDimension: {
      range: { sheetId: bound.sheet, dimension: 'COLUMNS', startIndex: index, endIndex: index + 1 },
      inheritFromBefore: index > 0,
    },
  };
}

function extension({ bound, table }: Tab, endColumnIndex: number | undefined): sheets_v4.Schema$Request[] {
  if (table === undefined || endColumnIndex === undefined) return [];
  const range = { ...table.range, sheetId: bound.sheet, endColumnIndex };
  return [{ updateTable: { table: { tableId: table.tableId, range }, fields: 'range' } }];
}

function columnRequests(options: {
  tab: Tab;
  field: Field;
  index: number;
  title: string;
  namedRows: (table: string) => NamedRows | undefined;
}): sheets_v4.Schema$Request[] {
  const { tab, field, index, title, namedRows } = options;
  const { sheet, table } = tab.bound;
  const ours = isOurs(tab.bound, field);
  const firstRow = tab.header.row + 1;
  const body = { sheet, column: index, firstRow, endRow: Math.max(tab.rowCount, firstRow + 1) };
  return [
    withoutMark(fieldKey, `${table.id}.${field.id}`),
    columnMark({ sheet, column: index, table: table.id, field: field.id }),
    {
      updateCells: {
        start: { sheetId: sheet, rowIndex: Math.max(0, tab.header.row), columnIndex: index },
        rows: [{ values: [headerCell({ title, note: noteOfField(field), ours })] }],
        fields: 'userEnteredValue,note,userEnteredFormat',
      },
    },
    ...columnFormat(body, { field, ours }),
    columnWidth({ sheet, column: index, pixels: widthOf(field) }),
    ...(ours
      ? protections({ sheet, columns: [index] })
      : columnList(body, {
          field,
          target: field.kind === 'relation' ? namedRows(field.to) : undefined,
        })),
    ...choiceFormats({
      sheet,
      firstRow: body.firstRow,
      endRow: body.endRow,
      columns: [{ column: index, field }],
    }),
  ];
}
