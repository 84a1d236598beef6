import { beforeAll, describe, expect, it } from 'vitest';
import type { TestBrowser, TestPage } from './browser.ts';
import { openBrowser } from './browser.ts';
import { install, until, workspaceIn } from './install.ts';
import { confirmMatch, openMatch, proposedColumns } from './match-page.ts';
import { deleteColumn, keepSpreadsheet, readTab, typeCell } from './own-spreadsheet.ts';
import { approve, decide, seedPerson } from './vendor-pages.ts';

const tea = { name: 'Tea Gallo', email: 'tea@example.com' };

/** As a controller keeps it: titles on top, German months and numbers, a total below. */
const numbers = [
  ['Acme GmbH'],
  ['Kennzahlen, Stand März'],
  [],
  ['Kennzahl', 'Einheit', 'Jän 26', 'Feb 26', 'Mär 26', 'Summe'],
  ['Aktive Teams', 'Teams', '1.043,5', '1.100', '1.180', ''],
  ['Umsatz', 'EUR', '12.500,00', '0', '13.250,75', ''],
  ['Gesamt', '', '13.543,5', '1.100', '14.430,75', ''],
];

const kpis = [
  ['Our KPIs', '', 'as of March'],
  [],
  ['KPI', 'Role', 'Target', 'Who'],
  ['Aktive Teams', 'North Star', 2000, 'Tea'],
  ['Umsatz', 'Key driver', 20_000, 'Tea'],
];

/** A workspace in Google Sheets, with a spreadsheet of the person's own chosen for it; gives the page it comes to. */
async function start(
  book: string,
): Promise<{ readonly browser: TestBrowser; readonly id: string; readonly found: TestPage }> {
  const browser = openBrowser();
  await approve(browser, { tool: 'sheets', person: tea });
  const { url } = await install(browser, { name: 'Own sheets', template: 'kpi-book' });
  await until(browser, { page: url, says: 'is ready' });
  const id = workspaceIn(url);
  const out = await browser.open(`/connect/sheets?for=pick&workspace=${id}`);
  const back = await decide(out.url, { person: tea.email, answer: 'approve', files: [book] });
  return { browser, id, found: await browser.open(back) };
}

