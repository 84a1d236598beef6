import { columnFields, idField } from '../binding.ts';
import { headerText } from '../book/header-row.ts';
import type { Tab } from '../book/tab.ts';
import { storedId } from '../book/tab.ts';
import { isTotal } from '../book/total-row.ts';
import type { CellAnswer } from '../wire.ts';

/** A filled row of a tab with its identity. */
export interface IdentifiedRow {
  readonly id: string;
  /** Whether the id already stands in its column. */
  readonly isStored: boolean;
  /** Index of the row in the sheet, counted from 0. */
  readonly index: number;
  readonly cells: readonly CellAnswer[];
}

/**
 * Gives every filled row its id. A row that a person added has none yet, a copied row brings another's along: both
 * get one made from what they are called, the same on every read until it is written down.
 */
export function identifyRows(tab: Tab, nameOf: (row: readonly CellAnswer[]) => string): IdentifiedRow[] {
  const filled = tab.rows.flatMap((cells, index) =>
    isBlank(tab, cells) || isPassedOver(tab, cells) ? [] : [{ cells, index: tab.header.row + 1 + index }],
  );
  const seen = new Set<string>();
  const own = filled.map(({ cells }) => {
    const id = storedId(tab, cells);
    if (id === undefined || seen.has(id)) return undefined;
    seen.add(id);
    return id;
  });
  return filled.map(({ cells, index }, place) => {
    const id = own[place];
    if (id !== undefined) return { id, isStored: true, index, cells };
    const made = freeName(`row-${slug(nameOf(cells))}`, seen);
    seen.add(made);
    return { id: made, isStored: false, index, cells };
  });
}

/** Rows that brought the id of another along, as copies do, with the row they were copied from; counted from 0. */
export function copiedRows(tab: Tab): { row: number; of: number }[] {
  const first = new Map<string, number>();
  return tab.rows.flatMap((cells, index) => {
    const id = isBlank(tab, cells) ? undefined : storedId(tab, cells);
    if (id === undefined) return [];
    const row = tab.header.row + 1 + index;
    const of = first.get(id);
    if (of !== undefined) return [{ row, of }];
    first.set(id, row);
    return [];
  });
}

/** A row with nothing but an id or an unticked checkbox holds nothing. */
function isBlank(tab: Tab, cells: readonly CellAnswer[]): boolean {
  const ownColumns = new Set(tab.columns.values());
  return cells.every((cell, index) => {
    const value = cell.effectiveValue;
    if (index === tab.columns.get(idField) || value === undefined) return true;
    if (value.boolValue === false) return ownColumns.has(index);
    return value.stringValue?.trim() === '';
  });
}

/** In a table of people's own: totals below it, and notes that name no row. */
function isPassedOver(tab: Tab, cells: readonly CellAnswer[]): boolean {
  if (!tab.bound.adopted) return false;
  const names = namingColumns(tab).map((column) => headerText(cells[column]));
  return names.every((name) => name === '') || names.some(isTotal);
}

/** The columns that say what a row is: its title and its key, or all that people fill in where it has neither. */
function namingColumns(tab: Tab): number[] {
  const fields = columnFields(tab.bound).filter((field) => tab.columns.has(field.id));
  const naming = fields.filter((field) => field.kind === 'title' || field.id === 'key');
  const own = naming.length > 0 ? naming : fields.filter((field) => field.role === 'input');
  return own.flatMap((field) => tab.columns.get(field.id) ?? []);
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let copy = 2; taken.has(free); copy += 1) free = `${name}-${copy}`;
  return free;
}

function slug(name: string): string {
  const plain = name
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 40);
  return plain === '' ? 'unnamed' : plain;
}
