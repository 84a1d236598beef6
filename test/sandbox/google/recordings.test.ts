import type { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { createGoogleApi } from '../../../src/sandbox/google/google-api.ts';
import { seedGoogle } from '../../../src/sandbox/google/seed-google.ts';
import { createMemoryStore } from '../../../src/sandbox/memory-store.ts';
import { differences } from './compare-answers.ts';
import { recordedScenarios } from './recorded-calls.ts';
import type { RecordedCall } from './recorded-calls.ts';

/** What the emulator has reached; it may only rise. */
const floor = 1;

interface Outcome {
  endpoint: string;
  differing: string[];
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

function replace(text: string, known: ReadonlyMap<string, string>): string {
  let replaced = text;
  for (const [recorded, ours] of known) replaced = replaced.replaceAll(recorded, ours);
  return replaced;
}

/** Notes which of our ids stands where a recorded one stood, at any depth. */
function learnIds(recorded: unknown, ours: unknown, known: Map<string, string>): void {
  if (typeof recorded !== 'object' || recorded === null || typeof ours !== 'object' || ours === null) return;
  const right = new Map(Object.entries(ours));
  for (const [key, value] of Object.entries(recorded)) {
    const own: unknown = right.get(key);
    const isId = /^(id|spreadsheetId|.*Id)$/.test(key) && String(value).length > 4;
    if (isId && (typeof own === 'string' || typeof own === 'number')) known.set(String(value), String(own));
    else learnIds(value, own, known);
  }
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
  const known = new Map<string, string>();
  const outcomes: Outcome[] = [];
  for (const call of calls) {
    const { pathname, search } = new URL(replace(call.url, known));
    const { request } = call;
    const isText = typeof request === 'string';
    const body = request === null ? undefined : isText ? request : JSON.stringify(request);
    const response = await api.request(`${pathname}${search}`, {
      method: call.method,
      headers: {
        authorization: 'Bearer ya29.sandbox',
        'content-type': isText ? 'text/csv' : 'application/json',
      },
      body: body === undefined ? undefined : replace(body, known),
    });
    const answered = readAnswer(await response.text());
    learnIds(call.response, answered, known);
    const status = response.status === call.status ? [] : [`status ${response.status} for ${call.status}`];
    outcomes.push({
      endpoint: endpointOf(call),
      differing: [...status, ...differences(call.response, answered)],
    });
  }
  return outcomes;
}

function report(outcomes: readonly Outcome[]): string {
  const lines = Object.entries(Object.groupBy(outcomes, ({ endpoint }) => endpoint)).map(
    ([endpoint, own = []]) => {
      const equal = own.filter(({ differing }) => differing.length === 0).length;
      const first = own.find(({ differing }) => differing.length > 0)?.differing.slice(0, 3) ?? [];
      return `${String(equal).padStart(4)} of ${String(own.length).padStart(4)}  ${endpoint}  ${first.join(' ')}`;
    },
  );
  const equal = outcomes.filter(({ differing }) => differing.length === 0).length;
  return [...lines, `${equal} of ${outcomes.length} recorded Google answers are equal`].join('\n');
}

describe('the Google sandbox against recorded traffic', () => {
  it('answers as Google did, but for ids and stamps', async () => {
    const scenarios = recordedScenarios();
    if (scenarios === undefined) {
      console.log(
        'No recordings beside the checkout: the replay against recorded Google traffic is left out.',
      );
      return;
    }
    const outcomes: Outcome[] = [];
    for (const calls of scenarios.values()) outcomes.push(...(await replayScenario(calls)));
    console.log(report(outcomes));
    const equal = outcomes.filter(({ differing }) => differing.length === 0).length;
    expect(outcomes.length).toBeGreaterThan(300);
    expect(equal / outcomes.length).toBeGreaterThanOrEqual(floor);
  });
});
