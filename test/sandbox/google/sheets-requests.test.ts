import { beforeEach, describe, expect, it } from 'vitest';
import { createServiceAccount } from '../../../src/sandbox/google/oauth/service-account.ts';
import { setQuota } from '../../../src/sandbox/google/quota.ts';
import { issueAccessToken } from '../../../src/sandbox/google/oauth/grants.ts';
import { createGoogleContext } from '../../../src/sandbox/google/google-context.ts';
import { at, createGoogleSandbox } from './google-sandbox.ts';
import type { Answer, GoogleSandbox } from './google-sandbox.ts';

let sandbox: GoogleSandbox;
let id: string;

beforeEach(async () => {
  sandbox = createGoogleSandbox();
  id = await sandbox.spreadsheet();
});

function batch(requests: readonly object[], as: { token?: string } = {}): Promise<Answer> {
  return sandbox.ask(`/v4/spreadsheets/${id}:batchUpdate`, { body: { requests }, ...as });
}

async function type(
  range: string,
  values: readonly (readonly unknown[])[],
  as: { token?: string } = {},
): Promise<Answer> {
  const path = `/v4/spreadsheets/${id}/values/${range}?valueInputOption=USER_ENTERED`;
  return sandbox.ask(path, { method: 'PUT', body: { values }, ...as });
}

async function read(range: string, option = 'UNFORMATTED_VALUE'): Promise<unknown> {
  return at(
    (await sandbox.ask(`/v4/spreadsheets/${id}/values/${range}?valueRenderOption=${option}`)).body,
    'values',
  );
}

/** A token of somebody else who may write the spreadsheet. */
async function writersToken(): Promise<string> {
  const key = await createServiceAccount(sandbox, { name: 'colleague' });
  await sandbox.ask(`/drive/v3/files/${id}/permissions`, {
    body: { type: 'user', role: 'writer', emailAddress: key.client_email },
  });
  const context = createGoogleContext({
    store: sandbox.store,
    now: () => Date.UTC(2026, 5, 1, 9),
    random: () => 0.3,
  });
  return issueAccessToken(context, {
    email: key.client_email,
    clientId: 'c',
    scope: 'https://www.googleapis.com/auth/spreadsheets',
  });
}

describe('a batch', () => {
  it('is done as a whole or not at all, and says which request was wrong', async () => {
    const { status, body } = await batch([
      { addSheet: { properties: { title: 'New' } } },
      { updateCells: { start: { sheetId: 0 }, rows: [{ values: [{ note: 'x' }] }], fields: 'note' } },
      { deleteNamedRange: { namedRangeId: 'nothing' } },
    ]);
    expect(status).toBe(400);
    expect(at(body, 'error', 'message')).toBe(
      'Invalid requests[2].deleteNamedRange: Cannot find named range with id: nothing',
    );
    const { body: sheets } = await sandbox.ask(
      `/v4/spreadsheets/${id}?fields=sheets(properties.title,data.rowData)`,
    );
    expect(sheets).toEqual({ sheets: [{ properties: { title: 'Sheet1' }, data: [{}] }] });
  });

  it('refuses unknown fields, all of them in one answer, before anything is done', async () => {
    const { body } = await batch([{ addSheet: { property: {}, titel: 'x' } }, { nosuch: {} }]);
    expect(at(body, 'error', 'message')).toBe(
      [
        'Invalid JSON payload received. Unknown name "property" at \'requests[0].add_sheet\': Cannot find field.',
        'Invalid JSON payload received. Unknown name "titel" at \'requests[0].add_sheet\': Cannot find field.',
        'Invalid JSON payload received. Unknown name "nosuch" at \'requests[1]\': Cannot find field.',
      ].join('\n'),
    );
  });

  it('refuses a mask that is missing or names no field', async () => {
    const properties = { sheetId: 0, title: 'x' };
    expect(at((await batch([{ updateSheetProperties: { properties } }])).body, 'error', 'message')).toContain(
      "At least one field must be listed in 'fields'",
    );
    expect((await batch([{ updateSheetProperties: { properties, fields: 'titel' } }])).status).toBe(400);
    expect((await batch([{ updateSheetProperties: { properties, fields: '*' } }])).status).toBe(200);
  });
});

