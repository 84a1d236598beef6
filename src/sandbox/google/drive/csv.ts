import type { CellDisplay } from '../sheets/cell-display.ts';
import { usedRows } from '../sheets/grid.ts';
import type { SheetState } from '../sheets/spreadsheet-state.ts';

/** What a sheet shows, without the empty rows and cells at its ends. */
export function shownRows(sheet: SheetState, display: CellDisplay): string[][] {
  const shown = sheet.rows
    .slice(0, usedRows(sheet))
    .map((row, index) => Array.from(row, (_, column) => display.formatted(sheet, index, column) ?? ''));
  while (shown.length > 0 && shown.at(-1)?.every((text) => text === '') === true) shown.pop();
  return shown.map((row) => row.slice(0, row.findLastIndex((text) => text !== '') + 1));
}

/** A sheet as it is shown, one line a row, as wide as its widest row. */
export function sheetToText(sheet: SheetState, display: CellDisplay, separator: ',' | '\t'): string {
  const shown = shownRows(sheet, display);
  const width = Math.max(0, ...shown.map((row) => row.length));
  return shown
    .map((row) =>
      Array.from({ length: width }, (_, column) => quote(row[column] ?? '', separator)).join(separator),
    )
    .join('\r\n');
}

function quote(text: string, separator: ',' | '\t'): string {
  if (separator === '\t') return text.replaceAll(/[\t\r\n]+/g, ' ');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Reads comma-separated text into rows (RFC 4180). */
export function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  const cells = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/gy;
  const source = text.replace(/^\uFEFF/, '').replace(/\r?\n$/, '');
  while (cells.lastIndex <= source.length) {
    const match = cells.exec(source);
    if (match === null) break;
    rows.at(-1)?.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] === '') break;
    if (match[3] !== ',') rows.push([]);
  }
  return rows;
}

/** Reads tab-separated text into rows. */
export function readTsv(text: string): string[][] {
  const source = text.replace(/^\uFEFF/, '').replace(/\r?\n$/, '');
  return source.split(/\r?\n/).map((line) => line.split('\t'));
}
