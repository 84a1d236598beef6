import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { TestBrowser } from './browser.ts';
import { openBrowser, origin } from './browser.ts';
import { install, until, workspaceIn } from './install.ts';
import { askGoogle, keepSpreadsheet } from './own-spreadsheet.ts';
import { countRequests } from './sandbox-faults.ts';
import { approve, decide, seedPerson } from './vendor-pages.ts';

const rea = { name: 'Rea Fonti', email: 'rea@example.com' };
const sam = { name: 'Sam Riva', email: 'sam@example.com' };
const driveFile = 'https://www.googleapis.com/auth/drive.file';

const rows = [
  ['Test', 'Hypothesis', 'Owner'],
  ['Shorter form', 'We believe that fewer fields help.', 'Rea'],
];

describe('a spreadsheet chosen from a person’s Drive', () => {
  let browser: TestBrowser;
  let id: string;
  let book: string;

  beforeAll(async () => {
    await seedPerson(rea);
    await seedPerson(sam);
    book = await keepSpreadsheet(rea, { title: 'Lab book', tabs: { 'Our tests': rows } });
    await keepSpreadsheet(sam, { title: 'Sam’s own', tabs: { Tests: rows } });
    browser = openBrowser();
    await approve(browser, { tool: 'sheets', person: rea });
    const { url } = await install(browser, { name: 'Picked' });
    await until(browser, { page: url, says: 'is ready' });
    id = workspaceIn(url);
  });

  /** Presses the button on the page of own tables; gives Google's address. */
  async function pressButton(by = browser): Promise<string> {
    const page = await by.open(`/workspaces/${id}/own-tables`);
    const link = /href="(\/connect\/sheets\?for=pick[^"]+)"/.exec(page.text)?.[1] ?? '';
    return (await by.open(link.replaceAll('&amp;', '&'))).url;
  }

  it('cannot be seen before, and the page says how it can', async () => {
    const page = await browser.open(`/workspaces/${id}/own-tables?tool=sheets&place=${book}`);
    expect(page.status).toBe(404);
    expect(page.text).toContain('only once you have chosen it');
    expect(page.text).toContain('Choose a spreadsheet from your Drive');
  });

  it('is asked for on Google’s own page, with that one scope and for that account', async () => {
    const asked = new URL(await pressButton());
    expect(asked.origin + asked.pathname).toBe('https://accounts.google.com/o/oauth2/v2/auth');
    expect(Object.fromEntries(asked.searchParams)).toMatchObject({
      scope: driveFile,
      trigger_onepick: 'true',
      prompt: 'consent',
      include_granted_scopes: 'false',
      mimetypes: 'application/vnd.google-apps.spreadsheet',
      login_hint: rea.email,
      redirect_uri: `${origin}/connect/sheets/back`,
      code_challenge_method: 'S256',
    });
  });

  it('can be left without a choice, with a way on', async () => {
    const cancelled = await browser.open(
      await decide(await pressButton(), { person: rea.email, answer: 'cancel' }),
    );
    expect(cancelled.status).toBe(400);
    expect(cancelled.text).toContain('No spreadsheet was chosen');
    expect(cancelled.text).toContain(
      `/connect/sheets?for=pick&amp;workspace=${id}&amp;account=${encodeURIComponent(rea.email)}`,
    );
    const empty = await browser.open(
      await decide(await pressButton(), { person: rea.email, answer: 'approve' }),
    );
    expect(empty.text).toContain('No spreadsheet was chosen');
  });

  it('is not taken from another account than the workspace’s, and it is said which is which', async () => {
    const url = await pressButton();
    const back = await decide(url, { person: sam.email, answer: 'approve', files: ['Sam’s own'] });
    const page = await browser.open(back);
    expect(page.text).toContain('That was another Google account');
    expect(page.text).toContain(`You chose as ${sam.email}`);
    expect(page.text).toContain(`connected through ${rea.email}`);
  });

  it('has to be a spreadsheet, and one that is there', async () => {
    const notes = z.object({ id: z.string() }).parse(
      await askGoogle(rea, {
        path: '/drive/v3/files',
        body: { name: 'Notes', mimeType: 'application/vnd.google-apps.document' },
      }),
    ).id;
    await fetch('http://sandbox.test/_sandbox/google/given-files', {
      method: 'POST',
      body: JSON.stringify({ fileId: notes, clientId: 'google-client' }),
    });
    const pages = [notes, '1NobodysSpreadsheet', 'no id/at all'].map(async (picked) => {
      const back = new URL(await decide(await pressButton(), { person: rea.email, answer: 'approve' }));
      back.searchParams.set('picked_file_ids', picked);
      return (await browser.open(back.href)).text;
    });
    const [other, unseen, nonsense] = await Promise.all(pages);
    expect(other).toContain('That is not a Google spreadsheet');
    expect(unseen).toContain('Northbook cannot open that spreadsheet');
    expect(nonsense).toContain('No spreadsheet was chosen');
  });

  it('counts once, and only in the browser it was begun in', async () => {
    const url = await pressButton();
    const back = await decide(url, { person: rea.email, answer: 'approve', files: ['Lab book'] });
    const elsewhere = openBrowser();
    await approve(elsewhere, { tool: 'sheets', person: rea });
    await elsewhere.open('/connect/sheets?for=link');
    expect((await elsewhere.open(back)).text).toContain('This approval is too old');
    expect((await browser.open(back)).text).toContain('This approval is too old');
  });

  it('is for owners of the workspace', async () => {
    const stranger = openBrowser();
    expect((await stranger.open(`/connect/sheets?for=pick&workspace=${id}`)).url).toBe(`${origin}/`);
    await approve(stranger, { tool: 'sheets', person: sam });
    expect((await stranger.open(`/connect/sheets?for=pick&workspace=${id}`)).status).toBe(404);
  });

  it('is seen from then on through the access that the workspace has, which is left as it is', async () => {
    const [revoked, asked] = await Promise.all([
      countRequests('google POST /revoke'),
      countRequests('google POST /token'),
    ]);
    const url = await pressButton();
    const back = await decide(url, { person: rea.email, answer: 'approve', files: ['Lab book'] });
    const page = await browser.open(back);
    expect(page.url).toBe(`${origin}/workspaces/${id}/own-tables?tool=sheets&place=${book}`);
    expect(page.text).toContain('Our tests');
    expect(page.text).toContain('Use as Experiments');
    expect(await countRequests('google POST /revoke')).toBe(revoked);
    expect(await countRequests('google POST /token')).toBe(asked + 1);
  });
});
