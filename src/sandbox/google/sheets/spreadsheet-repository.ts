import { isObject, listAt } from '../json.ts';
import type { SandboxStore } from '../../sandbox-store.ts';
import { sheetIdOf } from './spreadsheet-state.ts';
import type { Line, Row, SheetState, SpreadsheetState } from './spreadsheet-state.ts';

const skeletonKind = 'google/spreadsheets';
const cellsKind = 'google/cells';
const rowsPerChunk = 100;
/** Spreadsheets read from the store and kept in memory. */
const heldAtMost = 50;
/** A row of the store holds at most 2 MB; a character may take three bytes and quoting doubles a few. */
const charactersPerPiece = 300_000;

interface Chunk {
  rows: (Row | null)[];
  rowLines: (Line | null)[];
}

/** The skeleton of a sheet: everything but its rows, which lie in chunks beside it. */
type SheetSkeleton = Omit<SheetState, 'rows' | 'rowLines'> & { chunkPieces: readonly number[] };
type Skeleton = Omit<SpreadsheetState, 'sheets'> & { sheets: readonly SheetSkeleton[] };

/** Where spreadsheets are kept: a skeleton and chunks of rows, of which a write stores only those that changed. */
export interface SpreadsheetRepository {
  load(spreadsheetId: string): SpreadsheetState | undefined;
  save(state: SpreadsheetState): void;
  remove(spreadsheetId: string): void;
}

interface Held {
  state: SpreadsheetState;
  skeleton: Skeleton;
}

export function createSpreadsheetRepository(store: SandboxStore): SpreadsheetRepository {
  const held = new Map<string, Held>();

  /** Keeps a spreadsheet at hand, and lets go of the one that was not asked for longest. */
  function hold(spreadsheetId: string, one: Held): void {
    held.delete(spreadsheetId);
    held.set(spreadsheetId, one);
    const [oldest] = held.keys();
    if (held.size > heldAtMost && oldest !== undefined) held.delete(oldest);
  }

  function current(spreadsheetId: string): Held | undefined {
    const skeleton = store.get(skeletonKind, spreadsheetId);
    if (!isSkeleton(skeleton)) {
      held.delete(spreadsheetId);
      return undefined;
    }
    const known = held.get(spreadsheetId);
    if (known?.state.revision === skeleton.revision) return known;
    const loaded = { state: readState(store, skeleton), skeleton };
    hold(spreadsheetId, loaded);
    return loaded;
  }

  return {
    load: (spreadsheetId) => current(spreadsheetId)?.state,
    save(state) {
      const before = current(state.spreadsheetId);
      const saved = { ...state, revision: crypto.randomUUID() };
      const sheets = saved.sheets.map((sheet) =>
        saveSheet(store, { spreadsheetId: state.spreadsheetId, sheet, before }),
      );
      dropLostChunks(store, { state: saved, sheets, before });
      const skeleton = { ...saved, sheets };
      store.put(skeletonKind, state.spreadsheetId, skeleton);
      hold(state.spreadsheetId, { state: saved, skeleton });
    },
    remove(spreadsheetId) {
      const before = current(spreadsheetId);
      if (before === undefined) return;
      dropLostChunks(store, { state: { ...before.state, sheets: [] }, sheets: [], before });
      store.delete(skeletonKind, spreadsheetId);
      held.delete(spreadsheetId);
    },
  };
}

/** Only this file writes the kind, so its shape is known once it is an object with sheets. */
function isSkeleton(value: unknown): value is Skeleton {
  return isObject(value) && Array.isArray(value.sheets);
}

interface SheetToSave {
  spreadsheetId: string;
  sheet: SheetState;
  before: Held | undefined;
}

function saveSheet(store: SandboxStore, entry: SheetToSave): SheetSkeleton {
  const { spreadsheetId, sheet, before } = entry;
  const { rows, rowLines, ...rest } = sheet;
  const index =
    before?.state.sheets.findIndex((candidate) => sheetIdOf(candidate) === sheetIdOf(sheet)) ?? -1;
  const old = before?.state.sheets[index];
  const oldPieces = before?.skeleton.sheets[index]?.chunkPieces ?? [];
  const count = Math.ceil(Math.max(rows.length, rowLines.length) / rowsPerChunk);
  const chunkPieces = Array.from({ length: count }, (_, chunk) => {
    const pieces = oldPieces[chunk];
    if (old !== undefined && pieces !== undefined && isChunkSame(old, sheet, chunk)) return pieces;
    return putChunk(store, `${spreadsheetId}/${sheetIdOf(sheet)}/${chunk}`, chunkOf(sheet, chunk));
  });
  return { ...rest, chunkPieces };
}

