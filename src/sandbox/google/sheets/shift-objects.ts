import { rewriteReferences } from '../formula/reference.ts';
import type { Reference, ReferenceCorner } from '../formula/reference.ts';
import { isObject, numberAt, objectAt, objectsAt, textAt } from '../json.ts';
import type { Json, JsonObject } from '../json.ts';
import { shiftSpan } from './line-edit.ts';
import type { LineEdit } from './line-edit.ts';
import { sheetIdOf, sheetObjectKinds, titleOf } from './spreadsheet-state.ts';
import type { Cell, SheetState, SpreadsheetState } from './spreadsheet-state.ts';

/** Moves everything that points at lines of a sheet after an edit of those lines: ranges, anchors, groups, formulas. */
export function shiftObjects(state: SpreadsheetState, edit: LineEdit): void {
  state.namedRanges = shiftList(state.namedRanges, edit);
  for (const sheet of state.sheets) {
    const isHome = sheetIdOf(sheet) === edit.sheetId;
    for (const kind of sheetObjectKinds) {
      const items = sheet.objects[kind];
      if (items === undefined) continue;
      const before =
        kind === 'tables' && isHome ? items.map((table) => shiftTableColumns(table, edit)) : items;
      sheet.objects[kind] = shiftList(before, edit);
    }
    if (sheet.basicFilter !== undefined) sheet.basicFilter = shiftJson(sheet.basicFilter, edit, isHome);
    shiftFormulas(state, sheet, edit);
  }
}

function shiftList(items: readonly JsonObject[], edit: LineEdit): JsonObject[] {
  return items.map((item) => shiftJson(item, edit, true)).filter((item) => item !== undefined);
}

const rangeKeys = {
  ROWS: ['startRowIndex', 'endRowIndex'],
  COLUMNS: ['startColumnIndex', 'endColumnIndex'],
} as const;

function isGridRange(value: JsonObject): boolean {
  return [...rangeKeys.ROWS, ...rangeKeys.COLUMNS].some((key) => value[key] !== undefined);
}

/** An object with every range in it moved; undefined when the range it stands on is gone. */
function shiftJson(value: JsonObject, edit: LineEdit, isHome: boolean): JsonObject | undefined {
  if (isGridRange(value)) return shiftRange(value, edit);
  if (value.dimension !== undefined && value.endIndex !== undefined) return shiftDimensionRange(value, edit);
  const result: Record<string, Json | undefined> = {};
  for (const [key, inner] of Object.entries(value)) {
    if (Array.isArray(inner)) {
      result[key] = inner.flatMap((item: Json): Json[] => {
        if (!isObject(item)) return [item];
        const shifted = shiftJson(item, edit, isHome);
        return shifted === undefined ? [] : [shifted];
      });
    } else if (key === 'anchorCell' && isObject(inner)) {
      result[key] = shiftAnchor(inner, edit);
    } else if (isObject(inner)) {
      const shifted = shiftJson(inner, edit, isHome);
      if (shifted === undefined && key === 'range') return undefined;
      result[key] = shifted;
    } else {
      result[key] = shiftsAsColumn(key, value, edit) && isHome ? shiftIndex(Number(inner), edit) : inner;
    }
  }
  return result;
}

/** Filters and sorts name columns by their place in the sheet. */
function shiftsAsColumn(key: string, parent: JsonObject, edit: LineEdit): boolean {
  if (edit.dimension !== 'COLUMNS') return false;
  return key === 'dimensionIndex' || (key === 'columnIndex' && parent.filterCriteria !== undefined);
}

function shiftIndex(index: number, edit: LineEdit): number {
  return shiftSpan({ start: index, end: index + 1 }, edit)?.start ?? edit.start;
}

function shiftRange(range: JsonObject, edit: LineEdit): JsonObject | undefined {
  if ((numberAt(range, 'sheetId') ?? 0) !== edit.sheetId) return range;
  const [startKey, endKey] = rangeKeys[edit.dimension];
  const start = numberAt(range, startKey);
  const end = numberAt(range, endKey);
  if (start === undefined && end === undefined) return range;
  const shifted = shiftSpan({ start: start ?? 0, end }, edit);
  if (shifted === undefined) return undefined;
  return {
    ...range,
    ...(start === undefined ? {} : { [startKey]: shifted.start }),
    ...(end === undefined ? {} : { [endKey]: shifted.end }),
  };
}

function shiftDimensionRange(range: JsonObject, edit: LineEdit): JsonObject | undefined {
  const isMeant =
    (numberAt(range, 'sheetId') ?? 0) === edit.sheetId && textAt(range, 'dimension') === edit.dimension;
  if (!isMeant) return range;
  const shifted = shiftSpan(
    { start: numberAt(range, 'startIndex') ?? 0, end: numberAt(range, 'endIndex') },
    edit,
  );
  return shifted === undefined ? undefined : { ...range, startIndex: shifted.start, endIndex: shifted.end };
}

