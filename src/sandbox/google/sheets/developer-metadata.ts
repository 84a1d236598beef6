import { isSameJson, numberAt, objectAt, textAt } from '../json.ts';
import type { JsonObject } from '../json.ts';
import type { Box } from './grid-range.ts';
import { gridSize, sheetIdOf } from './spreadsheet-state.ts';
import type { Line, MetadataEntry, SheetState, SpreadsheetState } from './spreadsheet-state.ts';

/** Developer metadata together with where it hangs now. */
export interface PlacedMetadata {
  entry: MetadataEntry;
  /** Undefined: the spreadsheet itself. */
  sheet: SheetState | undefined;
  /** Undefined: the whole sheet. */
  line: { dimension: 'ROWS' | 'COLUMNS'; index: number } | undefined;
}

function* placedLines(
  sheet: SheetState,
  lines: readonly (Line | undefined)[],
  dimension: 'ROWS' | 'COLUMNS',
): Generator<PlacedMetadata> {
  for (const [index, line] of lines.entries())
    for (const entry of line?.metadata ?? []) yield { entry, sheet, line: { dimension, index } };
}

/** Every entry of a spreadsheet. */
export function* allMetadata(state: SpreadsheetState): Generator<PlacedMetadata> {
  for (const entry of state.metadata) yield { entry, sheet: undefined, line: undefined };
  for (const sheet of state.sheets) {
    for (const entry of sheet.metadata) yield { entry, sheet, line: undefined };
    yield* placedLines(sheet, sheet.rowLines, 'ROWS');
    yield* placedLines(sheet, sheet.columnLines, 'COLUMNS');
  }
}

function locationType(placed: PlacedMetadata): string {
  if (placed.sheet === undefined) return 'SPREADSHEET';
  if (placed.line === undefined) return 'SHEET';
  return placed.line.dimension === 'ROWS' ? 'ROW' : 'COLUMN';
}

/** An entry as the DeveloperMetadata of the API, with its place as it is now (from documents). */
export function metadataToJson(placed: PlacedMetadata): JsonObject {
  const { entry, sheet, line } = placed;
  const type = { locationType: locationType(placed) };
  const sheetId = sheet === undefined ? undefined : sheetIdOf(sheet);
  const location =
    sheetId === undefined
      ? { ...type, spreadsheet: true }
      : line === undefined
        ? { ...type, sheetId }
        : {
            ...type,
            dimensionRange: {
              ...(sheetId === 0 ? {} : { sheetId }),
              dimension: line.dimension,
              startIndex: line.index,
              endIndex: line.index + 1,
            },
          };
  return { ...entryToJson(entry), location };
}

function entryToJson(entry: MetadataEntry): JsonObject {
  const { metadataId, metadataKey, metadataValue, visibility } = entry;
  return {
    metadataId,
    ...(metadataKey === undefined ? {} : { metadataKey }),
    ...(metadataValue === undefined ? {} : { metadataValue }),
    visibility,
  };
}

/** The cells an entry stands for; none for the spreadsheet itself. */
export function metadataBox(placed: PlacedMetadata): Box | undefined {
  const { sheet, line } = placed;
  if (sheet === undefined) return undefined;
  const size = gridSize(sheet);
  const whole = { sheet, top: 0, bottom: size.rows, left: 0, right: size.columns };
  if (line === undefined) return whole;
  return line.dimension === 'ROWS'
    ? { ...whole, top: line.index, bottom: line.index + 1 }
    : { ...whole, left: line.index, right: line.index + 1 };
}

/**
 * Whether an entry is meant by a DeveloperMetadataLookup: every field that is said must agree.
 * https://developers.google.com/workspace/sheets/api/reference/rest/v4/DataFilter#DeveloperMetadataLookup
 */
export function isMetadataMeant(placed: PlacedMetadata, lookup: JsonObject): boolean {
  const { entry } = placed;
  const fields = [
    [numberAt(lookup, 'metadataId'), entry.metadataId],
    [textAt(lookup, 'metadataKey'), entry.metadataKey],
    [textAt(lookup, 'metadataValue'), entry.metadataValue],
    [textAt(lookup, 'visibility'), entry.visibility],
    [textAt(lookup, 'locationType'), locationType(placed)],
  ] as const;
  if (!fields.every(([wanted, found]) => wanted === undefined || wanted === found)) return false;
  const location = objectAt(lookup, 'metadataLocation');
  if (location === undefined) return true;
  return isLocationMeant(placed, location, textAt(lookup, 'locationMatchingStrategy') ?? 'EXACT_LOCATION');
}

function isLocationMeant(placed: PlacedMetadata, location: JsonObject, strategy: string): boolean {
  const range = objectAt(location, 'dimensionRange');
  const isWhole = location.spreadsheet === true;
  if (strategy === 'EXACT_LOCATION') {
    const own = objectAt(metadataToJson(placed), 'location');
    if (isWhole) return placed.sheet === undefined;
    if (range !== undefined) return isSameJson(objectAt(own, 'dimensionRange'), range);
    return (
      placed.line === undefined &&
      placed.sheet !== undefined &&
      sheetIdOf(placed.sheet) === (numberAt(location, 'sheetId') ?? 0)
    );
  }
  if (isWhole) return true;
  if (placed.sheet === undefined) return true;
  const sheetId = numberAt(range ?? location, 'sheetId') ?? 0;
  if (sheetIdOf(placed.sheet) !== sheetId) return false;
  if (range === undefined || placed.line === undefined) return true;
  if (placed.line.dimension !== textAt(range, 'dimension')) return true;
  return (
    placed.line.index >= (numberAt(range, 'startIndex') ?? 0) &&
    placed.line.index < (numberAt(range, 'endIndex') ?? Infinity)
  );
}

/** An entry is also a column's or row's property in `spreadsheets.get`. */
export function lineMetadataToJson(
  sheet: SheetState,
  line: { dimension: 'ROWS' | 'COLUMNS'; index: number },
): JsonObject[] {
  const lines = line.dimension === 'ROWS' ? sheet.rowLines : sheet.columnLines;
  return (lines[line.index]?.metadata ?? []).map((entry) => metadataToJson({ entry, sheet, line }));
}
