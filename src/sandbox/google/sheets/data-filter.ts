import { badRequest } from '../google-error.ts';
import { objectAt, textAt } from '../json.ts';
import type { JsonObject } from '../json.ts';
import { clipToGrid, readA1 } from './a1-range.ts';
import { allMetadata, isMetadataMeant, metadataBox } from './developer-metadata.ts';
import { resolveRange } from './grid-range.ts';
import type { Box } from './grid-range.ts';
import type { SpreadsheetState } from './spreadsheet-state.ts';

/** The boxes a DataFilter means: one for a range, one for every row, column or sheet whose metadata matches. */
export function boxesOfFilter(state: SpreadsheetState, filter: JsonObject): Box[] {
  const a1 = textAt(filter, 'a1Range');
  if (a1 !== undefined) return [clipToGrid(readA1(state, a1))];
  const range = objectAt(filter, 'gridRange');
  if (range !== undefined) return [resolveRange(state, range)];
  const lookup = objectAt(filter, 'developerMetadataLookup');
  if (lookup === undefined) throw badRequest('Invalid dataFilter: No filter set.');
  const boxes: Box[] = [];
  for (const placed of allMetadata(state)) {
    const box = isMetadataMeant(placed, lookup) ? metadataBox(placed) : undefined;
    if (box !== undefined) boxes.push(box);
  }
  return boxes;
}
