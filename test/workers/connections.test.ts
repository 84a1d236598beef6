import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createConnectionDirectory } from '../../src/store/connection-directory.ts';
import { createConnectionStore } from '../../src/store/connection-store.ts';
import type { KeyRing } from '../../src/store/key-ring.ts';
import { openKeyRing } from '../../src/store/key-ring.ts';
import { sealToken } from '../../src/store/sealed-token.ts';
import { openVendor } from '../../workers/vendors.ts';
import { rotateKeys } from '../../workers/rotate-keys.ts';
import type { TestBrowser } from './browser.ts';
import { everythingSent, openBrowser } from './browser.ts';
import { install, until, workspaceIn } from './install.ts';
import { ask } from './northbook.ts';
import { armFaults, clearFaults, countRequests } from './sandbox-faults.ts';
import { approve, decide, seedPerson } from './vendor-pages.ts';

const gus = { name: 'Gus Ferri', email: 'gus@example.com' };
const hal = { name: 'Hal Greco', email: 'hal@example.com' };
const refreshes = 'notion POST /v1/oauth/token';
/** Everything that a token or a secret of this test can look like. */
const secrets =
  /ntn_[0-9a-z]{20,}|nrt_[0-9a-z]{20,}|ya29\.a0|1\/\/0\w{20,}|notion-secret|google-secret|PRIVATE KEY/;

const told: string[] = [];

/** The id of the one connection to a tool that a browser's person has. */
async function connectionOf(browser: TestBrowser, tool: 'notion' | 'sheets'): Promise<string> {
  const { text } = await browser.open('/account');
  const account = new RegExp(`/account/connections/${tool}/([^/]+)/disconnect`).exec(text)?.[1] ?? '';
  return `${tool}/${account}`;
}

function testKeys(): Promise<KeyRing> {
  return openKeyRing(env.SEALING_KEY ?? '');
}

/** Everything a database holds, a table a text. */
function everyRow(sql: SqlStorage): string[] {
  const tables = [...sql.exec<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'")].map(
    ({ name }) => name,
  );
  return tables
    .filter((name) => !name.startsWith('_cf'))
    .map((name) => JSON.stringify([...sql.exec(`SELECT * FROM ${name}`)]));
}

beforeAll(async () => {
  await seedPerson(gus);
  await seedPerson(hal);
});

beforeEach(() => {
  for (const method of ['error', 'warn', 'log', 'info', 'debug'] as const) {
    vi.spyOn(console, method).mockImplementation((...words: readonly unknown[]) => {
      told.push(words.map((word) => (word instanceof Error ? String(word.stack) : String(word))).join(' '));
    });
  }
});

afterEach(async () => {
  vi.restoreAllMocks();
  await clearFaults();
});

