import * as z from 'zod';
import { createMemoryStore } from '../../src/sandbox/memory-store.ts';
import { createNotionApi } from '../../src/sandbox/notion/notion-api.ts';
import type { NotionPlan } from '../../src/sandbox/notion/notion-settings.ts';
import { configureNotion } from '../../src/sandbox/notion/notion-settings.ts';
import { createRecords } from '../../src/sandbox/notion/records.ts';
import { registerConnection } from '../../src/sandbox/notion/register-connection.ts';
import { seedNotion } from '../../src/sandbox/notion/seed-notion.ts';
import type { NotionClient } from '../../src/notion/client.ts';
import { createNotionClient } from '../../src/notion/client.ts';
import type { Usage } from '../../src/sync/surface.ts';
import { createVirtualTime } from './virtual-time.ts';
import { contractPeople } from '../contract/contract-template.ts';

/** The token that the emulated Notion knows. */
export const token = 'ntn_sandbox';

/** One request as it arrived. */
export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
}

/** An empty Notion with one shared page and a few people, a clock that moves with every request, and what arrives there. */
export interface EmulatedNotion {
  readonly page: string;
  readonly seen: SeenRequest[];
  /** Answers instead of Notion while it gives an answer. */
  fault: (request: SeenRequest) => Response | Promise<Response> | undefined;
  readonly waits: number[];
  client(options?: { requestsPerMinute?: number; token?: string }): NotionClient;
  /** A person approves a public connection; with a template, in a copy of that page. */
  connect(templatePage?: string): Promise<{ token: string; copy: string | undefined }>;
  /** A person gives an option another name in its column's menu, which no request can do. */
  renameOption(dataSource: string, option: { readonly from: string; readonly to: string }): void;
  /** Ids of all data sources there are that are not in the trash. */
  dataSources(): readonly string[];
  /** How long the search takes to know something new, milliseconds. */
  lagBehind(milliseconds: number): void;
  /** Sends past the client and past the count, as the tool's own interface does. */
  ask(method: string, path: string, body?: unknown, as?: string): Promise<unknown>;
  requests(): Usage;
  tick(milliseconds: number): void;
  now(): number;
  /** From now on every answer takes this long, several at a time. */
  slowDown(milliseconds: number): void;
  /** What the workspace pays for: dashboards and charts hang on it. */
  subscribe(plan: NotionPlan): void;
  /** From now on so many requests a minute are answered. */
  limit(requestsPerMinute: number): void;
}

export function emulateNotion(): EmulatedNotion {
  const store = createMemoryStore();
  const time = createVirtualTime(Date.UTC(2026, 2, 2, 8, 0));
  function clock(): number {
    return time.now();
  }
  let latency = 0;
  const { pageIds } = seedNotion(store, {
    people: contractPeople.map((name, index) => ({ name, email: `person${index}@example.com` })),
    pages: [{ title: 'Company home' }],
    now: clock(),
  });
  const app = createNotionApi({ store, now: clock, random: seeded(7) });
  const seen: SeenRequest[] = [];
  const waits: number[] = [];
  const notion: EmulatedNotion = {
    page: pageIds[0] ?? '',
    seen,
    fault: () => undefined,
    waits,
    client: (options = {}) =>
      createNotionClient({
        token,
        fetch: async (url, init) => {
          const { pathname, searchParams } = new URL(url);
          const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined;
          const request = { method: init.method ?? 'GET', path: pathname, query: searchParams, body };
          seen.push(request);
          if (latency > 0) await time.sleep(latency);
          else time.advance(50);
          return (await notion.fault(request)) ?? app.request(url, init);
        },
        sleep: (milliseconds) => {
          waits.push(milliseconds);
          if (latency > 0) return time.sleep(milliseconds);
          time.advance(milliseconds);
          return Promise.resolve();
        },
        random: () => 0.5,
        now: clock,
        requestsPerMinute: Number.POSITIVE_INFINITY,
        ...options,
      }),
    async connect(templatePageId) {
      const back = 'https://northbook.test/back';
      const connection = { name: 'Northbook', clientId: 'northbook', redirectUris: [back], templatePageId };
      registerConnection(connection, { records: createRecords(store), now: clock(), random: () => 0.5 });
      const form = new FormData();
      form.set('decision', 'approve');
      form.set('template', templatePageId === undefined ? 'none' : 'duplicate');
      const question = `client_id=northbook&response_type=code&owner=user&redirect_uri=${encodeURIComponent(back)}`;
      const approved = await app.request(`/v1/oauth/authorize?${question}`, { method: 'POST', body: form });
      const code = new URL(approved.headers.get('location') ?? '').searchParams.get('code');
      const answer = await app.request('/v1/oauth/token', {
        method: 'POST',
        headers: {
          authorization: `Basic ${btoa('northbook:secret')}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify({ grant_type: 'authorization_code', code, redirect_uri: back }),
      });
      const granted = Granted.parse(await answer.json());
      return { token: granted.access_token, copy: granted.duplicated_template_id ?? undefined };
    },
    renameOption(dataSource, { from, to }) {
      const records = createRecords(store);
      const found = records.get('data_source', dataSource);
      if (found === undefined) throw new Error(`No data source ${dataSource}`);
      const named = JSON.stringify(found.properties).replaceAll(`"name":"${from}"`, `"name":"${to}"`);
      records.put({ ...found, properties: JSON.parse(named) });
    },
    dataSources: () =>
      [...createRecords(store).list('data_source')].filter(({ inTrash }) => !inTrash).map(({ id }) => id),
    lagBehind: (milliseconds) => configureNotion(store, { searchLagMs: milliseconds }),
    async ask(method, path, body, as = token) {
      const response = await app.request(`https://api.notion.com${path}`, {
        method,
        headers: {
          authorization: `Bearer ${as}`,
          'notion-version': '2026-03-11',
          'content-type': 'application/json',
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const answer: unknown = await response.json();
      if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`);
      return answer;
    },
    requests: () => ({
      reads: seen.filter(isRead).length,
      writes: seen.filter((request) => !isRead(request)).length,
    }),
    tick: (milliseconds) => time.advance(milliseconds),
    slowDown: (milliseconds) => {
      latency = milliseconds;
    },
    now: clock,
    subscribe: (plan) => configureNotion(store, { plan }),
    limit: (requestsPerMinute) => configureNotion(store, { requestsPerMinute }),
  };
  return notion;
}

const Granted = z.object({ access_token: z.string(), duplicated_template_id: z.string().nullable() });

function isRead({ method, path }: SeenRequest): boolean {
  return method === 'GET' || path.endsWith('/query') || path === '/v1/search';
}

/** A small generator (mulberry32), so that a run can be repeated. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}
