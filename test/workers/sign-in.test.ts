import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, origin } from './browser.ts';
import { approve, decide, seedPerson } from './vendor-pages.ts';

const ada = { name: 'Ada Verdi', email: 'ada@example.com' };
const bea = { name: 'Bea Rossi', email: 'bea@example.com' };

beforeAll(async () => {
  await seedPerson(ada);
  await seedPerson(bea);
});

describe('a person who starts', () => {
  it('is shown what this is and where to begin', async () => {
    const page = await openBrowser().open('/');
    expect(page.text).toContain('href="/connect/notion?for=start"');
    expect(page.text).toContain('href="/connect/sheets?for=start"');
  });

  it('is asked by Notion, comes back, and is asked what to install', async () => {
    const browser = openBrowser();
    const out = await browser.open('/connect/notion?for=start');
    const asked = new URL(out.url);
    expect(asked.origin + asked.pathname).toBe('https://api.notion.com/v1/oauth/authorize');
    expect(Object.fromEntries(asked.searchParams)).toMatchObject({
      client_id: 'notion-client',
      redirect_uri: `${origin}/connect/notion/back`,
      response_type: 'code',
      owner: 'user',
    });
    const page = await browser.open(await decide(out.url, { person: ada.name, answer: 'approve' }));
    expect(page.url).toBe(`${origin}/install`);
    expect(page.text).toContain('Notion: Northbook sandbox');
    expect([...browser.cookies().keys()]).toContain('__Host-northbook');
  });

  it('is asked by Google for no more than its own files, with PKCE and an access that lasts', async () => {
    const browser = openBrowser();
    const out = await browser.open('/connect/sheets?for=start');
    const asked = new URL(out.url).searchParams;
    expect(asked.get('scope')).toBe('openid email https://www.googleapis.com/auth/drive.file');
    expect(asked.get('code_challenge_method')).toBe('S256');
    expect(asked.get('access_type')).toBe('offline');
    const page = await browser.open(await decide(out.url, { person: ada.email, answer: 'approve' }));
    expect(page.url).toBe(`${origin}/install`);
    expect(page.text).toContain('Google Sheets: ada@example.com');
  });

  it('is the same person the next time, and another person is somebody else', async () => {
    const [first, second, other] = [openBrowser(), openBrowser(), openBrowser()];
    await approve(first, { tool: 'notion', person: ada });
    await approve(second, { tool: 'notion', person: ada });
    await approve(other, { tool: 'notion', person: bea });
    const { results } = await env.DIRECTORY.prepare(
      "SELECT user FROM identities WHERE tool = 'notion' AND name IN (?, ?)",
    )
      .bind(ada.name, bea.name)
      .all();
    expect(new Set(results.map((row) => row['user'])).size).toBe(2);
    expect(results).toHaveLength(2);
  });

  it('can hold an identity of each tool, and sign in with either', async () => {
    const cleo = { name: 'Cleo Neri', email: 'cleo@example.com' };
    await seedPerson(cleo);
    const browser = openBrowser();
    await approve(browser, { tool: 'notion', person: cleo });
    await approve(browser, { tool: 'sheets', person: cleo, wanted: 'link' });
    const account = await browser.open('/account');
    expect(account.text).toContain('Notion: cleo@example.com');
    expect(account.text).toContain('Google: cleo@example.com');
    const elsewhere = openBrowser();
    const out = await elsewhere.open('/connect/sheets?for=sign-in');
    expect(new URL(out.url).searchParams.get('scope')).toBe('openid email');
    await elsewhere.open(await decide(out.url, { person: cleo.email, answer: 'approve' }));
    expect((await elsewhere.open('/account')).text).toContain('Notion: cleo@example.com');
  });

  it('cannot take an identity that signs in to another account', async () => {
    const [owner, other] = [openBrowser(), openBrowser()];
    const dan = { name: 'Dan Bianchi', email: 'dan@example.com' };
    await seedPerson(dan);
    await approve(owner, { tool: 'sheets', person: ada });
    await approve(other, { tool: 'notion', person: dan });
    const page = await approve(other, { tool: 'sheets', person: ada, wanted: 'link' });
    expect(page.status).toBe(400);
    expect(page.text).toContain('This Google account belongs to another account here');
  });

  it('is told so when they want back in and were never here', async () => {
    const eva = { name: 'Eva Blu', email: 'eva@example.com' };
    await seedPerson(eva);
    const page = await approve(openBrowser(), { tool: 'sheets', person: eva, wanted: 'sign-in' });
    expect(page.text).toContain('There is no account here for this yet');
    expect(page.text).toContain('/connect/sheets?for=start');
  });
});

