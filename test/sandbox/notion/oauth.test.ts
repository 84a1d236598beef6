import { describe, expect, it } from 'vitest';

import { configureNotion } from '../../../src/sandbox/notion/notion-settings.ts';
import { createRecords } from '../../../src/sandbox/notion/records.ts';
import { registerConnection } from '../../../src/sandbox/notion/register-connection.ts';
import type { NewConnection } from '../../../src/sandbox/notion/register-connection.ts';
import { openSandbox } from './sandbox-client.ts';
import type { LooseAnswer } from './sandbox-client.ts';

const address =
  '/v1/oauth/authorize?client_id=acme&redirect_uri=https%3A%2F%2Fapp.example%2Fback&response_type=code&owner=user&state=s1';
const basic = { authorization: `Basic ${btoa('acme:secret')}` };

type Sandbox = ReturnType<typeof openSandbox>;

/** Registers the connection that is called Acme, as its maker does. */
function register(sandbox: Sandbox, about: Partial<Extract<NewConnection, { clientId: string }>>): void {
  const { store, clock } = sandbox;
  const context = { records: createRecords(store), now: clock.now, random: () => 0.5 };
  registerConnection({ name: 'Acme', clientId: 'acme', redirectUris: [], ...about }, context);
}

async function approve(sandbox: Sandbox, pages: string[], template = 'none'): Promise<string> {
  const form = new FormData();
  form.set('decision', 'approve');
  form.set('template', template);
  for (const page of pages) form.append('page', page);
  const response = await sandbox.app.request(address, { method: 'POST', body: form });
  const target = new URL(response.headers.get('location') ?? '');
  expect([response.status, target.origin + target.pathname, target.searchParams.get('state')]).toEqual([
    302,
    'https://app.example/back',
    's1',
  ]);
  return target.searchParams.get('code') ?? '';
}

async function connect(sandbox: Sandbox, pages: string[], template = 'none') {
  const code = await approve(sandbox, pages, template);
  const exchange = { grant_type: 'authorization_code', code, redirect_uri: 'https://app.example/back' };
  return sandbox.raw('POST', '/v1/oauth/token', exchange, basic);
}

describe('a public connection', () => {
  it('is approved on a page that names it and its pages, and gets tokens for the code', async () => {
    const sandbox = openSandbox();
    const page = await (await sandbox.app.request(address)).text();
    expect(page).toContain('acme would like to connect');
    expect(page).toContain('Strategy');
    const { status, body } = await connect(sandbox, [sandbox.pageId]);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      token_type: 'bearer',
      workspace_name: 'Northbook sandbox',
      owner: { type: 'user', user: { name: 'Ada', person: { email: 'ada@example.com' } } },
      duplicated_template_id: null,
    });
    const me = await sandbox.raw('GET', '/v1/users/me', undefined, {
      authorization: `Bearer ${body.access_token}`,
    });
    expect(me.body).toMatchObject({ id: body.bot_id, bot: { owner: { type: 'user' } } });
  });

  it('goes back with access_denied when the person cancels', async () => {
    const { app } = openSandbox();
    const form = new FormData();
    form.set('decision', 'cancel');
    const response = await app.request(address, { method: 'POST', body: form });
    expect(response.headers.get('location')).toBe('https://app.example/back?state=s1&error=access_denied');
  });

  it('sees only what was shared and what it made, and may build at the top of the workspace', async () => {
    const sandbox = openSandbox();
    const { body } = await connect(sandbox, []);
    const token = { authorization: `Bearer ${body.access_token}` };
    expect((await sandbox.raw('GET', `/v1/pages/${sandbox.pageId}`, undefined, token)).status).toBe(404);
    const made = await sandbox.raw(
      'POST',
      '/v1/pages',
      { properties: { title: [{ text: { content: 'Mine' } }] } },
      token,
    );
    expect(made.body.parent).toEqual({ type: 'workspace', workspace: true });
    expect((await sandbox.raw('GET', `/v1/pages/${made.body.id}`, undefined, token)).status).toBe(200);
    expect(
      (await sandbox.raw('POST', '/v1/search', {}, token)).body.results.map((one: LooseAnswer) => one.id),
    ).toEqual([made.body.id]);
    const internal = await sandbox.raw('POST', '/v1/pages', { properties: {} });
    expect(internal.body.code).toBe('validation_error');
  });

  it('uses a code once, turns its refresh token into a new pair and ends with revoke', async () => {
    const sandbox = openSandbox();
    const { raw } = sandbox;
    const code = await approve(sandbox, [sandbox.pageId]);
    const exchange = { grant_type: 'authorization_code', code, redirect_uri: 'https://app.example/back' };
    const first = (await raw('POST', '/v1/oauth/token', exchange, basic)).body;
    expect((await raw('POST', '/v1/oauth/token', exchange, basic)).body.code).toBe('invalid_grant');
    const second = (
      await raw(
        'POST',
        '/v1/oauth/token',
        { grant_type: 'refresh_token', refresh_token: first.refresh_token },
        basic,
      )
    ).body;
    expect(second.bot_id).toBe(first.bot_id);
    function me(token: string) {
      return raw('GET', '/v1/users/me', undefined, { authorization: `Bearer ${token}` });
    }
    expect([(await me(first.access_token)).status, (await me(second.access_token)).status]).toEqual([
      401, 200,
    ]);
    expect(
      (await raw('POST', '/v1/oauth/introspect', { token: second.access_token }, basic)).body.active,
    ).toBe(true);
    await raw('POST', '/v1/oauth/revoke', { token: second.access_token }, basic);
    expect((await me(second.access_token)).status).toBe(401);
    expect(
      (await raw('POST', '/v1/oauth/introspect', { token: second.access_token }, basic)).body.active,
    ).toBe(false);
    expect(
      (
        await raw(
          'POST',
          '/v1/oauth/token',
          { grant_type: 'refresh_token', refresh_token: second.refresh_token },
          basic,
        )
      ).body.code,
    ).toBe('invalid_grant');
  });

  it('has to know its secret when one is registered', async () => {
    const sandbox = openSandbox();
    register(sandbox, { clientSecret: 'other' });
    const { status, body } = await connect(sandbox, []);
    expect([status, body.code]).toEqual([401, 'invalid_client']);
  });
});