describe('tabs that a team keeps in a spreadsheet of its own', () => {
  let browser: TestBrowser;
  let id: string;
  let spreadsheet: string;
  let found: TestPage;

  beforeAll(async () => {
    await seedPerson(tea);
    spreadsheet = await keepSpreadsheet(tea, { title: 'Controlling', tabs: { Zahlen: numbers, KPIs: kpis } });
    ({ browser, id, found } = await start('Controlling'));
  });

  async function headers(tab: string, row: number): Promise<readonly string[]> {
    return (await readTab(tea, { spreadsheet, tab }))[row] ?? [];
  }

  it('are each found with what was understood of their form', () => {
    expect(found.text).toContain('2 rows, 3 columns. Its headers stand in row 4.');
    expect(found.text).toContain('It has 3 periods, ending 2026-01-31 to 2026-03-31.');
    expect(found.text).toContain('Row 7 is a total and left out.');
    expect(found.text).toContain('Its numbers are written with a decimal comma.');
    expect(found.text).toContain('2 rows, 4 columns. Its headers stand in row 3.');
  });

  it('are matched by what their columns are called and hold', async () => {
    const book = await openMatch(browser, { page: found, found: 'KPIs', use: 'KPI Book' });
    expect(proposedColumns(book)).toMatchObject({
      'column.name': 'A/KPI',
      'column.role': 'B/Role',
      'column.target': 'C/Target',
    });
    const readings = await openMatch(browser, { page: found, found: 'Zahlen', use: 'Readings' });
    expect(proposedColumns(readings)).toMatchObject({
      'column.name': 'A/Kennzahl',
      'column.unit': 'B/Einheit',
    });
    expect(readings.text).not.toContain('Jän 26');
  });

  it('take the place of Northbook’s, and get its answers beside their own columns', async () => {
    const uses = [
      { found: 'KPIs', use: 'KPI Book' },
      { found: 'Zahlen', use: 'Readings' },
    ];
    for (const use of uses) {
      const taken = await confirmMatch(browser, { page: await openMatch(browser, { page: found, ...use }) });
      expect(taken.text).toContain('Your table is part of the workspace now');
    }
    const page = await until(browser, { page: `/workspaces/${id}`, says: '1,180' });
    expect(page.text).toContain('★ Aktive Teams');
    expect(page.text).not.toContain('Gesamt');
  });

  it('are drawn on the dashboard too, which cannot reach them by a formula', async () => {
    const { text } = await browser.open(`/workspaces/${id}`);
    const own = /spreadsheets\/d\/([^/"]+)/.exec(text)?.[1] ?? '';
    const numbers = await readTab(tea, { spreadsheet: own, tab: 'Chart data' });
    expect(numbers.slice(1, 5).map((row) => row.slice(0, 2))).toEqual([
      ['Period', 'Aktive Teams'],
      ['2026-01', '1043,5'],
      ['2026-02', '1100'],
      ['2026-03', '1180'],
    ]);
  });

  it('keep every cell of their own, and the total its empty place under the answers', async () => {
    const cells = await readTab(tea, { spreadsheet, tab: 'Zahlen' });
    const [top, subtitle] = cells;
    expect([top?.[0], subtitle?.[0]]).toEqual(['Acme GmbH', 'Kennzahlen, Stand März']);
    const heads = cells[3] ?? [];
    const latest = heads.indexOf('Latest');
    expect(latest).toBeGreaterThan(heads.indexOf('Einheit'));
    expect(latest).toBeLessThan(heads.indexOf('Jän 26'));
    const rows = cells
      .slice(4, 7)
      .map((row) => ['Kennzahl', 'Jän 26', 'Latest'].map((head) => row[heads.indexOf(head)]));
    expect(rows).toEqual([
      ['Aktive Teams', '1.043,5', '1180'],
      ['Umsatz', '12.500,00', '13250.8'],
      ['Gesamt', '13.543,5', ''],
    ]);
  });

  it('get a lost answer back by a press on the workspace’s page', async () => {
    const column = (await headers('KPIs', 2)).indexOf('Trend');
    expect(column).toBeGreaterThan(0);
    await deleteColumn(tea, { spreadsheet, tab: 'KPIs', column });
    const page = `/workspaces/${id}`;
    const checked = await browser.send(`${page}/check`);
    expect(checked.text).toContain('The column Trend of KPI Book was deleted');
    await browser.send(`${page}/repairs`, {
      surface: 'sheets',
      code: 'lost-field',
      table: 'metrics',
      field: 'trend',
    });
    expect(await headers('KPIs', 2)).toContain('Trend');
    expect((await browser.send(`${page}/check`)).text).not.toContain('Trend of KPI Book');
  });

  it('are asked what a choice of their own is, and read as was said', async () => {
    const page = `/workspaces/${id}`;
    await typeCell(tea, { spreadsheet, tab: 'KPIs', column: 2, row: 3, text: 'Leitstern' });
    await browser.send(`${page}/recalculate`);
    const asked = await until(browser, { page, says: 'does not know what “Leitstern” stands for' });
    expect(asked.text).toContain('<option value="is:north-star">North Star</option>');
    const finding = { surface: 'sheets', code: 'unknown-choice', table: 'metrics', field: 'role' };
    const unsaid = await browser.send(`${page}/repairs`, {
      ...finding,
      'word.0': 'Leitstern',
      'choice.0': '',
    });
    expect(unsaid.text).toContain('Say for at least one of the words which choice it is.');
    await browser.send(`${page}/repairs`, {
      ...finding,
      'word.0': 'Leitstern',
      'choice.0': 'is:north-star',
    });
    expect((await browser.open(page)).text).not.toContain('does not know what');
    await browser.send(`${page}/recalculate`);
    expect((await until(browser, { page, says: '★ Aktive Teams' })).text).toContain(
      '<option value="is:north-star" selected="">North Star</option>',
    );
  });

  it('are cleared of a run’s answers when it is taken back, in whichever spreadsheet they stand', async () => {
    const page = `/workspaces/${id}`;
    const heads = await headers('Zahlen', 3);
    const march = heads.indexOf('Mär 26');
    async function latest(): Promise<string | undefined> {
      return (await headers('Zahlen', 4))[heads.indexOf('Latest')];
    }
    await typeCell(tea, { spreadsheet, tab: 'Zahlen', column: march, row: 4, text: '1.250' });
    await browser.send(`${page}/recalculate`);
    await until(browser, { page, says: '1,250' });
    expect(await latest()).toBe('1250');
    const run = /runs\/([^/"]+)\/undo/.exec((await browser.open(page)).text)?.[1] ?? '';
    await browser.send(`${page}/runs/${run}/undo`);
    await until(browser, { page, says: 'done, took one back' });
    expect(await latest()).toBe('1180');
  });
});

describe('readings that a team keeps a row each', () => {
  const rows = [
    ['Indicatori 2026'],
    [],
    ['Indicatore', 'Mese', 'Valore', 'Note'],
    ['Aktive Teams', 'gen 2026', '1.043,5', 'chiuso'],
    ['Aktive Teams', 'feb 2026', '1.100,0', ''],
    ['Aktive Teams', 'mar 2026', '1.320,0', ''],
    ['Totale', '', '3.463,5', ''],
  ];

  it('are taken where a tab of a row a metric would be, months in Italian and all', async () => {
    await seedPerson(tea);
    const spreadsheet = await keepSpreadsheet(tea, { title: 'Letture', tabs: { Letture: rows, KPIs: kpis } });
    const { browser, id, found } = await start('Letture');
    for (const use of [
      { found: 'KPIs', use: 'KPI Book' },
      { found: 'Letture', use: 'Readings' },
    ]) {
      const page = await openMatch(browser, { page: found, ...use });
      expect((await confirmMatch(browser, { page })).text).toContain(
        'Your table is part of the workspace now',
      );
    }
    const page = await until(browser, { page: `/workspaces/${id}`, says: '1,320' });
    expect(page.text).not.toContain('Totale');
    const cells = await readTab(tea, { spreadsheet, tab: 'Letture' });
    expect(cells[3]?.filter((cell) => cell !== '').slice(0, 1)).toEqual(['Aktive Teams']);
  });
});
