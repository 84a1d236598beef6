import { badRequest } from '../google-error.ts';
import { numberAt, objectAt, objectsAt, textAt } from '../json.ts';
import type { JsonObject } from '../json.ts';
import { evaluate } from '../formula.ts';
import { displayOf } from '../sheets/cell-display.ts';
import { boxToJson, doBoxesMeet, resolveRange } from '../sheets/grid-range.ts';
import type { Box } from '../sheets/grid-range.ts';
import { gridSize, resizeGrid } from '../sheets/spreadsheet-state.ts';
import type { Draft } from '../sheets/spreadsheet-state.ts';
import { applyMask, readUpdateMask } from '../wire/field-mask.ts';
import {
  addObject,
  freshId,
  objectsOn,
  replaceObject,
  requiredBox,
  requiredObject,
} from './request-handler.ts';
import type { FoundObject, RequestFamily } from './request-handler.ts';

/** Everything about tables is from documents: https://developers.google.com/workspace/sheets/api/guides/tables */
function tables(draft: Draft): FoundObject[] {
  return draft.state.sheets.flatMap((sheet) => objectsOn(sheet, 'tables').map((item) => ({ sheet, item })));
}

export function findTableById(draft: Draft, tableId: string): FoundObject {
  const found = tables(draft).find(({ item }) => textAt(item, 'tableId') === tableId);
  if (found === undefined) throw badRequest(`No table with id: ${tableId}`);
  return found;
}

/** Makes room for rows at the end of a table and says where they go. */
export function growTableDown(
  draft: Draft,
  found: FoundObject,
  count: number,
): { top: number; left: number } {
  const { sheet, item } = found;
  const box = resolveRange(draft.state, objectAt(item, 'range') ?? {});
  const top = firstFreeRow(draft, box);
  const bottom = Math.max(box.bottom, top + count);
  const size = gridSize(sheet);
  if (bottom > size.rows) resizeGrid(draft.state, sheet, { ...size, rows: bottom });
  replaceObject(sheet, 'tables', { old: item, now: { ...item, range: boxToJson({ ...box, bottom }) } });
  return { top, left: box.left };
}

/** Rows at the end of a table that hold nothing are filled first. */
function firstFreeRow(draft: Draft, box: Box): number {
  const display = displayOf(draft.state, evaluate(draft.state, draft.now));
  for (let row = box.bottom; row > box.top + 1; row -= 1)
    for (let column = box.left; column < box.right; column += 1)
      if (display.scalarAt(box.sheet, row - 1, column) !== null) return row;
  return box.top + 1;
}

function checkTable(draft: Draft, table: JsonObject, old?: JsonObject): void {
  const name = textAt(table, 'name');
  const others = tables(draft).filter(({ item }) => item !== old);
  if (name === undefined || name === '') throw badRequest('table.name must be specified');
  if (others.some(({ item }) => textAt(item, 'name')?.toLowerCase() === name.toLowerCase()))
    throw badRequest(`A table with the name "${name}" already exists. Please enter another name.`);
  const box = requiredBox(draft, table);
  for (const { item } of others)
    if (doBoxesMeet(box, resolveRange(draft.state, objectAt(item, 'range') ?? {})))
      throw badRequest('A table cannot overlap with another table.');
  for (const column of objectsAt(table, 'columnProperties')) checkColumn(column, box);
}

function checkColumn(column: JsonObject, box: Box): void {
  const index = numberAt(column, 'columnIndex') ?? 0;
  if (index >= box.right - box.left)
    throw badRequest(`columnProperties.columnIndex[${index}] is outside the table range`);
  const rule = objectAt(column, 'dataValidationRule');
  if (rule === undefined) return;
  if (textAt(column, 'columnType') !== 'DROPDOWN')
    throw badRequest('dataValidationRule can only be set on columns of type DROPDOWN');
  if (textAt(objectAt(rule, 'condition'), 'type') !== 'ONE_OF_LIST')
    throw badRequest('dataValidationRule must have a condition of type ONE_OF_LIST');
}

/** Every column of a table with its name: as given, else what its header cell says, else `Column 1`. */
function namedColumns(draft: Draft, table: JsonObject): JsonObject[] {
  const box = requiredBox(draft, table);
  const display = displayOf(draft.state, evaluate(draft.state, draft.now));
  const given = objectsAt(table, 'columnProperties');
  return Array.from({ length: box.right - box.left }, (_, index) => {
    const own = given.find((column) => (numberAt(column, 'columnIndex') ?? 0) === index);
    const header = display.formatted(box.sheet, box.top, box.left + index);
    return {
      ...(index === 0 ? {} : { columnIndex: index }),
      columnName: textAt(own, 'columnName') ?? header ?? `Column ${index + 1}`,
      ...(own?.columnType === undefined ? {} : { columnType: own.columnType }),
      ...(own?.dataValidationRule === undefined ? {} : { dataValidationRule: own.dataValidationRule }),
    };
  });
}

function freeName(draft: Draft): string {
  const taken = new Set(tables(draft).map(({ item }) => textAt(item, 'name')));
  for (let number = 1; ; number += 1) if (!taken.has(`Table${number}`)) return `Table${number}`;
}

/** Lays a table on its sheet. */
export function addTable(draft: Draft, given: JsonObject): JsonObject {
  const named = { ...given, name: textAt(given, 'name') ?? freeName(draft) };
  checkTable(draft, named);
  const tableId = textAt(given, 'tableId') ?? String(freshId(draft));
  if (tables(draft).some(({ item }) => textAt(item, 'tableId') === tableId))
    throw badRequest(`A table with the id "${tableId}" already exists.`);
  const box = requiredBox(draft, named);
  const table = { tableId, ...named, range: boxToJson(box), columnProperties: namedColumns(draft, named) };
  addObject(box.sheet, 'tables', table);
  return table;
}

function updateTable(draft: Draft, request: JsonObject): undefined {
  const given = requiredObject(request, 'table');
  const mask = readUpdateMask(textAt(request, 'fields'), 'Table');
  const { sheet, item } = findTableById(draft, textAt(given, 'tableId') ?? '');
  const merged = { ...applyMask(item, given, mask), tableId: item.tableId };
  checkTable(draft, merged, item);
  const now = { ...merged, columnProperties: namedColumns(draft, merged) };
  replaceObject(sheet, 'tables', { old: item, now });
  return undefined;
}

/** Requests about tables. */
export const tableRequests: RequestFamily = {
  addTable: (draft, request) => ({ table: addTable(draft, requiredObject(request, 'table')) }),
  updateTable,
  deleteTable(draft, request) {
    const { sheet, item } = findTableById(draft, textAt(request, 'tableId') ?? '');
    const box = resolveRange(draft.state, objectAt(item, 'range') ?? {});
    replaceObject(sheet, 'tables', { old: item });
    for (let row = box.top; row < Math.min(box.bottom, sheet.rows.length); row += 1)
      sheet.rows[row] = (sheet.rows[row] ?? []).map((cell, column) =>
        column >= box.left && column < box.right ? undefined : cell,
      );
    return undefined;
  },
};
