import type { Hono } from 'hono';
import { createGoogleApi } from '../../../src/sandbox/google/google-api.ts';
import { seedGoogle } from '../../../src/sandbox/google/seed-google.ts';
import { createMemoryStore } from '../../../src/sandbox/memory-store.ts';
import { differences, IdPairs } from './compare-answers.ts';
import { recordedScenarios } from './recorded-calls.ts';
import type { RecordedCall } from './recorded-calls.ts';

/** One recorded call and where our answer differs from Google's; nothing when it does not. */
export interface Outcome {
  endpoint: string;
  scenario: string;
  differing: readonly string[];
}

/** How many answers of one method are as recorded. */
export interface EndpointShare {
  endpoint: string;
  equal: number;
  total: number;
}

function createReplayedApi(): Hono {
  let seed = 11;
  let now = Date.UTC(2023, 6, 20);
  const store = createMemoryStore();
  seedGoogle(store, { email: 'person@example.com', name: 'person@example.com' });
  return createGoogleApi({
    store,
    now: () => (now += 7),
    random: () => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed / 2_147_483_647;
    },
  });
}

function readAnswer(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function endpointOf(call: RecordedCall): string {
  const { hostname, pathname } = new URL(call.url);
  const path = decodeURIComponent(pathname)
    .replace(/(spreadsheets|files)\/[\w-]+/, '$1/{id}')
    .replace(/values\/.*?(:append|:clear)?$/, 'values/{range}$1');
  return `${call.method} ${hostname.split('.')[0]}${path}`;
}

async function replayScenario(calls: readonly RecordedCall[]): Promise<Outcome[]> {
  const api = createReplayedApi();
  const pairs = new IdPairs();
  const outcomes: Outcome[] = [];
  for (const call of calls) {
    const { pathname, search } = new URL(pairs.apply(call.url));
    const { request } = call;
    const isText = typeof request === 'string';
    const body = request === null ? undefined : isText ? request : JSON.stringify(request);
    const response = await api.request(`${pathname}${search}`, {
      method: call.method,
      headers: {
        authorization: 'Bearer ya29.sandbox',
        'content-type': isText ? 'text/csv' : 'application/json',
      },
      body: body === undefined ? undefined : pairs.apply(body),
    });
    const answered = readAnswer(await response.text());
    const status = response.status === call.status ? [] : [`status ${response.status} for ${call.status}`];
    outcomes.push({
      endpoint: endpointOf(call),
      scenario: call.scenario,
      differing: [...status, ...differences(call.response, answered, pairs)],
    });
  }
  return outcomes;
}

/**
 * Replays the recorded Google traffic beside the checkout, every scenario on a fresh account; undefined where there is none.
 */
export async function replayGoogle(): Promise<Outcome[] | undefined> {
  const scenarios = recordedScenarios();
  if (scenarios === undefined) return undefined;
  const outcomes: Outcome[] = [];
  for (const calls of scenarios.values()) outcomes.push(...(await replayScenario(calls)));
  return outcomes;
}

/** The share of equal answers by method. */
export function sharesOf(outcomes: readonly Outcome[]): EndpointShare[] {
  return Object.entries(Object.groupBy(outcomes, ({ endpoint }) => endpoint)).map(([endpoint, own = []]) => ({
    endpoint,
    equal: own.filter(({ differing }) => differing.length === 0).length,
    total: own.length,
  }));
}
