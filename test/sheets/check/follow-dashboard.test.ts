import { beforeEach, describe, expect, it } from 'vitest';
import { SheetsBinding } from '../../../src/sheets/binding.ts';
import { createSheetsSurface } from '../../../src/sheets/surface.ts';
import { placeTables } from '../../../src/sync/placement.ts';
import { proposeBinding } from '../../../src/sync/propose-binding.ts';
import type { ChartRow, Picture } from '../../../src/sync/picture.ts';
import type { Surface } from '../../../src/sync/surface.ts';
import { Template } from '../../../src/template/template.ts';
import { kpiBook } from '../../../templates/kpi-book.ts';
import type { Book } from '../book.ts';
import { readBook } from '../book.ts';
import type { EmulatedGoogle } from '../emulated-google.ts';
import { emulateGoogle } from '../emulated-google.ts';
import { ownBook } from '../own-book.ts';

const template = Template.parse(kpiBook);
const inSheets = placeTables(template, { metrics: 'sheets' }).sheets.filter(({ table }) =>
  ['overview', 'metrics', 'readings'].includes(table.id),
);

/** As a controller keeps it: a title, headers in row 3, a total below and a sum behind. */
const finance = [
  ['Numbers of Acme'],
  [],
  ['Metric', 'Jan 2026', 'Feb 2026', 'Mar 2026', 'Sum'],
  ['Nights', 110, 120, 131, 361],
  ['Total', 110, 120, 131, 361],
] as const;

