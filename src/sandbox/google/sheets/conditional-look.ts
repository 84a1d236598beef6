import type { Evaluation } from '../formula.ts';
import { numberAt, objectAt, objectsAt } from '../json.ts';
import type { JsonObject } from '../json.ts';
import { meetsCondition } from './boolean-condition.ts';
import { scaleColor } from './color-scale.ts';
import type { CellPlace } from './grid.ts';
import type { SheetState, SpreadsheetState } from './spreadsheet-state.ts';

/**
 * What the conditional formats of a sheet add to the look of a cell: of several rules that hold the first wins, property by
 * property (from documents).
 */
export function conditionalLook(
  state: SpreadsheetState,
  at: { sheet: SheetState; place: CellPlace },
  evaluation: Evaluation,
): JsonObject {
  const rules = at.sheet.objects.conditionalFormats ?? [];
  let look: JsonObject = {};
  for (const rule of rules) {
    const boolean = objectAt(rule, 'booleanRule');
    const condition = objectAt(boolean, 'condition');
    const range = objectsAt(rule, 'ranges').find((one) => covers(one, at.place));
    if (range === undefined) continue;
    if (objectAt(rule, 'gradientRule') !== undefined) look = { ...scaleColor(rule, at, evaluation), ...look };
    if (condition === undefined) continue;
    const origin = {
      row: numberAt(range, 'startRowIndex') ?? 0,
      column: numberAt(range, 'startColumnIndex') ?? 0,
    };
    const { sheet, place } = at;
    if (meetsCondition(condition, { state, evaluation, sheet, place, origin }) !== true) continue;
    const format = objectAt(boolean, 'format') ?? {};
    const textFormat = { ...objectAt(format, 'textFormat'), ...objectAt(look, 'textFormat') };
    look = { ...format, ...look, ...(Object.keys(textFormat).length === 0 ? {} : { textFormat }) };
  }
  return look;
}

function covers(range: JsonObject, { row, column }: CellPlace): boolean {
  return (
    row >= (numberAt(range, 'startRowIndex') ?? 0) &&
    row < (numberAt(range, 'endRowIndex') ?? Infinity) &&
    column >= (numberAt(range, 'startColumnIndex') ?? 0) &&
    column < (numberAt(range, 'endColumnIndex') ?? Infinity)
  );
}
