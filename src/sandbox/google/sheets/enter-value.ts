import { parseEntered } from '../format/entered-value.ts';
import { badRequest } from '../google-error.ts';
import { isObject, objectAt, textAt } from '../json.ts';
import type { Json, JsonObject } from '../json.ts';
import type { CellPlace } from './grid.ts';
import { cellAt, patchCell } from './grid.ts';
import { maxCellCharacters } from './spreadsheet-state.ts';
import type { SheetState, SpreadsheetState } from './spreadsheet-state.ts';

/** Where a value goes and how its text is to be read. */
export interface Entry {
  state: SpreadsheetState;
  sheet: SheetState;
  place: CellPlace;
  /** RAW or USER_ENTERED. */
  inputOption: string;
}

/** Writes one value of values.update: null leaves the cell as it is, '' empties it. */
export function enterValue(entry: Entry, value: Json): void {
  if (value === null) return;
  const { sheet, place } = entry;
  const cell = cellAt(sheet, place.row, place.column);
  const format = objectAt(cell, 'userEnteredFormat');
  const entered = readValue(entry, value, textAt(objectAt(format, 'numberFormat'), 'type'));
  checkLength(entered.value);
  const takesFormat = entered.format !== undefined && objectAt(format, 'numberFormat') === undefined;
  patchCell(sheet, place, {
    userEnteredValue: entered.value,
    textFormatRuns: undefined,
    chipRuns: undefined,
    ...(takesFormat ? { userEnteredFormat: { ...format, numberFormat: entered.format } } : {}),
  });
}

interface Entered {
  value: JsonObject | undefined;
  format?: JsonObject;
}

function readValue(entry: Entry, value: Json, formatType: string | undefined): Entered {
  if (typeof value === 'number') return { value: { numberValue: value } };
  if (typeof value === 'boolean') return { value: { boolValue: value } };
  if (typeof value !== 'string') return { value: undefined };
  if (value === '') return { value: undefined };
  if (entry.inputOption === 'RAW' || formatType === 'TEXT') return { value: { stringValue: value } };
  if (value.startsWith('=') && value.length > 1) return { value: { formulaValue: value } };
  const read = parseEntered(value, textAt(entry.state.properties, 'locale') ?? 'en_US');
  if (typeof read.value === 'number')
    return {
      value: { numberValue: read.value },
      format: read.format === undefined ? undefined : { ...read.format },
    };
  if (typeof read.value === 'boolean') return { value: { boolValue: read.value } };
  return { value: read.value === '' ? undefined : { stringValue: read.value } };
}

/** Refuses a value longer than a cell holds. */
export function checkLength(value: Json | undefined): void {
  if (!isObject(value)) return;
  const text = textAt(value, 'stringValue') ?? textAt(value, 'formulaValue') ?? '';
  if (text.length > maxCellCharacters)
    throw badRequest(
      `Your input contains more than the maximum of ${maxCellCharacters} characters in a single cell.`,
    );
}