describe('the dashboard of a spreadsheet', { timeout: 60_000 }, () => {
  let google: EmulatedGoogle;
  let surface: Surface;
  let spreadsheet: string;

  beforeEach(async () => {
    google = emulateGoogle();
    surface = createSheetsSurface({ client: google.client() });
    const { binding } = await surface.install({
      title: 'Acme',
      template: {
        ...template,
        tables: template.tables.filter(({ id }) => inSheets.some(({ table }) => table.id === id)),
      },
      tables: inSheets,
      rows: {
        metrics: [
          { id: 'nights', cells: { name: 'Nights', key: 'nights', role: 'north-star', target: 200 } },
        ],
        readings: [{ id: 'r1', cells: { metric: ['nights'], day: '2025-12-31', value: 7 } }],
      },
    });
    ({ spreadsheet } = SheetsBinding.parse(binding));
  });

  /** Copies finance's tab into Northbook's spreadsheet, as the menu of a tab does. */
  async function addTab(rows: readonly (readonly (string | number)[])[], title = 'Finance'): Promise<void> {
    await google.persons().batchUpdate(spreadsheet, [
      { addSheet: { properties: { sheetId: 77, title, gridProperties: { rowCount: 30, columnCount: 90 } } } },
      {
        updateCells: {
          start: { sheetId: 77, rowIndex: 0, columnIndex: 0 },
          rows: rows.map((row) => ({
            values: row.map((cell) => ({
              userEnteredValue: typeof cell === 'number' ? { numberValue: cell } : { stringValue: cell },
            })),
          })),
          fields: 'userEnteredValue',
        },
      },
    ]);
  }

  async function adopt(id: string, place = spreadsheet): Promise<void> {
    const placed = inSheets.find(({ table }) => table.id === id);
    const [foreign] = await surface.lookAround(place);
    if (placed === undefined || foreign === undefined) throw new Error('nothing was found');
    const { columns } = proposeBinding(placed, foreign);
    await surface.adopt({
      place,
      adoptions: [
        {
          placed,
          foreign: foreign.id,
          columns: Object.fromEntries(columns.map(({ field, column }) => [field, column])),
        },
      ],
    });
  }

  it('shows the readings of the tab that takes the place of the installed one, its sums left out', async () => {
    await addTab(finance);
    const before = google.requests();
    await adopt('readings');
    const used = google.requests();
    expect([used.reads - before.reads, used.writes - before.writes]).toEqual([3, 2]);
    const book = await readBook(google, spreadsheet);
    expect(northStar(book)).toEqual([
      ['Period', 'Nights', 'Target'],
      ['Jan 2026', '110', '200'],
      ['Feb 2026', '120', '200'],
      ['Mar 2026', '131', '200'],
      ['', '', ''],
    ]);
    expect(book.tab('Dashboard').charts[0]?.spec.title).toBe('North Star');
  });

  it('keeps to the newest periods where a tab has more of them than its chart has room for', async () => {
    const heads = Array.from({ length: 80 }, (_, index) => {
      const month = String((index % 12) + 1).padStart(2, '0');
      return `${2019 + Math.floor(index / 12)}-${month}`;
    });
    await addTab([
      ['Metric', ...heads],
      ['Nights', ...heads.map((_, index) => index + 1)],
    ]);
    await adopt('readings');
    const shown = (await readBook(google, spreadsheet))
      .cells('Chart data')
      .map((row) => row[1]?.formattedValue);
    const room = chartEnd(await readBook(google, spreadsheet));
    expect(shown.filter((text) => text === '80')).toHaveLength(1);
    expect(shown.lastIndexOf('80')).toBeLessThan(room);
  });

  it('minds neither that people sort the rows it reads, nor that they filter some out of sight', async () => {
    const book = await readBook(google, spreadsheet);
    const { sheetId } = book.tab('KPI Book').properties;
    const name = book.column('KPI Book', 'Name');
    const range = { sheetId, startRowIndex: 0, endRowIndex: 3, startColumnIndex: 0 };
    const columns = { ...range, endColumnIndex: book.cells('KPI Book')[0]?.length ?? 0 };
    await google.persons().batchUpdate(spreadsheet, [
      {
        updateCells: {
          start: { sheetId, rowIndex: 2, columnIndex: name },
          rows: [{ values: [{ userEnteredValue: { stringValue: 'Arrivals' } }] }],
          fields: 'userEnteredValue',
        },
      },
      {
        sortRange: {
          range: { ...columns, startRowIndex: 1 },
          sortSpecs: [{ dimensionIndex: name, sortOrder: 'ASCENDING' }],
        },
      },
      {
        setBasicFilter: {
          filter: {
            range: columns,
            filterSpecs: [{ columnIndex: name, filterCriteria: { hiddenValues: ['Nights'] } }],
          },
        },
      },
    ]);
    const now = await readBook(google, spreadsheet);
    expect(now.cells('KPI Book')[2]?.[name]?.formattedValue).toBe('Nights');
    expect(northStar(now).slice(0, 2)).toEqual([
      ['Period', 'Nights', 'Target'],
      ['2025-Q4', '7', '200'],
    ]);
    const pulls = await surface.pull();
    expect(pulls.find(({ table }) => table === 'metrics')?.rows.map(({ id }) => id)).toContain('nights');
    expect(await surface.check()).toEqual([]);
  });

  describe('whose readings stand in another spreadsheet now', () => {
    const trend: Picture = {
      table: 'overview',
      view: 'North Star over time',
      words: '',
      svg: '',
      numbers: {
        headers: ['Period', '=Nights', 'Target'],
        rows: [
          ['2026-01', 110, 200],
          ['2026-02', undefined, 200],
          ['2026-03', 131, 200],
        ],
      },
    };

    beforeEach(async () => {
      await adopt('readings', await ownBook(google, { rows: finance }));
    });

    it('is filled with what is told of them, and asks nothing where that is not new', async () => {
      expect(northStar(await readBook(google, spreadsheet)).slice(0, 2)).toEqual([
        ['Period', 'North Star', 'Target'],
        ['', '', ''],
      ]);
      const before = google.requests();
      await surface.showPictures?.([trend]);
      const first = google.requests();
      expect([first.reads - before.reads, first.writes - before.writes]).toEqual([1, 1]);
      expect(northStar(await readBook(google, spreadsheet))).toEqual([
        ['Period', '=Nights', 'Target'],
        ['2026-01', '110', '200'],
        ['2026-02', '', '200'],
        ['2026-03', '131', '200'],
        ['', '', ''],
      ]);
      const asked = google.requests();
      await surface.showPictures?.([trend]);
      surface = createSheetsSurface({ client: google.client(), binding: surface.repairedBinding?.() });
      await surface.showPictures?.([trend]);
      expect(google.requests()).toEqual(asked);
    });

    it('shows no period that is told of no more', async () => {
      await surface.showPictures?.([trend]);
      const rows = trend.numbers.rows.slice(1);
      await surface.showPictures?.([{ ...trend, numbers: { ...trend.numbers, rows } }]);
      expect(
        northStar(await readBook(google, spreadsheet))
          .slice(1)
          .map(([period]) => period),
      ).toEqual(['2026-02', '2026-03', '', '']);
    });

    it('keeps to the newest periods that it has room for', async () => {
      const rows = Array.from({ length: 80 }, (_, index): ChartRow => [`P${index}`, index, 200]);
      await surface.showPictures?.([{ ...trend, numbers: { ...trend.numbers, rows } }]);
      const book = await readBook(google, spreadsheet);
      const shown = book.cells('Chart data').map((row) => row[0]?.formattedValue);
      expect(shown.lastIndexOf('P79')).toBe(chartEnd(book) - 1);
    });
  });

  it('leaves the numbers alone that its formulas reach', async () => {
    const before = google.requests();
    const numbers = { headers: ['Period', 'Nights', 'Target'], rows: [['2026-01', 1, 2]] as const };
    await surface.showPictures?.([
      { table: 'overview', view: 'North Star over time', words: '', svg: '', numbers },
      { table: 'metrics', view: 'Metrics by status', words: '', svg: '', numbers },
    ]);
    expect(google.requests()).toEqual(before);
  });

  it('reads the overview again that was deleted and made anew, in lines that people have moved', async () => {
    const tab = (await readBook(google, spreadsheet)).tab('Overview').properties.sheetId;
    const dashboard = (await readBook(google, spreadsheet)).tab('Dashboard').properties.sheetId;
    await google.persons().batchUpdate(spreadsheet, [
      { deleteSheet: { sheetId: tab } },
      {
        insertDimension: {
          range: { sheetId: dashboard, dimension: 'ROWS', startIndex: 1, endIndex: 3 },
          inheritFromBefore: false,
        },
      },
    ]);
    expect(await surface.repair({ code: 'lost-table', table: 'overview' })).toMatchObject({ result: 'done' });
    const book = await readBook(google, spreadsheet);
    const lines = book
      .cells('Dashboard')
      .map((row) => row[1]?.userEnteredValue?.formulaValue)
      .filter((formula) => formula !== undefined);
    expect(lines.length).toBeGreaterThan(3);
    expect(lines.filter((formula) => !formula.includes("'Overview'!"))).toEqual([]);
  });
});

/** The numbers behind the North Star's chart, from their headers down. */
function northStar(book: Book): string[][] {
  return book
    .cells('Chart data')
    .slice(1, 6)
    .map((row) => row.slice(0, 3).map(({ formattedValue }) => formattedValue));
}

/** The rows that the North Star's chart shows, from the top of the tab. */
function chartEnd(book: Book): number {
  const [first] = book.tab('Dashboard').charts;
  return first?.spec.basicChart?.domains[0]?.domain.sourceRange.sources[0]?.endRowIndex ?? 0;
}
