import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TestBrowser } from './browser.ts';
import { openBrowser } from './browser.ts';
import { install, until, workspaceIn } from './install.ts';
import { leftOf } from './left-of.ts';
import { confirmMatch, openMatch } from './match-page.ts';
import { keepSpreadsheet, readTab, typeCell } from './own-spreadsheet.ts';
import { approve, decide, seedPerson } from './vendor-pages.ts';

const uma = { name: 'Uma Prado', email: 'uma@example.com' };

const kpis = [
  ['KPI', 'Role', 'Target', 'Who'],
  ['Active teams', 'North Star', 2000, 'Uma'],
  ['Revenue', 'Key driver', 20_000, 'Uma'],
];

/** What people had typed, wherever Northbook has put its columns. */
function theirs(cells: readonly (readonly string[])[]): (string | undefined)[][] {
  const [heads = []] = cells;
  const columns = ['KPI', 'Role', 'Target', 'Who'].map((head) => heads.indexOf(head));
  return cells.slice(0, 3).map((row) => columns.map((column) => row[column]));
}

describe('a workspace with a spreadsheet chosen from a person’s Drive', () => {
  let browser: TestBrowser;
  let id: string;
  let book: string;
  let connection: string;
  let access: string;

  beforeAll(async () => {
    await seedPerson(uma);
    book = await keepSpreadsheet(uma, { title: 'Our numbers', tabs: { KPIs: kpis, Notes: [['Keep me']] } });
    browser = openBrowser();
    await approve(browser, { tool: 'sheets', person: uma });
    const { url } = await install(browser, { name: 'Picked and left', template: 'kpi-book' });
    await until(browser, { page: url, says: 'is ready' });
    id = workspaceIn(url);
    const out = await browser.open(`/connect/sheets?for=pick&workspace=${id}`);
    const found = await browser.open(
      await decide(out.url, { person: uma.email, answer: 'approve', files: ['Our numbers'] }),
    );
    await confirmMatch(browser, {
      page: await openMatch(browser, { page: found, found: 'KPIs', use: 'KPI Book' }),
    });
    await until(browser, { page: `/workspaces/${id}`, says: '★ Active teams' });
    const account = await browser.open('/account');
    connection = `sheets/${/connections\/sheets\/([^/"]+)\/disconnect/.exec(account.text)?.[1] ?? ''}`;
    const given = await env.CONNECTIONS.getByName(connection).access();
    access = 'token' in given ? given.token : '';
  });

  function read(tab = 'KPIs'): Promise<readonly (readonly string[])[]> {
    return readTab(uma, { spreadsheet: book, tab });
  }

  /** Asks Google for the spreadsheet as Northbook would with what it had. */
  async function stillOpens(): Promise<number> {
    const response = await fetch(`https://sheets.googleapis.com/v4/spreadsheets/${book}`, {
      headers: { authorization: `Bearer ${access}` },
    });
    return response.status;
  }

  it('loses all access to it when the tool is disconnected, and leaves every cell as it was', async () => {
    expect(await stillOpens()).toBe(200);
    const before = [await read(), await read('Notes')];
    expect(theirs(before[0] ?? [])).toEqual(kpis.map((row) => row.map(String)));
    const gone = await browser.send(`/workspaces/${id}/connections/sheets/disconnect`);
    expect(gone.text).toContain('Google Sheets is disconnected');
    expect(gone.text).toContain('stays');
    expect(await stillOpens()).toBe(401);
    expect(await env.CONNECTIONS.getByName(connection).access()).toEqual({ lost: true });
    const { results } = await env.DIRECTORY.prepare('SELECT id FROM connections WHERE id = ?')
      .bind(connection)
      .all();
    expect(results).toEqual([]);
    expect([await read(), await read('Notes')]).toEqual(before);
  });

  it('neither reads nor writes it any more, and says what it needs', async () => {
    await typeCell(uma, { spreadsheet: book, tab: 'KPIs', column: 0, row: 1, text: 'Renamed since' });
    const before = await read();
    await browser.send(`/workspaces/${id}/recalculate`);
    const page = await until(browser, { page: `/workspaces/${id}`, says: 'needs reconnecting' });
    expect(page.text).toContain('★ Active teams');
    expect(await read()).toEqual(before);
  });

  it('is back with what it was bound to once the same account is connected again', async () => {
    const out = await browser.open(`/connect/sheets?for=reconnect&workspace=${id}`);
    await browser.open(await decide(out.url, { person: uma.email, answer: 'approve' }));
    await browser.send(`/workspaces/${id}/recalculate`);
    const page = await until(browser, { page: `/workspaces/${id}`, says: '★ Renamed since' });
    expect(page.text).not.toContain('needs reconnecting');
  });

  it('leaves nothing behind when it is deleted, but the columns that stay where they were told to', async () => {
    const before = await read();
    const gone = await browser.send(`/workspaces/${id}/delete`, { name: 'Picked and left' });
    expect(gone.text).toContain('Picked and left is deleted');
    expect(gone.text).toContain('Northbook’s columns included, also those in tables of your own');
    expect(await leftOf(id)).toEqual([]);
    expect(await env.CONNECTIONS.getByName(connection).access()).toEqual({ lost: true });
    expect(await read()).toEqual(before);
    expect(await read('Notes')).toEqual([['Keep me']]);
  });
});
