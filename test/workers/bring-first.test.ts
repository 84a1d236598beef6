import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { TestBrowser, TestPage } from './browser.ts';
import { openBrowser } from './browser.ts';
import { install, until, workspaceIn } from './install.ts';
import { confirmMatch, openMatch } from './match-page.ts';
import { askGoogle, keepSpreadsheet } from './own-spreadsheet.ts';
import { approve, decide, seedPerson } from './vendor-pages.ts';

const uma = { name: 'Uma Sala', email: 'uma@example.com' };

const kpis = [
  ['KPI', 'Role', 'Target'],
  ['Nights', 'North Star', 200],
];
const readings = [
  ['Metric', 'Jan 2026', 'Feb 2026', 'Mar 2026'],
  ['Nights', 110, 120, 131],
];

describe('who has tables already before anything is installed', () => {
  let browser: TestBrowser;
  let id: string;
  let book: string;
  let waiting: TestPage;

  beforeAll(async () => {
    await seedPerson(uma);
    book = await keepSpreadsheet(uma, { title: 'Controlling', tabs: { KPIs: kpis, Zahlen: readings } });
    browser = openBrowser();
    await approve(browser, { tool: 'sheets', person: uma });
    waiting = await install(browser, { name: 'Brought', template: 'kpi-book', own: 'yes' });
    id = workspaceIn(waiting.url);
  });

  it('is asked to show them first, and nothing is made until they say so', async () => {
    expect(waiting.url).toContain('/own-tables');
    expect(waiting.text).toContain('Nothing is installed yet');
    const page = await browser.open(`/workspaces/${id}/installation`);
    expect(page.text).toContain('it waits for the tables that your team keeps already');
    expect(page.text).toContain('Install the rest');
  });

  it('cannot have sample rows as well, which fill every table', async () => {
    const refused = await install(browser, {
      name: 'Both',
      own: 'yes',
      sample: 'learning-app',
      template: 'north-star',
    });
    expect(refused.status).toBe(400);
    expect(refused.text).toContain('Start without them when you bring tables of your own');
  });

  it('shows them one after the other, and is told which are taken along', async () => {
    const out = await browser.open(`/connect/sheets?for=pick&workspace=${id}`);
    const found = await browser.open(
      await decide(out.url, { person: uma.email, answer: 'approve', files: ['Controlling'] }),
    );
    const first = await openMatch(browser, { page: found, found: 'KPIs', use: 'KPI Book' });
    expect((await confirmMatch(browser, { page: first })).text).toContain('You bring KPI Book.');
    const second = await openMatch(browser, { page: found, found: 'Zahlen', use: 'Readings' });
    const taken = await confirmMatch(browser, { page: second });
    expect(taken.text).toContain('Your table is taken along');
    expect((await browser.open(`/workspaces/${id}/own-tables`)).text).toContain(
      'You bring KPI Book, Readings.',
    );
  });

  it('gets the rest beside them, and answers from their numbers', async () => {
    const installing = await browser.send(`/workspaces/${id}/installation`);
    await until(browser, { page: installing.url, says: 'is ready' });
    const page = await until(browser, { page: `/workspaces/${id}`, says: '★ Nights' });
    expect(page.text).toContain('131');
    const answer = await askGoogle(uma, { path: `/v4/spreadsheets/${book}?fields=sheets.properties.title` });
    const { sheets } = z
      .object({ sheets: z.array(z.object({ properties: z.object({ title: z.string() }) })) })
      .parse(answer);
    const titles = sheets.map(({ properties }) => properties.title);
    expect(titles).toEqual(
      expect.arrayContaining(['KPIs', 'Zahlen', 'Overview', 'Growth Machine', 'Dashboard']),
    );
    expect(titles).not.toContain('KPI Book');
    expect((await browser.open(`/workspaces/${id}/own-tables`)).text).not.toContain('Install the rest');
  });
});
