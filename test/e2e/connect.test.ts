import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LocalNorthbook } from '../../workers/local/local-northbook.ts';
import { openBrowser } from './browser.ts';
import { newNorthbook } from './new-northbook.ts';

describe('a stranger with a Notion and a Google account', () => {
  let local: LocalNorthbook;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  const complaints: string[] = [];

  async function seed(person: { name: string; email: string }): Promise<void> {
    const response = await fetch(`${local.sandbox.origin}/_sandbox/seed`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ people: [person], pages: [{ title: 'Company' }], google: person }),
    });
    expect(response.status).toBe(200);
  }

  async function isNarrow(): Promise<void> {
    const width = await page.evaluate<number>('document.documentElement.scrollWidth');
    expect(width).toBeLessThanOrEqual(390);
  }

  beforeAll(async () => {
    local = await newNorthbook();
    await seed({ name: 'Ada Verdi', email: 'ada@example.com' });
    browser = await openBrowser();
  }, 180_000);

  beforeEach(async () => {
    context = await browser.newContext({
      viewport: { width: 390, height: 800 },
      timezoneId: 'Europe/Rome',
    });
    page = await context.newPage();
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(local.app.origin);
    return () => context.close();
  });

  afterAll(async () => {
    await browser.close();
    await local.stop();
  });

  it('starts with Notion, approves, installs with a sample and sees first verdicts', async () => {
    await isNarrow();
    await page.getByRole('link', { name: 'Start with Notion' }).click();
    await page.waitForURL(/\/v1\/oauth\/authorize/);
    await page.getByRole('button', { name: 'Allow access' }).click();
    await page.getByRole('heading', { name: 'New workspace' }).waitFor();
    await isNarrow();
    expect(await page.getByLabel('Time zone').inputValue()).toBe('Europe/Rome');
    await page.getByLabel('Name').fill('Learning');
    await page.getByLabel('Sample rows').selectOption('learning-app');
    await page.getByRole('button', { name: 'Install' }).click();
    await page.getByText('✓ KPI Book').first().waitFor();
    await page.getByRole('heading', { name: 'Learning is ready' }).waitFor();
    await isNarrow();
    await page.getByRole('link', { name: 'See the first answers' }).click();
    expect(await page.innerText('main')).toContain('★ Daily active users');
    await page.getByRole('link', { name: /in Notion/ }).click();
    await page.waitForURL(`${local.sandbox.origin}/**`);
  });

  it('cancels at Notion and finds a way on', async () => {
    await page.getByRole('link', { name: 'Start with Notion' }).click();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('heading', { name: 'Nothing was connected' }).waitFor();
    await page.getByRole('link', { name: 'Back to the start' }).click();
    expect(await page.getByRole('link', { name: 'Start with Notion' }).count()).toBe(1);
  });

  it('unticks the files at Google, is told, ticks them, and installs an empty system without a script', async () => {
    await page.getByRole('link', { name: 'Start with Google Sheets' }).click();
    await page.locator('input[name=scope][value$="drive.file"]').uncheck();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('heading', { name: 'One tick is missing' }).waitFor();
    await isNarrow();
    await page.getByRole('link', { name: 'Try again and leave the box ticked' }).click();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('heading', { name: 'New workspace' }).waitFor();

    const plain = await browser.newContext({ javaScriptEnabled: false });
    await plain.addCookies(await context.cookies());
    const still = await plain.newPage();
    await still.goto(`${local.app.origin}/install`);
    await still.getByLabel('Name').fill('Our numbers');
    await still.getByRole('button', { name: 'Install' }).click();
    await still.getByRole('heading', { name: 'Our numbers is ready' }).waitFor();
    await still.getByRole('link', { name: 'See the first answers' }).click();
    expect(await still.innerText('main')).toContain('No metric has the role North Star yet.');
    expect(await still.getByRole('link', { name: 'Our numbers in Google Sheets' }).count()).toBe(1);
    await plain.close();
  });

  it('invites a team-mate, who looks and may not change', async () => {
    await page.getByRole('link', { name: 'Sign in with Notion' }).click();
    await page.getByRole('button', { name: 'Allow access' }).click();
    await page.getByRole('link', { name: 'Learning' }).click();
    await page.getByRole('link', { name: 'People and connections' }).click();
    await page.getByLabel('What the person may do').selectOption('viewer');
    await page.getByRole('button', { name: 'Make an invitation link' }).click();
    const link = await page.getByLabel('Invitation link').inputValue();
    await seed({ name: 'Bea Rossi', email: 'bea@example.com' });
    const other = await browser.newContext();
    const guest = await other.newPage();
    await guest.goto(link);
    await guest.getByRole('link', { name: 'Sign in with Notion' }).click();
    await guest.getByLabel('You are').selectOption({ label: 'Bea Rossi' });
    await guest.getByRole('button', { name: 'Allow access' }).click();
    await guest.getByRole('button', { name: 'Join' }).click();
    await guest.getByRole('heading', { name: 'Learning', level: 1 }).waitFor();
    expect(await guest.getByRole('button', { name: 'Recalculate now' }).count()).toBe(0);
    await other.close();
  });

  it('deletes everything, and is told what stays', async () => {
    await page.getByRole('link', { name: 'Sign in with Notion' }).click();
    await page.getByRole('button', { name: 'Allow access' }).click();
    await page.getByRole('link', { name: 'Learning' }).click();
    await page.getByRole('link', { name: 'People and connections' }).click();
    await page.getByLabel('type its name').fill('Learning');
    await page.getByRole('button', { name: 'Delete everything' }).click();
    await page.getByRole('heading', { name: 'Learning is deleted' }).waitFor();
    expect(await page.innerText('main')).toContain('Learning in Notion is yours and stays');
    expect(complaints).toEqual([]);
  });
});
