import type { Fill } from '../open-edit.ts';
import { firstOf } from '../open-edit.ts';
import type { VendorApi } from '../vendor-api.ts';
import { inTab } from './place-name.ts';
import type { TabAnswer } from './sheet-answer.ts';

/** How many rows one press adds at the end of a tab. */
export const addedRows = 100;

/**
 * Does what a form on a spreadsheet's page asks for, through Google's own API: `rows` adds rows at the end, `open.4.9` and
 * `fold.4.9` open and fold the group of those columns, a cell's name
 * writes what was typed there. It is entered as a person types it: `=A1+1` becomes a formula, `12%` a percentage.
 * Throws a `VendorRefusal` in Google's words.
 */
export async function editSheet(
  api: VendorApi,
  edit: { spreadsheet: string; tab: TabAnswer; target: string; typed: Fill },
): Promise<void> {
  const { spreadsheet, tab, target, typed } = edit;
  if (target === 'rows') {
    const request = { sheetId: tab.sheetId, dimension: 'ROWS', length: addedRows };
    const body = { requests: [{ appendDimension: request }] };
    await api({ method: 'POST', path: `/v4/spreadsheets/${spreadsheet}:batchUpdate`, body });
    return;
  }
  const [, way, start, end] = /^(open|fold)\.(\d+)\.(\d+)$/.exec(target) ?? [];
  if (way !== undefined) {
    const columns = { dimension: 'COLUMNS', startIndex: Number(start), endIndex: Number(end) };
    const group = { range: { sheetId: tab.sheetId, ...columns }, depth: 1, collapsed: way === 'fold' };
    const request = { updateDimensionGroup: { dimensionGroup: group, fields: 'collapsed' } };
    const body = { requests: [request] };
    await api({ method: 'POST', path: `/v4/spreadsheets/${spreadsheet}:batchUpdate`, body });
    return;
  }
  const block = typed['block'] === undefined ? undefined : pastedCells(firstOf(typed, 'block'));
  const values = block ?? [[firstOf(typed, 'value').replaceAll('\r\n', '\n')]];
  const range = encodeURIComponent(inTab(tab.title, target));
  const path = `/v4/spreadsheets/${spreadsheet}/values/${range}?valueInputOption=USER_ENTERED`;
  await api({ method: 'PUT', path, body: { values } });
}

/** Cells as they are copied from any table: tabs between columns, line ends between rows. */
function pastedCells(text: string): string[][] {
  return text
    .replaceAll('\r\n', '\n')
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => line.split('\t'));
}
