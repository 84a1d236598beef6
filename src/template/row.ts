/**
 * What one cell holds once the tool it lives in is forgotten: text, a number (percents as fractions), a choice's
 * id, a day as `YYYY-MM-DD`, yes or no, or a list (people's names; rows pointed at, by id, key or title).
 * An empty cell is `undefined`; an empty list is `undefined` too.
 */
export type Cell = string | number | boolean | readonly string[] | undefined;

/** Cells by field id. */
export type Cells = Readonly<Record<string, Cell>>;

/** A cell that could not be read as its field's kind, with what stands there. */
export interface UnreadableCell {
  readonly field: string;
  readonly found: string;
}

/** A neutral row. `id` is a Notion page id, or the id in Northbook's own column of a sheet. */
export interface Row {
  readonly id: string;
  readonly table: string;
  readonly cells: Cells;
  readonly unreadable: readonly UnreadableCell[];
}

/** Whether two cells show the same; lists compare in order. */
export function sameCell(left: Cell, right: Cell): boolean {
  if (typeof left === 'object' && typeof right === 'object') {
    return left.length === right.length && left.every((item, index) => item === right[index]);
  }
  return left === right;
}
