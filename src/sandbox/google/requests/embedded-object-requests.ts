import { badRequest } from '../google-error.ts';
import { flagAt, numberAt, objectAt, textAt } from '../json.ts';
import type { JsonObject } from '../json.ts';
import { sheetIdOf } from '../sheets/spreadsheet-state.ts';
import type { Draft, SheetState } from '../sheets/spreadsheet-state.ts';
import { applyMask, readUpdateMask } from '../wire/field-mask.ts';
import {
  addObject,
  chosenId,
  findObject,
  freshId,
  idKeyOf,
  namedSheet,
  objectsOn,
  replaceObject,
  requiredObject,
} from './request-handler.ts';
import type { FoundObject, NumberedKind, RequestFamily } from './request-handler.ts';
import { addSheet } from './sheet-requests.ts';

/** Charts and slicers; none of it was seen in recorded traffic, so all of it is from documents. */
const kinds = ['charts', 'slicers'] as const;

function placeOf(
  draft: Draft,
  position: JsonObject | undefined,
): { sheet: SheetState; position: JsonObject } {
  if (flagAt(position, 'newSheet')) {
    const sheet = addSheet(draft, { title: freeChartTitle(draft), sheetType: 'OBJECT' });
    const { gridProperties: _, ...rest } = sheet.properties;
    sheet.properties = rest;
    return { sheet, position: { sheetId: sheetIdOf(sheet) } };
  }
  const overlay = objectAt(position, 'overlayPosition');
  const anchor = objectAt(overlay, 'anchorCell') ?? {};
  const sheet = namedSheet(draft, anchor);
  const size = {
    widthPixels: numberAt(overlay, 'widthPixels') ?? 600,
    heightPixels: numberAt(overlay, 'heightPixels') ?? 371,
  };
  return { sheet, position: { overlayPosition: { ...overlay, anchorCell: anchor, ...size } } };
}

function freeChartTitle(draft: Draft): string {
  for (let number = 1; ; number += 1) {
    const title = `Chart${number}`;
    if (draft.state.sheets.every((sheet) => sheet.properties.title !== title)) return title;
  }
}

/** Puts a chart or slicer over a sheet. */
export function addEmbedded(draft: Draft, kind: (typeof kinds)[number], given: JsonObject): JsonObject {
  const { sheet, position } = placeOf(draft, objectAt(given, 'position'));
  const idKey = idKeyOf(kind);
  const id = chosenId(draft, numberAt(given, idKey), kind === 'charts' ? 'Chart' : 'Slicer');
  if (objectAt(given, 'spec') === undefined) throw badRequest('spec must be specified');
  const item = { [idKey]: id, ...given, position };
  addObject(sheet, kind, { ...item, [idKey]: id });
  return { ...item, [idKey]: id };
}

function findEmbedded(draft: Draft, id: number | undefined): FoundObject & { kind: NumberedKind } {
  for (const kind of kinds)
    for (const sheet of draft.state.sheets)
      for (const item of objectsOn(sheet, kind)) if (item[idKeyOf(kind)] === id) return { sheet, item, kind };
  throw badRequest(`No embedded object with id: ${id ?? ''}`);
}

function updateEmbeddedObjectPosition(draft: Draft, request: JsonObject): JsonObject {
  const { sheet, item, kind } = findEmbedded(draft, numberAt(request, 'objectId'));
  const given = requiredObject(request, 'newPosition');
  if (flagAt(given, 'newSheet')) {
    const { sheet: target, position } = placeOf(draft, given);
    replaceObject(sheet, kind, { old: item });
    addObject(target, kind, { ...item, position });
    return { position };
  }
  const fields = textAt(request, 'fields');
  const mask = readUpdateMask(
    fields === undefined ? '*' : fields.replace(/(^|,)(?!overlayPosition|\*)/g, '$1overlayPosition.'),
    'EmbeddedObjectPosition',
  );
  const merged = applyMask(objectAt(item, 'position') ?? {}, given, mask);
  const { sheet: target, position } = placeOf(draft, merged);
  const now = { ...item, position };
  if (target === sheet) replaceObject(sheet, kind, { old: item, now });
  else {
    replaceObject(sheet, kind, { old: item });
    addObject(target, kind, now);
  }
  return { position };
}

/** Requests about charts and slicers. */
export const embeddedObjectRequests: RequestFamily = {
  addChart: (draft, request) => ({ chart: addEmbedded(draft, 'charts', requiredObject(request, 'chart')) }),
  updateChartSpec(draft, request) {
    const { sheet, item } = findObject(draft, 'charts', numberAt(request, 'chartId'));
    replaceObject(sheet, 'charts', { old: item, now: { ...item, spec: requiredObject(request, 'spec') } });
    return undefined;
  },
  addSlicer: (draft, request) => ({
    slicer: addEmbedded(draft, 'slicers', requiredObject(request, 'slicer')),
  }),
  updateSlicerSpec(draft, request) {
    const { sheet, item } = findObject(draft, 'slicers', numberAt(request, 'slicerId'));
    const mask = readUpdateMask(textAt(request, 'fields'), 'SlicerSpec');
    const spec = applyMask(objectAt(item, 'spec') ?? {}, requiredObject(request, 'spec'), mask);
    replaceObject(sheet, 'slicers', { old: item, now: { ...item, spec } });
    return undefined;
  },
  updateEmbeddedObjectPosition,
  updateEmbeddedObjectBorder(draft, request) {
    const { sheet, item, kind } = findEmbedded(draft, numberAt(request, 'objectId'));
    const mask = readUpdateMask(textAt(request, 'fields'), 'EmbeddedObjectBorder');
    const border = applyMask(objectAt(item, 'border') ?? {}, requiredObject(request, 'border'), mask);
    replaceObject(sheet, kind, { old: item, now: { ...item, border } });
    return undefined;
  },
  deleteEmbeddedObject(draft, request) {
    const { sheet, item, kind } = findEmbedded(draft, numberAt(request, 'objectId'));
    replaceObject(sheet, kind, { old: item });
    if (sheet.properties.sheetType === 'OBJECT' && draft.state.sheets.length > 1)
      draft.state.sheets = draft.state.sheets.filter((candidate) => candidate !== sheet);
    return undefined;
  },
  duplicateFilterView(draft, request) {
    const { sheet, item } = findObject(draft, 'filterViews', numberAt(request, 'filterId'));
    const filter = { ...item, filterViewId: freshId(draft), title: `Copy of ${textAt(item, 'title') ?? ''}` };
    addObject(sheet, 'filterViews', filter);
    return { filter };
  },
};
