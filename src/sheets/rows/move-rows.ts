import type { sheets_v4 } from '@googleapis/sheets';
import type { Change } from '../../sync/change.ts';
import type { ChangeOutcome } from '../../sync/surface.ts';
import type { Cell, Row } from '../../template/row.ts';
import { sameCell } from '../../template/row.ts';
import type { Field } from '../../template/template.ts';
import { columnFields, idField, isOurs } from '../binding.ts';
import { encodeCell } from '../cell.ts';
import { columnName } from '../book/column-name.ts';
import type { IdentifiedRow } from './row-identity.ts';
import type { Tab } from '../book/tab.ts';
import { readPeriods } from './wide-readings.ts';
import type { CellAnswer } from '../wire.ts';

/** A cell that a change puts something into; an empty one is cleared. */
export interface PutCell {
  readonly column: number;
  readonly data: sheets_v4.Schema$CellData;
}

/** What to put into a row, or why it is left alone. */
export type Move =
  | { readonly cells: readonly PutCell[]; readonly isEmptied?: boolean }
  | { readonly result: 'conflict' | 'gone' | 'refused'; readonly message: string };

const empty: sheets_v4.Schema$CellData = {};

/**
 * Empties a row that holds what it was planned to hold and nothing of people's own beside. Its id stays for the moment,
 * so that the empty row is found again and deleted.
 */
export function removeRow(
  tab: Tab,
  { change, row, place }: { change: Change; row: Row; place: IdentifiedRow },
): Move {
  return tab.bound.layout === 'wide'
    ? removeReadings(tab, { change, place })
    : (obstacleTo(tab, { change, row, place }) ?? { cells: allOf(tab), isEmptied: true });
}

function obstacleTo(
  tab: Tab,
  { change, row, place }: { change: Change; row: Row; place: IdentifiedRow },
): Extract<ChangeOutcome, { message: string }> | undefined {
  const touched = columnFields(tab.bound).find(
    (field) =>
      !isOurs(tab.bound, field) &&
      tab.columns.has(field.id) &&
      (row.unreadable.some((cell) => cell.field === field.id) ||
        !holds(field, { have: row.cells[field.id], want: change.before[field.id] })),
  );
  const message =
    touched === undefined ? ownCell(tab, { place }) : `${touched.title} was changed since this was planned`;
  return message === undefined ? undefined : { id: change.id, result: 'conflict', message };
}

function holds(field: Field, { have, want }: { have: Cell; want: Cell }): boolean {
  return field.kind === 'checkbox' ? (have ?? false) === (want ?? false) : sameCell(have, want);
}

/** Readings that stand in their row as planned are cleared, and the row with them once nothing else is in it. */
function removeReadings(tab: Tab, { change, place }: { change: Change; place: IdentifiedRow }): Move {
  const { periods } = readPeriods(tab);
  const wanted = periods.filter(({ day }) => change.before[day] !== undefined);
  const changed = wanted.find(({ column, day }) => {
    const value = place.cells[column]?.effectiveValue?.numberValue;
    return value !== undefined && value !== change.before[day];
  });
  if (changed !== undefined) {
    return {
      result: 'conflict',
      message: `The reading of ${changed.day} was changed since this was planned`,
    };
  }
  const cleared = new Set(wanted.map(({ column }) => column));
  const isLeft = ownCell(tab, { place, but: cleared }) !== undefined;
  const cells = [...cleared].map((column) => ({ column, data: empty }));
  return isLeft ? { cells } : { cells: [...cells, ...allOf(tab)], isEmptied: true };
}

/** Every column that is known in the row, its little line among them; not its id. */
function allOf(tab: Tab): PutCell[] {
  return [...tab.columns].flatMap(([id, column]) => (id === idField ? [] : [{ column, data: empty }]));
}

/** What stands beside our columns in a row, said; undefined when nothing does. */
function ownCell(
  tab: Tab,
  { place, but = new Set() }: { place: IdentifiedRow; but?: ReadonlySet<number> },
): string | undefined {
  const known = new Set(tab.columns.values());
  const column = place.cells.findIndex(
    (cell, index) => !known.has(index) && !but.has(index) && isFilled(cell),
  );
  return column === -1 ? undefined : `It has something of your own in column ${columnName(column)}`;
}

function isFilled(cell: CellAnswer | undefined): boolean {
  const value = cell?.effectiveValue;
  return value !== undefined && value.boolValue !== false && value.stringValue?.trim() !== '';
}

/** What people's cells of a removed row held. `row` is the row of its id where it is there again. */
export function restoreRow(
  tab: Tab,
  { change, row }: { change: Change; row: { row: Row; place: IdentifiedRow } | undefined },
): Move {
  const wide = tab.bound.layout === 'wide' ? readPeriods(tab).periods : [];
  if (row !== undefined && tab.bound.layout === 'rows') {
    return { result: 'conflict', message: 'The row is there again' };
  }
  const standing = row?.place.cells ?? [];
  const readings = wide.flatMap(({ column, day }) => {
    const value = change.cells[day];
    return typeof value !== 'number' || isFilled(standing[column])
      ? []
      : [{ column, data: { userEnteredValue: { numberValue: value } } }];
  });
  const cells = columnFields(tab.bound).flatMap((field) => {
    const column = tab.columns.get(field.id);
    const cell = change.cells[field.id];
    return column === undefined || cell === undefined ? [] : [{ column, data: encodeCell(cell, field) }];
  });
  return { cells: [...readings, ...cells] };
}
