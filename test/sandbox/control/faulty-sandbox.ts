import type * as z from 'zod';
import type { WantedFaults } from '../../../src/sandbox/control/fault.ts';
import { createMemoryStore } from '../../../src/sandbox/memory-store.ts';
import { createSandboxApp } from '../../../src/sandbox/sandbox-app.ts';
import { seededRandom } from '../notion/seeded-random.ts';

type WantedFault = z.input<typeof WantedFaults>['faults'][number];

// oxlint-disable-next-line typescript/no-explicit-any -- answers of all kinds are looked into by tests
type LooseAnswer = any;

/** An answer as a client sees it. */
export interface Seen {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: LooseAnswer;
}

/** A sandbox with a page in Notion and a spreadsheet in Google, and requests to both. The clock stands until moved. */
export async function openFaultySandbox() {
  const clock = { now: Date.UTC(2026, 10, 24, 9, 30, 15) };
  const app = createSandboxApp({
    store: createMemoryStore(),
    now: () => clock.now,
    random: seededRandom(1),
    sleep: (milliseconds) => {
      clock.now += milliseconds;
      return Promise.resolve();
    },
  });

  async function ask(method: string, path: string, body?: unknown): Promise<Seen> {
    const isNotion = path.startsWith('/v1/');
    const response = await app.fetch(
      new Request(`http://sandbox.test${path}`, {
        method,
        headers: {
          authorization: `Bearer ${isNotion ? 'ntn_sandbox' : 'ya29.sandbox'}`,
          'notion-version': '2026-03-11',
          'content-type': 'application/json',
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    );
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: readJson(text) };
  }

  const seed = await ask('POST', '/_sandbox/seed', { pages: [{ title: 'Home' }] });
  const home = String(seed.body.pageIds[0]);
  const sheet = await ask('POST', '/v4/spreadsheets', { properties: { title: 'Book' } });
  const spreadsheet = String(sheet.body.spreadsheetId);
  return {
    app,
    clock,
    ask,
    home,
    spreadsheet,
    set: (fault: WantedFault, seed = 1) => app.faults.set({ faults: [fault], seed }),
    /** Makes a page in Notion. */
    makePage: (title = 'New') =>
      ask('POST', '/v1/pages', {
        parent: { page_id: home },
        properties: { title: { title: [{ text: { content: title } }] } },
      }),
    /** The titles of the pages there are, past all faults. */
    async pages(): Promise<string[]> {
      const set = app.faults.list();
      if (set.length > 0) app.faults.clear();
      const { body } = await ask('GET', `/v1/blocks/${home}/children`);
      return body.results.map((block: LooseAnswer) => block.child_page.title);
    },
    /** Types into a cell of the spreadsheet. */
    type: (value: string) =>
      ask('PUT', `/v4/spreadsheets/${spreadsheet}/values/A1?valueInputOption=RAW`, { values: [[value]] }),
    async cell(): Promise<string | undefined> {
      const { body } = await ask('GET', `/v4/spreadsheets/${spreadsheet}/values/A1`);
      return body.values?.[0]?.[0];
    },
  };
}

function readJson(text: string): LooseAnswer {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
