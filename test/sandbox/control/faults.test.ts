import { describe, expect, it } from 'vitest';
import { openFaultySandbox } from './faulty-sandbox.ts';

describe('a fault before the write', () => {
  it('answers in the words of Notion and writes nothing', async () => {
    const sandbox = await openFaultySandbox();
    const answers = [];
    for (const kind of ['500', '502', '503', '504', '529', '409'] as const) {
      sandbox.set({ kind, count: 1 });
      const { status, body } = await sandbox.makePage();
      expect(body).toMatchObject({ object: 'error', status, request_id: expect.any(String) });
      answers.push(`${status} ${body.code}`);
    }
    expect(answers).toEqual([
      '500 internal_server_error',
      '502 bad_gateway',
      '503 service_unavailable',
      '504 gateway_timeout',
      '529 service_overload',
      '409 conflict_error',
    ]);
    expect(await sandbox.pages()).toEqual([]);
  });

  it('answers in the words of Sheets and of Drive, and writes nothing', async () => {
    const sandbox = await openFaultySandbox();
    const answers = [];
    for (const kind of ['500', '503', '504', '409', '429'] as const) {
      sandbox.set({ kind, count: 2, service: 'google' });
      const sheets = await sandbox.type('lost');
      const drive = await sandbox.ask('PATCH', `/drive/v3/files/${sandbox.spreadsheet}`, { name: 'Lost' });
      answers.push(`${sheets.status} ${sheets.body.error.status}, ${drive.body.error.errors[0].reason}`);
    }
    expect(answers).toEqual([
      '500 INTERNAL, internalError',
      '503 UNAVAILABLE, backendError',
      '504 DEADLINE_EXCEEDED, gatewayTimeout',
      '409 ABORTED, conflict',
      '429 RESOURCE_EXHAUSTED, rateLimitExceeded',
    ]);
    expect(await sandbox.cell()).toBeUndefined();
  });

  it('is a page of HTML when it comes from what stands before the service', async () => {
    const sandbox = await openFaultySandbox();
    sandbox.set({ kind: 'html', count: 1, status: 503 });
    const notion = await sandbox.makePage();
    sandbox.set({ kind: '502', count: 1 });
    const google = await sandbox.type('lost');
    expect([notion.status, google.status]).toEqual([503, 502]);
    for (const { text, headers } of [notion, google]) {
      expect(text).toMatch(/^<!DOCTYPE html>/);
      expect(headers.get('content-type')).toContain('text/html');
    }
    expect([await sandbox.pages(), await sandbox.cell()]).toEqual([[], undefined]);
  });
});

describe('a fault after the write', () => {
  it('loses the answer and keeps the write; of a 503 Notion names what was saved', async () => {
    const sandbox = await openFaultySandbox();
    sandbox.set({ kind: '503', committed: true, count: 1 });
    const { status, body } = await sandbox.makePage('Saved');
    const saved = await sandbox.ask('GET', `/v1/pages/${body.additional_data.committed_resource_id}`);
    expect([status, saved.status, await sandbox.pages()]).toEqual([503, 200, ['Saved']]);
  });

  it('names the blocks of an append', async () => {
    const sandbox = await openFaultySandbox();
    sandbox.set({ kind: '503', committed: true, count: 1 });
    const { body } = await sandbox.ask('PATCH', `/v1/blocks/${sandbox.home}/children`, {
      children: [{ divider: {} }, { divider: {} }],
    });
    expect(body.additional_data.committed_child_ids).toHaveLength(2);
  });

  it('says nothing of it in a 500, a 502 or a 504', async () => {
    const sandbox = await openFaultySandbox();
    for (const kind of ['500', '502', '504'] as const) {
      sandbox.set({ kind, committed: true, count: 1 });
      expect((await sandbox.makePage(kind)).body.additional_data).toBeUndefined();
    }
    expect(await sandbox.pages()).toEqual(['500', '502', '504']);
  });

  it('lets reads through, and writes that the service refuses, and waits for one that it takes', async () => {
    const sandbox = await openFaultySandbox();
    sandbox.set({ kind: '503', committed: true, count: 1 });
    const read = await sandbox.ask('GET', `/v1/pages/${sandbox.home}`);
    const refused = await sandbox.ask('POST', '/v1/pages', {});
    const taken = await sandbox.makePage();
    expect([read.status, refused.status, taken.status]).toEqual([200, 400, 503]);
  });

  it('keeps the write in Sheets as well', async () => {
    const sandbox = await openFaultySandbox();
    sandbox.set({ kind: '503', committed: true, count: 1 });
    expect((await sandbox.type('kept')).status).toBe(503);
    expect(await sandbox.cell()).toBe('kept');
  });
});

