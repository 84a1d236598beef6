import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { createDirectory } from '../../src/store/directory.ts';
import { openBrowser, origin } from './browser.ts';
import { install, until, workspaceIn } from './install.ts';
import { ringCron } from './northbook.ts';
import { armFaults, clearFaults } from './sandbox-faults.ts';
import { approve, seedPerson } from './vendor-pages.ts';

const ida = { name: 'Ida Serra', email: 'ida@example.com' };
const mia = { name: 'Mia Gallo', email: 'mia@example.com' };
const nia = { name: 'Nia Fontana', email: 'nia@example.com' };
const jan = { name: 'Jan Costa', email: 'jan@example.com' };

beforeAll(async () => {
  for (const person of [ida, jan, mia, nia]) await seedPerson(person);
});

async function ownWorkspace(name: string, person = ida) {
  const browser = openBrowser();
  await approve(browser, { tool: 'notion', person });
  const { url } = await install(browser, { name });
  await until(browser, { page: url, says: 'is ready' });
  return { browser, id: workspaceIn(url) };
}

/** Has the owner make a link, and gives its path. */
async function inviteLink(owner: Awaited<ReturnType<typeof ownWorkspace>>, role: string): Promise<string> {
  const page = await owner.browser.send(`/workspaces/${owner.id}/invites`, { role });
  return /value="https:\/\/northbook\.test(\/invites\/[^"]+)"/.exec(page.text)?.[1] ?? '';
}

describe('an invitation', () => {
  it('brings a person who was never here into the workspace, in their role, once', async () => {
    const owner = await ownWorkspace('Shared');
    const link = await inviteLink(owner, 'viewer');
    const guest = openBrowser();
    const page = await guest.open(link);
    expect(page.text).toContain('Ida Serra invites you to Shared');
    const back = await approve(guest, { tool: 'sheets', person: jan, wanted: 'join' });
    expect(back.url).toBe(`${origin}${link}`);
    const joined = await guest.send(link);
    expect(joined.url).toBe(`${origin}/workspaces/${owner.id}`);
    expect(joined.text).not.toContain('Recalculate now');
    expect((await guest.send(link)).text).toContain('This invitation has been used');
    expect((await owner.browser.open(`/workspaces/${owner.id}/settings`)).text).toContain('jan@example.com');
  });

  it('asks a guest from Google for no files, and keeps no access to a guest’s Notion', async () => {
    const owner = await ownWorkspace('Guests');
    const guest = openBrowser();
    await guest.open(await inviteLink(owner, 'editor'));
    const out = await guest.open('/connect/sheets?for=join');
    expect(new URL(out.url).searchParams.get('scope')).toBe('openid email');
    const kim = { name: 'Kim Riva', email: 'kim@example.com' };
    await seedPerson(kim);
    await approve(guest, { tool: 'notion', person: kim, wanted: 'join' });
    expect((await guest.open('/account')).text).toContain('Notion: kim@example.com');
    expect((await guest.open('/account')).text).toContain('Nothing.');
  });

  it('can be taken back', async () => {
    const owner = await ownWorkspace('Taken back');
    const link = await inviteLink(owner, 'owner');
    const { text } = await owner.browser.open(`/workspaces/${owner.id}/settings`);
    const revoke = /action="([^"]+\/invites\/[0-9a-f]+\/revoke)"/.exec(text)?.[1] ?? '';
    await owner.browser.send(revoke);
    expect((await openBrowser().open(link)).text).toContain('taken back');
  });
});

describe('the members of a workspace', () => {
  it('never include no owner', async () => {
    const owner = await ownWorkspace('Owned');
    const { results } = await env.DIRECTORY.prepare('SELECT user FROM memberships WHERE workspace = ?')
      .bind(owner.id)
      .all();
    const own = String(results[0]?.['user']);
    const path = `/workspaces/${owner.id}/members/${own}`;
    expect((await owner.browser.send(path, { role: 'viewer' })).status).toBe(409);
    expect((await owner.browser.send(path, { remove: 'yes' })).status).toBe(409);
    const guest = openBrowser();
    await approve(guest, { tool: 'sheets', person: jan });
    await guest.send(await inviteLink(owner, 'owner'));
    expect((await owner.browser.send(path, { role: 'viewer' })).status).toBe(200);
    expect((await owner.browser.send(path, { role: 'owner' })).status).toBe(403);
  });
});

