import { describe, expect, it } from 'vitest';
import { openDiscovery } from './discovery.ts';
import type { Discovery } from './discovery.ts';
import { everyRequestKind, refusedRequestKinds } from './every-request-kind.ts';
import { at, createGoogleSandbox } from './google-sandbox.ts';
import type { Answer, GoogleSandbox } from './google-sandbox.ts';

interface Call {
  verb: string;
  path: string;
  sent: unknown;
  answer: Answer;
}

/** A sandbox that keeps everything that is asked of it. */
function createWatchedSandbox(): { sandbox: GoogleSandbox; calls: Call[] } {
  const inner = createGoogleSandbox();
  const calls: Call[] = [];
  const sandbox: GoogleSandbox = {
    ...inner,
    async ask(path, asked = {}) {
      const answer = await inner.ask(path, asked);
      const verb = asked.method ?? (asked.body === undefined ? 'GET' : 'POST');
      calls.push({ verb, path, sent: asked.body, answer });
      return answer;
    },
    async spreadsheet(body = {}) {
      return String(at((await sandbox.ask('/v4/spreadsheets', { body })).body, 'spreadsheetId'));
    },
  };
  return { sandbox, calls };
}

function problemsOf(call: Call, discovery: Discovery): string[] {
  const name = `${call.verb} ${call.path}`;
  const { status, body } = call.answer;
  if (status !== 200 && status !== 204) return [`${name}: ${status} ${JSON.stringify(body)}`];
  const method = discovery.methodOf(call.verb, call.path);
  if (method === undefined) return [`${name} is not in the document`];
  const query = [...new URL(call.path, 'https://x.example').searchParams.keys()];
  const unknown = query.filter((key) => !method.parameters.includes(key)).map((key) => `${name}: ?${key}`);
  const sent =
    call.sent === undefined || method.request === undefined
      ? []
      : discovery.violations(call.sent, method.request);
  const got =
    method.response === undefined || typeof body === 'string'
      ? []
      : discovery.violations(body, method.response);
  return [...unknown, ...sent.map((one) => `${name} sent ${one}`), ...got.map((one) => `${name} got ${one}`)];
}

function reachedMethods(calls: readonly Call[], discovery: Discovery): Set<string> {
  return new Set(calls.flatMap(({ verb, path }) => discovery.methodOf(verb, path)?.id ?? []));
}

