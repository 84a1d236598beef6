import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillWorkspaces } from '../../workers/local/fill-workspaces.ts';
import type { LocalNorthbook } from '../../workers/local/local-northbook.ts';
import { openBrowser } from './browser.ts';
import { newNorthbook } from './new-northbook.ts';

describe('an editor at the settings of a workspace, on a phone and without a script', () => {
  let local: LocalNorthbook;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let workspace: string;

  async function isNarrow(): Promise<void> {
    const width = await page.locator('body').evaluate((body) => body.ownerDocument.body.scrollWidth);
    expect(width).toBeLessThanOrEqual(390);
  }

  beforeAll(async () => {
    local = await newNorthbook();
    const [first = ''] = await fillWorkspaces(local);
    await local.api.ringCron(Date.now());
    await local.api.ran(first, 1);
    workspace = `${local.app.origin}/workspaces/${first}`;
    browser = await openBrowser();
    context = await browser.newContext({
      viewport: { width: 390, height: 800 },
      javaScriptEnabled: false,
    });
    page = await context.newPage();
    await page.goto(await local.api.signInLink());
    await page.getByRole('button', { name: 'Sign in' }).click();
  }, 180_000);

  afterAll(async () => {
    await browser.close();
    await local.stop();
  });

  it('changes a threshold, sees that it waits, and takes it back', async () => {
    await page.goto(workspace);
    await page.getByRole('link', { name: 'Settings', exact: true }).click();
    await page.getByRole('heading', { name: 'Settings' }).waitFor();
    await isNarrow();
    await page.getByText('Trend, pace and strategy').click();
    await page.getByLabel('On track within').fill('900');
    await page.getByLabel('On track within').press('Enter');
    await page.getByText('Nothing was saved').waitFor();
    expect(await page.getByLabel('On track within').inputValue()).toBe('900');
    await isNarrow();
    await page.getByLabel('On track within').fill('12,5');
    await page.getByRole('button', { name: 'Save the thresholds' }).click();
    await page.getByText('On track within: 10 points → 12.5 points').waitFor();
    expect(await page.innerText('main')).toContain('It takes effect at the next recalculation');
    await page.getByText('Trend, pace and strategy: 1 changed').click();
    await page.getByRole('button', { name: 'Back to 10 points' }).click();
    await page.getByText('On track within: 12.5 points → 10 points').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    expect(await page.locator('input[name=onTrackGap]').inputValue()).toBe('12.5');
  });

  it('switches a rule off with a reason, recalculates, and finds it gone from the gaps', async () => {
    await page.goto(workspace);
    const rule = (await page.locator('.gaps small a').first().textContent()) ?? '';
    await page.getByRole('link', { name: 'Settings', exact: true }).click();
    const item = page.locator('li', { has: page.locator(`a[href="/method#${rule}"]`) });
    await page.locator('details', { has: item }).first().locator('summary').first().click();
    await item.getByText('Switch off').first().click();
    await item.getByLabel('Why').fill('We decided so in May');
    await item.getByRole('button', { name: 'Switch off' }).click();
    await page.getByText(`${rule} switched off: We decided so in May`).waitFor();
    await isNarrow();
    await page.getByRole('button', { name: 'Recalculate now' }).click();
    await expect
      .poll(
        async () => {
          await page.goto(workspace);
          return page.locator('.gaps small a').allTextContents();
        },
        { timeout: 40_000, interval: 1000 },
      )
      .not.toContain(rule);
  });

  it('accepts a finding, sees it at once, and counts it again', async () => {
    await page.goto(workspace);
    await page.getByText('Let it stand').first().click();
    await page.getByLabel('Why it may stand').first().fill('Known since May');
    await page.getByRole('button', { name: 'Accept' }).first().click();
    await page.getByText('accepted: Known since May').waitFor();
    await page.getByRole('link', { name: 'Settings', exact: true }).click();
    expect(await page.innerText('#accepted')).toBe('Accepted findings (1)');
    await page.getByRole('button', { name: 'Count it again' }).click();
    await page.getByRole('heading', { name: 'Accepted findings (0)' }).waitFor();
  });
});
