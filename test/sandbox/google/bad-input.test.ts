import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { everyRequestKind } from './every-request-kind.ts';
import { at, createGoogleSandbox } from './google-sandbox.ts';
import type { Answer, GoogleSandbox } from './google-sandbox.ts';
import { functionNames } from '../../../src/sandbox/google/formula/function-table.ts';

interface Filled {
  sandbox: GoogleSandbox;
  id: string;
  /** Everything the spreadsheet holds, as one text. */
  snapshot: () => Promise<string>;
}

async function createFilled(): Promise<Filled> {
  const sandbox = createGoogleSandbox();
  const id = await sandbox.spreadsheet({
    sheets: [
      { properties: { sheetId: 0, title: 'First', gridProperties: { rowCount: 10, columnCount: 5 } } },
      { properties: { sheetId: 1, title: 'Second', gridProperties: { rowCount: 80, columnCount: 16 } } },
    ],
  });
  const requests = everyRequestKind.slice(0, 8);
  const filled = await sandbox.ask(`/v4/spreadsheets/${id}:batchUpdate`, { body: { requests } });
  expect(filled.status).toBe(200);
  return {
    sandbox,
    id,
    snapshot: async () =>
      JSON.stringify((await sandbox.ask(`/v4/spreadsheets/${id}?includeGridData=true`)).body),
  };
}

/** Whether an answer is a refusal as Google words one, or fine. */
function isFineOrGoogles({ status, body }: Answer): boolean {
  if (status === 200 || status === 204) return true;
  if (status < 400 || status >= 500) return false;
  return at(body, 'error', 'code') === status && typeof at(body, 'error', 'message') === 'string';
}

const sheetsEndpoints: readonly (readonly [method: string, path: string])[] = [
  ['POST', ''],
  ['POST', '/ID:batchUpdate'],
  ['POST', '/ID:getByDataFilter'],
  ['POST', '/ID/developerMetadata:search'],
  ['POST', '/ID/sheets/0:copyTo'],
  ['PUT', '/ID/values/First!A1:C3?valueInputOption=USER_ENTERED'],
  ['POST', '/ID/values/First!A1:append?valueInputOption=RAW'],
  ['POST', '/ID/values/First!A1:clear'],
  ['POST', '/ID/values:batchClear'],
  ['POST', '/ID/values:batchUpdate'],
  ['POST', '/ID/values:batchGetByDataFilter'],
  ['POST', '/ID/values:batchUpdateByDataFilter'],
  ['POST', '/ID/values:batchClearByDataFilter'],
];

const driveEndpoints: readonly (readonly [method: string, path: string])[] = [
  ['POST', '/files'],
  ['PATCH', '/files/ID'],
  ['POST', '/files/ID/copy'],
  ['POST', '/files/ID/permissions'],
  ['POST', '/files/ID/comments?fields=*'],
  ['POST', '/files/ID/watch'],
  ['POST', '/changes/watch?pageToken=1'],
  ['POST', '/channels/stop'],
];

const oddNumbers = fc.constantFrom(-1, 0, 0.5, 3, 1e9, 2 ** 31, 1e300, -1e300);
const oddTexts = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.constantFrom('*', 'a(', '=', "='", '#REF!', 'A1:', '2026-13-01', '__proto__'),
);
const oddValue = fc.oneof(
  oddNumbers,
  oddTexts,
  fc.boolean(),
  fc.constantFrom(null, [], {}, [[]], [null]),
  fc.jsonValue({ maxDepth: 2 }),
);

/** A value with one thing in it, at any depth, replaced or taken away. */
function damaged(value: unknown): fc.Arbitrary<unknown> {
  if (Array.isArray(value)) {
    if (value.length === 0) return oddValue;
    return fc
      .nat(value.length - 1)
      .chain((place) =>
        fc.oneof(
          { weight: 1, arbitrary: oddValue },
          { weight: 4, arbitrary: damaged(value[place]).map((inner) => value.with(place, inner)) },
        ),
      );
  }
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) return oddValue;
  const entries = Object.entries(value);
  return fc
    .constantFrom(...entries)
    .chain(([key, inner]) =>
      fc.oneof(
        { weight: 1, arbitrary: fc.constant(Object.fromEntries(entries.filter(([name]) => name !== key))) },
        { weight: 1, arbitrary: oddTexts.map((name) => ({ ...value, [name]: inner })) },
        { weight: 6, arbitrary: damaged(inner).map((broken) => ({ ...value, [key]: broken })) },
      ),
    );
}

