import * as z from 'zod';
import { beforeAll, describe, expect, it } from 'vitest';
import { createSheetsSurface } from '../../src/sheets/surface.ts';
import { explainedTemplate } from '../../src/sync/explained-template.ts';
import { placeTables } from '../../src/sync/placement.ts';
import type { InstallRequest, SurfaceKind } from '../../src/sync/surface.ts';
import { Template } from '../../src/template/template.ts';
import { kpiBook } from '../../templates/kpi-book.ts';
import { northStar } from '../../templates/north-star.ts';
import { okrs } from '../../templates/okrs.ts';
import type { TemplateInput } from '../../src/template/template.ts';
import type { Book } from './book.ts';
import { readBook } from './book.ts';
import type { EmulatedGoogle } from './emulated-google.ts';
import { emulateGoogle } from './emulated-google.ts';

const readings = [
  ['teams', '2025-12-31', 900],
  ['teams', '2026-03-31', 0],
  ['teams', '2026-06-30', 1043.5],
  ['activation', '2026-03-31', 0.41],
] as const;

function everythingInSheets(input: TemplateInput, homes: Record<string, SurfaceKind> = {}): InstallRequest {
  const template = Template.parse(input);
  const places = {
    ...Object.fromEntries(template.tables.map(({ id }) => [id, 'sheets' as const])),
    ...homes,
  };
  return {
    title: '=HYPERLINK("https://example.com";"Acme")',
    template,
    tables: placeTables(template, places).sheets,
    rows: {
      metrics: [
        {
          id: 'teams',
          cells: { name: 'Weekly active teams', key: 'teams', role: 'north-star', target: 1200 },
        },
        { id: 'activation', cells: { name: 'Activation', key: 'activation', role: 'key-driver' } },
        {
          id: 'formula',
          cells: { name: '=1+1', key: '+44', definition: '=IMPORTDATA("https://example.com")' },
        },
      ],
      readings: readings.map(([metric, day, value]) => ({
        id: `${metric}@${day}`,
        cells: { metric: [metric], day, value },
      })),
    },
  };
}

async function install(request: InstallRequest): Promise<{ google: EmulatedGoogle; book: Book; id: string }> {
  const google = emulateGoogle();
  const surface = createSheetsSurface({
    client: google.client(),
    locale: 'de_DE',
    timeZone: 'Europe/Rome',
  });
  const { binding } = await surface.install(request);
  const { spreadsheet } = z.object({ spreadsheet: z.string() }).parse(binding);
  return { google, id: spreadsheet, book: await readBook(google, spreadsheet) };
}

function formulas(book: Book, title: string): string[] {
  return book.cells(title).flatMap((row) => row.flatMap((cell) => cell.userEnteredValue?.formulaValue ?? []));
}

/** How wide the numbers of the rows are, in pixels. */
const numbersOfRows = 46;

