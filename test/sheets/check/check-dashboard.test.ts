import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { SheetsBinding } from '../../../src/sheets/binding.ts';
import { createSheetsSurface } from '../../../src/sheets/surface.ts';
import { placeTables } from '../../../src/sync/placement.ts';
import type { Surface } from '../../../src/sync/surface.ts';
import { Template } from '../../../src/template/template.ts';
import { kpiBook } from '../../../templates/kpi-book.ts';
import type { Book } from '../book.ts';
import { readBook } from '../book.ts';
import type { EmulatedGoogle } from '../emulated-google.ts';
import { emulateGoogle } from '../emulated-google.ts';

const all = Template.parse(kpiBook);
const template = {
  ...all,
  tables: all.tables.filter(({ id }) => ['overview', 'metrics', 'readings'].includes(id)),
};
const Charts = z.object({
  sheets: z.array(
    z.object({
      properties: z.object({ title: z.string() }),
      charts: z
        .array(z.object({ chartId: z.number(), spec: z.object({ title: z.string().default('') }) }))
        .default([]),
    }),
  ),
});

describe('a dashboard that people took to pieces', { timeout: 60_000 }, () => {
  let google: EmulatedGoogle;
  let surface: Surface;
  let spreadsheet: string;
  let made: Book;

  beforeEach(async () => {
    google = emulateGoogle();
    surface = createSheetsSurface({ client: google.client() });
    const { binding } = await surface.install({
      title: 'Acme',
      template,
      tables: placeTables(template, { metrics: 'sheets' }).sheets,
      rows: {
        metrics: [
          { id: 'nights', cells: { name: 'Nights', key: 'nights', role: 'north-star', target: 200 } },
        ],
        readings: [{ id: 'r1', cells: { metric: ['nights'], day: '2025-12-31', value: 7 } }],
      },
    });
    ({ spreadsheet } = SheetsBinding.parse(binding));
    made = await readBook(google, spreadsheet);
  });

  function sheetOf(title: string): number {
    return made.tab(title).properties.sheetId;
  }

  async function charts(title = 'Dashboard'): Promise<readonly (readonly [string, number])[]> {
    const answer = Charts.parse(await google.ask(`/v4/spreadsheets/${spreadsheet}`));
    const tab = answer.sheets.find(({ properties }) => properties.title === title);
    return (tab?.charts ?? []).map(({ chartId, spec }) => [spec.title, chartId] as const);
  }

  async function deleteChart(title: string): Promise<void> {
    const found = (await charts()).find(([own]) => own === title);
    await google
      .persons()
      .batchUpdate(spreadsheet, [{ deleteEmbeddedObject: { objectId: found?.[1] ?? -1 } }]);
  }

  it('is told of, and is made again in one write, as it was', async () => {
    const before = (await charts()).map(([title]) => title);
    await google.persons().batchUpdate(spreadsheet, [{ deleteSheet: { sheetId: sheetOf('Dashboard') } }]);
    expect(await surface.check()).toMatchObject([
      { code: 'lost-dashboard', message: 'The tab Dashboard was deleted', repair: 'recreate-dashboard' },
    ]);
    const { writes } = google.requests();
    expect(await surface.repair({ code: 'lost-dashboard' })).toMatchObject({ result: 'done' });
    expect(google.requests().writes).toBe(writes + 1);
    expect(await surface.check()).toEqual([]);
    const book = await readBook(google, spreadsheet);
    expect(book.sheets[0]?.properties.title).toBe('Dashboard');
    expect(book.cells('Dashboard')).toEqual(made.cells('Dashboard'));
    expect((await charts()).map(([title]) => title)).toEqual(before);
    expect(book.cells('Chart data')).toEqual(made.cells('Chart data'));
    expect(book.sheets).toHaveLength(made.sheets.length);
    expect(await surface.repair({ code: 'lost-dashboard' })).toMatchObject({ result: 'refused' });
  });

  it('gets a chart back that was deleted, and no second one of those that stand or were moved', async () => {
    await deleteChart('Gaps by severity');
    const before = await charts();
    expect(await surface.check()).toMatchObject([
      { code: 'lost-chart', message: 'The chart “Gaps by severity” was deleted from the dashboard' },
    ]);
    await surface.repair({ code: 'lost-chart' });
    expect((await charts()).map(([title]) => title).toSorted()).toEqual(
      [...before.map(([title]) => title), 'Gaps by severity'].toSorted(),
    );
    expect(await charts()).toEqual(expect.arrayContaining([...before]));
    expect(await surface.check()).toEqual([]);
    const [, northStar = -1] = before.find(([title]) => title === 'North Star') ?? [];
    await google.persons().batchUpdate(spreadsheet, [
      {
        updateEmbeddedObjectPosition: {
          objectId: northStar,
          newPosition: {
            overlayPosition: {
              anchorCell: { sheetId: sheetOf('KPI Book'), rowIndex: 5, columnIndex: 2 },
            },
          },
          fields: 'anchorCell',
        },
      },
    ]);
    expect((await charts('KPI Book')).map(([title]) => title)).toEqual(['North Star']);
    expect(await surface.check()).toEqual([]);
  });

  it('gets numbers and charts anew when the hidden tab behind them was deleted, and keeps people’s own', async () => {
    const source = { sheetId: sheetOf('KPI Book'), startRowIndex: 0, endRowIndex: 5 };
    const numbers = { sourceRange: { sources: [{ ...source, startColumnIndex: 1, endColumnIndex: 2 }] } };
    const own = {
      title: 'Mine',
      basicChart: { chartType: 'LINE', domains: [{ domain: numbers }], series: [{ series: numbers }] },
    };
    const position = {
      overlayPosition: { anchorCell: { sheetId: sheetOf('Dashboard'), rowIndex: 60, columnIndex: 0 } },
    };
    await google
      .persons()
      .batchUpdate(spreadsheet, [
        { addChart: { chart: { spec: own, position } } },
        { deleteSheet: { sheetId: sheetOf('Chart data') } },
      ]);
    const before = (await charts()).map(([title]) => title);
    expect((await surface.check()).map(({ code, message }) => [code, message])).toEqual([
      [
        'lost-dashboard',
        'The hidden tab with the numbers behind the charts was deleted, so the charts are empty',
      ],
    ]);
    await surface.repair({ code: 'lost-dashboard' });
    expect(await surface.check()).toEqual([]);
    expect((await charts()).map(([title]) => title).toSorted()).toEqual(before.toSorted());
    const book = await readBook(google, spreadsheet);
    expect(book.tab('Chart data').properties.hidden).toBe(true);
    expect(book.cells('Chart data')).toEqual(made.cells('Chart data'));
  });

  it('is known under the name and at the place that people gave it', async () => {
    await google.persons().batchUpdate(spreadsheet, [
      {
        updateSheetProperties: {
          properties: { sheetId: sheetOf('Dashboard'), title: 'Cockpit', index: 3 },
          fields: 'title,index',
        },
      },
    ]);
    expect(await surface.check()).toEqual([]);
  });
});
