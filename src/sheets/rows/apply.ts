import type { sheets_v4 } from '@googleapis/sheets';
import type { Change } from '../../sync/change.ts';
import type { ChangeOutcome } from '../../sync/surface.ts';
import type { Row } from '../../template/row.ts';
import { sameCell } from '../../template/row.ts';
import type { Field } from '../../template/template.ts';
import { columnFields, idField, isOurs, sparklineField } from '../binding.ts';
import { encodeCell } from '../cell.ts';
import type { EmptiedRow } from './delete-rows.ts';
import type { Move, PutCell } from './move-rows.ts';
import { removeRow, restoreRow } from './move-rows.ts';
import { readRows } from './read-rows.ts';
import type { IdentifiedRow } from './row-identity.ts';
import { sparklineIn } from './sparkline-in.ts';
import type { Tab } from '../book/tab.ts';

/** One change made into requests, or the reason why it is not. */
interface Prepared {
  readonly outcome: ChangeOutcome;
  readonly requests: readonly sheets_v4.Schema$Request[];
  /** Whether the row holds nothing any more. */
  readonly isEmptied?: boolean;
}

/** Rows added to a grid at once when it is full. */
const growth = 100;

/**
 * Makes the requests of a set of changes, against the tabs as they stand now. Those of a spreadsheet are one write;
 * every request puts fixed values at a fixed place, so that sending them twice does no harm.
 */
export function prepareChanges(
  changes: readonly Change[],
  tabs: readonly Tab[],
): {
  outcomes: ChangeOutcome[];
  /** By the spreadsheet that a tab is in, where it is not the installation's own. */
  requests: Map<string | undefined, sheets_v4.Schema$Request[]>;
  /** Rows of which only the id is left then. */
  emptied: readonly EmptiedRow[];
} {
  const writers = new Map(
    tabs.map((tab) => [tab.bound.table.id, createWriter(tab, neighboursOf(tab, tabs))]),
  );
  const prepared = changes.map((change): Prepared => {
    const writer = writers.get(change.table);
    return writer === undefined
      ? failed(change, { result: 'gone', message: 'The tab is gone' })
      : writer.prepare(change);
  });
  const places = new Map(tabs.map((tab) => [tab.bound.table.id, tab.bound.spreadsheet]));
  const requests = new Map<string | undefined, sheets_v4.Schema$Request[]>();
  function add(table: string, own: readonly sheets_v4.Schema$Request[]): void {
    const place = places.get(table);
    requests.set(place, [...(requests.get(place) ?? []), ...own]);
  }
  for (const [table, writer] of writers) add(table, writer.growth());
  for (const [index, { requests: own }] of prepared.entries()) add(changes[index]?.table ?? '', own);
  const emptied = changes.filter((_, index) => prepared[index]?.isEmptied === true);
  return { outcomes: prepared.map(({ outcome }) => outcome), requests, emptied };
}

/** The tabs of the same spreadsheet: formulas reach no further. */
function neighboursOf(tab: Tab, tabs: readonly Tab[]): readonly Tab[] {
  return tabs.filter(({ bound }) => bound.spreadsheet === tab.bound.spreadsheet);
}

