import * as z from 'zod';
import { createGoogleApi } from '../../src/sandbox/google/google-api.ts';
import { createMemoryStore } from '../../src/sandbox/memory-store.ts';
import type { SheetsClient } from '../../src/sheets/client.ts';
import { createSheetsClient } from '../../src/sheets/client.ts';
import type { Usage } from '../../src/sync/surface.ts';

/** The token that the emulated Google knows. */
export const token = 'ya29.sandbox';

/** One request as it arrived. */
export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

/** An empty Google account, a clock that moves with every request, and what arrives there. */
export interface EmulatedGoogle {
  readonly seen: SeenRequest[];
  readonly waits: number[];
  /** Answers instead of Google while it gives an answer. */
  fault: (request: SeenRequest) => Response | undefined;
  /** Lets a request arrive and loses its answer. */
  loses: (request: SeenRequest) => boolean;
  client(): SheetsClient;
  /** A client past the count: a person at the tool's own interface. */
  persons(): SheetsClient;
  requests(): Usage;
  /** What the API answers to a GET, unread. */
  ask(path: string): Promise<unknown>;
  /** Copies a file as people do in Drive; gives the id of the copy. */
  copyFile(id: string): Promise<string>;
  trashFile(id: string): Promise<void>;
}

export function emulateGoogle(): EmulatedGoogle {
  let now = Date.UTC(2026, 2, 2, 8, 0);
  let state = 1;
  const app = createGoogleApi({
    store: createMemoryStore(),
    now: () => now,
    random: () => {
      state = (state * 48_271) % 2_147_483_647;
      return state / 2_147_483_647;
    },
  });
  const seen: SeenRequest[] = [];
  const waits: number[] = [];
  function connect(onRequest: (request: SeenRequest) => Response | undefined): SheetsClient {
    return createSheetsClient({
      token,
      fetch: async (url, init) => {
        const body: unknown =
          typeof init.body === 'string' && init.body !== '' ? JSON.parse(init.body) : undefined;
        now += 50;
        const request = { method: init.method ?? 'GET', path: new URL(url).pathname, body };
        const answer = onRequest(request) ?? (await app.request(url, init));
        return google.loses(request) ? new Response('{}', { status: 503 }) : answer;
      },
      sleep: (milliseconds) => {
        waits.push(milliseconds);
        now += milliseconds;
        return Promise.resolve();
      },
      random: () => 0.5,
      now: () => now,
    });
  }
  async function send(path: string, init: RequestInit): Promise<unknown> {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const answer = await app.request(`https://www.googleapis.com${path}`, { ...init, headers });
    return answer.json();
  }
  const google: EmulatedGoogle = {
    seen,
    waits,
    fault: () => undefined,
    loses: () => false,
    client: () =>
      connect((request) => {
        seen.push(request);
        return google.fault(request);
      }),
    persons: () => connect(() => undefined),
    requests: () => ({
      reads: seen.filter(({ method }) => method === 'GET').length,
      writes: seen.filter(({ method }) => method !== 'GET').length,
    }),
    ask: (path) => send(path, {}),
    async copyFile(id) {
      const copy = await send(`/drive/v3/files/${id}/copy`, { method: 'POST', body: '{}' });
      return z.object({ id: z.string() }).parse(copy).id;
    },
    async trashFile(id) {
      await send(`/drive/v3/files/${id}`, { method: 'PATCH', body: '{"trashed":true}' });
    },
  };
  return google;
}
