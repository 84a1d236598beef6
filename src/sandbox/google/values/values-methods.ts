import { evaluate } from '../formula.ts';
import { badRequest } from '../google-error.ts';
import { flagAt, listAt, objectsAt, textAt, textsAt } from '../json.ts';
import type { Json, JsonObject } from '../json.ts';
import {
  editSpreadsheet,
  openSpreadsheet,
  queryFlag,
  queryWord,
  requireInputOption,
} from '../sheets-call.ts';
import type { SheetsCall } from '../sheets-call.ts';
import { boxToA1, clipToGrid, readA1 } from '../sheets/a1-range.ts';
import { createCellDisplay, displayOf } from '../sheets/cell-display.ts';
import type { RenderOptions } from '../sheets/cell-display.ts';
import type { Box } from '../sheets/grid-range.ts';
import { boxPlaces } from '../sheets/grid-range.ts';
import { cellAt, patchCell } from '../sheets/grid.ts';
import { gridSize, resizeGrid, sheetIdOf } from '../sheets/spreadsheet-state.ts';
import type { Draft } from '../sheets/spreadsheet-state.ts';
import { insertLines } from '../sheets/insert-lines.ts';
import { parseMessage } from '../wire/parse-message.ts';
import { findTable } from './append-values.ts';
import { readValues } from './read-values.ts';
import { updateCounts, writeValues } from './write-values.ts';
import type { WrittenValues } from './write-values.ts';

const renderWords = ['FORMATTED_VALUE', 'UNFORMATTED_VALUE', 'FORMULA'];
const dateTimeWords = ['SERIAL_NUMBER', 'FORMATTED_STRING'];
const dimensions = ['ROWS', 'COLUMNS'];

function renderOf(call: SheetsCall, prefix: '' | 'response'): RenderOptions {
  const [value, dateTime] =
    prefix === ''
      ? ['valueRenderOption', 'dateTimeRenderOption']
      : ['responseValueRenderOption', 'responseDateTimeRenderOption'];
  return { value: queryWord(call, value, renderWords), dateTime: queryWord(call, dateTime, dateTimeWords) };
}

/** GET values/{range} */
export function getValues(call: SheetsCall): JsonObject {
  const render = renderOf(call, '');
  const majorDimension = queryWord(call, 'majorDimension', dimensions);
  const state = openSpreadsheet(call);
  const display = createCellDisplay(state, call.context.now());
  return readValues(clipToGrid(readA1(state, call.argument)), { display, render, majorDimension });
}

/** GET values:batchGet */
export function batchGetValues(call: SheetsCall): JsonObject {
  const render = renderOf(call, '');
  const majorDimension = queryWord(call, 'majorDimension', dimensions);
  const state = openSpreadsheet(call);
  const display = createCellDisplay(state, call.context.now());
  const ranges = call.query.getAll('ranges');
  const valueRanges = ranges.map((range) =>
    readValues(clipToGrid(readA1(state, range)), { display, render, majorDimension }),
  );
  return { spreadsheetId: call.spreadsheetId, ...(valueRanges.length === 0 ? {} : { valueRanges }) };
}

interface WriteOptions {
  inputOption: string;
  isEchoed: boolean;
  render: RenderOptions;
}

/** One block of an update, and its answer. */
export function updateBlock(
  draft: Draft,
  block: JsonObject,
  options: WriteOptions & { range: string },
): {
  written: WrittenValues;
  reply: JsonObject;
} {
  const majorDimension = textAt(block, 'majorDimension') ?? 'ROWS';
  const asked = readA1(draft.state, options.range);
  const written = writeValues(draft.state, {
    asked,
    values: listAt(block, 'values'),
    majorDimension,
    inputOption: options.inputOption,
  });
  return { written, reply: updateReply(draft, written, { ...options, majorDimension }) };
}

function updateReply(
  draft: Draft,
  written: WrittenValues,
  options: WriteOptions & { majorDimension: string },
): JsonObject {
  const head = { spreadsheetId: draft.state.spreadsheetId, ...updateCounts(written) };
  if (!options.isEchoed) return head;
  const display = displayOf(draft.state, evaluate(draft.state, draft.now));
  const { render, majorDimension } = options;
  return { ...head, updatedData: readValues(written.box, { display, render, majorDimension }) };
}

/** A range in the body must be the one in the path. */
function checkBodyRange(body: JsonObject, range: string): void {
  const named = textAt(body, 'range');
  if (named !== undefined && named !== range)
    throw badRequest(`Requested range: ${range} does not match range in data: ${named}`);
}

/** PUT values/{range} */
export function updateValues(call: SheetsCall): JsonObject {
  const body = parseMessage('ValueRange', call.body, 'data');
  const inputOption = requireInputOption(queryWord(call, 'valueInputOption', ['', 'RAW', 'USER_ENTERED']));
  const render = renderOf(call, 'response');
  checkBodyRange(body, call.argument);
  return editSpreadsheet(call, (draft) => {
    const options = {
      inputOption,
      render,
      isEchoed: queryFlag(call, 'includeValuesInResponse'),
      range: call.argument,
    };
    return updateBlock(draft, body, options).reply;
  });
}

/** POST values:batchUpdate */
export function batchUpdateValues(call: SheetsCall): JsonObject {
  const body = parseMessage('BatchUpdateValuesRequest', call.body);
  const options = bodyWriteOptions(body);
  return editSpreadsheet(call, (draft) => {
    const done = objectsAt(body, 'data').map((block, index) =>
      inData(index, () => updateBlock(draft, block, { ...options, range: textAt(block, 'range') ?? '' })),
    );
    return {
      spreadsheetId: call.spreadsheetId,
      ...totals(done.map(({ written }) => written)),
      ...(done.length === 0 ? {} : { responses: done.map(({ reply }) => reply) }),
    };
  });
}

