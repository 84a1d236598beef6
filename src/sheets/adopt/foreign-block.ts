import { parsePeriod } from '../../model/parse-period.ts';
import { headerText } from '../book/header-row.ts';
import { isTotal } from '../book/total-row.ts';
import type { CellAnswer } from '../wire.ts';

/** A table that people laid out on a tab: a row of headers and what stands under it. */
export interface ForeignBlock {
  /** The row of headers and the first column, counted from 0. */
  readonly header: number;
  readonly start: number;
  /** The column after the last. */
  readonly end: number;
  /** Rows under the headers, counted from 0; totals are not among them. */
  readonly rows: readonly number[];
  readonly totals: readonly number[];
}

/** Rows from the top among which headers are looked for. */
const reach = 40;

/**
 * Finds the table on a tab: the row with most headers side by side that has rows under it. Titles over it stand alone,
 * and rows of data hold numbers, so that neither is taken for headers; of rows alike the upper one is.
 */
export function findBlock(grid: readonly (readonly CellAnswer[])[]): ForeignBlock | undefined {
  let best: { block: ForeignBlock; score: number } | undefined;
  for (const [header, row] of grid.slice(0, reach).entries()) {
    for (const { start, end } of runs(row)) {
      const cells = row.slice(start, end);
      const headers = cells.filter(isHeader).length;
      const score = headers - 2 * (cells.length - headers);
      if (headers < 2 || score <= (best?.score ?? 0)) continue;
      const block = bodyOf(grid, { header, start, end });
      if (block.rows.length > 0) best = { block, score };
    }
  }
  return best === undefined ? undefined : withNamesAtLeft(grid, best.block);
}

/** Filled cells side by side. */
function runs(row: readonly CellAnswer[]): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  for (const [column, cell] of row.entries()) {
    if (headerText(cell) === '') continue;
    const last = found.at(-1);
    if (last?.end === column) last.end = column + 1;
    else found.push({ start: column, end: column + 1 });
  }
  return found;
}

/** Text, or a date that heads a period. */
function isHeader(cell: CellAnswer): boolean {
  const value = cell.effectiveValue;
  if (value?.numberValue !== undefined) return isDate(cell) || parsePeriod(headerText(cell)) !== undefined;
  return value?.stringValue !== undefined && value.stringValue.length <= 100;
}

/** Whether a number is shown as a date. */
export function isDate(cell: CellAnswer): boolean {
  const type = cell.effectiveFormat?.numberFormat?.type;
  return cell.effectiveValue?.numberValue !== undefined && (type === 'DATE' || type === 'DATE_TIME');
}

/** Down to the first two empty rows: a single one parts sections of one table. */
function bodyOf(
  grid: readonly (readonly CellAnswer[])[],
  place: { header: number; start: number; end: number },
): ForeignBlock {
  const rows: number[] = [];
  const totals: number[] = [];
  let empty = 0;
  for (let row = place.header + 1; row < grid.length && empty < 2; row += 1) {
    const cells = (grid[row] ?? []).slice(Math.max(0, place.start - 1), place.end);
    const texts = cells.map(headerText).filter((text) => text !== '');
    empty = texts.length === 0 ? empty + 1 : 0;
    if (texts.length === 0) continue;
    (isTotal(texts[0] ?? '') ? totals : rows).push(row);
  }
  return { ...place, rows, totals };
}

/** The column of names often has no header of its own, as its corner of the table is left empty. */
function withNamesAtLeft(grid: readonly (readonly CellAnswer[])[], block: ForeignBlock): ForeignBlock {
  const left = block.start - 1;
  if (left < 0) return block;
  const named = block.rows.filter((row) => {
    const value = grid[row]?.[left]?.effectiveValue?.stringValue;
    return value !== undefined && value.trim() !== '';
  });
  return named.length * 2 > block.rows.length ? { ...block, start: left } : block;
}
