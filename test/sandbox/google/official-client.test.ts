import { auth, drive } from '@googleapis/drive';
import { sheets } from '@googleapis/sheets';
import { beforeEach, describe, expect, it } from 'vitest';
import { createServiceAccount } from '../../../src/sandbox/google/oauth/service-account.ts';
import { at, createGoogleSandbox, token } from './google-sandbox.ts';
import type { GoogleSandbox } from './google-sandbox.ts';

let sandbox: GoogleSandbox;

beforeEach(() => {
  sandbox = createGoogleSandbox();
});

function fetchFromSandbox(url: string | URL | Request, init?: RequestInit): Promise<Response> {
  return Promise.resolve(sandbox.api.fetch(new Request(url, init)));
}

const transporterOptions = { fetchImplementation: fetchFromSandbox };

function signedIn() {
  const client = new auth.OAuth2({ clientId: 'an-app', clientSecret: 'secret', transporterOptions });
  client.setCredentials({ access_token: token });
  return client;
}

describe('the official client, unchanged, against the sandbox', () => {
  it('creates, writes and reads a spreadsheet', async () => {
    const api = sheets({ version: 'v4', auth: signedIn() });
    const { data: made } = await api.spreadsheets.create({
      requestBody: {
        properties: { title: 'Plan', locale: 'de_DE' },
        sheets: [{ properties: { title: 'Zahlen' } }],
      },
    });
    const spreadsheetId = made.spreadsheetId ?? '';
    await api.spreadsheets.values.update({
      spreadsheetId,
      range: 'Zahlen!A1',
      valueInputOption: 'USER_ENTERED',
      requestBody: {
        values: [
          ['Datum', 'Betrag'],
          ['31.12.2025', '1.234,50 €'],
          ['=A2+1', '=B2*2'],
        ],
      },
    });
    const shown = await api.spreadsheets.values.get({ spreadsheetId, range: 'Zahlen' });
    expect(shown.data.values).toEqual([
      ['Datum', 'Betrag'],
      ['31.12.2025', '1.234,50 €'],
      ['01.01.2026', '2.469,00 €'],
    ]);
    const plain = await api.spreadsheets.values.batchGet({
      spreadsheetId,
      ranges: ['Zahlen!A2:B2', 'Zahlen!B3'],
      valueRenderOption: 'UNFORMATTED_VALUE',
    });
    expect(plain.data.valueRanges?.map((one) => one.values)).toEqual([[[46022, 1234.5]], [[2469]]]);
  });

  it('gets an error with its code, status and words', async () => {
    const api = sheets({ version: 'v4', auth: signedIn() });
    await expect(api.spreadsheets.get({ spreadsheetId: 'nothing' })).rejects.toMatchObject({
      code: 404,
      message: 'Requested entity was not found.',
    });
    const id = await sandbox.spreadsheet();
    const wrong = api.spreadsheets.batchUpdate({
      spreadsheetId: id,
      requestBody: { requests: [{ deleteSheet: { sheetId: 99 } }] },
    });
    await expect(wrong).rejects.toMatchObject({
      code: 400,
      message: 'Invalid requests[0].deleteSheet: No sheet with id: 99',
    });
  });

  it('binds columns by metadata and finds them again after they moved', async () => {
    const api = sheets({ version: 'v4', auth: signedIn() });
    const spreadsheetId = await sandbox.spreadsheet();
    const dimensionRange = { sheetId: 0, dimension: 'COLUMNS', startIndex: 1, endIndex: 2 };
    await api.spreadsheets.batchUpdate({
      spreadsheetId,
      requestBody: {
        requests: [
          {
            createDeveloperMetadata: {
              developerMetadata: {
                metadataKey: 'field',
                metadataValue: 'age',
                visibility: 'DOCUMENT',
                location: { dimensionRange },
              },
            },
          },
          { moveDimension: { source: dimensionRange, destinationIndex: 5 } },
        ],
      },
    });
    const dataFilters = [{ developerMetadataLookup: { metadataKey: 'field' } }];
    await api.spreadsheets.values.batchUpdateByDataFilter({
      spreadsheetId,
      requestBody: {
        valueInputOption: 'RAW',
        data: [{ dataFilter: dataFilters[0], majorDimension: 'COLUMNS', values: [['age', 36]] }],
      },
    });
    const read = await api.spreadsheets.values.batchGetByDataFilter({
      spreadsheetId,
      requestBody: { dataFilters, majorDimension: 'COLUMNS' },
    });
    expect(read.data.valueRanges?.[0]?.valueRange).toMatchObject({
      range: 'Sheet1!E1:E1000',
      values: [['age', '36']],
    });
  });

  it('lists, copies, moves, shares and exports files', async () => {
    const api = drive({ version: 'v3', auth: signedIn() });
    const id = await sandbox.spreadsheet({ properties: { title: 'Plan' } });
    const folder = await api.files.create({
      requestBody: { name: 'Folder', mimeType: 'application/vnd.google-apps.folder' },
    });
    const copy = await api.files.copy({
      fileId: id,
      requestBody: { name: 'Plan 2', appProperties: { kind: 'plan' } },
    });
    const fileId = copy.data.id ?? '';
    const parents = await api.files.get({ fileId, fields: 'parents' });
    await api.files.update({
      fileId,
      addParents: folder.data.id ?? '',
      removeParents: parents.data.parents?.join(','),
    });
    const inside = await api.files.list({
      q: `'${folder.data.id}' in parents and trashed = false`,
      fields: 'files(id,name)',
    });
    expect(inside.data.files).toEqual([{ id: fileId, name: 'Plan 2' }]);
    const tagged = await api.files.list({
      q: "appProperties has { key='kind' and value='plan' }",
      fields: 'files(name)',
    });
    expect(tagged.data.files).toEqual([{ name: 'Plan 2' }]);
    await api.permissions.create({
      fileId,
      requestBody: { type: 'user', role: 'reader', emailAddress: 'grace@example.com' },
    });
    const permissions = await api.permissions.list({ fileId, fields: 'permissions(role,emailAddress)' });
    expect(permissions.data.permissions).toHaveLength(2);
    const csv = await api.files.export({ fileId, mimeType: 'text/csv' });
    expect(csv.status).toBe(200);
    await expect(api.files.get({ fileId: 'nothing' })).rejects.toMatchObject({
      code: 404,
      message: 'File not found: nothing.',
    });
  });

  it('imports comma-separated text as a spreadsheet, at once or in parts', async () => {
    const api = drive({ version: 'v3', auth: signedIn() });
    const requestBody = { name: 'Import', mimeType: 'application/vnd.google-apps.spreadsheet' };
    const made = await api.files.create({
      requestBody,
      media: { mimeType: 'text/csv', body: 'a,b\n1,"x, y"' },
      fields: 'id',
    });
    const read = await sandbox.ask(`/v4/spreadsheets/${made.data.id}/values/A1:B2`);
    expect(at(read.body, 'values')).toEqual([
      ['a', 'b'],
      ['1', 'x, y'],
    ]);

    const opened = await sandbox.ask('/upload/drive/v3/files?uploadType=resumable&fields=id', {
      body: requestBody,
    });
    const place = opened.headers.get('location') ?? '';
    function part(body: string, range: string): Promise<Response> {
      const headers = { authorization: `Bearer ${token}`, 'content-range': range };
      return fetchFromSandbox(place, { method: 'PUT', headers, body });
    }
    expect((await part('a,b\n', 'bytes 0-3/7')).status).toBe(308);
    const finished: unknown = await (await part('1,2', 'bytes 4-6/7')).json();
    const parts = await sandbox.ask(`/v4/spreadsheets/${String(at(finished, 'id'))}/values/A1:B2`);
    expect(at(parts.body, 'values')).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  it('walks through pages and changes', async () => {
    const api = drive({ version: 'v3', auth: signedIn() });
    const start = await api.changes.getStartPageToken();
    for (const title of ['a', 'b', 'c']) await sandbox.spreadsheet({ properties: { title } });
    const first = await api.files.list({ pageSize: 2, orderBy: 'name', fields: 'nextPageToken,files(name)' });
    const rest = await api.files.list({
      pageSize: 2,
      orderBy: 'name',
      pageToken: first.data.nextPageToken ?? '',
      fields: 'nextPageToken,files(name)',
    });
    expect([first.data.files, rest.data.files].flat().map((file) => file?.name)).toEqual(['a', 'b', 'c']);
    expect(rest.data.nextPageToken).toBeUndefined();
    const changes = await api.changes.list({ pageToken: start.data.startPageToken ?? '' });
    expect(changes.data.changes?.map((change) => change.file?.name)).toEqual(['a', 'b', 'c']);
    expect(changes.data.newStartPageToken).toBeDefined();
  });

  it('exchanges a code, refreshes and checks who signed in', async () => {
    const client = new auth.OAuth2({
      clientId: 'an-app',
      clientSecret: 'secret',
      redirectUri: 'https://app.example/',
      transporterOptions,
    });
    const url = new URL(
      client.generateAuthUrl({
        access_type: 'offline',
        scope: ['openid', 'email', 'https://www.googleapis.com/auth/drive.file'],
      }),
    );
    expect((await sandbox.api.request(`${url.pathname}${url.search}`)).status).toBe(200);
    const form = new URLSearchParams({
      decision: 'allow',
      scope: 'https://www.googleapis.com/auth/drive.file',
    });
    const decided = await sandbox.api.request(`/o/oauth2/v2/auth/decision${url.search}`, {
      method: 'POST',
      body: form,
    });
    const code = new URL(decided.headers.get('location') ?? '').searchParams.get('code') ?? '';
    const { tokens } = await client.getToken(code);
    client.setCredentials(tokens);
    expect(tokens.refresh_token).toBeDefined();
    const info = await client.getTokenInfo(tokens.access_token ?? '');
    expect(info).toMatchObject({ email: 'ada@example.com', aud: 'an-app' });
    client.setCredentials({ refresh_token: tokens.refresh_token });
    expect((await client.getAccessToken()).token).toMatch(/^ya29\./);
    await client.revokeToken(tokens.refresh_token ?? '');
    client.setCredentials({ refresh_token: tokens.refresh_token });
    await expect(client.getAccessToken()).rejects.toMatchObject({ message: 'invalid_grant' });
  });

  it('works as a service account on a file that was shared with it', async () => {
    sandbox.wait(Date.now() - Date.UTC(2026, 5, 1, 9));
    const key = await createServiceAccount(sandbox, { name: 'nightly' });
    const robot = new auth.JWT({
      email: key.client_email,
      key: key.private_key,
      scopes: ['https://www.googleapis.com/auth/spreadsheets'],
      transporterOptions,
    });
    const api = sheets({ version: 'v4', auth: robot });
    const spreadsheetId = await sandbox.spreadsheet();
    await expect(api.spreadsheets.get({ spreadsheetId })).rejects.toMatchObject({ code: 403 });
    await sandbox.ask(`/drive/v3/files/${spreadsheetId}/permissions`, {
      body: { type: 'user', role: 'writer', emailAddress: key.client_email },
    });
    const written = await api.spreadsheets.values.append({
      spreadsheetId,
      range: 'A1',
      valueInputOption: 'RAW',
      requestBody: { values: [['robot']] },
    });
    expect(written.data.updates?.updatedRange).toBe('Sheet1!A1');
  });
});
