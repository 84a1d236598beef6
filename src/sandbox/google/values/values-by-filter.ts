import { listAt, objectAt, objectsAt, textAt } from '../json.ts';
import type { Json, JsonObject } from '../json.ts';
import { editSpreadsheet, openSpreadsheet } from '../sheets-call.ts';
import type { SheetsCall } from '../sheets-call.ts';
import { boxToA1 } from '../sheets/a1-range.ts';
import { createCellDisplay } from '../sheets/cell-display.ts';
import { boxesOfFilter } from '../sheets/data-filter.ts';
import type { Box } from '../sheets/grid-range.ts';
import { parseMessage } from '../wire/parse-message.ts';
import { readValues } from './read-values.ts';
import { bodyWriteOptions, clearBox, inData, totals, updateBlock } from './values-methods.ts';

interface MatchedBox {
  box: Box;
  dataFilters: JsonObject[];
}

/** The boxes of several filters, each once, with the filters that mean it. */
function matchedBoxes(filters: readonly JsonObject[], boxesOf: (filter: JsonObject) => Box[]): MatchedBox[] {
  const found = new Map<string, MatchedBox>();
  for (const filter of filters)
    for (const box of boxesOf(filter)) {
      const key = boxToA1(box);
      const known = found.get(key);
      if (known === undefined) found.set(key, { box, dataFilters: [filter] });
      if (known !== undefined) known.dataFilters.push(filter);
    }
  return [...found.values()];
}

/** POST values:batchGetByDataFilter (from documents) */
export function batchGetByFilter(call: SheetsCall): JsonObject {
  const body = parseMessage('BatchGetValuesByDataFilterRequest', call.body);
  const state = openSpreadsheet(call);
  const display = createCellDisplay(state, call.context.now());
  const asked = {
    display,
    majorDimension: textAt(body, 'majorDimension') ?? 'ROWS',
    render: {
      value: textAt(body, 'valueRenderOption') ?? 'FORMATTED_VALUE',
      dateTime: textAt(body, 'dateTimeRenderOption') ?? 'SERIAL_NUMBER',
    },
  };
  const matched = matchedBoxes(objectsAt(body, 'dataFilters'), (filter) => boxesOfFilter(state, filter));
  const valueRanges = matched.map(({ box, dataFilters }) => ({
    valueRange: readValues(box, asked),
    dataFilters,
  }));
  return { spreadsheetId: call.spreadsheetId, ...(valueRanges.length === 0 ? {} : { valueRanges }) };
}

/** POST values:batchUpdateByDataFilter (from documents) */
export function batchUpdateByFilter(call: SheetsCall): JsonObject {
  const body = parseMessage('BatchUpdateValuesByDataFilterRequest', call.body);
  const options = bodyWriteOptions(body);
  return editSpreadsheet(call, (draft) => {
    const done = objectsAt(body, 'data').flatMap((block, index) =>
      inData(index, () => {
        const dataFilter = objectAt(block, 'dataFilter') ?? {};
        return boxesOfFilter(draft.state, dataFilter).map((box) => {
          const { written, reply } = updateBlock(draft, block, { ...options, range: boxToA1(box) });
          const { spreadsheetId: _, ...counts } = reply;
          return { written, reply: { ...counts, dataFilter } };
        });
      }),
    );
    const responses: readonly Json[] = done.map(({ reply }) => reply);
    return {
      spreadsheetId: call.spreadsheetId,
      ...totals(done.map(({ written }) => written)),
      ...(responses.length === 0 ? {} : { responses }),
    };
  });
}

/** POST values:batchClearByDataFilter (from documents) */
export function batchClearByFilter(call: SheetsCall): JsonObject {
  const body = parseMessage('BatchClearValuesByDataFilterRequest', call.body);
  return editSpreadsheet(call, (draft) => {
    const filters = listAt(body, 'dataFilters').filter(
      (filter) => typeof filter === 'object' && filter !== null,
    );
    const matched = matchedBoxes(objectsAt({ filters }, 'filters'), (filter) =>
      boxesOfFilter(draft.state, filter),
    );
    const clearedRanges = matched.map(({ box }) => clearBox(box));
    return { spreadsheetId: call.spreadsheetId, ...(clearedRanges.length === 0 ? {} : { clearedRanges }) };
  });
}