function createWriter(tab: Tab, tabs: readonly Tab[]) {
  const standing = new Map(readRows(tab).map((entry) => [entry.row.id, entry]));
  const fields = new Map(columnFields(tab.bound).map((field) => [field.id, field]));
  const sparkline = sparklineIn(tab, tabs);
  let nextRow = Math.max(tab.header.row, ...[...standing.values()].map(({ place }) => place.index)) + 1;

  function writeRow(options: {
    change: Change;
    index: number;
    writesId: boolean;
    written: readonly Field[];
  }): Prepared {
    const { change, written } = options;
    const cells = written.flatMap((field) => {
      const column = tab.columns.get(field.id);
      return column === undefined ? [] : [{ column, data: encodeCell(change.cells[field.id], field) }];
    });
    return putCells({ ...options, cells });
  }

  function putCells(options: {
    change: Change;
    index: number;
    writesId: boolean;
    cells: readonly PutCell[];
  }): Prepared {
    const { change, index, writesId } = options;
    const cells = [...options.cells];
    const idColumn = tab.columns.get(idField);
    if (writesId && idColumn !== undefined) {
      cells.push({ column: idColumn, data: { userEnteredValue: { stringValue: change.row } } });
    }
    // A row that gets its id now was made without one of our lines.
    const lineColumn = tab.columns.get(sparklineField);
    if (writesId && lineColumn !== undefined && sparkline !== undefined) {
      cells.push({ column: lineColumn, data: sparkline(index) });
    }
    return {
      outcome: { id: change.id, result: 'done' },
      requests: neighbours(cells).map(({ column, values }) => ({
        updateCells: {
          start: { sheetId: tab.bound.sheet, rowIndex: index, columnIndex: column },
          rows: [{ values }],
          fields: 'userEnteredValue',
        },
      })),
    };
  }

  /** Takes a row away or brings it back: one that is not there is gone as it should be, or comes behind the others. */
  function move(change: Change, found: { row: Row; place: IdentifiedRow } | undefined): Prepared {
    if (change.kind === 'remove' && found === undefined) {
      return { outcome: { id: change.id, result: 'done' }, requests: [], isEmptied: true };
    }
    const moved: Move =
      change.kind === 'remove' && found !== undefined
        ? removeRow(tab, { change, ...found })
        : restoreRow(tab, { change, row: found });
    if ('result' in moved) return failed(change, moved);
    const writesId = change.kind === 'restore' && found === undefined;
    const index = found?.place.index ?? nextRow;
    if (found === undefined) nextRow += 1;
    return {
      ...putCells({ change, index, writesId, cells: moved.cells }),
      isEmptied: moved.isEmptied === true,
    };
  }

  function update(change: Change, found: { row: Row; place: IdentifiedRow }): Prepared {
    const written = Object.keys(change.cells).flatMap((id) => fields.get(id) ?? []);
    const differing = written.filter((field) => !sameCell(found.row.cells[field.id], change.cells[field.id]));
    const edited = differing.filter((field) => !sameCell(found.row.cells[field.id], change.before[field.id]));
    if (edited.length > 0 && change.kind !== 'create') {
      const names = edited.map((field) => field.title).join(', ');
      return failed(change, { result: 'conflict', message: `${names} changed since this was planned` });
    }
    if (differing.length === 0) return { outcome: { id: change.id, result: 'done' }, requests: [] };
    return writeRow({
      change,
      index: found.place.index,
      writesId: !found.place.isStored,
      written: differing,
    });
  }

  return {
    prepare(change: Change): Prepared {
      if (change.kind === 'remove' || change.kind === 'restore') {
        return tab.columns.has(idField)
          ? move(change, standing.get(change.row))
          : failed(change, { result: 'refused', message: 'The column of row ids is gone' });
      }
      const unknown = Object.keys(change.cells).filter((id) => {
        const field = fields.get(id);
        return field === undefined || !tab.columns.has(id) || !isOurs(tab.bound, field);
      });
      if (unknown.length > 0 || !tab.columns.has(idField)) {
        const message = `No column of Northbook's for ${[...unknown, ...(tab.columns.has(idField) ? [] : ['the row id'])].join(', ')}`;
        return failed(change, { result: 'refused', message });
      }
      const found = standing.get(change.row);
      if (found !== undefined) return update(change, found);
      if (change.kind !== 'create') return failed(change, { result: 'gone', message: 'The row is gone' });
      const written = Object.keys(change.cells).flatMap((id) => fields.get(id) ?? []);
      const index = nextRow;
      nextRow += 1;
      return writeRow({ change, index, writesId: true, written });
    },
    /** More rows for the grid and its table, when the new ones do not fit. Fixed counts: sent again they add nothing. */
    growth(): sheets_v4.Schema$Request[] {
      const requests: sheets_v4.Schema$Request[] = [];
      if (nextRow > tab.rowCount) {
        const rowCount = Math.ceil(nextRow / growth) * growth;
        requests.push({
          updateSheetProperties: {
            properties: { sheetId: tab.bound.sheet, gridProperties: { rowCount } },
            fields: 'gridProperties.rowCount',
          },
        });
      }
      const { table } = tab;
      if (table?.range.endRowIndex !== undefined && nextRow > table.range.endRowIndex) {
        const range = { ...table.range, sheetId: tab.bound.sheet, endRowIndex: nextRow };
        requests.push({ updateTable: { table: { tableId: table.tableId, range }, fields: 'range' } });
      }
      return requests;
    },
  };
}

/** Cells side by side, each run in one piece. */
function neighbours(
  cells: readonly { column: number; data: sheets_v4.Schema$CellData }[],
): { column: number; values: sheets_v4.Schema$CellData[] }[] {
  const runs: { column: number; values: sheets_v4.Schema$CellData[] }[] = [];
  for (const { column, data } of cells.toSorted((left, right) => left.column - right.column)) {
    const last = runs.at(-1);
    if (last !== undefined && last.column + last.values.length === column) last.values.push(data);
    else runs.push({ column, values: [data] });
  }
  return runs;
}

function failed(
  change: Change,
  failure: { result: 'conflict' | 'gone' | 'refused'; message: string },
): Prepared {
  return { outcome: { id: change.id, ...failure }, requests: [] };
}
