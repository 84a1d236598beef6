import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { TestBrowser, TestPage } from './browser.ts';
import { openBrowser } from './browser.ts';
import { install, until, workspaceIn } from './install.ts';
import { confirmMatch, openMatch } from './match-page.ts';
import type { OwnDatabase } from './own-database.ts';
import { askNotion, keepDatabase } from './own-database.ts';
import { approve, seedPerson } from './vendor-pages.ts';

const vito = { name: 'Vito Sala', email: 'vito@example.com' };

describe('who has databases in Notion already before anything is installed', () => {
  let browser: TestBrowser;
  let id: string;
  let page: string;
  let numbers: OwnDatabase;
  let waiting: TestPage;

  beforeAll(async () => {
    page = await seedPerson(vito);
    numbers = await keepDatabase(page, {
      title: 'Our numbers',
      columns: {
        KPI: { title: {} },
        Role: { select: { options: [{ name: 'North Star' }, { name: 'KPI' }] } },
        Goal: { number: {} },
        Progress: { number: {} },
      },
      rows: [
        { KPI: 'Nights', Role: 'North Star', Goal: 200, Progress: 7 },
        { KPI: 'Hosts', Role: 'KPI', Goal: 40, Progress: 8 },
      ],
    });
    await keepDatabase(page, {
      title: 'Month ends',
      columns: {
        Name: { title: {} },
        Metric: { relation: { data_source_id: numbers.source, single_property: {} } },
        Month: { date: {} },
        Actual: { number: {} },
      },
      rows: [
        { Name: 'Jan', Metric: numbers.rows.slice(0, 1), Month: '2026-01-31', Actual: 110 },
        { Name: 'Feb', Metric: numbers.rows.slice(0, 1), Month: '2026-02-28', Actual: 131 },
      ],
    });
    browser = openBrowser();
    await approve(browser, { tool: 'notion', person: vito });
    waiting = await install(browser, { name: 'Brought', template: 'kpi-book', own: 'yes', page });
    id = workspaceIn(waiting.url);
  });

  it('is asked to show them first, and nothing is made until they say so', async () => {
    expect(waiting.url).toContain('/own-tables');
    expect(waiting.text).toContain('Nothing is installed yet');
    expect(await titlesOn(page)).toEqual(['Our numbers', 'Month ends']);
  });

  it('shows them one after the other, and is told which are taken along', async () => {
    const found = await browser.open(`/workspaces/${id}/own-tables?tool=notion&place=${page}`);
    const first = await openMatch(browser, { page: found, found: 'Our numbers', use: 'KPI Book' });
    expect(first.text).toContain('For instance: Hosts · Nights');
    expect((await confirmMatch(browser, { page: first })).text).toContain('You bring KPI Book.');
    const second = await openMatch(browser, { page: found, found: 'Month ends', use: 'Readings' });
    const taken = await confirmMatch(browser, { page: second });
    expect(taken.text).toContain('Your table is taken along');
    expect((await browser.open(`/workspaces/${id}/own-tables`)).text).toContain(
      'You bring KPI Book, Readings.',
    );
  });

  it('gets the rest beside them, and answers from their numbers', async () => {
    const installing = await browser.send(`/workspaces/${id}/installation`);
    await until(browser, { page: installing.url, says: 'is ready' });
    const answered = await until(browser, { page: `/workspaces/${id}`, says: '★ Nights' });
    expect(answered.text).toContain('131');
    const rows = await rowsOf(numbers.source);
    expect(rows.find((row) => row['KPI'] === 'Nights')).toMatchObject({ Goal: 200, Progress: 7 });
    expect(rows.find((row) => row['KPI'] === 'Nights')?.['◆ Latest']).toBe(131);
    const home = (await childrenOf(page)).find(({ child_page: own }) => own?.title === 'Brought');
    const made = await titlesOn(home?.id ?? '');
    expect(made).toEqual(expect.arrayContaining(['Overview', 'Growth Machine']));
    expect(made).not.toContain('KPI Book');
    expect(made).not.toContain('Readings');
    expect((await browser.open(`/workspaces/${id}/own-tables`)).text).not.toContain('Install the rest');
  });

  it('finds nothing to put right', async () => {
    const checked = await browser.send(`/workspaces/${id}/check`);
    expect(checked.text).toContain('as it should be');
  });
});

const Title = z.object({ title: z.string() }).optional();
const Children = z.object({
  results: z.array(z.object({ id: z.string(), child_database: Title, child_page: Title })),
});

async function childrenOf(page: string): Promise<z.infer<typeof Children>['results']> {
  return Children.parse(await askNotion(`GET /v1/blocks/${page}/children`)).results;
}

async function titlesOn(page: string): Promise<string[]> {
  return (await childrenOf(page)).flatMap(({ child_database: database }) => database?.title ?? []);
}

const Rows = z.object({
  results: z.array(
    z.object({
      properties: z.record(
        z.string(),
        z.object({
          number: z.number().nullish(),
          title: z.array(z.object({ plain_text: z.string() })).optional(),
        }),
      ),
    }),
  ),
});

/** Names and numbers of a database's rows. */
async function rowsOf(source: string): Promise<Record<string, string | number | null | undefined>[]> {
  const { results } = Rows.parse(await askNotion(`POST /v1/data_sources/${source}/query`, {}));
  return results.map(({ properties }) =>
    Object.fromEntries(
      Object.entries(properties).map(([name, { title, number }]) => [name, title?.[0]?.plain_text ?? number]),
    ),
  );
}
