import type { sheets_v4 } from '@googleapis/sheets';
import type { SurfaceFinding } from '../../sync/surface-finding.ts';
import type { SheetsBinding } from '../binding.ts';
import { openTables } from '../book/open-book.ts';
import { chartBlocks } from '../dashboard/chart-numbers.ts';
import { layOutDashboard } from '../dashboard/dashboard.ts';
import { readDashboard } from '../dashboard/read-dashboard.ts';
import type { SourceTab } from '../dashboard/source-tab.ts';
import { sourceOf } from '../dashboard/source-tab.ts';
import type { SpreadsheetAnswer } from '../wire.ts';

/** What is missing of the dashboard, where Northbook had made one. */
export function dashboardFindings(binding: SheetsBinding, answer: SpreadsheetAnswer): SurfaceFinding[] {
  const hasOne = binding.tables.some(({ adopted, spreadsheet }) => !adopted && spreadsheet === undefined);
  if (!hasOne || answer.spreadsheetId !== binding.spreadsheet) return [];
  const { sheet, numbers, drawn } = readDashboard(answer);
  const common = { repair: 'recreate-dashboard' as const };
  if (sheet === undefined) {
    return [
      {
        ...common,
        code: 'lost-dashboard',
        message: 'The tab Dashboard was deleted',
        fix: 'Let Northbook make it again with its charts, or do without: no answer hangs on it',
      },
    ];
  }
  const blocks = chartBlocks(sourcesIn(binding, answer));
  if (numbers === undefined) {
    if (blocks.length === 0) return [];
    return [
      {
        ...common,
        code: 'lost-dashboard',
        message: 'The hidden tab with the numbers behind the charts was deleted, so the charts are empty',
        fix: 'Let Northbook make it and its charts again',
      },
    ];
  }
  const lost = blocks.filter(({ id }) => numbers.charts.has(id) && !drawn.has(id));
  if (lost.length === 0) return [];
  const titles = lost.map(({ title }) => `“${title}”`).join(', ');
  return [
    {
      ...common,
      code: 'lost-chart',
      message: `${lost.length === 1 ? `The chart ${titles} was` : `The charts ${titles} were`} deleted from the dashboard`,
      fix: 'Let Northbook draw it again, or do without: no answer hangs on it',
    },
  ];
}

/** Makes again what is missing of the dashboard, over the numbers and beside the charts that stand. */
export function restoreDashboard(
  binding: SheetsBinding,
  answer: SpreadsheetAnswer,
): sheets_v4.Schema$Request[] {
  const standing = readDashboard(answer);
  const ids = new Set(answer.sheets.map(({ properties }) => properties.sheetId));
  let sheet = 1;
  while (ids.has(sheet) || ids.has(sheet + 1)) sheet += 1;
  const { sheets, requests } = layOutDashboard({
    title: answer.properties.title,
    tabs: sourcesIn(binding, answer),
    sheet,
    taken: answer.sheets.map(({ properties }) => properties.title),
    standing,
  });
  return [
    ...sheets.map((properties) => ({
      addSheet: { properties: properties.hidden === true ? properties : { ...properties, index: 0 } },
    })),
    // Only where their numbers are made again: without them nothing tells whose a chart was.
    ...(standing.numbers === undefined ? standing.broken : []).map((objectId) => ({
      deleteEmbeddedObject: { objectId },
    })),
    ...requests,
  ];
}

function sourcesIn(binding: SheetsBinding, answer: SpreadsheetAnswer): SourceTab[] {
  return openTables(binding, answer).flatMap(({ tab }) => (tab === undefined ? [] : [sourceOf(tab)]));
}
