import type { GoogleContext } from '../google-context.ts';
import { newNumberId } from '../google-ids.ts';
import { enterValue } from '../sheets/enter-value.ts';
import { emptySheet, emptySpreadsheet } from '../sheets/new-spreadsheet.ts';
import { copyState, gridSize, resizeGrid } from '../sheets/spreadsheet-state.ts';
import type { FileRecord } from './file-record.ts';
import { spreadsheetType } from './file-record.ts';
import { readCsv, readTsv } from './csv.ts';

/** Gives a new spreadsheet file its one empty sheet. */
export function putEmptySpreadsheet(context: GoogleContext, file: FileRecord): void {
  const state = emptySpreadsheet(file.id, { title: file.name });
  state.sheets.push(emptySheet({ sheetId: 0, title: 'Sheet1' }));
  context.spreadsheets.save(state);
}

/** Puts imported rows in the place of whatever a spreadsheet held: one sheet that bears the file's name. */
export function importCsv(
  context: GoogleContext,
  file: FileRecord,
  { text, separator }: { text: string; separator: ',' | '\t' },
): void {
  const rows = separator === ',' ? readCsv(text) : readTsv(text);
  const before = context.spreadsheets.load(file.id);
  const state =
    before === undefined
      ? emptySpreadsheet(file.id, { title: file.name, timeZone: 'America/Los_Angeles' })
      : { ...copyState(before), properties: { ...before.properties, timeZone: 'America/Los_Angeles' } };
  const sheet = emptySheet({ sheetId: newNumberId(context.random, new Set()), title: file.name });
  state.sheets = [sheet];
  const size = gridSize(sheet);
  const width = Math.max(0, ...rows.map((row) => row.length));
  resizeGrid(state, sheet, {
    rows: Math.max(size.rows, rows.length),
    columns: Math.max(size.columns, width),
  });
  for (const [row, values] of rows.entries())
    for (const [column, value] of values.entries())
      enterValue({ state, sheet, place: { row, column }, inputOption: 'USER_ENTERED' }, value);
  context.spreadsheets.save(state);
}

/** Copies what is in one spreadsheet into another file; ids inside stay as they were. */
export function copySpreadsheet(context: GoogleContext, from: FileRecord, to: FileRecord): void {
  const source = context.spreadsheets.load(from.id);
  if (from.mimeType !== spreadsheetType || source === undefined) return;
  const copy = copyState(source);
  context.spreadsheets.save({
    ...copy,
    spreadsheetId: to.id,
    properties: { ...copy.properties, title: to.name },
  });
}

/** A file's name is its spreadsheet's title. */
export function renameSpreadsheet(context: GoogleContext, file: FileRecord): void {
  const state = context.spreadsheets.load(file.id);
  if (state === undefined || state.properties.title === file.name) return;
  context.spreadsheets.save({ ...copyState(state), properties: { ...state.properties, title: file.name } });
}