async function useSheetsBroadly(sandbox: GoogleSandbox): Promise<void> {
  const { ask } = sandbox;
  const cell = { userEnteredValue: { numberValue: 3 } };
  const id = await sandbox.spreadsheet({
    properties: { title: 'Contract', locale: 'en_GB', timeZone: 'Europe/London' },
    sheets: [
      {
        properties: { sheetId: 0, title: 'First' },
        data: [{ rowData: [{ values: [cell, { userEnteredValue: { formulaValue: '=A1*2' } }] }] }],
      },
      { properties: { sheetId: 1, title: 'Second', gridProperties: { rowCount: 200, columnCount: 26 } } },
    ],
  });
  const other = await sandbox.spreadsheet();
  const base = `/v4/spreadsheets/${id}`;
  for (const request of everyRequestKind)
    await ask(`${base}:batchUpdate`, {
      body: { requests: [request], includeSpreadsheetInResponse: true, responseIncludeGridData: true },
    });
  await ask(`${base}?includeGridData=true`);
  await ask(
    `${base}?ranges=Second!A1:D9&fields=sheets(data(rowData(values(userEnteredValue,effectiveFormat))),charts)`,
  );
  await ask(`${base}:getByDataFilter`, {
    body: { dataFilters: [{ gridRange: { sheetId: 1 } }], includeGridData: true },
  });
  const made = await ask(`${base}:batchUpdate`, {
    body: {
      requests: [
        {
          createDeveloperMetadata: {
            developerMetadata: { metadataKey: 'tab', visibility: 'PROJECT', location: { sheetId: 1 } },
          },
        },
      ],
    },
  });
  const metadataId = at(
    made.body,
    'replies',
    0,
    'createDeveloperMetadata',
    'developerMetadata',
    'metadataId',
  );
  await ask(`${base}/developerMetadata/${String(metadataId)}`);
  const dataFilters = [{ developerMetadataLookup: { metadataKey: 'tab' } }, { a1Range: 'Second!A1:B2' }];
  await ask(`${base}/developerMetadata:search`, { body: { dataFilters } });
  await ask(`${base}/sheets/1:copyTo`, { body: { destinationSpreadsheetId: other } });
  const values = [
    [1, 'two', true, null],
    ['=1/0', '', '3 May 2026'],
  ];
  await ask(`${base}/values/First!A5?valueInputOption=USER_ENTERED&includeValuesInResponse=true`, {
    method: 'PUT',
    body: { values },
  });
  await ask(
    `${base}/values/First!A5:append?valueInputOption=RAW&insertDataOption=INSERT_ROWS&includeValuesInResponse=true`,
    { body: { values } },
  );
  await ask(
    `${base}/values/First!A1:D20?valueRenderOption=UNFORMATTED_VALUE&dateTimeRenderOption=FORMATTED_STRING`,
  );
  await ask(`${base}/values:batchGet?ranges=First&ranges=Second!A:B&majorDimension=COLUMNS`);
  await ask(`${base}/values:batchUpdate`, {
    body: { valueInputOption: 'RAW', includeValuesInResponse: true, data: [{ range: 'First!F1', values }] },
  });
  await ask(`${base}/values:batchGetByDataFilter`, { body: { dataFilters } });
  await ask(`${base}/values:batchUpdateByDataFilter`, {
    body: {
      valueInputOption: 'RAW',
      includeValuesInResponse: true,
      data: [
        {
          dataFilter: { a1Range: 'First!H1:I2' },
          values: [
            [1, 2],
            [3, 4],
          ],
        },
      ],
    },
  });
  await ask(`${base}/values/First!F1:I2:clear`, { body: {} });
  await ask(`${base}/values:batchClear`, { body: { ranges: ['First!F1', 'Second!A1:B2'] } });
  await ask(`${base}/values:batchClearByDataFilter`, { body: { dataFilters } });
}

async function useDriveBroadly(sandbox: GoogleSandbox): Promise<void> {
  const { ask } = sandbox;
  const files = '/drive/v3/files';
  const folder = await ask(`${files}?fields=*`, {
    body: { name: 'Reports', mimeType: 'application/vnd.google-apps.folder' },
  });
  const folderId = String(at(folder.body, 'id'));
  const made = await ask(`${files}?fields=*&supportsAllDrives=true`, {
    body: {
      name: 'Plan',
      mimeType: 'application/vnd.google-apps.spreadsheet',
      parents: [folderId],
      appProperties: { kind: 'plan' },
      starred: true,
    },
  });
  const id = String(at(made.body, 'id'));
  await ask(`${files}/${id}?fields=*&supportsAllDrives=true`);
  await ask(
    `${files}?fields=*&pageSize=1&orderBy=name&q=${encodeURIComponent("name contains 'Pl' and trashed = false")}`,
  );
  const copy = await ask(`${files}/${id}/copy?fields=*`, { body: { name: 'Copy' } });
  const copyId = String(at(copy.body, 'id'));
  await ask(`${files}/${id}?fields=*&addParents=root&removeParents=${folderId}`, {
    method: 'PATCH',
    body: { description: 'Yearly' },
  });
  await ask(`${files}/${id}/export?mimeType=text/csv`);
  const shared = await ask(`${files}/${id}/permissions?fields=*&sendNotificationEmail=false`, {
    body: { type: 'user', role: 'writer', emailAddress: 'grace@example.com' },
  });
  const permission = `${files}/${id}/permissions/${String(at(shared.body, 'id'))}`;
  await ask(`${files}/${id}/permissions?fields=*`);
  await ask(`${permission}?fields=*`);
  await ask(`${permission}?fields=*`, { method: 'PATCH', body: { role: 'reader' } });
  await ask(permission, { method: 'DELETE' });
  const comment = await ask(`${files}/${id}/comments?fields=*`, { body: { content: 'Fine' } });
  const comments = `${files}/${id}/comments`;
  await ask(`${comments}?fields=*`);
  await ask(`${comments}/${String(at(comment.body, 'id'))}?fields=*`);
  await ask(`${comments}/${String(at(comment.body, 'id'))}`, { method: 'DELETE' });
  await ask(`${files}/${id}/revisions?fields=*`);
  await ask('/drive/v3/drives?fields=*');
  await ask('/drive/v3/about?fields=*');
  await ask(`${files}/generateIds?count=2`);
  const start = await ask('/drive/v3/changes/startPageToken');
  const pageToken = String(at(start.body, 'startPageToken'));
  const channel = { id: 'one', type: 'web_hook', address: 'https://app.example/hook', token: 't' };
  await ask(`/drive/v3/changes/watch?pageToken=${pageToken}`, { body: channel });
  const watched = await ask(`${files}/${id}/watch`, { body: { ...channel, id: 'two' } });
  await ask('/drive/v3/channels/stop', { body: { id: 'two', resourceId: at(watched.body, 'resourceId') } });
  await ask(`${files}/${copyId}?fields=*`, { method: 'PATCH', body: { trashed: true } });
  await ask(`/drive/v3/changes?pageToken=${pageToken}&fields=*`);
  await ask(`${files}/trash`, { method: 'DELETE' });
  await ask(`${files}/${id}`, { method: 'DELETE' });
}

