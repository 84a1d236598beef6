import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillWorkspaces } from '../../workers/local/fill-workspaces.ts';
import type { LocalNorthbook } from '../../workers/local/local-northbook.ts';
import { openBrowser } from './browser.ts';
import { newNorthbook } from './new-northbook.ts';

describe('the first minute of a person who has never heard of Northbook', () => {
  let local: LocalNorthbook;
  let browser: Browser;
  let page: Page;
  let ids: readonly string[];

  beforeAll(async () => {
    local = await newNorthbook();
    ids = await fillWorkspaces(local);
    await local.api.ringCron(Date.now());
    await Promise.all(ids.map((id) => local.api.ran(id, 1)));
    browser = await openBrowser();
    page = await browser.newPage({ viewport: { width: 390, height: 800 } });
  }, 180_000);

  afterAll(async () => {
    await browser.close();
    await local.stop();
  });

  it('signs in by the link that the start prints, once', async () => {
    const link = await local.api.signInLink();
    await page.goto(link);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Workspaces' }).waitFor();
    expect(await page.getByRole('link', { name: /marketplace|Learning|Open-source/ }).count()).toBe(3);
    const other = await browser.newPage();
    await other.goto(link);
    await other.getByRole('button', { name: 'Sign in' }).click();
    expect(await other.textContent('h1')).toBe('This sign-in link has been used or is too old.');
    await other.close();
  });

  it('sees a verdict with its evidence, the step that limits, and every gap with its fix', async () => {
    await page.goto(`${local.app.origin}/workspaces/${ids[0] ?? ''}`);
    const text = await page.innerText('main');
    expect(text).toContain('★ Nights booked');
    expect(text).toContain('Theil–Sen');
    const limiting = page.getByRole('heading', { name: /Rate-limiting step/ });
    expect(await limiting.allInnerTexts()).toEqual([expect.stringContaining('Nights per listing')]);
    expect(await page.getByRole('img').first().innerHTML()).toContain('Nights booked');
    expect(text).toContain('okr/orphan');
    const width = await page.evaluate<number>('document.documentElement.scrollWidth');
    expect(width).toBeLessThanOrEqual(390);
  });

  it('shows a stranger nothing but the way in', async () => {
    const context = await browser.newContext();
    const stranger = await context.newPage();
    await stranger.goto(`${local.app.origin}/workspaces/${ids[0] ?? ''}`);
    expect(new URL(stranger.url()).pathname).toBe('/');
    expect(await stranger.innerText('main')).toContain('Start with Notion');
    expect(await stranger.innerText('main')).not.toContain('Nights booked');
    await context.close();
  });

  it('finds the answers in the Notion-like and the sheet-like view', async () => {
    await page.goto(local.sandbox.origin);
    await page
      .getByRole('link', { name: /KPI Book/ })
      .first()
      .click();
    await page.waitForURL(/notion/);
    expect(await page.innerText('body')).toContain('Rate-limiting step');
    await page.goto(`${local.app.origin}/workspaces/${ids[2] ?? ''}`);
    await page.getByRole('link', { name: /in Google Sheets/ }).click();
    await page.waitForURL(/sheets/);
    expect(await page.innerText('body')).toContain('Weekly downloads');
  });

  it('previews without writing, and brings the page up to date by itself', async () => {
    await page.goto(`${local.app.origin}/workspaces/${ids[1] ?? ''}`);
    await page.getByRole('button', { name: 'Preview' }).click();
    await page.getByText('there is nothing to write').waitFor();
    const { run } = await local.api.ran(ids[1] ?? '', 2);
    expect(run).toMatchObject({ purpose: 'preview', writes: 0 });
  });

  it('recalculates on demand and says that nothing had to be written', async () => {
    await page.goto(`${local.app.origin}/workspaces/${ids[1] ?? ''}`);
    await page.getByRole('button', { name: 'Recalculate now' }).click();
    await page.getByText('brings itself up to date').waitFor();
    const { run } = await local.api.ran(ids[1] ?? '', 3);
    expect(run.writes).toBe(0);
    await page.getByText('brings itself up to date').waitFor({ state: 'detached' });
    expect(await page.locator('tbody tr').count()).toBe(3);
  });
});
