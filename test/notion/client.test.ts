import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PageAnswer } from '../../src/notion/wire.ts';
import { SurfaceError } from '../../src/sync/surface-error.ts';
import { pageAnswer, refusal, scriptedNotion } from './scripted-notion.ts';

const page = { body: pageAnswer('page-1') };
const newRow = { parent: { data_source_id: 'source' }, properties: {} };

async function errorOf(promise: Promise<unknown>): Promise<SurfaceError> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof SurfaceError) return error;
  throw new Error('it did not fail with a SurfaceError');
}

describe('the Notion client', () => {
  it('asks with its token and one pinned version of the API', async () => {
    const { client, sent } = scriptedNotion([page]);
    await client.retrievePage('page-1', ['a%3Ab', 'title']);
    expect(sent[0]?.method).toBe('GET');
    expect(sent[0]?.url.href).toBe(
      'https://api.notion.com/v1/pages/page-1?filter_properties=a%3Ab&filter_properties=title',
    );
    expect(sent[0]?.headers.get('authorization')).toBe('Bearer ntn_secret');
    expect(sent[0]?.headers.get('notion-version')).toBe('2026-03-11');
  });

  it('goes to another origin when told so', async () => {
    const { client, sent } = scriptedNotion([page], { origin: 'http://localhost:8788' });
    await client.retrievePage('page-1');
    expect(sent[0]?.url.href).toBe('http://localhost:8788/v1/pages/page-1');
  });

  it('counts what it sends, retries too, queries as reads', async () => {
    const { client } = scriptedNotion([refusal(409, 'conflict_error'), page, page]);
    await client.updatePage({ page_id: 'page-1', properties: {} });
    await client.retrievePage('page-1');
    expect(client.usage()).toEqual({ reads: 1, writes: 2 });
  });

  it('reads answers that hold more than it knows', async () => {
    const { client } = scriptedNotion([{ body: pageAnswer('page-1', { brand_new: { deep: [1] } }) }]);
    expect(await client.retrievePage('page-1')).toMatchObject({ id: 'page-1', in_trash: false });
  });

  it('says so when an answer lacks what it needs', async () => {
    const { client } = scriptedNotion([{ body: { object: 'page' } }]);
    expect(await errorOf(client.retrievePage('page-1'))).toMatchObject({
      code: 'invalid',
      surface: 'notion',
      request: 'GET /v1/pages/page-1',
    });
  });
});

describe('a rate limit', () => {
  it('is waited out in full, also beyond a minute', async () => {
    const limit = refusal(429, 'rate_limited', { headers: { 'retry-after': '75' } });
    const { client, waits, sent } = scriptedNotion([limit, page]);
    await client.createPage(newRow);
    expect(waits).toHaveLength(1);
    expect(waits[0]).toBeGreaterThanOrEqual(75_000);
    expect(sent).toHaveLength(2);
  });

  it('is waited out when it comes as a date or only in the body', async () => {
    const dated = refusal(429, 'rate_limited', {
      headers: { 'retry-after': new Date(Date.UTC(2026, 2, 2, 0, 0, 30)).toUTCString() },
    });
    const told = refusal(429, 'rate_limited', { additional_data: { retry_after: '20' } });
    const { client, waits } = scriptedNotion([dated, told, page]);
    await client.retrievePage('page-1');
    expect(waits[0]).toBeGreaterThanOrEqual(30_000);
    expect(waits[1]).toBeGreaterThanOrEqual(20_000);
  });

  it('holds back every other request of the connection', async () => {
    const limit = refusal(429, 'rate_limited', { headers: { 'retry-after': '40' } });
    const { promise: opened, resolve: release } = Promise.withResolvers<void>();
    const { client, sent } = scriptedNotion([limit, page, page], { sleep: () => opened });
    const first = client.retrievePage('page-1');
    await vi.waitFor(() => expect(sent).toHaveLength(1));
    await Promise.resolve();
    const second = client.retrievePage('page-2');
    await new Promise((resolve) => {
      setTimeout(resolve, 5);
    });
    expect(sent).toHaveLength(1);
    release();
    await Promise.all([first, second]);
    expect(sent).toHaveLength(3);
  });

  it('is handed on when it is longer than anyone wants to wait', async () => {
    const limit = refusal(429, 'rate_limited', { headers: { 'retry-after': '600' } });
    const { client, sent, waits } = scriptedNotion([limit], { longestWait: 60_000 });
    expect(await errorOf(client.retrievePage('page-1'))).toMatchObject({
      code: 'rate-limited',
      status: 429,
      retryAfter: 600_000,
    });
    expect(sent).toHaveLength(1);
    expect(waits).toEqual([]);
  });

  it('is final when Notion asks not to come back', async () => {
    const blocked = refusal(429, 'rate_limited', {
      additional_data: { rate_limit_reason: 'public_api_request_blocked' },
    });
    const { client, sent } = scriptedNotion([blocked, page]);
    expect((await errorOf(client.retrievePage('page-1'))).code).toBe('forbidden');
    expect(sent).toHaveLength(1);
  });
});

