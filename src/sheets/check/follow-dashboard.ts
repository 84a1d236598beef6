import type { sheets_v4 } from '@googleapis/sheets';
import type { SheetsBinding } from '../binding.ts';
import { ourCell } from '../dashboard/chart-block.ts';
import { checkMask } from './check.ts';
import type { SheetsClient } from '../client.ts';
import { blockRequests, chartBlocks } from '../dashboard/chart-numbers.ts';
import { marksOn } from '../dashboard/read-dashboard.ts';
import { highlights } from '../dashboard/dashboard-text.ts';
import { openTables } from '../book/open-book.ts';
import type { SourceTab } from '../dashboard/source-tab.ts';
import { sourceOf } from '../dashboard/source-tab.ts';
import type { SheetAnswer } from '../wire.ts';

/** Rows of a chart that are left for periods to come when the older ones have to make room. */
const periodsToCome = 12;

/**
 * Has the dashboard's formulas read the tabs that are bound now: after a tab of people's has taken another's place, or
 * one was made again. The dashboard is known by its marks; charts and words stay where people have put them. One read
 * and at most one write, safe to send twice.
 */
export async function followDashboard(client: SheetsClient, binding: SheetsBinding): Promise<void> {
  const { spreadsheet } = binding;
  const answer = await client.get(spreadsheet, checkMask);
  const tabs = openTables(binding, answer).flatMap(({ tab }) => (tab === undefined ? [] : [sourceOf(tab)]));
  const requests = answer.sheets.flatMap((sheet) => [
    ...numberRequests(sheet, tabs),
    ...lineRequests(sheet, tabs),
  ]);
  if (requests.length > 0) await client.batchUpdate(spreadsheet, requests);
}

/** The numbers behind every chart. One whose rows live elsewhere now is emptied: its numbers are written with the answers. */
function numberRequests(sheet: SheetAnswer, tabs: readonly SourceTab[]): sheets_v4.Schema$Request[] {
  const { sheetId, gridProperties } = sheet.properties;
  const marks = marksOn(sheet.data[0]?.columnMetadata);
  return [...marks.entries()].flatMap(([place, { mark, index: column }]) => {
    const [, id, rows] = /^(.+)\/(\d+)$/.exec(mark) ?? [];
    if (id === undefined || rows === undefined) return [];
    const room = Number(rows);
    const block = chartBlocks(tabs.map((tab) => withRoom(tab, room))).find((own) => own.id === id);
    const range = {
      sheetId,
      startRowIndex: 1,
      endRowIndex: gridProperties.rowCount,
      startColumnIndex: column,
      // A free column parts it from the next.
      endColumnIndex: (marks[place + 1]?.index ?? gridProperties.columnCount) - 1,
    };
    const emptied = { updateCells: { range, fields: 'userEnteredValue' } };
    if (block !== undefined) return [emptied, ...blockRequests({ block, column, dataSheet: sheetId })];
    const start = { sheetId, rowIndex: 1, columnIndex: column };
    const note = [{ values: [ourCell('Filled with the next recalculation')] }];
    return [emptied, { updateCells: { start, rows: note, fields: 'userEnteredValue' } }];
  });
}

/** A chart shows so many rows and no more: the newest periods count. */
function withRoom(tab: SourceTab, rows: number): SourceTab {
  const { periods } = tab;
  if (periods === undefined) return tab;
  const first = Math.max(periods.first, periods.filled + 1 + periodsToCome - rows);
  return { ...tab, periods: { ...periods, first, last: Math.min(periods.last, first + rows - 1) } };
}

/** The lines that say how things stand, wherever people have moved them. */
function lineRequests(sheet: SheetAnswer, tabs: readonly SourceTab[]): sheets_v4.Schema$Request[] {
  const [grid] = sheet.data;
  const column = marksOn(grid?.columnMetadata).find(({ mark }) => mark === 'text')?.index;
  if (column === undefined) return [];
  const rows = marksOn(grid?.rowMetadata);
  return highlights(tabs).flatMap(({ shows, text }) => {
    const row = rows.find(({ mark }) => mark === shows)?.index;
    if (row === undefined) return [];
    const start = { sheetId: sheet.properties.sheetId, rowIndex: row, columnIndex: column };
    return [{ updateCells: { start, rows: [{ values: [ourCell(text)] }], fields: 'userEnteredValue' } }];
  });
}
