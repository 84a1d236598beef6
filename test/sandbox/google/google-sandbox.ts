import type { Hono } from 'hono';
import { createGoogleApi } from '../../../src/sandbox/google/google-api.ts';
import type { GoogleApiOptions } from '../../../src/sandbox/google/google-api.ts';
import { seedGoogle } from '../../../src/sandbox/google/seed-google.ts';
import { createMemoryStore } from '../../../src/sandbox/memory-store.ts';
import type { SandboxStore } from '../../../src/sandbox/sandbox-store.ts';

export const token = 'ya29.sandbox';

/** One answer with its JSON read. */
export interface Answer {
  status: number;
  body: unknown;
  headers: Headers;
}

/** A Google sandbox with one person in it, a clock that stands unless moved, and ids from a seed. */
export interface GoogleSandbox {
  api: Hono;
  store: SandboxStore;
  /** Moves the clock on by milliseconds. */
  wait(milliseconds: number): void;
  /** Asks as that person, or with another token; a body makes it a POST unless said otherwise. */
  ask: (path: string, ask?: { method?: string; body?: unknown; token?: string }) => Promise<Answer>;
  /** Makes a spreadsheet and gives its id. */
  spreadsheet(body?: unknown): Promise<string>;
}

export function createGoogleSandbox(options: Pick<GoogleApiOptions, 'deliver'> = {}): GoogleSandbox {
  let seed = 11;
  let now = Date.UTC(2026, 5, 1, 9);
  const store = createMemoryStore();
  seedGoogle(store, { email: 'ada@example.com', name: 'Ada Lovelace' });
  const api = createGoogleApi({
    ...options,
    store,
    now: () => now,
    random: () => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed / 2_147_483_647;
    },
  });
  async function ask(path: string, asked: Parameters<GoogleSandbox['ask']>[1] = {}): Promise<Answer> {
    const response = await api.request(path, {
      method: asked.method ?? (asked.body === undefined ? 'GET' : 'POST'),
      headers: { authorization: `Bearer ${asked.token ?? token}`, 'content-type': 'application/json' },
      body: asked.body === undefined ? undefined : JSON.stringify(asked.body),
    });
    return { status: response.status, body: readJson(await response.text()), headers: response.headers };
  }
  return {
    api,
    store,
    ask,
    wait(milliseconds) {
      now += milliseconds;
    },
    async spreadsheet(body = {}) {
      const { body: made } = await ask('/v4/spreadsheets', { body });
      return String(at(made, 'spreadsheetId'));
    },
  };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** What lies at a path of an answer: `at(body, 'sheets', 0, 'properties')`. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  let found = value;
  for (const key of path) {
    if (typeof found !== 'object' || found === null) return undefined;
    found = Reflect.get(found, key);
  }
  return found;
}
