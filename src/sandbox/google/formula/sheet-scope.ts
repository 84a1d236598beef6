import { isObject, numberAt, objectAt, objectsAt, textAt } from '../json.ts';
import { sheetTitled } from '../sheets/a1-range.ts';
import { resolveRange } from '../sheets/grid-range.ts';
import type { Box } from '../sheets/grid-range.ts';
import { cellAt } from '../sheets/grid.ts';
import { gridSize } from '../sheets/spreadsheet-state.ts';
import type { SheetState, SpreadsheetState } from '../sheets/spreadsheet-state.ts';
import type { FormulaScope } from './formula-function.ts';
import { functionNamed } from './function-table.ts';
import type { Matrix } from './formula-value.ts';
import type { Reference } from './reference.ts';
import type { TableReference } from './table-reference.ts';

/** Where a formula stands, and how it reads what is around it. */
export interface ScopeOptions {
  state: SpreadsheetState;
  home: SheetState;
  place: { row: number; column: number };
  now: number;
  readBox: (box: Box) => Matrix;
}

/** What a formula in one cell can ask of its spreadsheet. */
export function createSheetScope(options: ScopeOptions): FormulaScope {
  const { state, home, place, now, readBox } = options;

  function boxOf(reference: Reference): Box | undefined {
    const sheet = reference.title === undefined ? home : sheetTitled(state, reference.title);
    return sheet === undefined ? undefined : boxOfReference(sheet, reference);
  }

  function boxOfName(name: string): Box | undefined {
    const named = state.namedRanges.find(
      (range) => textAt(range, 'name')?.toLowerCase() === name.toLowerCase(),
    );
    const range = objectAt(named, 'range');
    return range === undefined ? undefined : resolveRange(state, range);
  }

  let draws = 0;
  return {
    functionNamed,
    place,
    now,
    timeZone: textAt(state.properties, 'timeZone') ?? 'Etc/GMT',
    locale: textAt(state.properties, 'locale') ?? 'en_US',
    isArray: false,
    random: () => draw([now, place.row, place.column, (draws += 1)]),
    readReference(reference) {
      const box = boxOf(reference);
      return box === undefined ? undefined : readBox(insideGrid(box));
    },
    areaOf: boxOf,
    readName(name) {
      const box =
        boxOfName(name) ??
        tableBox(state, { table: name, column: undefined, lastColumn: undefined, part: 'data' });
      return box === undefined ? undefined : readBox(box);
    },
    areaOfName: boxOfName,
    readTable(reference) {
      const box = tableBox(state, reference);
      return box === undefined ? undefined : readBox(box);
    },
    formulaAt(reference) {
      const box = boxOf(reference);
      const cell = box === undefined ? undefined : cellAt(box.sheet, box.top, box.left);
      return textAt(objectAt(cell, 'userEnteredValue'), 'formulaValue');
    },
    isHidden(reference, row) {
      const box = boxOf(reference);
      const line = box?.sheet.rowLines[box.top + row];
      if (line?.hiddenByFilter === true) return 'by filter';
      return line?.hiddenByUser === true ? 'by hand' : undefined;
    },
  };
}

/** Nothing lies beyond the grid, however far a range reaches. */
function insideGrid(box: Box): Box {
  const size = gridSize(box.sheet);
  return {
    ...box,
    bottom: Math.max(box.top + 1, Math.min(box.bottom, size.rows)),
    right: Math.max(box.left + 1, Math.min(box.right, size.columns)),
  };
}

/** A number in [0, 1) that depends on nothing but its seeds. */
function draw(seeds: readonly number[]): number {
  let hash = 2_166_136_261;
  for (const seed of seeds)
    for (const part of [seed % 65_536, Math.floor(seed / 65_536) % 65_536]) {
      hash = Math.imul(hash ^ part, 16_777_619);
      hash ^= hash >>> 13;
    }
  return (hash >>> 0) / 4_294_967_296;
}

function boxOfReference(sheet: SheetState, reference: Reference): Box {
  const { first } = reference;
  const last = reference.last ?? first;
  const size = gridSize(sheet);
  const isSingle = reference.last === undefined;
  const bottom = last.row ?? (isSingle ? (first.row ?? 0) : size.rows - 1);
  const right = last.column ?? (isSingle ? (first.column ?? 0) : size.columns - 1);
  const top = first.row ?? 0;
  const left = first.column ?? 0;
  return {
    sheet,
    top: Math.min(top, bottom),
    bottom: Math.max(top, bottom) + 1,
    left: Math.min(left, right),
    right: Math.max(left, right) + 1,
  };
}

/** The cells a table reference means; undefined when there is no such table or column (from documents). */
function tableBox(state: SpreadsheetState, reference: TableReference): Box | undefined {
  const table = state.sheets
    .flatMap((sheet) => sheet.objects.tables ?? [])
    .find((item) => textAt(item, 'name')?.toLowerCase() === reference.table.toLowerCase());
  if (table === undefined) return undefined;
  const whole = resolveRange(state, objectAt(table, 'range') ?? {});
  const hasFooter = isObject(objectAt(table, 'rowsProperties')?.footerColorStyle);
  const { part } = reference;
  const bottom = hasFooter ? whole.bottom - 1 : whole.bottom;
  const rows =
    part === 'all'
      ? whole
      : part === 'headers'
        ? { ...whole, bottom: whole.top + 1 }
        : part === 'totals'
          ? { ...whole, top: bottom }
          : { ...whole, top: whole.top + 1, bottom };
  if (reference.column === undefined) return rows;
  const first = columnPlace(table, reference.column);
  const last = reference.lastColumn === undefined ? first : columnPlace(table, reference.lastColumn);
  if (first === undefined || last === undefined) return undefined;
  return { ...rows, left: whole.left + Math.min(first, last), right: whole.left + Math.max(first, last) + 1 };
}

function columnPlace(table: Readonly<Record<string, unknown>>, name: string): number | undefined {
  const columns = isObject(table) ? objectsAt(table, 'columnProperties') : [];
  const column = columns.find((one) => textAt(one, 'columnName')?.toLowerCase() === name.toLowerCase());
  return column === undefined ? undefined : (numberAt(column, 'columnIndex') ?? 0);
}