describe('the answers of a broad run', () => {
  it('conform to the discovery document of Sheets, by every method and every kind of request', async () => {
    const discovery = openDiscovery('sheets.v4.json');
    if (discovery === undefined) {
      console.log('No discovery document of Sheets beside the checkout: nothing was checked.');
      return;
    }
    const { sandbox, calls } = createWatchedSandbox();
    await useSheetsBroadly(sandbox);
    expect(calls.flatMap((call) => problemsOf(call, discovery))).toEqual([]);
    expect(discovery.methodIds().filter((id) => !reachedMethods(calls, discovery).has(id))).toEqual([]);
    const kinds = new Set([
      ...everyRequestKind.flatMap((request) => Object.keys(request)),
      ...refusedRequestKinds,
    ]);
    expect(discovery.fieldsOf('Request').filter((kind) => !kinds.has(kind))).toEqual([]);
    console.log(`${calls.length} answers of Sheets checked against its discovery document`);
  });

  it('conform to the discovery document of Drive', async () => {
    const discovery = openDiscovery('drive.v3.json');
    if (discovery === undefined) {
      console.log('No discovery document of Drive beside the checkout: nothing was checked.');
      return;
    }
    const { sandbox, calls } = createWatchedSandbox();
    await useDriveBroadly(sandbox);
    expect(calls.flatMap((call) => problemsOf(call, discovery))).toEqual([]);
    console.log(`${calls.length} answers of Drive checked against its discovery document`);
  });

  it('refuse what needs another service in the form of Google, and leave nothing done', async () => {
    const sandbox = createGoogleSandbox();
    const id = await sandbox.spreadsheet();
    for (const kind of refusedRequestKinds) {
      const requests = [{ addSheet: { properties: { title: 'New' } } }, { [kind]: {} }];
      const { status, body } = await sandbox.ask(`/v4/spreadsheets/${id}:batchUpdate`, {
        body: { requests },
      });
      expect([400, 403]).toContain(status);
      expect(at(body, 'error', 'status')).toMatch(/^(INVALID_ARGUMENT|PERMISSION_DENIED)$/);
    }
    const { body } = await sandbox.ask(`/v4/spreadsheets/${id}?fields=sheets.properties.title`);
    expect(body).toEqual({ sheets: [{ properties: { title: 'Sheet1' } }] });
  });
});