describe('protected ranges', () => {
  const range = { sheetId: 0, startRowIndex: 0, endRowIndex: 2, startColumnIndex: 0, endColumnIndex: 2 };

  it('keep others from changing what is in them, by whatever method', async () => {
    await type('A1', [['ours', 1]]);
    await batch([{ addProtectedRange: { protectedRange: { protectedRangeId: 5, range } } }]);
    const token = await writersToken();
    const refused = 'You are trying to edit a protected cell or object.';
    expect(at((await type('A1', [['theirs']], { token })).body, 'error', 'message')).toContain(refused);
    const cell = {
      updateCells: { start: { sheetId: 0 }, rows: [{ values: [{ note: 'x' }] }], fields: 'note' },
    };
    expect(at((await batch([cell], { token })).body, 'error', 'message')).toContain(
      'Invalid requests[0].updateCells: ',
    );
    expect((await batch([{ deleteProtectedRange: { protectedRangeId: 5 } }], { token })).status).toBe(400);
    expect((await type('C1', [['theirs']], { token })).status).toBe(200);
    const rows = { sheetId: 0, dimension: 'ROWS', startIndex: 0, endIndex: 1 };
    expect((await batch([{ insertDimension: { range: rows } }], { token })).status).toBe(200);
    expect(await read('A2:C2')).toEqual([['ours', 1, 'theirs']]);
  });

  it('say who may edit them, to those who may', async () => {
    await batch([
      { addProtectedRange: { protectedRange: { range } } },
      { addProtectedRange: { protectedRange: { range, warningOnly: true } } },
    ]);
    const token = await writersToken();
    const path = `/v4/spreadsheets/${id}?fields=sheets.protectedRanges(requestingUserCanEdit,warningOnly,editors.users)`;
    const mine = await sandbox.ask(path);
    expect(at(mine.body, 'sheets', 0, 'protectedRanges')).toEqual([
      { requestingUserCanEdit: true, editors: { users: ['ada@example.com'] } },
      { requestingUserCanEdit: true, warningOnly: true },
    ]);
    const theirs = await sandbox.ask(path, { token });
    expect(at(theirs.body, 'sheets', 0, 'protectedRanges')).toEqual([
      {},
      { requestingUserCanEdit: true, warningOnly: true },
    ]);
    expect((await type('A1', [['x']], { token })).status).toBe(400);
  });
});

describe('filters and conditional formats', () => {
  beforeEach(async () => {
    await type('A1', [
      ['Name', 'Amount'],
      ['a', 5],
      ['b', 15],
      ['c', 25],
    ]);
  });

  const range = { sheetId: 0, startRowIndex: 0, endRowIndex: 4, startColumnIndex: 0, endColumnIndex: 2 };

  it('hide the rows that do not meet a condition', async () => {
    const condition = { type: 'NUMBER_GREATER', values: [{ userEnteredValue: '10' }] };
    await batch([
      {
        setBasicFilter: {
          filter: {
            range,
            filterSpecs: [{ columnIndex: 1, filterCriteria: { condition, hiddenValues: ['25'] } }],
          },
        },
      },
    ]);
    const { body } = await sandbox.ask(
      `/v4/spreadsheets/${id}?ranges=A1:B4&fields=sheets.data.rowMetadata.hiddenByFilter`,
    );
    expect(at(body, 'sheets', 0, 'data', 0, 'rowMetadata')).toEqual([
      {},
      { hiddenByFilter: true },
      {},
      { hiddenByFilter: true },
    ]);
    await type('D1', [['=SUBTOTAL(109,B2:B4)']]);
    expect(await read('D1')).toEqual([[15]]);
  });

  it('show in the look of the cells they cover', async () => {
    const condition = { type: 'CUSTOM_FORMULA', values: [{ userEnteredValue: '=$B2>10' }] };
    const body = { ...range, startRowIndex: 1 };
    await batch([
      {
        addConditionalFormatRule: {
          rule: { ranges: [body], booleanRule: { condition, format: { textFormat: { bold: true } } } },
        },
      },
    ]);
    const { body: answer } = await sandbox.ask(
      `/v4/spreadsheets/${id}?ranges=A2:A4&fields=sheets.data.rowData.values.effectiveFormat.textFormat.bold`,
    );
    const rows = at(answer, 'sheets', 0, 'data', 0, 'rowData');
    expect(
      [0, 1, 2].map((row) => at(rows, row, 'values', 0, 'effectiveFormat', 'textFormat', 'bold')),
    ).toEqual([false, true, true]);
  });
});

