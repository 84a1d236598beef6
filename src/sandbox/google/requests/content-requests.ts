import { evaluate } from '../formula.ts';
import { badRequest } from '../google-error.ts';
import { flagAt, numberAt, objectAt, objectsAt, textAt } from '../json.ts';
import type { JsonObject } from '../json.ts';
import { displayOf } from '../sheets/cell-display.ts';
import { enterValue } from '../sheets/enter-value.ts';
import { boxPlaces, boxRows, resolveRange } from '../sheets/grid-range.ts';
import type { Box } from '../sheets/grid-range.ts';
import { cellAt, patchCell, putCell } from '../sheets/grid.ts';
import { sheetIdOf } from '../sheets/spreadsheet-state.ts';
import type { Draft } from '../sheets/spreadsheet-state.ts';
import { requiredBox } from './request-handler.ts';
import type { RequestFamily } from './request-handler.ts';
import { reorderRows, sortBox } from './sort-range.ts';

/** The boxes find and replace looks through. */
function searchedBoxes(draft: Draft, request: JsonObject): Box[] {
  const range = objectAt(request, 'range');
  if (range !== undefined) return [resolveRange(draft.state, range)];
  const sheetId = numberAt(request, 'sheetId');
  if (sheetId !== undefined) return [resolveRange(draft.state, { sheetId })];
  if (!flagAt(request, 'allSheets')) throw badRequest('One of range, sheetId or allSheets must be specified');
  return draft.state.sheets.map((sheet) => resolveRange(draft.state, { sheetId: sheetIdOf(sheet) }));
}

function searchPattern(request: JsonObject): RegExp {
  const find = textAt(request, 'find') ?? '';
  if (find === '') throw badRequest('find must not be empty');
  const source = flagAt(request, 'searchByRegex')
    ? find
    : find.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  const flags = flagAt(request, 'matchCase') ? 'gu' : 'giu';
  try {
    return new RegExp(flagAt(request, 'matchEntireCell') ? `^(?:${source})$` : source, flags);
  } catch {
    throw badRequest(`Invalid regular expression: ${find}`);
  }
}

function findReplace(draft: Draft, request: JsonObject): JsonObject {
  const pattern = searchPattern(request);
  const replacement = textAt(request, 'replacement') ?? '';
  const isRegex = flagAt(request, 'searchByRegex');
  const counts = { valuesChanged: 0, formulasChanged: 0, occurrencesChanged: 0 };
  const rows = new Set<string>();
  const sheets = new Set<number>();
  const display = displayOf(draft.state, evaluate(draft.state, draft.now));
  for (const box of searchedBoxes(draft, request))
    for (const place of boxPlaces({ ...box, bottom: Math.min(box.bottom, box.sheet.rows.length) })) {
      const cell = cellAt(box.sheet, place.row, place.column);
      const formula = textAt(objectAt(cell, 'userEnteredValue'), 'formulaValue');
      if (
        cell?.userEnteredValue === undefined ||
        (formula !== undefined && !flagAt(request, 'includeFormulas'))
      )
        continue;
      const text = formula ?? display.formatted(box.sheet, place.row, place.column) ?? '';
      const hits = text.match(pattern)?.length ?? 0;
      if (hits === 0) continue;
      const replaced = isRegex
        ? text.replace(pattern, replacement)
        : text.replace(pattern, () => replacement);
      enterValue({ state: draft.state, sheet: box.sheet, place, inputOption: 'USER_ENTERED' }, replaced);
      counts.occurrencesChanged += hits;
      if (formula === undefined) counts.valuesChanged += 1;
      else counts.formulasChanged += 1;
      rows.add(`${sheetIdOf(box.sheet)}/${place.row}`);
      sheets.add(sheetIdOf(box.sheet));
    }
  const all = { ...counts, rowsChanged: rows.size, sheetsChanged: sheets.size };
  return Object.fromEntries(Object.entries(all).filter(([, count]) => count > 0));
}

