import type { sheets_v4 } from '@googleapis/sheets';
import { canHold, laidOutAs } from '../../sync/propose-binding.ts';
import type { Adoption, PlacedTable } from '../../sync/surface.ts';
import type { Field } from '../../template/template.ts';
import { addColumns } from '../columns/add-columns.ts';
import type { BoundTable } from '../binding.ts';
import { columnFields, fieldKey, headerKey, idField, isOurs } from '../binding.ts';
import type { ForeignTab } from './foreign-tab.ts';
import { headerText, plainHeader } from '../book/header-row.ts';
import { columnMark, headerMark, withoutMark } from '../book/mark.ts';
import { refusal } from './refusal.ts';
import { idColumnRequests } from '../check/repair-requests.ts';
import type { Tab } from '../book/tab.ts';
import type { FilterAnswer } from '../wire.ts';

/** A table of people's, bound: what is kept of it, and what has to be written. */
export interface BoundForeign {
  readonly bound: BoundTable;
  readonly requests: readonly sheets_v4.Schema$Request[];
  /** Whether an earlier try has written all of it. */
  readonly stands: boolean;
}

/** Binds the columns that people confirmed; throws a `SurfaceError` for one that is not there or cannot hold its field. */
export function bindForeign(options: {
  readonly adoption: Adoption;
  readonly tab: ForeignTab;
}): BoundForeign {
  const { adoption, tab } = options;
  const placed = laidOutAs(adoption.placed, tab.table.layout);
  const { table, layout, mirror } = placed;
  if (layout !== tab.table.layout) {
    throw refusal('invalid', `the tab ${tab.table.title} is not laid out as ${table.title} has to be`);
  }
  const fields = columnFields({
    table,
    ...(mirror === undefined ? {} : { mirror: { table: mirror.table, fields: [...mirror.fields] } }),
  });
  const columns = confirmedColumns({ adoption, tab, fields });
  checkNames({ placed, fields, columns });
  const theirs = fields.filter(({ id, role }) => columns.has(id) && role === 'input').map(({ id }) => id);
  const bound: BoundTable = {
    sheet: tab.sheet.properties.sheetId,
    layout,
    table,
    ...(mirror === undefined ? {} : { mirror: { table: mirror.table, fields: [...mirror.fields] } }),
    absent: fields.filter(({ id, role }) => role === 'input' && !columns.has(id)).map(({ id }) => id),
    theirs: mirror === undefined ? [] : theirs,
    headers: headersOf({ fields, columns, tab }),
    words: [],
    others: othersOf({ columns, tab }),
    adopted: true,
  };
  return {
    bound,
    requests: requestsFor({ bound, columns, tab }),
    stands: isWritten({ bound, columns, tab }),
  };
}

/** Headers of people's that stand for no field: a column of theirs that is called as an answer is never one. */
function othersOf({ columns, tab }: { columns: ReadonlyMap<string, number>; tab: ForeignTab }): string[] {
  const taken = new Set(columns.values());
  return tab.table.columns
    .filter(({ id, mark, title }) => {
      const index = tab.columns.get(id);
      return mark === undefined && title !== '' && index !== undefined && !taken.has(index);
    })
    .map(({ title }) => title);
}

function isWritten(own: {
  bound: BoundTable;
  columns: ReadonlyMap<string, number>;
  tab: ForeignTab;
}): boolean {
  const { bound, columns, tab } = own;
  const { table } = bound;
  const { rowMetadata = [] } = tab.sheet.data[0] ?? {};
  const isHeaderMarked = rowMetadata[tab.block.header]?.developerMetadata.some(
    ({ metadataKey, metadataValue }) => metadataKey === headerKey && metadataValue === table.id,
  );
  const marks = new Map([...tab.marks].map(([column, mark]) => [mark, column]));
  return (
    isHeaderMarked === true &&
    marks.has(`${table.id}.${idField}`) &&
    columnFields(bound).every(({ id }) => {
      const column = columns.get(id);
      return column !== undefined && marks.get(`${table.id}.${id}`) === column;
    })
  );
}

function confirmedColumns(options: {
  adoption: Adoption;
  tab: ForeignTab;
  fields: readonly Field[];
}): Map<string, number> {
  const { adoption, tab, fields } = options;
  const columns = new Map<string, number>();
  for (const field of fields) {
    const asked = adoption.columns[field.id];
    if (asked === undefined) {
      // An answer that an earlier try, or the spreadsheet this is a copy of, has a column for.
      const made =
        field.role === 'derived'
          ? markedColumn(tab, { table: adoption.placed.table.id, field: field.id })
          : undefined;
      if (made !== undefined) columns.set(field.id, made);
      continue;
    }
    const index = tab.columns.get(asked);
    const column = tab.table.columns.find(({ id }) => id === asked);
    if (index === undefined || column === undefined) {
      throw refusal(
        'conflict',
        `the column for ${field.title} has changed since it was looked at: look again`,
      );
    }
    const isTheirs = column.mark === undefined;
    if (!canHold(field.kind, column) || (field.role === 'derived' && isTheirs)) {
      throw refusal('invalid', `the column ${column.title} cannot hold ${field.title}`);
    }
    if ([...columns.values()].includes(index)) {
      throw refusal('invalid', `the column ${column.title} can hold one field only`);
    }
    columns.set(field.id, index);
  }
  return columns;
}