function shiftAnchor(anchor: JsonObject, edit: LineEdit): JsonObject {
  if ((numberAt(anchor, 'sheetId') ?? 0) !== edit.sheetId) return anchor;
  const key = edit.dimension === 'ROWS' ? 'rowIndex' : 'columnIndex';
  return { ...anchor, [key]: shiftIndex(numberAt(anchor, key) ?? 0, edit) };
}

/** A table knows its columns by their place in it. */
function shiftTableColumns(table: JsonObject, edit: LineEdit): JsonObject {
  const range = objectAt(table, 'range');
  const left = numberAt(range, 'startColumnIndex') ?? 0;
  const moved = range === undefined ? undefined : shiftRange(range, edit);
  if (edit.dimension !== 'COLUMNS' || moved === undefined) return table;
  const newLeft = numberAt(moved, 'startColumnIndex') ?? 0;
  const columns = objectsAt(table, 'columnProperties').flatMap((column, index) => {
    const place = left + (numberAt(column, 'columnIndex') ?? index);
    const span = shiftSpan({ start: place, end: place + 1 }, edit);
    return span === undefined ? [] : [{ ...column, columnIndex: span.start - newLeft }];
  });
  return { ...table, columnProperties: columns.toSorted((a, b) => a.columnIndex - b.columnIndex) };
}

function shiftFormulas(state: SpreadsheetState, sheet: SheetState, edit: LineEdit): void {
  const edited = state.sheets.find((candidate) => sheetIdOf(candidate) === edit.sheetId);
  if (edited === undefined) return;
  rewriteSheetFormulas(sheet, (reference) => {
    const isMeant =
      reference.title === undefined
        ? sheet === edited
        : reference.title.toLowerCase() === titleOf(edited).toLowerCase();
    return isMeant ? shiftReference(reference, edit) : reference;
  });
}

/** Rewrites the references of every formula in a sheet's cells and rules. */
export function rewriteSheetFormulas(
  sheet: SheetState,
  change: (reference: Reference) => Reference | undefined,
): void {
  for (const [index, row] of sheet.rows.entries()) {
    if (!row?.some((cell) => holdsFormula(cell))) continue;
    sheet.rows[index] = Array.from(row, (cell) => (holdsFormula(cell) ? rewriteCell(cell, change) : cell));
  }
}

function holdsFormula(cell: Cell | undefined): cell is Cell {
  return (
    cell !== undefined &&
    (objectAt(cell, 'userEnteredValue')?.formulaValue !== undefined || cell.dataValidation !== undefined)
  );
}

function rewriteCell(cell: Cell, change: (reference: Reference) => Reference | undefined): Cell {
  const formula = textAt(objectAt(cell, 'userEnteredValue'), 'formulaValue');
  const rewritten = formula === undefined ? undefined : rewriteReferences(formula, change);
  const rule = objectAt(cell, 'dataValidation');
  return {
    ...cell,
    ...(rewritten === undefined ? {} : { userEnteredValue: { formulaValue: rewritten } }),
    ...(rule === undefined ? {} : { dataValidation: rewriteRule(rule, change) }),
  };
}

function rewriteRule(rule: JsonObject, change: (reference: Reference) => Reference | undefined): JsonObject {
  const condition = objectAt(rule, 'condition');
  const values = objectsAt(condition, 'values');
  if (!values.some((value) => textAt(value, 'userEnteredValue')?.startsWith('=') === true)) return rule;
  const rewritten = values.map((value) => {
    const text = textAt(value, 'userEnteredValue');
    return text === undefined ? value : { ...value, userEnteredValue: rewriteReferences(text, change) };
  });
  return { ...rule, condition: { ...condition, values: rewritten } };
}

function shiftReference(reference: Reference, edit: LineEdit): Reference | undefined {
  const key = edit.dimension === 'ROWS' ? 'row' : 'column';
  const start = reference.first[key];
  const end = reference.last === undefined ? start : reference.last[key];
  if (start === undefined && end === undefined) return reference;
  const span = shiftSpan({ start: start ?? 0, end: end === undefined ? undefined : end + 1 }, edit);
  if (span === undefined) return undefined;
  const first: ReferenceCorner = { ...reference.first, [key]: start === undefined ? undefined : span.start };
  const last =
    reference.last === undefined
      ? undefined
      : { ...reference.last, [key]: span.end === undefined ? undefined : span.end - 1 };
  return { ...reference, first, last };
}