describe('a connection to Notion', () => {
  it('is refreshed once, however many find its token refused at the same moment', async () => {
    const browser = openBrowser();
    await approve(browser, { tool: 'notion', person: gus });
    const object = env.CONNECTIONS.getByName(await connectionOf(browser, 'notion'));
    const first = await object.access();
    if (!('token' in first)) throw new Error('There is no access');
    const before = await countRequests(refreshes);
    const answers = await Promise.all([1, 2, 3, 4].map(() => object.accessInstead(first.token)));
    expect(new Set(answers.map((access) => ('token' in access ? access.token : 'lost'))).size).toBe(1);
    expect(answers[0]).not.toEqual(first);
    expect(answers[0]).toHaveProperty('token');
    expect(await countRequests(refreshes)).toBe(before + 1);
    expect(await object.access()).toEqual(answers[0]);
    expect(await object.accessInstead(first.token)).toEqual(answers[0]);
    expect(await countRequests(refreshes)).toBe(before + 1);
  });

  it('goes on in the middle of an installation when its token ends', async () => {
    const browser = openBrowser();
    await approve(browser, { tool: 'notion', person: gus });
    const before = await countRequests(refreshes);
    await armFaults({ kind: 'token-revoked', service: 'notion', path: '/v1/databases', count: 1, skip: 1 });
    const { url } = await install(browser, { name: 'Renewed' });
    await until(browser, { page: url, says: 'is ready' });
    expect(await countRequests(refreshes)).toBe(before + 1);
  });

  it('that Notion has ended needs reconnecting, with one button that brings it back', async () => {
    const browser = openBrowser();
    await approve(browser, { tool: 'notion', person: gus });
    const { url } = await install(browser, { name: 'Ended' });
    await until(browser, { page: url, says: 'is ready' });
    const id = workspaceIn(url);
    await armFaults({ kind: 'token-revoked', service: 'notion' });
    await browser.send(`/workspaces/${id}/recalculate`);
    const failed = await until(browser, { page: `/workspaces/${id}`, says: 'Notion needs reconnecting' });
    expect(failed.text).toContain(`href="/connect/notion?for=reconnect&amp;workspace=${id}"`);
    const checked = await browser.send(`/workspaces/${id}/check`);
    expect(checked.text).toContain('Notion does not accept Northbook’s connection any more');
    expect(checked.text).toContain(`href="/workspaces/${id}">Back to the workspace`);
    expect(checked.text).not.toContain('/v1/');
    await clearFaults();
    const back = await approve(browser, { tool: 'notion', person: gus, wanted: `reconnect&workspace=${id}` });
    expect(back.url).toContain(`/workspaces/${id}`);
    expect(back.text).not.toContain('needs reconnecting');
    await browser.send(`/workspaces/${id}/recalculate`);
    const { results } = await env.DIRECTORY.prepare(
      'SELECT lost_at FROM connections WHERE lost_at IS NOT NULL',
    ).all();
    expect(results).toEqual([]);
  });

  it('is not exchanged for another person’s without a word', async () => {
    const browser = openBrowser();
    await approve(browser, { tool: 'notion', person: gus });
    const { url } = await install(browser, { name: 'Mine' });
    await until(browser, { page: url, says: 'is ready' });
    const id = workspaceIn(url);
    const out = await browser.open(`/connect/notion?for=reconnect&workspace=${id}`);
    const page = await browser.open(
      await decide(out.url, { person: hal.name, answer: 'approve', untick: 'pages' }),
    );
    expect(page.status).toBe(409);
    expect(page.text).toContain('That is another account');
    expect((await browser.open('/account')).text).not.toContain('Notion: hal@example.com');
    const connection = /name="connection" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
    const refused = await browser.send(`/workspaces/${id}/connections/notion`, { connection });
    expect(refused.text).toContain('That account cannot see what is installed');
    const directory = createConnectionDirectory(env.DIRECTORY);
    expect((await directory.usedBy(id))[0]?.id).not.toBe(connection);
    const theirs = openBrowser();
    expect((await approve(theirs, { tool: 'notion', person: hal })).url).toContain('/install');
    expect((await theirs.open('/account')).text).toContain(connection);
  });

  it('is given back and forgotten when it is disconnected', async () => {
    const browser = openBrowser();
    await approve(browser, { tool: 'notion', person: gus });
    const connection = await connectionOf(browser, 'notion');
    const access = await env.CONNECTIONS.getByName(connection).access();
    await browser.send(`/account/connections/${connection}/disconnect`);
    expect(await env.CONNECTIONS.getByName(connection).access()).toEqual({ lost: true });
    const vendor = await openVendor(env, 'notion');
    expect(vendor).toBeDefined();
    const token = 'token' in access ? access.token : '';
    const answer = await fetch('https://api.notion.com/v1/users/me', {
      headers: { authorization: `Bearer ${token}`, 'notion-version': '2026-03-11' },
    });
    expect(answer.status).toBe(401);
    await runInDurableObject(env.CONNECTIONS.getByName(connection), (_, { storage }) => {
      const own = [
        ...storage.sql.exec("SELECT name FROM sqlite_master WHERE name NOT LIKE '\\_cf%' ESCAPE '\\'"),
      ];
      expect(own).toEqual([]);
    });
  });
});

describe('a connection to Google', () => {
  it('gets a new token when the hour is over, and keeps its refresh token', async () => {
    const browser = openBrowser();
    await approve(browser, { tool: 'sheets', person: hal });
    const id = await connectionOf(browser, 'sheets');
    const object = env.CONNECTIONS.getByName(id);
    const first = await object.access();
    await runInDurableObject(object, async (_, { storage }) => {
      const store = createConnectionStore(storage, { id, keys: testKeys });
      const kept = await store.read();
      if (kept === undefined) throw new Error('There are no tokens');
      await store.save({ ...kept.tokens, expiresAt: Date.now() + 1000 });
    });
    const [second, third] = await Promise.all([object.access(), object.access()]);
    expect(second).toHaveProperty('token');
    expect(second).not.toEqual(first);
    expect(third).toEqual(second);
  });

  it('is lost, and says so, once Google takes the refresh token back', async () => {
    const browser = openBrowser();
    await approve(browser, { tool: 'sheets', person: hal });
    const id = await connectionOf(browser, 'sheets');
    const object = env.CONNECTIONS.getByName(id);
    const access = await object.access();
    const token = 'token' in access ? access.token : '';
    await fetch('https://oauth2.googleapis.com/revoke', {
      method: 'POST',
      body: new URLSearchParams({ token }),
    });
    expect(await object.accessInstead(token)).toEqual({ lost: true });
    expect((await browser.open('/account')).text).toContain('Needs reconnecting');
  });
});

