import type { CellAnswer } from '../wire.ts';

/** Where a tab's headers stand. */
export interface HeaderRow {
  /** Counted from 0; -1 when there is none: the rows then begin at the very top. */
  readonly row: number;
  /** Whether its mark is elsewhere, or the headers themselves are gone. */
  readonly isMoved: boolean;
}

/** Rows from the top among which headers are looked for. */
const reach = 60;

/**
 * Finds the row of headers: the marked one, as the mark moves along when people insert rows above; another one when
 * the headers were cut and pasted there, or sorted away with the rows. A row counts as headers when it bears at least
 * two fifths of those that are known.
 */
export function findHeaderRow(options: {
  readonly marked: number | undefined;
  readonly rows: readonly (readonly CellAnswer[])[];
  /** What the columns are headed with, as far as known. */
  readonly headers: readonly string[];
}): HeaderRow {
  const { marked, rows, headers } = options;
  const known = new Set(headers.map(plainHeader));
  const scores = rows.slice(0, reach).map((row) => scoreOf(row, known));
  const best = scores.indexOf(Math.max(...scores, 0));
  const isClear = (scores[best] ?? 0) >= Math.max(1, Math.ceil(known.size * 0.4));
  if (marked !== undefined && ((scores[marked] ?? 0) > 0 || !isClear)) return { row: marked, isMoved: false };
  if (isClear) return { row: best, isMoved: marked !== undefined };
  return { row: -1, isMoved: true };
}

function scoreOf(row: readonly CellAnswer[], known: ReadonlySet<string>): number {
  const found = new Set(row.map((cell) => plainHeader(headerText(cell))));
  return [...found].filter((header) => known.has(header)).length;
}

/** A header as people see it. */
export function headerText(header: CellAnswer | undefined): string {
  return (header?.formattedValue ?? header?.effectiveValue?.stringValue ?? '').trim();
}

/** Headers are the same whatever their case and spaces. */
export function plainHeader(header: string): string {
  return header.trim().replaceAll(/\s+/g, ' ').toLowerCase();
}