describe('the addresses a public connection goes back to', () => {
  const short = '/v1/oauth/authorize?client_id=acme&response_type=code&state=s1';

  it('are those it was registered with', async () => {
    const sandbox = openSandbox();
    register(sandbox, { redirectUris: ['https://elsewhere.example/back'] });
    const response = await sandbox.app.request(address);
    expect([response.status, await response.text()]).toEqual([400, expect.stringContaining('redirect_uri')]);
  });

  it('need not be named when there is one, and then must not be named for the code either', async () => {
    const sandbox = openSandbox();
    register(sandbox, { redirectUris: ['https://app.example/back'] });
    const form = new URLSearchParams({ decision: 'approve' });
    const response = await sandbox.app.request(short, { method: 'POST', body: form });
    const code = new URL(response.headers.get('location') ?? '').searchParams.get('code');
    const exchange = { grant_type: 'authorization_code', code };
    const named = { ...exchange, redirect_uri: 'https://app.example/back' };
    expect((await sandbox.raw('POST', '/v1/oauth/token', named, basic)).body.code).toBe('invalid_grant');
    expect((await sandbox.raw('POST', '/v1/oauth/token', exchange, basic)).status).toBe(200);
  });
});

describe('a template that comes with a connection', () => {
  it('is duplicated with databases, rows and links between them, and shared', async () => {
    const sandbox = openSandbox();
    const { raw, table, pageId } = sandbox;
    const goals = await table({ Name: { title: {} } }, 'Goals');
    const links = { relation: { data_source_id: goals.dataSourceId, dual_property: {} } };
    const steps = await table({ Name: { title: {} }, Goal: links }, 'Steps');
    const parent = { data_source_id: goals.dataSourceId };
    const goal = await raw('POST', '/v1/pages', { parent });
    await raw('POST', '/v1/pages', {
      parent: { data_source_id: steps.dataSourceId },
      properties: { Goal: { relation: [{ id: goal.body.id }] } },
    });
    await raw('PATCH', `/v1/blocks/${pageId}/children`, {
      children: [{ toggle: { rich_text: [], children: [{ divider: {} }] } }],
    });
    register(sandbox, { templatePageId: pageId });
    expect(await (await sandbox.app.request(address)).text()).toContain('A copy of the template');
    const { body } = await connect(sandbox, [], 'duplicate');
    const token = { authorization: `Bearer ${body.access_token}` };
    const copy = body.duplicated_template_id;
    expect(copy).not.toBe(pageId);
    expect((await raw('GET', `/v1/pages/${pageId}`, undefined, token)).status).toBe(404);
    const { results } = (await raw('GET', `/v1/blocks/${copy}/children`, undefined, token)).body;
    expect(results.map((block: LooseAnswer) => block.type)).toEqual([
      'child_database',
      'child_database',
      'toggle',
    ]);
    expect(
      (await raw('GET', `/v1/blocks/${results[2].id}/children`, undefined, token)).body.results,
    ).toHaveLength(1);
    const [goalsCopy, stepsCopy] = await Promise.all(
      results.slice(0, 2).map(async ({ id }: LooseAnswer) => {
        const database = await raw('GET', `/v1/databases/${id}`, undefined, token);
        const source = database.body.data_sources[0].id;
        const rows = await raw('POST', `/v1/data_sources/${source}/query`, {}, token);
        const schema = await raw('GET', `/v1/data_sources/${source}`, undefined, token);
        return { source, rows: rows.body.results, schema: schema.body };
      }),
    );
    expect(goalsCopy?.source).not.toBe(goals.dataSourceId);
    expect(stepsCopy?.schema.properties.Goal.relation.data_source_id).toBe(goalsCopy?.source);
    expect(stepsCopy?.rows[0].properties.Goal.relation).toEqual([{ id: goalsCopy?.rows[0].id }]);
    expect(goalsCopy?.rows[0].id).not.toBe(goal.body.id);
  });

  it('is not duplicated for a person who chooses pages', async () => {
    const sandbox = openSandbox();
    register(sandbox, { templatePageId: sandbox.pageId });
    const { body } = await connect(sandbox, [sandbox.pageId]);
    expect(body.duplicated_template_id).toBeNull();
  });
});

