import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { drive_v3 } from '@googleapis/drive';
import { sheets_v4 } from '@googleapis/sheets';
import { Client } from '@notionhq/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from './free-port.ts';

const root = join(import.meta.dirname, '../..');
const port = await freePort();
const origin = `http://localhost:${port}`;
const script = join(root, 'workers', 'local', 'sandbox.ts');

/** Runs the command and gives what it printed, once it says how to stop it or has ended. */
function run(...options: string[]): Promise<{ child: ChildProcess; printed: string }> {
  const child = spawn(process.execPath, [script, ...options], { cwd: root });
  let printed = '';
  return new Promise((resolve) => {
    function take(chunk: unknown): void {
      printed += String(chunk);
      if (printed.includes('Ctrl+C')) resolve({ child, printed });
    }
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.once('close', () => resolve({ child, printed }));
  });
}

describe('npm run sandbox', () => {
  let sandbox: Awaited<ReturnType<typeof run>>;

  beforeAll(async () => {
    sandbox = await run('--port', String(port), '--fresh');
  }, 60_000);

  afterAll(async () => {
    const closed = new Promise((resolve) => {
      sandbox.child.once('close', resolve);
    });
    sandbox.child.kill('SIGTERM');
    await closed;
  });

  it('prints addresses, tokens and how it is controlled', () => {
    for (const part of [`${origin}/v1/`, 'ntn_sandbox', 'ya29.sandbox', '/_sandbox/faults', '/_sandbox/seed'])
      expect(sandbox.printed).toContain(part);
  });

  it('serves the official client of Notion, which needs nothing but the address', async () => {
    const notion = new Client({
      auth: 'ntn_sandbox',
      baseUrl: origin,
      notionVersion: '2026-03-11',
      logger: () => {},
    });
    const { results } = await notion.search({ filter: { property: 'object', value: 'page' } });
    const [home] = results;
    const database = await notion.databases.create({
      parent: { type: 'page_id', page_id: home?.id ?? '' },
      title: [{ text: { content: 'Metrics' } }],
      initial_data_source: { properties: { Name: { title: {} }, Value: { number: {} } } },
    });
    const source = 'data_sources' in database ? (database.data_sources[0]?.id ?? '') : '';
    await notion.pages.create({
      parent: { data_source_id: source },
      properties: { Name: { title: [{ text: { content: 'Weekly' } }] }, Value: { number: 7 } },
    });
    const rows = await notion.dataSources.query({
      data_source_id: source,
      filter: { property: 'Value', number: { greater_than: 1 } },
    });
    expect(rows.results).toHaveLength(1);
    const upload = await notion.fileUploads.create({ filename: 'a.txt' });
    const sent = await notion.fileUploads.send({
      file_upload_id: upload.id,
      file: { filename: 'a.txt', data: new Blob(['text'], { type: 'text/plain' }) },
    });
    expect(sent.status).toBe('uploaded');
    await expect(notion.pages.retrieve({ page_id: source })).rejects.toMatchObject({
      code: 'object_not_found',
    });
  });

  it('serves the official clients of Google, which need nothing but the address', async () => {
    const settings = { rootUrl: `${origin}/`, headers: { authorization: 'Bearer ya29.sandbox' } };
    const sheets = new sheets_v4.Sheets(settings);
    const drive = new drive_v3.Drive(settings);
    const { data } = await sheets.spreadsheets.create({ requestBody: { properties: { title: 'Book' } } });
    const spreadsheetId = data.spreadsheetId ?? '';
    await sheets.spreadsheets.values.update({
      spreadsheetId,
      range: 'A1',
      valueInputOption: 'USER_ENTERED',
      requestBody: { values: [['=1+2']] },
    });
    const read = await sheets.spreadsheets.values.get({ spreadsheetId, range: 'A1' });
    expect(read.data.values).toEqual([['3']]);
    const files = await drive.files.list({ q: "name = 'Book'" });
    expect(files.data.files?.[0]?.id).toBe(spreadsheetId);
  });

  it('breaks a connection for good when it is asked to', async () => {
    const headers = { authorization: 'Bearer ntn_sandbox', 'notion-version': '2026-03-11' };
    for (const at of ['connect', 'body']) {
      const fault = { kind: 'reset', at, count: 1 };
      await fetch(`${origin}/_sandbox/faults`, { method: 'POST', body: JSON.stringify(fault) });
      const read = fetch(`${origin}/v1/users`, { headers }).then((response) => response.text());
      await expect(read).rejects.toThrow(/terminated|fetch failed/);
    }
    expect((await fetch(`${origin}/v1/users`, { headers })).status).toBe(200);
  });

  it('says what to do when its port is taken, or the options are none', async () => {
    const taken = await run('--port', String(port));
    expect(taken.printed).toContain(`npm run sandbox -- --port ${port + 10}`);
    const wrong = await run('--prot', '1');
    expect(wrong.printed).toContain('--port N');
    const help = await run('--help');
    expect(help.printed).toContain('--fresh');
  }, 30_000);
});