export function bodyWriteOptions(body: JsonObject): WriteOptions {
  return {
    inputOption: requireInputOption(textAt(body, 'valueInputOption')),
    isEchoed: flagAt(body, 'includeValuesInResponse'),
    render: {
      value: textAt(body, 'responseValueRenderOption') ?? 'FORMATTED_VALUE',
      dateTime: textAt(body, 'responseDateTimeRenderOption') ?? 'SERIAL_NUMBER',
    },
  };
}

/** Says in an error which block of a batch it is about. */
export function inData<T>(index: number, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof Error && 'code' in error)
      throw badRequest(`Invalid data[${index}]: ${error.message}`);
    throw error;
  }
}

/** The sums of a batch: a row or column written twice counts once. */
export function totals(written: readonly WrittenValues[]): JsonObject {
  const cells = written.reduce((sum, { cells }) => sum + cells, 0);
  if (cells === 0) return {};
  const rows = new Set<string>();
  const columns = new Set<string>();
  const sheets = new Set<unknown>();
  for (const { box } of written) {
    const sheet = sheetIdOf(box.sheet);
    sheets.add(sheet);
    for (let row = box.top; row < box.bottom; row += 1) rows.add(`${sheet}/${row}`);
    for (let column = box.left; column < box.right; column += 1) columns.add(`${sheet}/${column}`);
  }
  return {
    totalUpdatedRows: rows.size,
    totalUpdatedColumns: columns.size,
    totalUpdatedCells: cells,
    totalUpdatedSheets: sheets.size,
  };
}

/** POST values/{range}:append */
export function appendValues(call: SheetsCall): JsonObject {
  const body = parseMessage('ValueRange', call.body, 'data');
  const inputOption = requireInputOption(queryWord(call, 'valueInputOption', ['', 'RAW', 'USER_ENTERED']));
  const insertion = queryWord(call, 'insertDataOption', ['OVERWRITE', 'INSERT_ROWS']);
  const render = renderOf(call, 'response');
  return editSpreadsheet(call, (draft) => {
    const { state } = draft;
    const asked = readA1(state, call.argument);
    const box = clipToGrid(asked);
    const table = findTable(box, displayOf(state, evaluate(state, draft.now)));
    const start = { top: table?.bottom ?? box.top, left: table?.left ?? box.left };
    const values = listAt(body, 'values');
    const majorDimension = textAt(body, 'majorDimension') ?? 'ROWS';
    makeRoom(draft, box, {
      ...start,
      count: rowCountOf(values, majorDimension),
      isInserted: insertion === 'INSERT_ROWS' && table !== undefined,
    });
    const place = { ...asked, ...start, bottom: undefined, right: undefined, isAnchor: true };
    const written = writeValues(state, { asked: place, values, majorDimension, inputOption });
    const options = {
      inputOption,
      render,
      majorDimension,
      isEchoed: queryFlag(call, 'includeValuesInResponse'),
    };
    const tableRange = table === undefined ? {} : { tableRange: boxToA1(table) };
    return {
      spreadsheetId: call.spreadsheetId,
      ...tableRange,
      updates: updateReply(draft, written, options),
    };
  });
}

function rowCountOf(values: readonly Json[], majorDimension: string): number {
  if (majorDimension === 'ROWS') return values.length;
  return Math.max(0, ...values.map((line) => (Array.isArray(line) ? line.length : 0)));
}

function makeRoom(draft: Draft, box: Box, room: { top: number; count: number; isInserted: boolean }): void {
  const size = gridSize(box.sheet);
  const isInside = room.top < size.rows;
  if (room.isInserted && isInside && room.count > 0)
    insertLines(draft.state, box.sheet, {
      dimension: 'ROWS',
      start: room.top,
      count: room.count,
      inheritsFromBefore: true,
    });
  if (!isInside) resizeGrid(draft.state, box.sheet, { ...size, rows: room.top + Math.max(1, room.count) });
}

/** Empties a box of its values; formats, notes and rules stay. */
export function clearBox(box: Box): string {
  for (const { row, column } of boxPlaces({ ...box, bottom: Math.min(box.bottom, box.sheet.rows.length) }))
    if (cellAt(box.sheet, row, column)?.userEnteredValue !== undefined)
      patchCell(
        box.sheet,
        { row, column },
        { userEnteredValue: undefined, textFormatRuns: undefined, chipRuns: undefined },
      );
  return boxToA1(box);
}

/** POST values/{range}:clear */
export function clearValues(call: SheetsCall): JsonObject {
  parseMessage('ClearValuesRequest', call.body);
  return editSpreadsheet(call, (draft) => ({
    spreadsheetId: call.spreadsheetId,
    clearedRange: clearBox(clipToGrid(readA1(draft.state, call.argument))),
  }));
}

/** POST values:batchClear */
export function batchClearValues(call: SheetsCall): JsonObject {
  const body = parseMessage('BatchClearValuesRequest', call.body);
  return editSpreadsheet(call, (draft) => ({
    spreadsheetId: call.spreadsheetId,
    clearedRanges: textsAt(body, 'ranges').map((range) => clearBox(clipToGrid(readA1(draft.state, range)))),
  }));
}
