/** The letters of a column: 0 is A, 26 is AA. */
export function columnLetters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnLetters(Math.floor(index / 26) - 1) + last;
}

/** A cell's name: column 1 of row 2 is B3. */
export function cellName(row: number, column: number): string {
  return `${columnLetters(column)}${row + 1}`;
}

/** A part of a tab in A1 notation, `'Tab''s name'!A1:C9`. */
export function inTab(title: string, part: string): string {
  return `'${title.replaceAll("'", "''")}'!${part}`;
}

/** A rectangle of a tab, its ends beyond it; an end that is missing is the tab's. */
export interface Box {
  readonly sheetId: number;
  readonly top: number;
  readonly left: number;
  readonly bottom: number | undefined;
  readonly right: number | undefined;
}

/** Whether a cell lies in a rectangle. */
export function isInBox(box: Box, row: number, column: number): boolean {
  return (
    row >= box.top && column >= box.left && row < (box.bottom ?? Infinity) && column < (box.right ?? Infinity)
  );
}

/** A rectangle in A1 notation, without its tab. */
export function boxName({ top, left, bottom, right }: Box): string {
  const end = `${right === undefined ? '' : columnLetters(right - 1)}${bottom ?? ''}`;
  // An open end on both sides has no A1 name of its own; the widest column there is stands for it.
  return `${cellName(top, left)}:${end === '' ? 'ZZZ' : end}`;
}