describe('an approval that comes to nothing', () => {
  it('is cancelled: nothing is connected, and there is a way on', async () => {
    const browser = openBrowser();
    for (const tool of ['notion', 'sheets'] as const) {
      const out = await browser.open(`/connect/${tool}?for=start`);
      const page = await browser.open(await decide(out.url, { person: ada.name, answer: 'cancel' }));
      expect(page.text).toContain('Nothing was connected');
      expect(page.text).toContain(`href="/connect/${tool}?for=start"`);
    }
    expect((await browser.open('/account')).url).toBe(`${origin}/`);
  });

  it('lacks the tick that Google Sheets needs', async () => {
    const browser = openBrowser();
    const out = await browser.open('/connect/sheets?for=start');
    const back = await decide(out.url, { person: bea.email, answer: 'approve', untick: 'drive.file' });
    const page = await browser.open(back);
    expect(page.text).toContain('One tick is missing');
    expect((await browser.open('/account')).url).toBe(`${origin}/`);
  });

  it('is used a second time', async () => {
    const browser = openBrowser();
    const out = await browser.open('/connect/notion?for=start');
    const back = await decide(out.url, { person: ada.name, answer: 'approve' });
    await browser.open(back);
    expect((await browser.open(back)).text).toContain('This approval is too old');
  });

  it('comes back in another browser', async () => {
    const [mine, theirs] = [openBrowser(), openBrowser()];
    await theirs.open('/connect/notion?for=start');
    const out = await mine.open('/connect/notion?for=start');
    const back = await decide(out.url, { person: ada.name, answer: 'approve' });
    expect((await theirs.open(back)).text).toContain('This approval is too old');
    expect((await theirs.open('/account')).url).toBe(`${origin}/`);
  });

  it('comes back after ten minutes', async () => {
    const browser = openBrowser();
    const out = await browser.open('/connect/notion?for=start');
    await env.DIRECTORY.prepare('UPDATE approvals SET expires_at = expires_at - 600000').run();
    const back = await decide(out.url, { person: ada.name, answer: 'approve' });
    expect((await browser.open(back)).text).toContain('This approval is too old');
  });

  it('comes back to a person who has signed out or in as somebody else meanwhile', async () => {
    const browser = openBrowser();
    await approve(browser, { tool: 'notion', person: ada });
    const out = await browser.open('/connect/sheets?for=link');
    await browser.send('/sign-out');
    const back = await decide(out.url, { person: ada.email, answer: 'approve' });
    expect((await browser.open(back)).text).toContain('This approval is too old');
  });

  it('is refused by an administrator', async () => {
    const browser = openBrowser();
    const out = await browser.open('/connect/sheets?for=start');
    const state = new URL(out.url).searchParams.get('state') ?? '';
    const page = await browser.open(`/connect/sheets/back?error=admin_policy_enforced&state=${state}`);
    expect(page.text).toContain('Your company’s Google does not allow this');
  });

  it('was never asked for', async () => {
    const page = await openBrowser().open('/connect/notion/back?code=03abc&state=forged');
    expect(page.status).toBe(400);
    expect(page.text).toContain('This approval is too old');
  });
});