describe('a request to the token endpoint that is none', () => {
  it('is answered with the errors of OAuth', async () => {
    const { raw } = openSandbox();
    const codes = [];
    for (const body of [
      {},
      { grant_type: 'password' },
      { grant_type: 'authorization_code' },
      { grant_type: 'authorization_code', code: 'guess' },
      { grant_type: 'refresh_token', refresh_token: 'guess' },
    ])
      codes.push((await raw('POST', '/v1/oauth/token', body, basic)).body.code);
    codes.push((await raw('POST', '/v1/oauth/token', {}, { authorization: 'Basic ???' })).body.code);
    expect(codes).toEqual([
      'invalid_request',
      'unsupported_grant_type',
      'invalid_request',
      'invalid_grant',
      'invalid_grant',
      'invalid_client',
    ]);
  });
});

describe('a budget of requests a minute', () => {
  it('answers 429 with Retry-After when it is spent and starts over with the next window', async () => {
    const { raw, store, clock } = openSandbox();
    configureNotion(store, { requestsPerMinute: 2 });
    expect([(await raw('GET', '/v1/users')).status, (await raw('GET', '/v1/users')).status]).toEqual([
      200, 200,
    ]);
    clock.now += 20_000;
    const limited = await raw('GET', '/v1/users');
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '40']);
    expect(limited.body).toMatchObject({
      code: 'rate_limited',
      additional_data: { rate_limit_reason: 'public_api_request_rate_limit', retry_after: '40' },
    });
    clock.now += 40_000;
    expect((await raw('GET', '/v1/users')).status).toBe(200);
  });

  it('is one that all connections of a workspace share, with its own reason', async () => {
    const sandbox = openSandbox();
    const { body } = await connect(sandbox, []);
    configureNotion(sandbox.store, { workspaceRequestsPerMinute: 1 });
    const other = { authorization: `Bearer ${body.access_token}` };
    expect((await sandbox.raw('GET', '/v1/users/me', undefined, other)).status).toBe(200);
    const limited = await sandbox.raw('GET', '/v1/users/me');
    expect(limited.status).toBe(429);
    expect(limited.body.additional_data.rate_limit_reason).toBe('public_api_space_request_rate_limit');
  });
});
