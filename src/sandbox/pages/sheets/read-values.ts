import type { VendorApi } from '../vendor-api.ts';
import { ValuesAnswer } from './sheet-answer.ts';

export type SheetValue = string | number | boolean;

/** Reads ranges in A1 notation, each as rows of values; as shown, or as they are. */
export async function readRanges(
  api: VendorApi,
  asked: { spreadsheet: string; ranges: readonly string[]; isShown: boolean },
): Promise<readonly (readonly (readonly SheetValue[])[])[]> {
  if (asked.ranges.length === 0) return [];
  const query = new URLSearchParams({
    valueRenderOption: asked.isShown ? 'FORMATTED_VALUE' : 'UNFORMATTED_VALUE',
  });
  for (const range of asked.ranges) query.append('ranges', range);
  const path = `/v4/spreadsheets/${asked.spreadsheet}/values:batchGet?${query.toString()}`;
  return ValuesAnswer.parse(await api({ method: 'GET', path })).valueRanges.map(({ values }) => values);
}
