import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { openBrowser } from './browser.ts';
import { install, until, workspaceIn } from './install.ts';
import { armFaults, clearFaults, countRequests } from './sandbox-faults.ts';
import { approve, seedPerson } from './vendor-pages.ts';

const fay = { name: 'Fay Conti', email: 'fay@example.com' };
const databases = 'notion POST /v1/databases';

/** A spreadsheet's own settings, as its owner sees them. */
async function propertiesOf(spreadsheet: string): Promise<{ locale: string }> {
  const response = await fetch(
    `https://sheets.googleapis.com/v4/spreadsheets/${spreadsheet}?fields=properties.locale`,
    { headers: { authorization: `Bearer ya29.sandbox-person.${fay.email}` } },
  );
  return z.object({ properties: z.object({ locale: z.string() }) }).parse(await response.json()).properties;
}

/** All that stands in a spreadsheet's cells, notes too. */
async function headersOf(spreadsheet: string): Promise<string> {
  const response = await fetch(
    `https://sheets.googleapis.com/v4/spreadsheets/${spreadsheet}?fields=sheets.data.rowData.values.note`,
    { headers: { authorization: `Bearer ya29.sandbox-person.${fay.email}` } },
  );
  return response.text();
}

/** All that anybody's databases say of their columns. */
async function databasesInNotion(): Promise<string> {
  const response = await fetch('https://api.notion.com/v1/search', {
    method: 'POST',
    headers: {
      authorization: 'Bearer ntn_sandbox',
      'notion-version': '2026-03-11',
      'content-type': 'application/json',
    },
    body: JSON.stringify({ filter: { property: 'object', value: 'data_source' } }),
  });
  return response.text();
}

describe('an installation by a person', () => {
  beforeAll(async () => {
    await seedPerson(fay);
  });
  afterEach(clearFaults);

  it('goes from approval to first answers in both tools, and shows what is made', async () => {
    const browser = openBrowser();
    await approve(browser, { tool: 'notion', person: fay });
    await approve(browser, { tool: 'sheets', person: fay, wanted: 'add' });
    const started = await install(browser, {
      name: 'Fay’s stays',
      template: 'north-star',
      sample: 'stays-marketplace',
      spread: 'split',
    });
    expect(started.url).toMatch(/\/workspaces\/[0-9a-f-]+\/installation$/);
    const underWay = await until(browser, { page: started.url, says: '✓ KPI Book' });
    expect(underWay.text).toMatch(/<progress max="\d+" value="\d+"/);
    expect(underWay.text).toContain('<meta http-equiv="refresh" content="3"/>');
    const done = await until(browser, { page: started.url, says: 'is ready' });
    expect(done.text).toContain('What to do next');
    expect(done.text).toMatch(/href="https:\/\/app\.notion\.com\/[^"]+"/);
    expect(done.text).toMatch(/href="https:\/\/docs\.google\.com\/spreadsheets\/[^"]+"/);
    expect(done.text).not.toContain('http-equiv="refresh"');
    const spreadsheet = /spreadsheets\/d\/([\w-]+)/.exec(done.text)?.[1] ?? '';
    const { locale } = await propertiesOf(spreadsheet);
    expect(locale).toBe('it_IT');
    expect(await headersOf(spreadsheet)).toContain('https://northbook.test/method#metrics/trend');
    expect(await databasesInNotion()).toContain('https://northbook.test/method#teams/connected');
    const answers = await browser.open(`/workspaces/${workspaceIn(started.url)}`);
    expect(answers.text).toContain('★ Nights booked');
    expect(answers.text).toMatch(/Nights per listing<span class="pill">Rate-limiting step/);
  });

  it('fills a part of the system with the sample’s rows of that part', async () => {
    const browser = openBrowser();
    await approve(browser, { tool: 'notion', person: fay });
    const { url } = await install(browser, {
      name: 'Goals',
      template: 'okrs',
      sample: 'learning-app',
      spread: 'notion',
    });
    await until(browser, { page: url, says: 'is ready' });
    const answers = await browser.open(`/workspaces/${workspaceIn(url)}`);
    expect(answers.text).toContain('No metric has the role North Star yet.');
  });

  it('that stops half way says why, and goes on where it stopped when asked, making nothing twice', async () => {
    const browser = openBrowser();
    await approve(browser, { tool: 'notion', person: fay });
    await armFaults({
      kind: 'html',
      status: 403,
      service: 'notion',
      method: 'POST',
      path: '/v1/databases',
      skip: 1,
    });
    const before = await countRequests(databases);
    const { url } = await install(browser, { name: 'Halves', spread: 'notion' });
    const stopped = await until(browser, { page: url, says: 'It stopped half way' });
    expect(stopped.text).toContain('Notion does not let Northbook do this.');
    expect(stopped.text).toContain('Go on');
    const refused = (await countRequests(databases)) - before - 1;
    await clearFaults();
    await Promise.all([browser.send(url), browser.send(url)]);
    await until(browser, { page: url, says: 'is ready' });
    // The template of experiments has three tables: one was made before it stopped.
    expect((await countRequests(databases)) - before - refused).toBe(3);
  });

  it('that lost its access goes on by itself once the tool is connected again', async () => {
    const browser = openBrowser();
    await approve(browser, { tool: 'notion', person: fay });
    await armFaults({ kind: 'token-revoked', service: 'notion', skip: 6 });
    const { url } = await install(browser, { name: 'Interrupted', spread: 'notion' });
    const stopped = await until(browser, { page: url, says: 'It stopped half way' });
    expect(stopped.text).toContain('Connect Notion again');
    await clearFaults();
    const wanted = `reconnect&workspace=${workspaceIn(url)}`;
    expect((await approve(browser, { tool: 'notion', person: fay, wanted })).url).toBe(url);
    await until(browser, { page: url, says: 'is ready' });
  });

  it('needs a name, a zone, and tools that are the person’s own', async () => {
    const browser = openBrowser();
    await approve(browser, { tool: 'notion', person: fay });
    expect((await install(browser, { name: ' ' })).text).toContain('Give it a name.');
    expect((await install(browser, { name: 'A', timeZone: 'Nowhere' })).text).toContain('not a time zone');
    expect((await install(browser, { name: 'A', page: 'not a page' })).text).toContain(
      'That is not the address of a Notion page.',
    );
    const theirs = await install(browser, { name: 'A', notion: 'notion/somebody-else' });
    expect(theirs.status).toBe(400);
    expect(theirs.text).toContain('has to be connected again first');
  });
});
