import { isError, errorLabel } from '../formula/formula-value.ts';
import { moveFormula } from '../formula/reference.ts';
import { objectAt, textAt } from '../json.ts';
import type { JsonObject } from '../json.ts';
import type { CellDisplay } from '../sheets/cell-display.ts';
import type { CellPlace } from '../sheets/grid.ts';
import { cellAt, putCell } from '../sheets/grid.ts';
import type { Cell, SheetState } from '../sheets/spreadsheet-state.ts';

/** One cell to be pasted onto another. */
export interface Paste {
  from: SheetState;
  source: CellPlace;
  to: SheetState;
  target: CellPlace;
  pasteType: string;
}

/** Lays one cell onto another, all of it or the part a paste type names. */
export function pasteCell(paste: Paste, display: CellDisplay): void {
  const { from, source, to, target } = paste;
  const cell = cellAt(from, source.row, source.column);
  const current = cellAt(to, target.row, target.column) ?? {};
  putCell(to, target, pasted(paste, { cell, current, display }));
}

interface Pasting {
  cell: Cell | undefined;
  current: Cell;
  display: CellDisplay;
}

function pasted(paste: Paste, pasting: Pasting): Cell {
  const { cell, current } = pasting;
  const value = movedValue(paste, cell);
  switch (paste.pasteType) {
    case 'PASTE_VALUES':
      return without({ ...current, userEnteredValue: shownValue(paste, pasting.display) });
    case 'PASTE_FORMAT':
      return without({ ...current, userEnteredFormat: cell?.userEnteredFormat });
    case 'PASTE_FORMULA':
      return without({ ...current, userEnteredValue: value });
    case 'PASTE_DATA_VALIDATION':
      return without({ ...current, dataValidation: cell?.dataValidation });
    case 'PASTE_CONDITIONAL_FORMATTING':
      return current;
    case 'PASTE_NO_BORDERS': {
      const borders = objectAt(current, 'userEnteredFormat')?.borders;
      return without({
        ...cell,
        userEnteredValue: value,
        userEnteredFormat: { ...objectAt(cell, 'userEnteredFormat'), borders },
      });
    }
    default:
      return without({ ...cell, userEnteredValue: value });
  }
}

function movedValue(paste: Paste, cell: Cell | undefined): JsonObject | undefined {
  const value = objectAt(cell, 'userEnteredValue');
  const formula = textAt(value, 'formulaValue');
  if (formula === undefined) return value;
  const rows = paste.target.row - paste.source.row;
  const columns = paste.target.column - paste.source.column;
  return { formulaValue: moveFormula(formula, { rows, columns }) };
}

/** A formula's result as a plain value. */
function shownValue(paste: Paste, display: CellDisplay): JsonObject | undefined {
  const scalar = display.scalarAt(paste.from, paste.source.row, paste.source.column);
  if (scalar === null) return undefined;
  if (isError(scalar)) return { stringValue: errorLabel(scalar) };
  if (typeof scalar === 'number') return { numberValue: scalar };
  return typeof scalar === 'boolean' ? { boolValue: scalar } : { stringValue: scalar };
}

function without(cell: JsonObject): Cell {
  return Object.fromEntries(Object.entries(cell).filter(([, value]) => value !== undefined));
}
