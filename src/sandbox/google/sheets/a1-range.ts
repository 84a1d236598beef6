import { badRequest } from '../google-error.ts';
import { objectAt, textAt } from '../json.ts';
import { resolveRange } from './grid-range.ts';
import type { Box } from './grid-range.ts';
import { gridSize, titleOf } from './spreadsheet-state.ts';
import type { SheetState, SpreadsheetState } from './spreadsheet-state.ts';

/** 0 → A, 25 → Z, 26 → AA. */
export function columnName(index: number): string {
  let name = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}

/** A → 0, AA → 26. */
export function columnIndex(name: string): number {
  let index = 0;
  for (const letter of name.toUpperCase()) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

/** A sheet's title as it stands in front of `!`: in quotes unless it is a plain word that cannot be a cell. */
export function quoteTitle(title: string): string {
  const isPlain = /^[A-Za-z_][A-Za-z0-9_]*$/.test(title);
  const isLikeCell =
    /^[A-Za-z]{1,3}\d+$/.test(title) || /^[Rr]\d*[Cc]\d*$/.test(title) || /^(true|false)$/i.test(title);
  return isPlain && !isLikeCell ? title : `'${title.replaceAll("'", "''")}'`;
}

/** A box as the answers spell it: `Sheet1!A1:B2`, one cell without a colon. */
export function boxToA1(box: Box): string {
  const first = `${columnName(box.left)}${box.top + 1}`;
  const last = `${columnName(box.right - 1)}${box.bottom}`;
  return `${quoteTitle(titleOf(box.sheet))}!${first === last ? first : `${first}:${last}`}`;
}

/** One corner of a range: a missing row or column means the edge of the grid. */
interface Corner {
  row?: number;
  column?: number;
}

function readCorner(text: string): Corner | undefined {
  const a1 = /^\$?([A-Za-z]{1,3})?\$?([1-9]\d*)?$/.exec(text);
  if (a1 !== null && (a1[1] !== undefined || a1[2] !== undefined))
    return {
      column: a1[1] === undefined ? undefined : columnIndex(a1[1]),
      row: a1[2] === undefined ? undefined : Number(a1[2]) - 1,
    };
  const r1c1 = /^[Rr](?:([1-9]\d*)|\[(-?\d+)\])?[Cc](?:([1-9]\d*)|\[(-?\d+)\])?$/.exec(text);
  if (r1c1 === null) return undefined;
  return {
    row: Number(r1c1[1] ?? Number(r1c1[2] ?? 0) + 1) - 1,
    column: Number(r1c1[3] ?? Number(r1c1[4] ?? 0) + 1) - 1,
  };
}

interface CellSpan {
  first: Corner;
  last: Corner;
}

function readSpan(text: string): CellSpan | undefined {
  const [firstText = '', lastText, ...more] = text.split(':');
  if (more.length > 0) return undefined;
  const first = readCorner(firstText);
  const last = lastText === undefined ? first : readCorner(lastText);
  if (first === undefined || last === undefined) return undefined;
  const isLoneEdge = lastText === undefined && (first.row === undefined || first.column === undefined);
  return isLoneEdge ? undefined : { first, last };
}

/** A range as asked for, before it is held against the grid. */
export interface AskedRange {
  sheet: SheetState;
  text: string;
  top: number;
  left: number;
  /** Undefined: to the edge of the grid. */
  bottom: number | undefined;
  right: number | undefined;
  /** One cell was named, so a write may spread from it. */
  isAnchor: boolean;
}

/**
 * Reads `Sheet1!A1:B2`, `'My sheet'!A:B`, `Sheet1`, `A1`, `R1C1:R2C2` or the name of a named range.
 * https://developers.google.com/workspace/sheets/api/guides/concepts#cell
 */
export function readA1(state: SpreadsheetState, text: string): AskedRange {
  const { title, rest } = splitTitle(text);
  if (title !== undefined) {
    const sheet = sheetTitled(state, title);
    if (sheet === undefined) throw unreadable(text);
    if (rest === undefined) return wholeSheet(sheet, text);
    const span = readSpan(rest);
    if (span !== undefined) return askedRange(sheet, span, text);
    const box = namedBox(state, rest);
    if (box === undefined || box.sheet !== sheet) throw unreadable(text);
    return { ...box, text, isAnchor: false };
  }
  const span = readSpan(text);
  const [firstSheet] = state.sheets;
  if (span !== undefined && firstSheet !== undefined) return askedRange(firstSheet, span, text);
  const box = namedBox(state, text);
  if (box !== undefined) return { ...box, text, isAnchor: false };
  const sheet = sheetTitled(state, text);
  if (sheet === undefined) throw unreadable(text);
  return wholeSheet(sheet, text);
}

function namedBox(state: SpreadsheetState, name: string): Box | undefined {
  const named = state.namedRanges.find(
    (candidate) => textAt(candidate, 'name')?.toLowerCase() === name.toLowerCase(),
  );
  const range = objectAt(named, 'range');
  return range === undefined ? undefined : resolveRange(state, range);
}

function splitTitle(text: string): { title?: string; rest?: string } {
  const quoted = /^'((?:[^']|'')+)'(?:!(.*))?$/s.exec(text);
  if (quoted !== null) return { title: quoted[1]?.replaceAll("''", "'"), rest: quoted[2] };
  const cut = text.lastIndexOf('!');
  return cut < 0 ? {} : { title: text.slice(0, cut), rest: text.slice(cut + 1) };
}

