import { beforeEach, describe, expect, it } from 'vitest';
import { at, createGoogleSandbox } from './google-sandbox.ts';
import type { GoogleSandbox } from './google-sandbox.ts';

const driveFile = 'https://www.googleapis.com/auth/drive.file';
const spreadsheets = 'application/vnd.google-apps.spreadsheet';

let sandbox: GoogleSandbox;

beforeEach(() => {
  sandbox = createGoogleSandbox();
});

function queryOf(more: Record<string, string> = {}): URLSearchParams {
  return new URLSearchParams({
    client_id: 'an-app',
    redirect_uri: 'https://app.example/callback',
    response_type: 'code',
    state: 'xyz',
    scope: driveFile,
    prompt: 'consent',
    trigger_onepick: 'true',
    mimetypes: spreadsheets,
    ...more,
  });
}

function send(path: string, form: [string, string][]): Promise<Response> {
  return Promise.resolve(sandbox.api.request(path, { method: 'POST', body: new URLSearchParams(form) }));
}

/** The page of files that follows the consent. */
async function pickerPage(query = queryOf()): Promise<string> {
  const form: [string, string][] = [
    ['decision', 'allow'],
    ['scope', driveFile],
  ];
  return (await send(`/o/oauth2/v2/auth/decision?${query.toString()}`, form)).text();
}

async function pick(files: readonly string[], decision = 'allow'): Promise<URL> {
  const form: [string, string][] = [
    ['decision', decision],
    ['account', 'ada@example.com'],
    ['scope', driveFile],
    ...files.map((id): [string, string] => ['file', id]),
  ];
  const response = await send(`/o/oauth2/v2/auth/picked?${queryOf().toString()}`, form);
  return new URL(response.headers.get('location') ?? '');
}

async function tokenFor(target: URL): Promise<string> {
  const form: [string, string][] = [
    ['client_id', 'an-app'],
    ['client_secret', 'secret'],
    ['grant_type', 'authorization_code'],
    ['code', target.searchParams.get('code') ?? ''],
    ['redirect_uri', 'https://app.example/callback'],
  ];
  return String(at(await (await send('/token', form)).json(), 'access_token'));
}

describe('picking files along with an approval', () => {
  it('lists the spreadsheets of the person after the consent, none of them chosen', async () => {
    await sandbox.spreadsheet({ properties: { title: 'Controlling' } });
    await sandbox.ask('/drive/v3/files', { body: { name: 'Notes', mimeType: 'text/plain' } });
    const page = await pickerPage();
    expect(page).toContain('Controlling');
    expect(page).not.toContain('Notes');
    expect(page).not.toContain('checked');
  });

  it('chooses beforehand what the app asks for by its id', async () => {
    const id = await sandbox.spreadsheet();
    expect(await pickerPage(queryOf({ file_ids: id }))).toMatch(/value="[^"]+" checked/);
  });

  it('sends the ids back, and lets the app see what was picked and nothing else', async () => {
    const [first, second] = [await sandbox.spreadsheet(), await sandbox.spreadsheet()];
    const target = await pick([first]);
    expect(target.searchParams.get('state')).toBe('xyz');
    expect(target.searchParams.get('picked_file_ids')).toBe(first);
    const token = await tokenFor(target);
    expect((await sandbox.ask(`/v4/spreadsheets/${first}`, { token })).status).toBe(200);
    expect((await sandbox.ask(`/v4/spreadsheets/${second}`, { token })).status).toBe(404);
  });

  it('does not give away a file that the person may not open', async () => {
    expect((await pick(['1NobodysFile000'])).searchParams.has('picked_file_ids')).toBe(false);
  });

  it('sends `access_denied` when the person cancels over the files', async () => {
    const id = await sandbox.spreadsheet();
    const target = await pick([id], 'cancel');
    expect(target.searchParams.get('error')).toBe('access_denied');
    expect(target.searchParams.has('picked_file_ids')).toBe(false);
  });

  it('is refused with any scope beside drive.file, and without a consent', async () => {
    for (const query of [queryOf({ scope: `openid ${driveFile}` }), queryOf({ prompt: 'select_account' })]) {
      const page = await sandbox.api.request(`/o/oauth2/v2/auth?${query.toString()}`);
      expect(page.status).toBe(400);
      expect(await page.text()).toContain('trigger_onepick');
    }
  });
});
