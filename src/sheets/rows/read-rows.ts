import type { Cell, Row, UnreadableCell } from '../../template/row.ts';
import type { Field } from '../../template/template.ts';
import { columnFields, isOurs } from '../binding.ts';
import { decodeCell } from '../cell.ts';
import type { IdentifiedRow } from './row-identity.ts';
import { identifyRows } from './row-identity.ts';
import type { Tab } from '../book/tab.ts';
import type { CellAnswer } from '../wire.ts';

/** The filled rows of a tab in its own fields, each with its identity. */
export function readRows(tab: Tab): { row: Row; place: IdentifiedRow }[] {
  return identifyRows(tab, (cells) => nameOf(tab, cells)).map((place) => ({
    row: readRow(tab, place),
    place,
  }));
}

function readRow(tab: Tab, place: IdentifiedRow): Row {
  const cells: Record<string, Cell> = {};
  const unreadable: UnreadableCell[] = [];
  for (const field of columnFields(tab.bound)) {
    const column = tab.columns.get(field.id);
    if (column === undefined) continue;
    const decoded = decodeCell(place.cells[column], field);
    if ('cell' in decoded) {
      cells[field.id] = decoded.cell;
    } else if (isOurs(tab.bound, field)) {
      // What a person wrote over an answer is told as it stands, so that the plan can be held against it.
      cells[field.id] = decoded.found;
    } else {
      unreadable.push({ field: field.id, found: decoded.found });
    }
  }
  return { id: place.id, table: tab.bound.table.id, cells, unreadable };
}

/** What people call the row: its key, else its title. */
function nameOf(tab: Tab, cells: readonly CellAnswer[]): string {
  const fields = columnFields(tab.bound);
  const named = [fields.find((field) => field.id === 'key'), fields.find((field) => field.kind === 'title')];
  return named.map((field) => textIn(tab, { cells, field })).find((text) => text !== '') ?? '';
}

function textIn(tab: Tab, options: { cells: readonly CellAnswer[]; field: Field | undefined }): string {
  const column = options.field === undefined ? undefined : tab.columns.get(options.field.id);
  const cell = column === undefined ? undefined : options.cells[column];
  return cell?.formattedValue ?? cell?.effectiveValue?.stringValue ?? '';
}