describe('a colour scale', () => {
  const range = { sheetId: 0, startRowIndex: 0, endRowIndex: 5, startColumnIndex: 0, endColumnIndex: 1 };
  const [white, green, red] = [{ red: 1, green: 1, blue: 1 }, { green: 1 }, { red: 1 }];

  async function backgrounds(gradientRule: object): Promise<unknown[]> {
    await type('A1', [[0], [25], [50], [100], ['text']]);
    await batch([{ addConditionalFormatRule: { rule: { ranges: [range], gradientRule } } }]);
    const fields = 'sheets.data.rowData.values.effectiveFormat.backgroundColor';
    const { body } = await sandbox.ask(`/v4/spreadsheets/${id}?ranges=A1:A5&fields=${fields}`);
    const rows = at(body, 'sheets', 0, 'data', 0, 'rowData');
    return [0, 1, 2, 3, 4].map((row) => at(rows, row, 'values', 0, 'effectiveFormat', 'backgroundColor'));
  }

  it('runs from the smallest number to the largest, and leaves words alone', async () => {
    const rule = { minpoint: { color: red, type: 'MIN' }, maxpoint: { color: green, type: 'MAX' } };
    expect(await backgrounds(rule)).toEqual([
      { red: 1 },
      { red: 0.7490196, green: 0.2509804 },
      { red: 0.5019608, green: 0.5019608 },
      { green: 1 },
      white,
    ]);
  });

  it('bends at a point between, and ends where it is told to', async () => {
    const rule = {
      minpoint: { colorStyle: { rgbColor: red }, type: 'NUMBER', value: '25' },
      midpoint: { colorStyle: { rgbColor: white }, type: 'PERCENTILE', value: '50' },
      maxpoint: { colorStyle: { rgbColor: green }, type: 'PERCENT', value: '50' },
    };
    expect(await backgrounds(rule)).toEqual([{ red: 1 }, { red: 1 }, { green: 1 }, { green: 1 }, white]);
  });
});

describe('moving cells', () => {
  it('takes formulas elsewhere along', async () => {
    await type('A1', [[1, '=A1*2', '=SUM(A1:A2)']]);
    const source = { sheetId: 0, startRowIndex: 0, endRowIndex: 2, startColumnIndex: 0, endColumnIndex: 1 };
    await batch([{ cutPaste: { source, destination: { sheetId: 0, rowIndex: 5, columnIndex: 3 } } }]);
    expect(await read('A1:D6', 'FORMULA')).toEqual([
      ['', '=D6*2', '=SUM(D6:D7)'],
      [],
      [],
      [],
      [],
      ['', '', '', 1],
    ]);
  });
});

describe('quotas', () => {
  it('are sixty reads and sixty writes a minute for a user, without a word on when to come again', async () => {
    setQuota(sandbox, true);
    for (let count = 0; count < 60; count += 1)
      expect((await sandbox.ask(`/v4/spreadsheets/${id}/values/A1`)).status).toBe(200);
    const refused = await sandbox.ask(`/v4/spreadsheets/${id}/values/A1`);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBeNull();
    expect(at(refused.body, 'error', 'status')).toBe('RESOURCE_EXHAUSTED');
    expect(at(refused.body, 'error', 'details', 0, 'metadata', 'quota_limit')).toBe(
      'ReadRequestsPerMinutePerUser',
    );
    expect((await type('A1', [[1]])).status).toBe(200);
    sandbox.wait(60_000);
    expect((await sandbox.ask(`/v4/spreadsheets/${id}/values/A1`)).status).toBe(200);
  });
});

describe('a request', () => {
  it('that is a GET too long for an address may come as a POST', async () => {
    await type('A1', [[1, 2]]);
    const ranges = new URLSearchParams(Array.from({ length: 300 }, () => ['ranges', 'A1:B1']));
    const response = await sandbox.api.request(`/v4/spreadsheets/${id}/values:batchGet`, {
      method: 'POST',
      headers: {
        authorization: 'Bearer ya29.sandbox',
        'x-http-method-override': 'GET',
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: ranges.toString(),
    });
    const body: unknown = await response.json();
    expect(at(body, 'valueRanges', 299, 'values')).toEqual([['1', '2']]);
  });

  it('with an API key alone reads what is public, and nothing else', async () => {
    const key = 'AIzaSyA-key-of-the-right-length-000000';
    const path = `/v4/spreadsheets/${id}/values/A1`;
    const closed = await sandbox.api.request(`${path}?key=${key}`);
    expect(closed.status).toBe(403);
    await sandbox.ask(`/drive/v3/files/${id}/permissions`, { body: { type: 'anyone', role: 'reader' } });
    expect((await sandbox.api.request(`${path}?key=${key}`)).status).toBe(200);
    const wrong = await sandbox.api.request(`${path}?key=nonsense`);
    expect(at(await wrong.json(), 'error', 'message')).toBe(
      'API key not valid. Please pass a valid API key.',
    );
    const written = await sandbox.api.request(`${path}?key=${key}&valueInputOption=RAW`, {
      method: 'PUT',
      body: '{"values":[[1]]}',
    });
    expect(written.status).toBe(403);
    expect((await sandbox.api.request(path)).status).toBe(401);
  });
});
