import { evaluationOf } from '../formula.ts';
import type { Evaluation } from '../formula.ts';
import { parseFormula } from '../formula/parse-formula.ts';
import { resultFormat } from '../formula/result-format.ts';
import { errorLabel, isError } from '../formula/formula-value.ts';
import type { FormulaErrorType, Scalar } from '../formula/formula-value.ts';
import { formatNumber } from '../format/number-format.ts';
import type { NumberFormat } from '../format/number-format.ts';
import { objectAt, textAt } from '../json.ts';
import type { Json, JsonObject } from '../json.ts';
import { sheetTitled } from './a1-range.ts';
import { cellAt } from './grid.ts';
import type { CellPlace } from './grid.ts';
import type { SheetState, SpreadsheetState } from './spreadsheet-state.ts';

/** How values are asked for: the words of valueRenderOption and dateTimeRenderOption. */
export interface RenderOptions {
  value: string;
  dateTime: string;
}

/** What cells show and hold, computed from a state of a spreadsheet. */
export interface CellDisplay {
  /** What it shows the values of. */
  readonly evaluation: Evaluation;
  /** What values.* answers for a cell; undefined when it is blank. */
  rendered(sheet: SheetState, place: CellPlace, options: RenderOptions): Json | undefined;
  formatted(sheet: SheetState, row: number, column: number): string | undefined;
  effectiveValue(sheet: SheetState, row: number, column: number): JsonObject | undefined;
  scalarAt(sheet: SheetState, row: number, column: number): Scalar;
}

export function createCellDisplay(state: SpreadsheetState, now: number): CellDisplay {
  return displayOf(state, evaluationOf(state, now));
}

/** The display of a draft: nothing computed is kept beyond it. */
export function displayOf(state: SpreadsheetState, evaluation: Evaluation): CellDisplay {
  const locale = textAt(state.properties, 'locale') ?? 'en_US';

  function formatted(sheet: SheetState, row: number, column: number): string | undefined {
    const scalar = evaluation.valueAt(sheet, row, column);
    if (scalar === null) return undefined;
    if (isError(scalar)) return errorLabel(scalar);
    if (typeof scalar === 'string') return scalar;
    if (typeof scalar === 'boolean') return scalar ? 'TRUE' : 'FALSE';
    return formatNumber(scalar, numberFormatOf(state, { sheet, row, column }), locale);
  }

  return {
    evaluation,
    formatted,
    scalarAt: (sheet, row, column) => evaluation.valueAt(sheet, row, column),
    rendered(sheet, { row, column }, options) {
      if (options.value === 'FORMATTED_VALUE') return formatted(sheet, row, column);
      const cell = cellAt(sheet, row, column);
      const formula = textAt(objectAt(cell, 'userEnteredValue'), 'formulaValue');
      if (options.value === 'FORMULA' && formula !== undefined) return formula;
      const scalar = evaluation.valueAt(sheet, row, column);
      if (scalar === null) return undefined;
      if (isError(scalar))
        return scalar.message === '' ? errorLabel(scalar) : `${errorLabel(scalar)} (${scalar.message})`;
      const isText =
        options.dateTime === 'FORMATTED_STRING' &&
        isDateFormat(numberFormatOf(state, { sheet, row, column }));
      return isText && typeof scalar === 'number' ? formatted(sheet, row, column) : scalar;
    },
    effectiveValue(sheet, row, column) {
      const scalar = evaluation.valueAt(sheet, row, column);
      return scalar === null ? undefined : scalarToExtendedValue(scalar);
    },
  };
}

function scalarToExtendedValue(scalar: Exclude<Scalar, null>): JsonObject {
  if (isError(scalar)) return { errorValue: { type: errorType(scalar.error), message: scalar.message } };
  if (typeof scalar === 'number') return { numberValue: scalar };
  return typeof scalar === 'boolean' ? { boolValue: scalar } : { stringValue: scalar };
}

function errorType(type: FormulaErrorType): string {
  return type;
}

function isDateFormat(format: NumberFormat | undefined): boolean {
  return format !== undefined && ['DATE', 'TIME', 'DATE_TIME'].includes(format.type);
}

interface FormattedCell {
  sheet: SheetState;
  row: number;
  column: number;
}

/** A formula takes its look from cells it names, those from others; so far and no further. */
const longestTrail = 10;

/** The number format a cell shows: its own, that of the spreadsheet, or the one its formula brings along. */
export function numberFormatOf(
  state: SpreadsheetState,
  at: FormattedCell,
  trail = 0,
): NumberFormat | undefined {
  const cell = cellAt(at.sheet, at.row, at.column);
  const own = objectAt(objectAt(cell, 'userEnteredFormat'), 'numberFormat');
  const format = own ?? objectAt(objectAt(state.properties, 'defaultFormat'), 'numberFormat');
  const type = textAt(format, 'type');
  if (type !== undefined) return { type, pattern: textAt(format, 'pattern') };
  const formula = textAt(objectAt(cell, 'userEnteredValue'), 'formulaValue');
  const tree = formula === undefined ? undefined : parseFormula(formula);
  if (tree === undefined || trail >= longestTrail) return undefined;
  return resultFormat(tree, ({ title, first }) => {
    const sheet = title === undefined ? at.sheet : sheetTitled(state, title);
    if (sheet === undefined) return undefined;
    return numberFormatOf(state, { sheet, row: first.row ?? 0, column: first.column ?? 0 }, trail + 1);
  });
}