describe('bad input', () => {
  it('of any shape to any method of Sheets gets an answer of Google, never a 500', async () => {
    const { sandbox, id } = await createFilled();
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...sheetsEndpoints),
        fc.jsonValue({ maxDepth: 4 }),
        async ([method, path], body) => {
          const answer = await sandbox.ask(`/v4/spreadsheets${path.replace('ID', id)}`, { method, body });
          expect(answer).toSatisfy(isFineOrGoogles);
        },
      ),
      { numRuns: 300, seed: 7 },
    );
  });

  it('of any shape to any method of Drive gets an answer of Google, never a 500', async () => {
    const { sandbox, id } = await createFilled();
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...driveEndpoints),
        fc.jsonValue({ maxDepth: 3 }),
        async ([method, path], body) => {
          const answer = await sandbox.ask(`/drive/v3${path.replace('ID', id)}`, { method, body });
          expect(answer).toSatisfy(isFineOrGoogles);
        },
      ),
      { numRuns: 200, seed: 8 },
    );
  });

  it('in any place of any request leaves nothing of its batch done', async () => {
    const { sandbox, id, snapshot } = await createFilled();
    let before = await snapshot();
    let refused = 0;
    let count = 0;
    const request = fc.constantFrom(...everyRequestKind).chain((one) => damaged(one));
    await fc.assert(
      fc.asyncProperty(request, async (broken) => {
        const requests = [
          {
            updateCells: {
              start: { sheetId: 0 },
              rows: [{ values: [{ note: `${(count += 1)}` }] }],
              fields: 'note',
            },
          },
          broken,
        ];
        const answer = await sandbox.ask(`/v4/spreadsheets/${id}:batchUpdate`, { body: { requests } });
        expect(answer).toSatisfy(isFineOrGoogles);
        const after = await snapshot();
        if (answer.status === 200) before = after;
        else refused += 1;
        expect(after).toBe(before);
      }),
      { numRuns: 300, seed: 9 },
    );
    expect(refused).toBeGreaterThan(100);
  }, 120_000);

  it('in ranges, masks, queries and page tokens is refused in words', async () => {
    const { sandbox, id } = await createFilled();
    const text = fc.oneof(oddTexts, fc.string({ unit: 'binary', maxLength: 20 }));
    await fc.assert(
      fc.asyncProperty(text, async (odd) => {
        const word = encodeURIComponent(odd);
        const paths = [
          `/v4/spreadsheets/${id}/values/${word === '' ? 'A1' : word}`,
          `/v4/spreadsheets/${id}/values:batchGet?ranges=${word}`,
          `/v4/spreadsheets/${id}?fields=${word}`,
          `/v4/spreadsheets/${id}?ranges=${word}`,
          `/v4/spreadsheets/${id}/values/A1?valueRenderOption=${word}`,
          `/drive/v3/files?q=${word}`,
          `/drive/v3/files?orderBy=${word}&pageToken=${word}&pageSize=${word}`,
          `/drive/v3/files?fields=${word}`,
          `/drive/v3/files/${word === '' ? 'x' : word}`,
          `/drive/v3/changes?pageToken=${word}`,
        ];
        for (const path of paths) expect(await sandbox.ask(path)).toSatisfy(isFineOrGoogles);
      }),
      { numRuns: 60, seed: 10 },
    );
  }, 60_000);

  it('in a formula shows as an error in its cell', async () => {
    const { sandbox, id } = await createFilled();
    const piece = fc.oneof(
      fc.constantFrom(
        'A1',
        'A1:B9',
        'Second!A:D',
        'B:B',
        'nosuch',
        '1',
        '"a"',
        'TRUE',
        '#N/A',
        '{1,2;3}',
        'Sales[x]',
        '',
      ),
      fc
        .constantFrom(...functionNames)
        .chain((name) =>
          fc
            .array(
              fc.constantFrom('A1', 'A1:C9', 'D2:D6', '"x"', '0', '-1', '1E99', '{1;2}', '"2026-01-01"', ''),
              { maxLength: 5 },
            )
            .map((args) => `${name}(${args.join(',')})`),
        ),
    );
    const formula = fc
      .tuple(piece, fc.constantFrom('+', '&', '/', '^', '=', '<>', ':', '%', '(', ','), piece, fc.boolean())
      .map(([left, operator, right, isArray]) =>
        isArray ? `=ARRAYFORMULA(${left}${operator}${right})` : `=${left}${operator}${right}`,
      );
    await fc.assert(
      fc.asyncProperty(formula, async (text) => {
        const path = `/v4/spreadsheets/${id}/values/First!E9?valueInputOption=USER_ENTERED&includeValuesInResponse=true`;
        expect((await sandbox.ask(path, { method: 'PUT', body: { values: [[text]] } })).status).toBe(200);
      }),
      { numRuns: 1500, seed: 11 },
    );
  });

  it('that is nested without end is refused', async () => {
    const { sandbox, id } = await createFilled();
    const fields = 'a('.repeat(50_000);
    const requests = [{ updateCells: { start: {}, rows: [], fields } }];
    const masked = await sandbox.ask(`/v4/spreadsheets/${id}:batchUpdate`, { body: { requests } });
    expect(masked.status).toBe(400);
    const values = [[`=${'('.repeat(20_000)}1${')'.repeat(20_000)}`]];
    const path = `/v4/spreadsheets/${id}/values/First!A1?valueInputOption=USER_ENTERED&includeValuesInResponse=true`;
    expect((await sandbox.ask(path, { method: 'PUT', body: { values } })).status).toBe(200);
    expect((await sandbox.ask(`/drive/v3/files?q=${'('.repeat(20_000)}`)).status).toBe(400);
  });

  it('that is no JSON, or too much of it, is refused before anything is done', async () => {
    const { sandbox, id, snapshot } = await createFilled();
    const before = await snapshot();
    function send(body: string): Promise<Response> {
      return Promise.resolve(
        sandbox.api.request(`/v4/spreadsheets/${id}:batchUpdate`, {
          method: 'POST',
          headers: { authorization: 'Bearer ya29.sandbox' },
          body,
        }),
      );
    }
    expect((await send('{"requests": [')).status).toBe(400);
    expect((await send('x'.repeat(11_000_000))).status).toBe(413);
    const long = { userEnteredValue: { stringValue: 'x'.repeat(50_001) } };
    const cells = { updateCells: { start: {}, rows: [{ values: [long] }], fields: '*' } };
    const refused = await sandbox.ask(`/v4/spreadsheets/${id}:batchUpdate`, { body: { requests: [cells] } });
    expect(at(refused.body, 'error', 'message')).toContain('50000 characters');
    const huge = { appendDimension: { sheetId: 0, dimension: 'ROWS', length: 9_000_000 } };
    const many = await sandbox.ask(`/v4/spreadsheets/${id}:batchUpdate`, { body: { requests: [huge] } });
    expect(at(many.body, 'error', 'message')).toContain('10000000 cells');
    expect(await snapshot()).toBe(before);
  });
});
