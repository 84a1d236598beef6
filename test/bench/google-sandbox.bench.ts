import type { Hono } from 'hono';
import { createGoogleApi } from '../../src/sandbox/google/google-api.ts';
import { createMemoryStore } from '../../src/sandbox/memory-store.ts';
import { measured } from './measurement.ts';
import type { Measurement } from './measurement.ts';

const metrics = 1000;
const periods = 300;

/** What Google's sandbox takes for a wide sheet of readings: whole reads, writes of thousands of cells, formulas, appends. */
export async function* bench(): AsyncGenerator<Measurement> {
  const api = createGoogleApi({
    store: createMemoryStore(),
    now: () => Date.now(),
    random: () => Math.random(),
  });
  const id = await createBook(api);
  const readings = Array.from({ length: metrics + 1 }, (_, row) =>
    Array.from({ length: periods }, (_, column) => (row === 0 ? 46_000 + column : row * column + 0.5)),
  );
  yield await timed('write-readings', 4000, () =>
    write(api, `${id}/values/Readings!A1?valueInputOption=RAW`, readings),
  );
  yield await timed('read-readings', 2000, () =>
    ask(api, `${id}/values:batchGet?ranges=Readings&valueRenderOption=UNFORMATTED_VALUE`),
  );
  const rows = Array.from({ length: 50 }, (_, row) => ({
    values: Array.from({ length: 100 }, (_, column) => ({ userEnteredValue: { numberValue: row + column } })),
  }));
  const updateCells = { start: { sheetId: 0, rowIndex: 100 }, rows, fields: 'userEnteredValue' };
  yield await timed('write-5000-cells', 500, () =>
    ask(api, `${id}:batchUpdate`, { requests: [{ updateCells }] }),
  );
  const formulas = Array.from({ length: 5000 }, (_, index) => [
    `k${index % 500}`,
    index,
    `=SUMIFS(B:B,A:A,A${index + 1})`,
    index === 0 ? '=B1' : `=D${index}+B${index + 1}`,
  ]);
  yield await timed('write-10000-formulas', 1000, () =>
    write(api, `${id}/values/Formulas!A1?valueInputOption=USER_ENTERED`, formulas),
  );
  yield await timed('compute-10000-formulas', 2000, () => ask(api, `${id}/values/Formulas`));
  yield await timed('append-below-5000-rows', 1000, () =>
    ask(api, `${id}/values/Formulas!A1:append?valueInputOption=RAW`, { values: [['k1', 1]] }),
  );
}

async function createBook(api: Hono): Promise<string> {
  const made: unknown = await ask(api, '', {
    sheets: [
      {
        properties: {
          sheetId: 0,
          title: 'Readings',
          gridProperties: { rowCount: metrics + 1, columnCount: periods },
        },
      },
      { properties: { sheetId: 1, title: 'Formulas', gridProperties: { rowCount: 6000, columnCount: 10 } } },
    ],
  });
  return `/${String(Object(made).spreadsheetId)}`;
}

async function timed(name: string, budget: number, run: () => Promise<unknown>): Promise<Measurement> {
  const start = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(start);
  const against = { value: budget, what: `a budget of ${budget} ms` };
  return measured(`google-sandbox/${name}`, { value: (user + system) / 1000, unit: 'ms CPU', against });
}

function write(api: Hono, path: string, values: readonly (readonly unknown[])[]): Promise<unknown> {
  return send(api, path, { method: 'PUT', body: { values } });
}

function ask(api: Hono, path: string, body?: object): Promise<unknown> {
  return send(api, path, { method: body === undefined ? 'GET' : 'POST', body });
}

async function send(
  api: Hono,
  path: string,
  request: { method: string; body: object | undefined },
): Promise<unknown> {
  const response = await api.request(`/v4/spreadsheets${path}`, {
    method: request.method,
    headers: { authorization: 'Bearer ya29.sandbox' },
    body: request.body === undefined ? undefined : JSON.stringify(request.body),
  });
  const answer: unknown = await response.json();
  if (response.status !== 200)
    throw new Error(`${path} answered ${response.status}: ${JSON.stringify(answer)}`);
  return answer;
}