describe('a connection', () => {
  it('breaks before the first byte, with nothing done or with everything done', async () => {
    const sandbox = await openFaultySandbox();
    const broken = { cause: { code: 'ECONNRESET' } };
    sandbox.set({ kind: 'reset', count: 1 });
    await expect(sandbox.makePage('Lost')).rejects.toMatchObject(broken);
    sandbox.set({ kind: 'reset', committed: true, count: 1 });
    await expect(sandbox.makePage('Saved')).rejects.toMatchObject(broken);
    expect(await sandbox.pages()).toEqual(['Saved']);
  });

  it('breaks in the middle of the body', async () => {
    const sandbox = await openFaultySandbox();
    sandbox.set({ kind: 'reset', at: 'body', count: 1 });
    await expect(sandbox.makePage('Saved')).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } });
    expect(await sandbox.pages()).toEqual(['Saved']);
  });

  it('is slow', async () => {
    const sandbox = await openFaultySandbox();
    const before = sandbox.clock.now;
    sandbox.app.faults.set({
      faults: [
        { kind: 'delay', ms: 4000, count: 1 },
        { kind: '500', count: 1 },
      ],
    });
    const { status } = await sandbox.makePage();
    expect([status, sandbox.clock.now - before]).toEqual([500, 4000]);
  });

  it('delivers half of an answer as if it were all', async () => {
    const sandbox = await openFaultySandbox();
    sandbox.set({ kind: 'truncated', count: 1 });
    const { status, text, body } = await sandbox.makePage('Saved');
    expect([status, text.startsWith('{"object":"page"'), body]).toEqual([200, true, undefined]);
    expect(await sandbox.pages()).toEqual(['Saved']);
  });
});

describe('a limit', () => {
  it('says in Notion for how long and why, and in Sheets neither', async () => {
    const sandbox = await openFaultySandbox();
    sandbox.set({ kind: '429', count: 2, retryAfter: 90, reason: 'public_api_space_request_rate_limit' });
    const notion = await sandbox.makePage();
    const google = await sandbox.type('lost');
    expect(notion.headers.get('retry-after')).toBe('90');
    expect(notion.body.additional_data).toEqual({
      rate_limit_reason: 'public_api_space_request_rate_limit',
      retry_after: '90',
    });
    expect([google.status, google.headers.get('retry-after')]).toEqual([429, null]);
    expect(google.body.error.message).toContain("'Write requests per minute per user'");
  });

  it('holds until the quota refills: after a minute in Notion, at the next full minute in Google', async () => {
    const sandbox = await openFaultySandbox();
    sandbox.app.faults.set({
      faults: [
        { kind: 'quota-exhausted', service: 'notion' },
        { kind: 'quota-exhausted', service: 'google' },
      ],
    });
    async function statuses() {
      return [(await sandbox.makePage()).status, (await sandbox.type('x')).status];
    }
    expect(await statuses()).toEqual([429, 429]);
    sandbox.clock.now += 44_000;
    expect(await statuses()).toEqual([429, 429]);
    sandbox.clock.now += 2000;
    expect(await statuses()).toEqual([429, 200]);
    sandbox.clock.now += 14_000;
    expect(await statuses()).toEqual([200, 200]);
  });
});

describe('a token that was revoked', () => {
  it('is refused by the APIs, and its refresh token by the token endpoints', async () => {
    const sandbox = await openFaultySandbox();
    sandbox.set({ kind: 'token-revoked' });
    const refusals = [
      await sandbox.makePage(),
      await sandbox.type('x'),
      await sandbox.ask('GET', '/drive/v3/files'),
      await sandbox.ask('POST', '/v1/oauth/token', {}),
      await sandbox.ask('POST', '/token', {}),
    ];
    expect(
      refusals.map(({ status, body }) => [status, body.code ?? body.error.status ?? body.error]),
    ).toEqual([
      [401, 'unauthorized'],
      [401, 'UNAUTHENTICATED'],
      [401, { code: 401, message: 'Invalid Credentials', errors: [expect.anything()] }],
      [400, 'invalid_grant'],
      [400, 'invalid_grant'],
    ]);
  });
});

describe('a stale read', () => {
  it('sees in Notion what was there before the write, for as many reads as were asked for', async () => {
    const sandbox = await openFaultySandbox();
    await sandbox.makePage('Old');
    sandbox.set({ kind: 'stale-read', count: 1 });
    const created = await sandbox.makePage('New');
    const path = `/v1/pages/${created.body.id}`;
    expect((await sandbox.ask('GET', path)).status).toBe(404);
    expect((await sandbox.ask('GET', path)).status).toBe(200);
    expect(await sandbox.pages()).toEqual(['Old', 'New']);
  });

  it('sees in Sheets the cell as it was, until its time is over, and again after the next write', async () => {
    const sandbox = await openFaultySandbox();
    await sandbox.type('first');
    sandbox.set({ kind: 'stale-read', ms: 5000 });
    expect(await sandbox.cell()).toBe('first');
    await sandbox.type('second');
    expect(await sandbox.cell()).toBe('first');
    sandbox.clock.now += 5000;
    expect(await sandbox.cell()).toBe('second');
    await sandbox.type('third');
    expect(await sandbox.cell()).toBe('second');
  });

  it('shows what was deleted, and what was changed as it was', async () => {
    const sandbox = await openFaultySandbox();
    const { body } = await sandbox.makePage('Old');
    sandbox.set({ kind: 'stale-read' });
    await sandbox.ask('PATCH', `/v1/pages/${body.id}`, { in_trash: true });
    const { results } = (await sandbox.ask('GET', `/v1/blocks/${sandbox.home}/children`)).body;
    expect(results).toHaveLength(1);
    expect((await sandbox.ask('GET', `/v1/pages/${body.id}`)).body.in_trash).toBe(false);
    expect(await sandbox.pages()).toEqual([]);
  });
});