function isChunkSame(old: SheetState, sheet: SheetState, chunk: number): boolean {
  for (let index = chunk * rowsPerChunk; index < (chunk + 1) * rowsPerChunk; index += 1)
    if (old.rows[index] !== sheet.rows[index] || old.rowLines[index] !== sheet.rowLines[index]) return false;
  return true;
}

function chunkOf(sheet: SheetState, chunk: number): Chunk {
  const from = chunk * rowsPerChunk;
  const rows = Array.from(sheet.rows.slice(from, from + rowsPerChunk), (row) => row ?? null);
  for (const row of rows) if (row !== null) Object.freeze(row);
  const rowLines = Array.from(sheet.rowLines.slice(from, from + rowsPerChunk), (line) => line ?? null);
  return { rows, rowLines };
}

function putChunk(store: SandboxStore, id: string, chunk: Chunk): number {
  const text = JSON.stringify(chunk);
  const pieces = Math.ceil(text.length / charactersPerPiece);
  for (let piece = 0; piece < pieces; piece += 1)
    store.put(
      cellsKind,
      `${id}/${piece}`,
      text.slice(piece * charactersPerPiece, (piece + 1) * charactersPerPiece),
    );
  return pieces;
}

interface SavedState {
  state: SpreadsheetState;
  sheets: readonly SheetSkeleton[];
  before: Held | undefined;
}

function dropLostChunks(store: SandboxStore, saved: SavedState): void {
  const { state, sheets, before } = saved;
  for (const [index, old] of (before?.state.sheets ?? []).entries()) {
    const sheetId = sheetIdOf(old);
    const now = sheets[state.sheets.findIndex((sheet) => sheetIdOf(sheet) === sheetId)];
    for (const [chunk, pieces] of (before?.skeleton.sheets[index]?.chunkPieces ?? []).entries())
      for (let piece = now?.chunkPieces[chunk] ?? 0; piece < pieces; piece += 1)
        store.delete(cellsKind, `${state.spreadsheetId}/${sheetId}/${chunk}/${piece}`);
  }
}

function readState(store: SandboxStore, skeleton: Skeleton): SpreadsheetState {
  return {
    ...skeleton,
    sheets: skeleton.sheets.map((sheet) => readSheet(store, skeleton.spreadsheetId, sheet)),
  };
}

function readSheet(store: SandboxStore, spreadsheetId: string, sheet: SheetSkeleton): SheetState {
  const { chunkPieces, ...rest } = sheet;
  const rows: Row[] = [];
  const rowLines: (Line | undefined)[] = [];
  const sheetId = Number(sheet.properties.sheetId ?? 0);
  for (const [index, pieces] of chunkPieces.entries()) {
    const chunk = getChunk(store, `${spreadsheetId}/${sheetId}/${index}`, pieces);
    for (const [offset, row] of chunk.rows.entries()) rows[index * rowsPerChunk + offset] = readRow(row);
    for (const [offset, line] of chunk.rowLines.entries())
      rowLines[index * rowsPerChunk + offset] = line ?? undefined;
  }
  return {
    ...rest,
    rows: Array.from(rows, (row) => row ?? []),
    rowLines,
    columnLines: fromJsonHoles(sheet.columnLines),
  };
}

function readRow(row: Row | null): Row {
  const cells = fromJsonHoles(row ?? []);
  Object.freeze(cells);
  return cells;
}

/** JSON turns a hole into null. */
function fromJsonHoles<T>(list: readonly (T | undefined | null)[]): (T | undefined)[] {
  return list.map((item) => item ?? undefined);
}

function getChunk(store: SandboxStore, id: string, pieces: number): Chunk {
  const texts = Array.from({ length: pieces }, (_, piece) => store.get(cellsKind, `${id}/${piece}`));
  const chunk: unknown = JSON.parse(texts.join(''));
  return isChunk(chunk) ? chunk : { rows: [], rowLines: [] };
}

function isChunk(value: unknown): value is Chunk {
  return isObject(value) && Array.isArray(value.rows) && Array.isArray(listAt(value, 'rowLines'));
}