function markedColumn(tab: ForeignTab, mark: { table: string; field: string }): number | undefined {
  return [...tab.marks].find(([, own]) => own === `${mark.table}.${mark.field}`)?.[0];
}

/** What a table cannot do without: a name a row, and for readings one a row each, whose, when and how much. */
function checkNames(options: {
  placed: PlacedTable;
  fields: readonly Field[];
  columns: ReadonlyMap<string, number>;
}): void {
  const { placed, fields, columns } = options;
  const { table, layout } = placed;
  const title = fields.find(({ kind }) => kind === 'title');
  const needed =
    layout === 'rows' && table.id === 'readings'
      ? fields.filter(({ id }) => ['metric', 'day', 'value'].includes(id))
      : columns.has('key') || title === undefined
        ? []
        : [title];
  const missing = needed.filter(({ id }) => !columns.has(id)).map((field) => field.title);
  if (missing.length > 0) throw refusal('invalid', `${table.title} needs a column for ${missing.join(', ')}`);
}

function headersOf(options: {
  fields: readonly Field[];
  columns: ReadonlyMap<string, number>;
  tab: ForeignTab;
}): Record<string, string> {
  const { fields, columns, tab } = options;
  return Object.fromEntries(
    fields.flatMap((field) => {
      const column = field.role === 'input' ? columns.get(field.id) : undefined;
      const header = column === undefined ? '' : headerText(tab.grid[tab.block.header]?.[column]);
      return header === '' || plainHeader(header) === plainHeader(field.title)
        ? []
        : [[field.id, header] as const];
    }),
  );
}

/**
 * The column of ids goes between two of theirs, so that it is inside every range that they sort or filter by: an id
 * that stayed behind would name another row. The answers go behind their columns, in the wide form before the periods.
 */
function requestsFor(options: {
  bound: BoundTable;
  columns: ReadonlyMap<string, number>;
  tab: ForeignTab;
}): sheets_v4.Schema$Request[] {
  const { bound, tab } = options;
  const { sheet, table } = bound;
  const { block, firstPeriod } = tab;
  const kept = markedColumn(tab, { table: table.id, field: idField });
  const ids = kept ?? block.start + 1;
  const shift = kept === undefined ? 1 : 0;
  const columns = new Map(
    [...options.columns].map(([id, column]) => [id, column >= ids ? column + shift : column]),
  );
  const standing = standingTab({ bound, tab, columns, ids, shift });
  const missing = columnFields(bound).filter((field) => isOurs(bound, field) && !columns.has(field.id));
  return [
    ...(kept === undefined
      ? [
          {
            insertDimension: {
              range: { sheetId: sheet, dimension: 'COLUMNS', startIndex: ids, endIndex: ids + 1 },
              inheritFromBefore: true,
            },
          },
        ]
      : []),
    ...idColumnRequests({ sheet, column: ids, header: block.header, table: table.id }),
    withoutMark(headerKey, table.id),
    headerMark({ sheet, row: block.header, table: table.id }),
    ...[...columns].flatMap(([field, column]) => [
      withoutMark(fieldKey, `${table.id}.${field}`),
      columnMark({ sheet, column, table: table.id, field }),
    ]),
    ...addColumns(standing, {
      fields: missing,
      namedRows: () => undefined,
      folds: true,
      fallback: (firstPeriod ?? block.end) + shift,
    }),
  ];
}

/** A filter as it is once a column was put in at an index. */
function withColumn(filter: FilterAnswer | undefined, index: number): FilterAnswer | undefined {
  const { range, filterSpecs } = filter ?? {};
  const end = range?.endColumnIndex;
  if (filter === undefined || range === undefined || end === undefined || index >= end) return filter;
  return {
    ...filter,
    range: { ...range, endColumnIndex: end + 1 },
    filterSpecs: (filterSpecs ?? []).map((spec) =>
      spec.columnIndex < index ? spec : { ...spec, columnIndex: spec.columnIndex + 1 },
    ),
  };
}

/** The tab as it is once the column of ids is in it. */
function standingTab(options: {
  bound: BoundTable;
  tab: ForeignTab;
  columns: ReadonlyMap<string, number>;
  ids: number;
  shift: number;
}): Tab {
  const { bound, tab, columns, ids, shift } = options;
  const { sheet, block, grid } = tab;
  const headers = (grid[block.header] ?? []).map(headerText);
  const table = sheet.tables.find(({ range }) => range.startRowIndex === block.header);
  const { rowCount, columnCount } = sheet.properties.gridProperties;
  return {
    bound,
    title: sheet.properties.title,
    rowCount,
    columnCount: columnCount + shift,
    header: { row: block.header, isMoved: false },
    columns: new Map([...columns, [idField, ids]]),
    lost: [],
    byHeader: new Set(),
    duplicates: new Map(),
    headers: [],
    headerTexts: shift === 0 ? headers : headers.toSpliced(ids, 0, ''),
    foreign: [],
    above: [],
    rows: [],
    filter: shift === 0 ? sheet.basicFilter : withColumn(sheet.basicFilter, ids),
    table:
      table?.range.endColumnIndex === undefined
        ? table
        : { ...table, range: { ...table.range, endColumnIndex: table.range.endColumnIndex + shift } },
  };
}