describe("the connection's budget", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is never overdrawn within a minute, and no timer is left behind', async () => {
    const waits: number[] = [];
    const { client, sent } = scriptedNotion([page, page, page], {
      requestsPerMinute: 2,
      onBudgetSpent: (milliseconds) => waits.push(milliseconds),
    });
    const all = Promise.all(['a', 'b', 'c'].map((id) => client.retrievePage(id)));
    await vi.advanceTimersByTimeAsync(59_000);
    expect(sent).toHaveLength(2);
    // Whoever waits is told so once.
    expect(waits).toEqual([60_000]);
    await vi.advanceTimersByTimeAsync(2000);
    await all;
    expect(sent).toHaveLength(3);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('keeps at most six requests under way', async () => {
    let underWay = 0;
    let most = 0;
    const { client } = scriptedNotion([], {
      async fetch() {
        underWay += 1;
        most = Math.max(most, underWay);
        await Promise.resolve();
        underWay -= 1;
        return Response.json(pageAnswer('page-1'));
      },
    });
    await Promise.all(Array.from({ length: 40 }, () => client.retrievePage('page-1')));
    expect(most).toBe(6);
  });
});

describe('a request that fails', () => {
  it('is sent again after a conflict, three times at most, with growing waits', async () => {
    const conflict = refusal(409, 'conflict_error', { message: 'Conflict occurred while saving.' });
    const { client, sent, waits } = scriptedNotion([conflict, conflict, conflict, conflict, page]);
    expect((await errorOf(client.updatePage({ page_id: 'page-1' }))).code).toBe('conflict');
    expect(sent).toHaveLength(4);
    expect(waits).toEqual([250, 500, 1000]);
  });

  it('is not sent again when the workspace is full', async () => {
    const { client, sent } = scriptedNotion([refusal(409, 'row_limit_exceeded'), page]);
    expect((await errorOf(client.createPage(newRow))).code).toBe('plan-limit');
    expect(sent).toHaveLength(1);
    const blocked = { additional_data: { block_limit: 'block_creation' } };
    const free = scriptedNotion([refusal(403, 'restricted_resource', blocked), page]);
    expect((await errorOf(free.client.createPage(newRow))).code).toBe('plan-limit');
    expect(free.sent).toHaveLength(1);
  });

  it('is sent again when Notion is overloaded, writes too', async () => {
    const { client, sent } = scriptedNotion([refusal(529, 'service_overload'), page]);
    await client.createPage(newRow);
    expect(sent).toHaveLength(2);
  });

  it.each([
    ['a 500', refusal(500, 'internal_server_error')],
    ['a 502 in HTML', { status: 502, body: '<html>Bad gateway</html>' }],
    ['a 504', refusal(504, 'gateway_timeout')],
    ['a network error', new TypeError('fetch failed')],
  ])('reads again after %s', async (_, failure) => {
    const { client, sent } = scriptedNotion([failure, failure, page]);
    expect((await client.retrievePage('page-1')).id).toBe('page-1');
    expect(sent).toHaveLength(3);
  });

  it('gives up in the end and says that Notion is unavailable', async () => {
    const { client, sent } = scriptedNotion(
      Array.from({ length: 9 }, () => refusal(503, 'service_unavailable')),
    );
    const error = await errorOf(client.retrievePage('page-1'));
    expect(error).toMatchObject({ code: 'unavailable', status: 503 });
    expect(sent).toHaveLength(5);
  });

  it('is not sent again when a row might then be there twice', async () => {
    const { client, sent } = scriptedNotion([refusal(500, 'internal_server_error'), page]);
    expect((await errorOf(client.createPage(newRow))).code).toBe('unavailable');
    expect(sent).toHaveLength(1);
  });

  it('takes over the row it made although the answer got lost', async () => {
    const made = PageAnswer.parse(pageAnswer('made'));
    const { client, sent } = scriptedNotion([new TypeError('connection reset')]);
    const found = await client.createPage(newRow, () => Promise.resolve(made));
    expect(found.id).toBe('made');
    expect(sent).toHaveLength(1);
  });

  it('makes the row after all when none was made', async () => {
    const { client, sent } = scriptedNotion([refusal(502, 'bad_gateway'), page]);
    await client.createPage(newRow, () => Promise.resolve(undefined));
    expect(sent.map(({ method }) => method)).toEqual(['POST', 'POST']);
  });

  it('takes over what a 503 says it had saved, without writing again', async () => {
    const saved = refusal(503, 'service_unavailable', {
      additional_data: { committed_resource_id: 'page-1', retry_guidance: ['Do not repeat the write.'] },
    });
    const { client, sent } = scriptedNotion([saved, page]);
    expect((await client.createPage(newRow)).id).toBe('page-1');
    expect(sent.map(({ method, url }) => `${method} ${url.pathname}`)).toEqual([
      'POST /v1/pages',
      'GET /v1/pages/page-1',
    ]);
    expect(client.usage()).toEqual({ reads: 1, writes: 1 });
  });

  it('is ended after its time and tried again', async () => {
    let tries = 0;
    const { client } = scriptedNotion([], {
      timeout: 5,
      fetch: (_, { signal }) => {
        tries += 1;
        if (tries > 1) return Promise.resolve(Response.json(pageAnswer('page-1')));
        return new Promise((_resolve, reject) => {
          signal?.addEventListener('abort', () => reject(new Error('aborted')));
        });
      },
    });
    expect((await client.retrievePage('page-1')).id).toBe('page-1');
    expect(tries).toBe(2);
  });

  it.each([
    [401, 'unauthorized', 'unauthorized'],
    [403, 'restricted_resource', 'forbidden'],
    [404, 'object_not_found', 'not-found'],
    [400, 'validation_error', 'invalid'],
  ])('with status %i is final and says why', async (status, code, expected) => {
    const { client, sent } = scriptedNotion([refusal(status, code, { message: 'As Notion puts it.' }), page]);
    const error = await errorOf(client.retrievePage('page-1'));
    expect(error).toMatchObject({ code: expected, status });
    expect(error.message).toContain('As Notion puts it.');
    expect(sent).toHaveLength(1);
  });

  it('never shows its token', async () => {
    const { client } = scriptedNotion([
      refusal(401, 'unauthorized', { message: 'Bearer ntn_secret is invalid' }),
    ]);
    const error = await errorOf(client.retrievePage('page-1'));
    expect(error.message).not.toContain('ntn_secret');
    expect(JSON.stringify(error)).not.toContain('ntn_secret');
  });
});