describe('sessions', () => {
  it('are listed, and one can be ended from another', async () => {
    const [here, there] = [openBrowser(), openBrowser()];
    await approve(here, { tool: 'notion', person: ida });
    await approve(there, { tool: 'notion', person: ida });
    const { text } = await here.open('/account');
    expect(text).toContain('Chrome on Linux (this one)');
    const path = /action="(\/account\/sessions\/[0-9a-f]+\/end)"/.exec(text)?.[1] ?? '';
    expect(path).not.toBe('');
    await here.send('/account/end-other-sessions');
    expect((await there.open('/account')).url).toBe(`${origin}/`);
    expect((await here.open('/account')).url).toBe(`${origin}/account`);
  });

  it('go on while they are used, and end a month after', async () => {
    const browser = openBrowser();
    await approve(browser, { tool: 'notion', person: ida });
    const day = 24 * 60 * 60 * 1000;
    async function pass(days: number): Promise<void> {
      await env.DIRECTORY.prepare('UPDATE sessions SET expires_at = expires_at - ?')
        .bind(days * day)
        .run();
    }
    await pass(20);
    expect((await browser.open('/account')).headers.get('set-cookie')).toContain('__Host-northbook=');
    await pass(20);
    expect((await browser.open('/account')).url).toBe(`${origin}/account`);
    await pass(31);
    expect((await browser.open('/account')).url).toBe(`${origin}/`);
  });

  it('are not opened by a form on another site', async () => {
    const browser = openBrowser();
    await approve(browser, { tool: 'notion', person: ida });
    const [[name, value] = []] = browser.cookies();
    const { exports } = await import('cloudflare:workers');
    const response = await exports.default.fetch(
      new Request(`${origin}/account/end-other-sessions`, {
        method: 'POST',
        headers: { cookie: `${name}=${value}`, origin: 'https://evil.test' },
      }),
    );
    expect(response.status).toBe(403);
  });
});

describe('everything', () => {
  it('is deleted once its name is typed: nothing is left here, and what stands in the tool stays', async () => {
    const { browser, id } = await ownWorkspace('To be deleted', mia);
    const path = `/workspaces/${id}/delete`;
    expect((await browser.send(path, { name: 'Something else' })).text).toContain('Nothing was deleted');
    const gone = await browser.send(path, { name: 'To be deleted' });
    expect(gone.text).toContain('To be deleted is deleted');
    expect(gone.text).toContain('The access to Notion is given back.');
    expect(gone.text).toContain('in Notion is yours and stays, Northbook’s columns included');
    expect((await browser.open(`/workspaces/${id}`)).status).toBe(404);
    expect(await createDirectory(env.DIRECTORY).find(id)).toBeUndefined();
    for (const table of ['memberships', 'invites', 'connection_uses']) {
      const { results } = await env.DIRECTORY.prepare(`SELECT * FROM ${table} WHERE workspace = ?`)
        .bind(id)
        .all();
      expect(results).toEqual([]);
    }
    // A run that was on its way finds nothing, and leaves nothing.
    await env.RECALCULATION.create({ id: `${id}-late`, params: { workspace: id } });
    await ringCron(Date.now());
    await scheduler.wait(300);
    await runInDurableObject(env.WORKSPACES.getByName(id), (_, { storage }) => {
      const tables = [
        ...storage.sql.exec("SELECT name FROM sqlite_master WHERE name NOT LIKE '\\_cf%' ESCAPE '\\'"),
      ];
      expect(tables).toEqual([]);
    });
    expect((await browser.open('/account')).text).toContain('Nothing.');
  });

  it('keeps an access that another workspace needs', async () => {
    const { browser, id } = await ownWorkspace('One of two', nia);
    const { url } = await install(browser, { name: 'The other' });
    await until(browser, { page: url, says: 'is ready' });
    const gone = await browser.send(`/workspaces/${id}/delete`, { name: 'One of two' });
    expect(gone.text).toContain('The access to Notion stays: another workspace here uses it.');
    expect((await browser.open('/account')).text).toContain('Used by The other');
    await browser.send(`/workspaces/${workspaceIn(url)}/recalculate`);
    expect((await browser.open(`/workspaces/${workspaceIn(url)}`)).text).not.toContain('needs reconnecting');
  });

  it('says so when the tool does not confirm that it took its access back', async () => {
    const { browser, id } = await ownWorkspace('Unconfirmed', mia);
    await armFaults({ kind: '500', service: 'notion', path: '/v1/oauth/revoke' });
    const gone = await browser.send(`/workspaces/${id}/delete`, { name: 'Unconfirmed' });
    await clearFaults();
    expect(gone.text).toContain('Notion did not confirm that it took the access back: remove Northbook');
    expect(gone.text).not.toContain('is given back');
  });

  it('of an account goes with it, once nobody depends on it', async () => {
    const lea = { name: 'Lea Prato', email: 'lea@example.com' };
    await seedPerson(lea);
    const browser = openBrowser();
    await approve(browser, { tool: 'notion', person: lea });
    const { url } = await install(browser, { name: 'Hers' });
    await until(browser, { page: url, says: 'is ready' });
    expect((await browser.send('/account/delete', { name: lea.name })).text).toContain(
      'the only owner of Hers',
    );
    await browser.send(`/workspaces/${workspaceIn(url)}/delete`, { name: 'Hers' });
    expect((await browser.send('/account/delete', { name: lea.name })).text).toContain(
      'Your account is deleted',
    );
    const { results } = await env.DIRECTORY.prepare(
      "SELECT 1 FROM identities WHERE email = 'lea@example.com'",
    ).all();
    expect(results).toEqual([]);
    expect((await browser.open('/account')).url).toBe(`${origin}/`);
  });
});