describe('an install in Google Sheets', () => {
  let google: EmulatedGoogle;
  let book: Book;
  beforeAll(async () => {
    ({ google, book } = await install(everythingInSheets(northStar)));
  }, 60_000);

  it('makes the whole system in two writes, after one look for what an earlier try left behind', () => {
    expect(google.requests()).toEqual({ reads: 1, writes: 2 });
  });

  it('has a tab a table behind a dashboard, in the locale and time zone of the workspace', () => {
    expect(book.properties).toMatchObject({ locale: 'de_DE', timeZone: 'Europe/Rome' });
    expect(
      book.sheets.filter(({ properties }) => !properties.hidden).map(({ properties }) => properties.title),
    ).toEqual(['Dashboard', ...northStar.tables.map(({ title }) => title)]);
  });

  it('lays every tab out as one table with typed columns, its headers frozen and explained', () => {
    for (const { title } of northStar.tables) {
      const { tables, properties } = book.tab(title);
      expect([title, tables.length]).toEqual([title, 1]);
      expect(properties.gridProperties).toMatchObject({ frozenRowCount: 1, frozenColumnCount: 2 });
      const [headers = []] = book.cells(title);
      expect(
        headers.filter((header) => (header.note ?? '') === '').map(({ formattedValue }) => formattedValue),
      ).toEqual([]);
      expect(tables[0]?.columnProperties.map(({ columnName }) => columnName)).toEqual(
        headers.map(({ formattedValue }) => formattedValue),
      );
    }
  });

  it('leads from the headers of answers to where they are explained', async () => {
    const method = 'https://northbook.example/method';
    const request = everythingInSheets(northStar);
    const template = explainedTemplate(request.template, method);
    const homes = Object.fromEntries(template.tables.map(({ id }) => [id, 'sheets' as const]));
    const { book: made } = await install({
      ...request,
      template,
      tables: placeTables(template, homes).sheets,
    });
    const [headers = []] = made.cells('KPI Book');
    const notes = new Map(headers.map(({ formattedValue, note }) => [formattedValue, note]));
    expect(notes.get('Trend')).toContain(`\n${method}#metrics/trend\n`);
    expect(notes.get('Target')).not.toContain(method);
  });

  it('gives its columns the types of their fields', () => {
    const types = new Map(
      book.tab('KPI Book').tables[0]?.columnProperties.map((own) => [own.columnName, own.columnType]),
    );
    expect(
      Object.fromEntries(
        ['Name', 'Role', 'Target', 'Target date', 'Progress', 'Owner'].map((name) => [name, types.get(name)]),
      ),
    ).toEqual({
      Name: 'TEXT',
      Role: 'DROPDOWN',
      Target: 'DOUBLE',
      'Target date': 'DATE',
      Progress: 'PERCENT',
      Owner: undefined,
    });
    expect(
      book.tab('Processes').tables[0]?.columnProperties.find(({ columnName }) => columnName === 'Documented')
        ?.columnType,
    ).toBe('BOOLEAN');
  });

  it('offers choices, and the names of other tabs where rows point at them', () => {
    const role = book
      .tab('KPI Book')
      .tables[0]?.columnProperties.find(({ columnName }) => columnName === 'Role');
    expect(role?.dataValidationRule?.condition).toEqual({
      type: 'ONE_OF_LIST',
      values: ['North Star', 'Key driver', 'KPI', 'Guardrail'].map((title) => ({ userEnteredValue: title })),
    });
    const feeds = book.cells('KPI Book')[1]?.[book.column('KPI Book', 'Feeds')]?.dataValidation;
    expect(feeds).toMatchObject({
      strict: false,
      condition: { type: 'ONE_OF_RANGE', values: [{ userEnteredValue: "='KPI Book'!$C$2:$C" }] },
    });
    const gear = book.cells('KPI Book')[1]?.[book.column('KPI Book', 'Gear')]?.dataValidation;
    expect(gear?.condition.values).toEqual([{ userEnteredValue: "='Growth Machine'!$B$2:$B" }]);
  });

  it('guards and shades every column of its own and none of people', () => {
    const { protectedRanges } = book.tab('KPI Book');
    const guarded = protectedRanges.flatMap(({ range, warningOnly }) =>
      warningOnly
        ? Array.from(
            { length: (range.endColumnIndex ?? 0) - range.startColumnIndex },
            (_, index) => range.startColumnIndex + index,
          )
        : [],
    );
    const [headers = []] = book.cells('KPI Book');
    const table = northStar.tables.find(({ id }) => id === 'metrics');
    const inputs = table?.fields.filter(({ role }) => role === 'input').map(({ title }) => title);
    const unguarded = headers.flatMap(({ formattedValue }, column) =>
      guarded.includes(column) ? [] : [formattedValue],
    );
    expect(unguarded.toSorted()).toEqual(inputs?.toSorted());
    expect(book.tab('KPI Book').data[0]?.columnMetadata[0]?.hiddenByUser).toBe(true);
  });

  it('shows what matters on one screen, the answers beside what people fill in, and folds the rest away', () => {
    const tab = book.tab('KPI Book');
    const lines = tab.data[0]?.columnMetadata ?? [];
    const shown = (book.cells('KPI Book')[0] ?? []).flatMap(({ formattedValue }, column) =>
      lines[column]?.hiddenByUser === true ? [] : [{ title: formattedValue, column }],
    );
    expect(shown.slice(0, 14).map(({ title }) => title)).toEqual([
      'Name',
      'Key',
      'Unit',
      'Role',
      'Direction',
      'Owner',
      'Baseline',
      'Target',
      'Target date',
      'Latest',
      'Change',
      'Readings so far',
      'Trend',
      'Progress',
    ]);
    const first = shown.filter(({ title }) => ['Latest', 'Change', 'Readings so far'].includes(title));
    const ends = first.map(({ column }) =>
      lines
        .slice(0, column + 1)
        .reduce((sum, line) => sum + (line.hiddenByUser ? 0 : line.pixelSize), numbersOfRows),
    );
    expect(Math.max(...ends)).toBeLessThan(1440);
    expect(tab.columnGroups.map(({ collapsed }) => collapsed)).toEqual([true, true]);
    const folded = tab.columnGroups.flatMap(({ range }) => [range.startIndex, range.endIndex - 1]);
    expect(folded.map((column) => book.cells('KPI Book')[0]?.[column]?.formattedValue)).toEqual([
      'Definition',
      'Market benchmark',
      'As of',
      'Because',
    ]);
  });

  it('colours the choices as the template does', () => {
    const rules = book.tab('KPI Book').conditionalFormats;
    const column = book.column('KPI Book', 'Status');
    const titles = rules
      .filter(({ ranges }) => ranges.some((range) => range.startColumnIndex === column))
      .flatMap(({ booleanRule }) =>
        booleanRule.condition.values.map(({ userEnteredValue }) => userEnteredValue),
      );
    expect(titles).toEqual(expect.arrayContaining(['Off track', 'On track', 'Stale', 'Out of range']));
    expect(titles).not.toContain('No data');
  });

  it('never makes a formula of what people wrote', () => {
    const written = ['=1+1', '+44', '=IMPORTDATA("https://example.com")'];
    const shown = book
      .cells('KPI Book')[3]
      ?.flatMap(({ userEnteredValue }) => userEnteredValue?.stringValue ?? []);
    expect(shown).toEqual(expect.arrayContaining(written));
    expect(book.cells('Dashboard')[0]?.[0]?.userEnteredValue).toEqual({
      stringValue: '=HYPERLINK("https://example.com";"Acme")',
    });
    const tabs = [...northStar.tables.map(({ title }) => title), 'Dashboard', 'Chart data'];
    const all = tabs.flatMap((title) => formulas(book, title));
    expect(all.length).toBeGreaterThan(10);
    expect(all.filter((formula) => /example|IMPORT|HYPERLINK|1\+1/.test(formula))).toEqual([]);
  });

  it('parts the arguments of its formulas by semicolons, which every locale reads', () => {
    const all = ['KPI Book', 'Readings', 'Dashboard', 'Chart data'].flatMap((title) => formulas(book, title));
    expect(all.filter((formula) => formula.replaceAll(/"[^"]*"/g, '').includes(','))).toEqual([]);
  });

  it('draws a line of readings beside each metric, wherever its row is moved', () => {
    const column = book.column('KPI Book', 'Readings so far');
    const drawn = book
      .cells('KPI Book')
      .slice(1, 4)
      .map((row) => row[column]?.userEnteredValue?.formulaValue);
    expect(drawn).toEqual(
      [2, 3, 4].map((row) => expect.stringContaining(`MATCH($A${row};'Readings'!$A$2:$A;0)`)),
    );
    expect(formulas(book, 'Readings')).toHaveLength(2);
  });

  it('shows the North Star against its target, the drivers and the gaps as native charts with living numbers', () => {
    const charts = book.tab('Dashboard').charts.map(({ spec }) => spec);
    expect(charts.map(({ title }) => title)).toEqual(
      expect.arrayContaining(['North Star', 'Gaps by severity', 'Progress of North Star and drivers']),
    );
    const [line] = charts;
    expect(line?.basicChart).toMatchObject({ chartType: 'LINE' });
    expect(line?.basicChart?.series.map(({ lineStyle }) => lineStyle?.type)).toEqual([
      'SOLID',
      'MEDIUM_DASHED',
    ]);
    const data = book
      .cells('Chart data')
      .slice(1, 6)
      .map((row) => row.slice(0, 3).map(({ formattedValue }) => formattedValue));
    expect(data).toEqual([
      ['Period', 'Weekly active teams', 'Target'],
      ['2025-Q4', '900', '1200'],
      ['2026-Q1', '0', '1200'],
      ['2026-Q2', '1043,5', '1200'],
      ['', '', ''],
    ]);
  });

  it('names the ranges that people may use in formulas of their own', () => {
    expect(book.namedRanges.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['KPI_Book_rows', 'KPI_Book_keys', 'Objectives_names']),
    );
  });

  it('shows numbers as their kind asks', () => {
    const row = book.cells('KPI Book')[1];
    const formats = ['Target', 'Target date', 'Progress', 'Rolling window'].map(
      (header) => row?.[book.column('KPI Book', header)]?.userEnteredFormat?.numberFormat?.pattern,
    );
    expect(formats).toEqual(['General', 'yyyy-mm-dd', '0%', '#,##0']);
  });
});

describe('who waits for an install in Google Sheets', () => {
  it('is told before each of the two writes what is being made, and after them all that stands', async () => {
    const google = emulateGoogle();
    const told: string[] = [];
    await createSheetsSurface({ client: google.client() }).install({
      ...everythingInSheets(kpiBook),
      onProgress: ({ made, next }) => {
        told.push(`${google.requests().writes}: ${made}${next === undefined ? '' : ` → ${next}`}`);
        return Promise.resolve();
      },
    });
    expect(told.slice(0, 3)).toEqual([
      '0: Looked for what an earlier try has left → Making the spreadsheet with its 6 tabs',
      '1: The spreadsheet with its tabs → Filling the tabs: columns, lists, formats, rows and charts',
      '2: Overview',
    ]);
    expect(told.at(-1)).toBe('2: Dashboard');
    expect(google.requests().writes).toBe(2);
  });
});

describe('a part of the system in Google Sheets', () => {
  it('installs alone, with the charts that its tables allow', async () => {
    const { book, google } = await install({ ...everythingInSheets(okrs), rows: {} });
    expect(google.requests().writes).toBe(2);
    expect(book.tab('Dashboard').charts.map(({ spec }) => spec.title)).toEqual([
      'Gaps by severity',
      'Progress of objectives',
      'Key results by pace',
    ]);
  });

  it('holds the readings of metrics that live in Notion, with a chart of their North Star', async () => {
    const { book } = await install(
      everythingInSheets(kpiBook, {
        overview: 'notion',
        metrics: 'notion',
        gears: 'notion',
        processes: 'notion',
        events: 'notion',
      }),
    );
    expect(book.sheets.map(({ properties }) => properties.title)).toEqual([
      'Dashboard',
      'Chart data',
      'Readings',
    ]);
    expect(
      book
        .cells('Chart data')[1]
        ?.slice(0, 3)
        .map(({ formattedValue }) => formattedValue),
    ).toEqual(['Period', 'Weekly active teams', 'Target']);
  });
});

/** Loses the first answer to a request that ends so. */
function loseOnce(google: EmulatedGoogle, ending: string): void {
  let isLosing = true;
  google.loses = ({ method, path }) => {
    const loses = isLosing && method === 'POST' && path.endsWith(ending);
    if (loses) isLosing = false;
    return loses;
  };
}

async function spreadsheetsIn(google: EmulatedGoogle): Promise<number> {
  const { files } = z.object({ files: z.array(z.unknown()) }).parse(await google.ask('/drive/v3/files'));
  return files.length;
}

describe('an install that broke off', () => {
  it('is looked after before it is written again, when the answer to the tabs got lost', async () => {
    const google = emulateGoogle();
    loseOnce(google, ':batchUpdate');
    const surface = createSheetsSurface({ client: google.client() });
    await surface.install(everythingInSheets(okrs));
    expect(google.seen.map(({ method }) => method)).toEqual(['GET', 'POST', 'POST', 'GET']);
    expect((await surface.pull()).flatMap(({ problems }) => problems)).toEqual([]);
  });

  it('makes no second spreadsheet when the answer to the first got lost', async () => {
    const google = emulateGoogle();
    loseOnce(google, '/v4/spreadsheets');
    await createSheetsSurface({ client: google.client() }).install(everythingInSheets(okrs));
    expect(await spreadsheetsIn(google)).toBe(1);
  });

  it('is gone on with in the spreadsheet that it had made', async () => {
    const google = emulateGoogle();
    google.fault = ({ path }) =>
      path.endsWith(':batchUpdate')
        ? Response.json({ error: { code: 403, message: 'No' } }, { status: 403 })
        : undefined;
    const request = everythingInSheets(okrs);
    await expect(createSheetsSurface({ client: google.client() }).install(request)).rejects.toMatchObject({
      code: 'forbidden',
    });
    google.fault = () => undefined;
    const surface = createSheetsSurface({ client: google.client() });
    await surface.install(request);
    expect(await spreadsheetsIn(google)).toBe(1);
    expect(await surface.check()).toEqual([]);
  });

  it('is found again whole by its name when it came to its end unheard, and never taken for another', async () => {
    const google = emulateGoogle();
    const request = everythingInSheets(okrs);
    const first = await createSheetsSurface({ client: google.client(), installation: 'w1' }).install(request);
    const again = await createSheetsSurface({ client: google.client(), installation: 'w1' }).install(request);
    expect(again).toEqual(first);
    const other = await createSheetsSurface({ client: google.client(), installation: 'w2' }).install(request);
    expect(other.place.url).not.toBe(first.place.url);
    expect(await spreadsheetsIn(google)).toBe(2);
  });
});
