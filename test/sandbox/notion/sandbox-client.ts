import { Client } from '@notionhq/client';

import { createMemoryStore } from '../../../src/sandbox/memory-store.ts';
import { createNotionApi } from '../../../src/sandbox/notion/notion-api.ts';
import { seedNotion } from '../../../src/sandbox/notion/seed-notion.ts';
import { seededRandom } from './seeded-random.ts';

/** An answer to look into freely: a wrong guess about its shape makes the expectation fail, which is what a test is for. */
// oxlint-disable-next-line typescript/no-explicit-any -- every other type would have to be narrowed at each step into an answer
export type LooseAnswer = any;

/** A request that was made and its answer. */
export interface Exchange {
  method: string;
  path: string;
  status: number;
  body: unknown;
}

/** A fresh Notion with two people and a page to work under, and the official client on it. The clock stands until moved. */
export function openSandbox() {
  const store = createMemoryStore();
  const clock = { now: Date.UTC(2026, 10, 24, 9, 30, 15, 250) };
  const { personIds, pageIds } = seedNotion(store, {
    people: [
      { name: 'Ada', email: 'ada@example.com' },
      { name: 'Grace', email: 'grace@example.com' },
    ],
    pages: [{ title: 'Strategy' }],
  });
  const app = createNotionApi({ store, now: () => clock.now, random: seededRandom(1) });
  async function send(input: string | URL | Request, init?: RequestInit): Promise<Response> {
    return app.request(input instanceof Request ? input : String(input), init);
  }
  const client = new Client({
    auth: 'ntn_sandbox',
    notionVersion: '2026-03-11',
    fetch: send,
    retry: false,
    logger: () => {},
  });

  const traffic: Exchange[] = [];

  /** A request the client's types do not allow, with its status and body. */
  async function raw(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    const isForm = body instanceof FormData;
    const response = await app.request(path, {
      method,
      headers: {
        authorization: 'Bearer ntn_sandbox',
        'notion-version': '2026-03-11',
        ...(isForm ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? undefined : isForm || typeof body === 'string' ? body : JSON.stringify(body),
    });
    const answer: LooseAnswer = await response.json();
    traffic.push({ method, path, status: response.status, body: answer });
    return { status: response.status, body: answer, headers: response.headers };
  }

  /** Makes a database and gives the id of its data source. */
  async function table(properties: Record<string, unknown>, title = 'Table') {
    const { body } = await raw('POST', '/v1/databases', {
      parent: { type: 'page_id', page_id: pageIds[0] },
      title: [{ text: { content: title } }],
      initial_data_source: { properties },
    });
    if (body.object === 'error') throw new Error(body.message);
    return { databaseId: String(body.id), dataSourceId: String(body.data_sources[0].id) };
  }

  return { app, client, clock, store, raw, table, traffic, people: personIds, pageId: pageIds[0] ?? '' };
}