describe('which requests a fault hits', () => {
  it('is said by service, method, path, effect, how many go first and how many it hits', async () => {
    const sandbox = await openFaultySandbox();
    sandbox.set({ kind: '500', service: 'notion', method: 'get', path: '/v1/pages/*', skip: 1, count: 1 });
    const statuses = [];
    for (const path of [
      '/v1/users',
      `/v1/pages/${sandbox.home}`,
      `/v1/pages/${sandbox.home}/properties/title`,
    ])
      statuses.push((await sandbox.ask('GET', path)).status);
    for (let turn = 0; turn < 2; turn += 1)
      statuses.push((await sandbox.ask('GET', `/v1/pages/${sandbox.home}`)).status);
    expect(statuses).toEqual([200, 200, 200, 500, 200]);
    sandbox.app.faults.clear();
    sandbox.set({ kind: '500', effect: 'write', path: '^/v1/(search|pages)$' });
    const [search, write] = [await sandbox.ask('POST', '/v1/search', {}), await sandbox.makePage()];
    expect([search.status, write.status]).toEqual([200, 500]);
  });

  it('follows from the seed when it is a matter of chance', async () => {
    const first = await statusesByChance(1);
    expect(await statusesByChance(1)).toBe(first);
    expect(await statusesByChance(2)).not.toBe(first);
    const hits = first.split(',').filter((status) => status === '500').length;
    expect(hits).toBeGreaterThan(8);
    expect(hits).toBeLessThan(32);
  });
});

describe('POST, GET and DELETE /_sandbox/faults', () => {
  it('set faults, show what became of them, and clear them', async () => {
    const sandbox = await openFaultySandbox();
    const one = await sandbox.ask('POST', '/_sandbox/faults', { kind: '500', count: 1 });
    const list = { seed: 3, faults: [{ kind: 'delay', ms: 5 }, { kind: '429' }] };
    const more = await sandbox.ask('POST', '/_sandbox/faults', list);
    expect([one.status, more.body.faults.length]).toEqual([200, 2]);
    expect([(await sandbox.makePage()).status, (await sandbox.makePage()).status]).toEqual([500, 429]);
    const { faults } = (await sandbox.ask('GET', '/_sandbox/faults')).body;
    expect(faults).toMatchObject([
      { id: 1, seed: 1, matched: 1, fired: 1, isSpent: true },
      { id: 2, seed: 3, fired: 1, isSpent: false },
      { id: 3, seed: 3, fired: 1, isSpent: false },
    ]);
    const { newest } = (await sandbox.ask('GET', '/_sandbox/requests')).body;
    expect(newest[0]).toMatchObject({ status: 429, faults: ['delay', '429'] });
    await sandbox.ask('DELETE', '/_sandbox/faults');
    expect((await sandbox.makePage()).status).toBe(200);
  });

  it('are over after a reset', async () => {
    const sandbox = await openFaultySandbox();
    sandbox.set({ kind: '500' });
    await sandbox.ask('POST', '/_sandbox/reset');
    expect((await sandbox.ask('GET', '/v1/users')).status).toBe(200);
  });

  it('say what is wrong with what is no fault, and set none of the list', async () => {
    const sandbox = await openFaultySandbox();
    const unknown = await sandbox.ask('POST', '/_sandbox/faults', {
      faults: [{ kind: '500' }, { kind: 'rain' }],
    });
    const wrong = await sandbox.ask('POST', '/_sandbox/faults', { kind: 'delay', ms: -1, path: 'pages' });
    const nothing = await sandbox.ask('POST', '/_sandbox/faults', {});
    expect([unknown.status, wrong.status, nothing.status]).toEqual([400, 400, 400]);
    expect(unknown.body.error).toContain('there are delay, reset, 429');
    expect(wrong.body.error).toContain('faults[0].path');
    expect(sandbox.app.faults.list()).toEqual([]);
  });
});

async function statusesByChance(seed: number): Promise<string> {
  const sandbox = await openFaultySandbox();
  sandbox.set({ kind: '500', probability: 0.5 }, seed);
  const statuses = [];
  for (let turn = 0; turn < 40; turn += 1) statuses.push((await sandbox.ask('GET', '/v1/users')).status);
  return statuses.join();
}