/** Titles are found whatever their case. */
export function sheetTitled(state: SpreadsheetState, title: string): SheetState | undefined {
  const exact = state.sheets.find((sheet) => titleOf(sheet) === title);
  return exact ?? state.sheets.find((sheet) => titleOf(sheet).toLowerCase() === title.toLowerCase());
}

function unreadable(text: string): Error {
  return badRequest(`Unable to parse range: ${text}`);
}

function wholeSheet(sheet: SheetState, text: string): AskedRange {
  return { sheet, text, top: 0, left: 0, bottom: undefined, right: undefined, isAnchor: true };
}

function askedRange(sheet: SheetState, span: CellSpan, text: string): AskedRange {
  const rows = ordered(span.first.row, span.last.row);
  const columns = ordered(span.first.column, span.last.column);
  return {
    sheet,
    text,
    top: rows.start,
    bottom: rows.end,
    left: columns.start,
    right: columns.end,
    isAnchor: !text.includes(':'),
  };
}

function ordered(
  one: number | undefined,
  other: number | undefined,
): { start: number; end: number | undefined } {
  if (one === undefined || other === undefined) return { start: one ?? other ?? 0, end: undefined };
  return { start: Math.min(one, other), end: Math.max(one, other) + 1 };
}

/** The refusal of a range that does not fit into the grid. */
export function exceedsGrid(asked: AskedRange): Error {
  const size = gridSize(asked.sheet);
  const bottom = asked.bottom ?? Math.max(size.rows, asked.top + 1);
  const right = asked.right ?? Math.max(size.columns, asked.left + 1);
  const range = boxToA1({ ...asked, bottom, right });
  return badRequest(
    `Range (${range}) exceeds grid limits. Max rows: ${size.rows}, max columns: ${size.columns}`,
  );
}

/** The part of the grid a range covers; refused when it starts outside. */
export function clipToGrid(asked: AskedRange): Box {
  const size = gridSize(asked.sheet);
  if (asked.top >= size.rows || asked.left >= size.columns) throw exceedsGrid(asked);
  return {
    sheet: asked.sheet,
    top: asked.top,
    left: asked.left,
    bottom: Math.min(asked.bottom ?? size.rows, size.rows),
    right: Math.min(asked.right ?? size.columns, size.columns),
  };
}
