import { isObject } from '../json.ts';
import type { Json, JsonObject } from '../json.ts';
import { copySheet, sheetIdOf, sheetObjectKinds } from '../sheets/spreadsheet-state.ts';
import type { Draft, Line, MetadataEntry, SheetState } from '../sheets/spreadsheet-state.ts';
import { freshId, objectsOn } from './request-handler.ts';

/**
 * A copy of a sheet under another id and title: what lies on it gets new ids and points at the copy. Its metadata is copied
 * with new ids (from documents; nobody recorded it).
 */
export function duplicateOf(
  draft: Draft,
  source: SheetState,
  as: { sheetId: number; title: string },
): SheetState {
  const copy = copySheet(source);
  copy.properties = { ...copy.properties, ...as };
  const from = sheetIdOf(source);
  for (const kind of sheetObjectKinds) {
    const items = objectsOn(source, kind).map((item) => withNewIds(draft, pointAt(item, from, as.sheetId)));
    if (items.length > 0) copy.objects[kind] = items;
  }
  if (source.basicFilter !== undefined) copy.basicFilter = pointAt(source.basicFilter, from, as.sheetId);
  copy.metadata = copyMetadata(draft, source.metadata);
  copy.rowLines = source.rowLines.map((line) => copyLine(draft, line));
  copy.columnLines = source.columnLines.map((line) => copyLine(draft, line));
  return copy;
}

function copyMetadata(draft: Draft, entries: readonly MetadataEntry[]): MetadataEntry[] {
  return entries.map((entry) => ({ ...entry, metadataId: freshId(draft) }));
}

function copyLine(draft: Draft, line: Line | undefined): Line | undefined {
  return line?.metadata === undefined ? line : { ...line, metadata: copyMetadata(draft, line.metadata) };
}

const ownIds = ['chartId', 'protectedRangeId', 'bandedRangeId', 'filterViewId', 'slicerId'];

function withNewIds(draft: Draft, item: JsonObject): JsonObject {
  const key = ownIds.find((candidate) => item[candidate] !== undefined);
  if (key !== undefined) return { ...item, [key]: freshId(draft) };
  return item.tableId === undefined ? item : { ...item, tableId: String(freshId(draft)) };
}

const gridKeys = [
  'startRowIndex',
  'endRowIndex',
  'startColumnIndex',
  'endColumnIndex',
  'dimension',
  'rowIndex',
  'columnIndex',
];

/** An object in which every range on one sheet lies on another. */
function pointAt(value: JsonObject, from: number, to: number): JsonObject {
  const entries = Object.entries(value).map(([key, inner]): [string, Json | undefined] => {
    if (Array.isArray(inner))
      return [key, inner.map((item: Json) => (isObject(item) ? pointAt(item, from, to) : item))];
    return [key, isObject(inner) ? pointAt(inner, from, to) : inner];
  });
  const result = Object.fromEntries(entries);
  const isPlace = gridKeys.some((key) => value[key] !== undefined) || value.sheetId !== undefined;
  return isPlace && (value.sheetId ?? 0) === from ? { ...result, sheetId: to } : result;
}
