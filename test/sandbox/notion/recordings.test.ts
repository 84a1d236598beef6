import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { createMemoryStore } from '../../../src/sandbox/memory-store.ts';
import { createNotionApi } from '../../../src/sandbox/notion/notion-api.ts';
import { seedNotion } from '../../../src/sandbox/notion/seed-notion.ts';
import { differences, Substitution } from './replay.ts';
import type { Recording } from './replay.ts';
import { seededRandom } from './seeded-random.ts';

const shared = process.env.NORTHBOOK_SHARED ?? join(import.meta.dirname, '../../../../shared');
const file = join(shared, 'recordings/notion.jsonl');
const recordings = existsSync(file) ? readRecordings(file) : undefined;

/** Recordings that answer differently here, each with the reason. */
const explained: Record<string, string> = {
  'GET /v1/file_uploads': 'lists the uploads of other, earlier scenarios, which the recordings do not hold',
  'GET /v1/file_uploads?page_size=5': 'the same',
  'GET /v1/file_uploads?start_cursor': 'the same',
  'GET /v1/file_uploads?status=pending': 'the same',
};

const FLOOR = 1;

if (recordings === undefined)
  console.log(`No recorded traffic at ${file}: Notion's answers are not compared with it.`);

describe.skipIf(recordings === undefined)('recorded traffic replayed against the sandbox', () => {
  it(`is answered with the recorded status and body in at least ${FLOOR * 100} % of requests`, async () => {
    const outcomes = await replay(recordings ?? []);
    report(outcomes);
    const unexplained = outcomes.filter(
      (outcome) => outcome.found.length > 0 && outcome.reason === undefined,
    );
    expect(1 - unexplained.length / outcomes.length).toBeGreaterThanOrEqual(FLOOR);
  });
});

interface Outcome {
  recording: Recording;
  endpoint: string;
  found: string[];
  reason: string | undefined;
}

async function replay(lines: readonly Recording[]): Promise<Outcome[]> {
  const store = createMemoryStore();
  const random = seededRandom(7);
  const { pageIds } = seedNotion(store, {
    people: [{ name: 'A Person', email: 'person@example.com', avatarUrl: 'https://example.com/file' }],
    pages: [{ title: '' }],
  });
  const app = createNotionApi({ store, random, now: () => Date.UTC(2026, 6, 4, 9, 13, 20, 290) });
  const substitution = new Substitution({
    ids: [['393abc1e-edcd-80f3-813b-e205934558c6', pageIds[0] ?? '']],
    names: [['notion-sdk-py', 'Northbook sandbox']],
  });
  const outcomes: Outcome[] = [];
  for (const recording of lines) {
    const response = await app.request(
      substitution.apply(recording.path),
      requestOf(recording, substitution),
    );
    const own: unknown = await response.json();
    const reason = reasonFor(recording);
    const found =
      reason === undefined ? foundIn(recording, { status: response.status, own }, substitution) : [reason];
    outcomes.push({ recording, endpoint: endpointOf(recording), found, reason });
  }
  return outcomes;
}

function foundIn(
  recording: Recording,
  answer: { status: number; own: unknown },
  substitution: Substitution,
): string[] {
  const { status, own } = answer;
  if (status !== recording.status)
    return [`status ${recording.status}, not ${status}: ${JSON.stringify(own)}`];
  return differences(recording.response, own, substitution);
}

function requestOf(recording: Recording, substitution: Substitution): RequestInit {
  const token = recording.status === 401 ? 'ntn_unknown' : 'ntn_sandbox';
  const headers: Record<string, string> = {
    authorization: `Bearer ${token}`,
    'notion-version': recording.version,
  };
  const { method, request } = recording;
  if (request === null) return { method, headers };
  if (typeof request === 'string') {
    const boundary = /^--(\S+)/.exec(request)?.[1] ?? '';
    return {
      method,
      headers: { ...headers, 'content-type': `multipart/form-data; boundary=${boundary}` },
      body: request,
    };
  }
  return {
    method,
    headers: { ...headers, 'content-type': 'application/json' },
    body: substitution.apply(JSON.stringify(request)),
  };
}

function endpointOf({ method, path }: Recording): string {
  const bare = path.replace(/\?.*$/, '').replaceAll(/[0-9a-f-]{36}|task_[0-9a-f]{32}/g, '{id}');
  return `${method} ${bare}`;
}

function reasonFor({ method, path }: Recording): string | undefined {
  return explained[`${method} ${path}`] ?? explained[`${method} ${path.replace(/(start_cursor)=.*/, '$1')}`];
}

function report(outcomes: readonly Outcome[]): void {
  const byEndpoint = Map.groupBy(outcomes, (outcome) => outcome.endpoint);
  for (const [endpoint, all] of [...byEndpoint].toSorted(([a], [b]) => a.localeCompare(b))) {
    const equal = all.filter((outcome) => outcome.found.length === 0).length;
    console.log(`${String(equal).padStart(4)} of ${String(all.length).padStart(3)} equal  ${endpoint}`);
  }
  const equal = outcomes.filter((outcome) => outcome.found.length === 0).length;
  console.log(`${equal} of ${outcomes.length} equal in all`);
  for (const { recording, found, reason } of outcomes) {
    if (found.length > 0)
      console.log(`${recording.scenario}: ${recording.method} ${recording.path}: ${reason ?? found[0]}`);
  }
}

function readRecordings(path: string): Recording[] {
  const lines = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  return lines.map((line): Recording => JSON.parse(line));
}