describe('the keys that tokens are sealed with', () => {
  it('can be changed: everything is sealed anew, and opens without the old key', async () => {
    const old = env.SEALING_KEY ?? '';
    const next = btoa(String.fromCharCode(...new Uint8Array(32).fill(9)));
    const id = crypto.randomUUID();
    const created = await ask('POST /api/workspaces', {
      name: 'Sealed',
      connections: { notion: { token: 'ntn_pasted', page: crypto.randomUUID() } },
    });
    expect(created.status).toBe(201);
    await env.CONNECTIONS.getByName(`notion/${id}`).save({
      accessToken: 'ntn_a',
      refreshToken: 'nrt_a',
      expiresAt: undefined,
    });
    await runInDurableObject(env.CONNECTIONS.getByName(`notion/${id}`), async (_, { storage }) => {
      const own = { id: `notion/${id}` };
      const both = createConnectionStore(storage, { ...own, keys: () => openKeyRing(`${next},${old}`) });
      expect(await both.reseal()).toBe(true);
      expect(await both.reseal()).toBe(false);
      const alone = createConnectionStore(storage, { ...own, keys: () => openKeyRing(next) });
      expect((await alone.read())?.tokens.refreshToken).toBe('nrt_a');
      const before = createConnectionStore(storage, { ...own, keys: () => openKeyRing(old) });
      await expect(before.read()).rejects.toMatchObject({ code: 'unknown-key' });
    });
    const changed = { ...env, SEALING_KEY: `${next},${old}` };
    expect((await rotateKeys(changed, 'workspaces:')).resealed).toBeGreaterThan(0);
    expect(await rotateKeys(changed, 'workspaces:')).toEqual({ resealed: 0, next: null });
    const alone = { ...env, SEALING_KEY: next };
    expect(await rotateKeys(alone, 'workspaces:')).toEqual({ resealed: 0, next: null });
  });

  it('do not open what was sealed for another connection', async () => {
    const keys = await openKeyRing(env.SEALING_KEY ?? '');
    const sealed = await sealToken(keys, { workspace: 'notion/one', token: '{"accessToken":"ntn_a"}' });
    await runInDurableObject(env.CONNECTIONS.getByName('notion/two'), async (_, { storage }) => {
      storage.sql.exec('CREATE TABLE tokens (only_row INTEGER PRIMARY KEY, sealed TEXT, version INTEGER)');
      storage.sql.exec('INSERT INTO tokens VALUES (1, ?, 1)', sealed);
      const store = createConnectionStore(storage, { id: 'notion/two', keys: async () => keys });
      await expect(store.read()).rejects.toMatchObject({ code: 'not-this-workspace' });
    });
  });
});

describe('tokens', () => {
  it('are in no page, no header, no log, no error and no database in the clear', async () => {
    const browser = openBrowser();
    await approve(browser, { tool: 'notion', person: gus });
    await approve(browser, { tool: 'sheets', person: gus, wanted: 'add' });
    const { url } = await install(browser, { name: 'Silent', template: 'kpi-book', spread: 'split' });
    await until(browser, { page: url, says: 'is ready' });
    const id = workspaceIn(url);
    await armFaults({ kind: 'token-revoked', service: 'notion' }, { kind: '500', service: 'google' });
    await browser.send(`/workspaces/${id}/recalculate`);
    await until(browser, { page: `/workspaces/${id}`, says: 'needs reconnecting' });
    await clearFaults();
    const back = await browser.open('/connect/notion?for=link');
    await browser.open(await decide(back.url, { person: gus.name, answer: 'approve' }));
    const rows = await Promise.all(
      ['users', 'identities', 'connections', 'approvals', 'sessions', 'invites', 'workspaces'].map(
        async (table) => (await env.DIRECTORY.prepare(`SELECT * FROM ${table}`).all()).results,
      ),
    );
    const held: string[] = [];
    await runInDurableObject(env.WORKSPACES.getByName(id), (_, { storage }) => {
      held.push(...everyRow(storage.sql));
    });
    const connection = await connectionOf(browser, 'notion');
    await runInDurableObject(env.CONNECTIONS.getByName(connection), (_, { storage }) => {
      held.push(...everyRow(storage.sql));
    });
    expect(told.length).toBeGreaterThan(0);
    expect(everythingSent.length).toBeGreaterThan(20);
    expect(held.join('')).toContain('v1.');
    for (const text of [...everythingSent, ...told, ...held, JSON.stringify(rows)])
      expect(text).not.toMatch(secrets);
    for (const token of browser.cookies().values()) expect(JSON.stringify(rows)).not.toContain(token);
  });
});