function trimWhitespace(draft: Draft, request: JsonObject): JsonObject {
  const box = requiredBox(draft, request);
  let changed = 0;
  for (const place of boxPlaces({ ...box, bottom: Math.min(box.bottom, box.sheet.rows.length) })) {
    const text = textAt(
      objectAt(cellAt(box.sheet, place.row, place.column), 'userEnteredValue'),
      'stringValue',
    );
    const trimmed = text?.trim().replace(/\s+/g, ' ');
    if (text === undefined || trimmed === text) continue;
    patchCell(box.sheet, place, { userEnteredValue: trimmed === '' ? undefined : { stringValue: trimmed } });
    changed += 1;
  }
  return changed === 0 ? {} : { cellsChangedCount: changed };
}

function deleteDuplicates(draft: Draft, request: JsonObject): JsonObject {
  const box = requiredBox(draft, request);
  const display = displayOf(draft.state, evaluate(draft.state, draft.now));
  const compared = objectsAt(request, 'comparisonColumns').flatMap((range) => {
    const start = numberAt(range, 'startIndex') ?? box.left;
    const end = numberAt(range, 'endIndex') ?? box.right;
    return Array.from({ length: end - start }, (_, index) => start + index);
  });
  const columns =
    compared.length > 0
      ? compared
      : Array.from({ length: box.right - box.left }, (_, index) => box.left + index);
  const seen = new Set<string>();
  const kept = [...boxRows({ ...box, bottom: Math.min(box.bottom, box.sheet.rows.length) })].filter((row) => {
    const key = JSON.stringify(
      columns.map((column) => (display.formatted(box.sheet, row, column) ?? '').toLowerCase()),
    );
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
  const bottom = Math.min(box.bottom, box.sheet.rows.length);
  const removed = bottom - box.top - kept.length;
  reorderRows(box, kept);
  for (const place of boxPlaces({ ...box, top: box.top + kept.length, bottom }))
    putCell(box.sheet, place, undefined);
  return removed <= 0 ? {} : { duplicatesRemovedCount: removed };
}

const delimiters: Record<string, string> = { COMMA: ',', SEMICOLON: ';', PERIOD: '.', SPACE: ' ' };

function textToColumns(draft: Draft, request: JsonObject): undefined {
  const box = requiredBox(draft, request, 'source');
  if (box.right - box.left !== 1) throw badRequest('source must span exactly one column');
  const type = textAt(request, 'delimiterType') ?? 'AUTODETECT';
  for (const row of boxRows({ ...box, bottom: Math.min(box.bottom, box.sheet.rows.length) })) {
    const text = textAt(objectAt(cellAt(box.sheet, row, box.left), 'userEnteredValue'), 'stringValue');
    if (text === undefined) continue;
    const delimiter =
      type === 'CUSTOM'
        ? (textAt(request, 'delimiter') ?? ',')
        : (delimiters[type] ?? /[,;.\s]/.exec(text)?.[0] ?? ',');
    for (const [index, part] of text.split(delimiter).entries()) {
      const place = { row, column: box.left + index };
      enterValue({ state: draft.state, sheet: box.sheet, place, inputOption: 'USER_ENTERED' }, part);
    }
  }
  return undefined;
}

function randomizeRange(draft: Draft, request: JsonObject): undefined {
  const box = requiredBox(draft, request);
  const drawn = [...boxRows(box)].map((row) => ({ row, draw: draft.random() }));
  const order = drawn.toSorted((a, b) => a.draw - b.draw).map(({ row }) => row);
  reorderRows(box, order);
  return undefined;
}

/** Requests that sort, search and tidy what is in cells; all from documents. */
export const contentRequests: RequestFamily = {
  findReplace,
  trimWhitespace,
  deleteDuplicates,
  textToColumns,
  randomizeRange,
  sortRange(draft, request) {
    sortBox(draft, requiredBox(draft, request), objectsAt(request, 'sortSpecs'));
    return undefined;
  },
};
