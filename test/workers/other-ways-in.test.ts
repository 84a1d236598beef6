import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { notionPageId } from '../../src/http/install/new-installation.ts';
import { openBrowser } from './browser.ts';
import { install, until } from './install.ts';
import { ask, ended, ringCron, view, waitFor } from './northbook.ts';
import { countRequests } from './sandbox-faults.ts';
import { approve, decide, seedPerson } from './vendor-pages.ts';

const sandbox = 'http://sandbox.test/_sandbox';
const oda = { name: 'Oda Villa', email: 'oda@example.com' };
const able = ['read_content', 'insert_content', 'update_content', 'read_users', 'read_emails'];

async function register(connection: Readonly<Record<string, unknown>>): Promise<void> {
  const response = await fetch(`${sandbox}/notion/connections`, {
    method: 'POST',
    body: JSON.stringify({ name: 'Northbook', clientId: 'notion-client', ...connection }),
  });
  expect(response.status).toBe(200);
}

async function google(path: string, body: unknown): Promise<unknown> {
  const response = await fetch(`https://${path}`, {
    method: 'POST',
    headers: { authorization: 'Bearer ya29.sandbox', 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(response.status).toBe(200);
  return response.json();
}

beforeAll(async () => {
  await seedPerson(oda);
});

describe('a connection that was registered with less than Northbook needs', () => {
  it('is turned down with the way to put it right', async () => {
    await register({ capabilities: ['read_content', 'read_users'] });
    const browser = openBrowser();
    const turnedDown = await approve(browser, { tool: 'notion', person: oda });
    expect(turnedDown.text).toContain('Northbook may not do enough in this Notion');
    expect((await browser.open('/account')).url).toBe('https://northbook.test/');
    await register({ capabilities: able });
  });

  it('whose secret is another one says that it is nobody’s fault here', async () => {
    await register({ capabilities: able, clientSecret: 'changed since' });
    const misconfigured = await approve(openBrowser(), { tool: 'notion', person: oda });
    expect(misconfigured.text).toContain('Notion does not know this Northbook');
    await register({ capabilities: able });
  });
});

describe('a template that Notion duplicates at the approval', () => {
  it('is what is installed on: its tables are known again, and none is made anew', async () => {
    const maker = openBrowser();
    await approve(maker, { tool: 'notion', person: oda });
    const original = await install(maker, { name: 'Original' });
    const made = await until(maker, { page: original.url, says: 'is ready' });
    const template = /href="https:\/\/app\.notion\.com\/[^"]*?([0-9a-f]{32})"/.exec(made.text)?.[1] ?? '';
    await register({ capabilities: able, templatePageId: notionPageId(template) });
    const before = await countRequests('notion POST /v1/databases');
    const browser = openBrowser();
    const out = await browser.open('/connect/notion?for=start');
    await browser.open(
      await decide(out.url, { person: oda.name, answer: 'approve', untick: 'pages', template: 'duplicate' }),
    );
    await register({ capabilities: able });
    const copied = await env.DIRECTORY.prepare('SELECT copy FROM connections WHERE copy IS NOT NULL').first();
    const copy = z.object({ copy: z.string() }).parse(copied).copy;
    const { url } = await install(browser, { name: 'On the copy' });
    const done = await until(browser, { page: url, says: 'is ready' });
    expect(done.text).toContain(copy.replaceAll('-', ''));
    expect(await countRequests('notion POST /v1/databases')).toBe(before);
    expect(
      await env.DIRECTORY.prepare('SELECT 1 FROM connections WHERE copy IS NOT NULL').first(),
    ).toBeNull();
  });
});

describe('a service account', () => {
  it('installs into a spreadsheet that was shared with it, and fills it', async () => {
    const made = await fetch(`${sandbox}/google/service-accounts`, {
      method: 'POST',
      body: JSON.stringify({ name: 'nightly' }),
    });
    const key = z.looseObject({ client_email: z.string() }).parse(await made.json());
    const { spreadsheetId } = z
      .object({ spreadsheetId: z.string() })
      .parse(await google('sheets.googleapis.com/v4/spreadsheets', { properties: { title: 'Ours' } }));
    const share = { type: 'user', role: 'writer', emailAddress: key.client_email };
    await google(`www.googleapis.com/drive/v3/files/${spreadsheetId}/permissions`, share);
    const created = await ask('POST /api/workspaces', {
      name: 'By service account',
      template: 'experiments',
      connections: {
        sheets: {
          serviceAccount: key,
          spreadsheet: `https://docs.google.com/spreadsheets/d/${spreadsheetId}/edit#gid=0`,
        },
      },
    });
    const { id } = z.object({ id: z.string() }).parse(await created.json());
    const ready = await waitFor(async () => {
      const own = await view(id);
      if (own.installation === 'failed') throw new Error(own.error ?? '');
      return own.installation === 'ready' ? own : undefined;
    });
    expect(ready.places[0]?.url).toContain(spreadsheetId);
    await ringCron(Date.now());
    expect(await ended(id, 1)).toMatchObject({ state: 'done', error: null });
  });

  it('whose key is not one is refused at once', async () => {
    const refused = await ask('POST /api/workspaces', {
      name: 'No key',
      connections: {
        sheets: { serviceAccount: { client_email: 'a@b.example', private_key: 'none' }, spreadsheet: 'x' },
      },
    });
    expect(refused.status).toBe(400);
    expect(await refused.text()).toContain('paste the whole JSON file');
  });
});
