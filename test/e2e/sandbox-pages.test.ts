import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillWorkspaces } from '../../workers/local/fill-workspaces.ts';
import type { LocalNorthbook } from '../../workers/local/local-northbook.ts';
import { openBrowser } from './browser.ts';
import { newNorthbook } from './new-northbook.ts';

describe('a person who works in the sandbox’s Notion and its spreadsheets', () => {
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
    page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  }, 240_000);

  afterAll(async () => {
    await browser.close();
    await local.stop();
  });

  /** Goes to the front door and from there to a database of a workspace, or to its spreadsheet. */
  async function goTo(place: string, workspace?: string): Promise<void> {
    await page.goto(local.sandbox.origin);
    const shelf = page.locator(workspace === undefined ? '.files' : '.shelves section', {
      hasText: workspace ?? '',
    });
    await shelf.getByRole('link', { name: place }).first().click();
    await page.waitForURL(/\/(notion|sheets)\//);
  }

  async function saved(word = 'Saved'): Promise<void> {
    await page.locator('#status', { hasText: new RegExp(`^${word}$`) }).waitFor({ state: 'attached' });
  }

  function focused(): Promise<string> {
    return page
      .locator(':focus')
      .evaluate((element: { ariaLabel: string | null }) => element.ariaLabel ?? '');
  }

  async function scrollWidth(): Promise<number> {
    return page.locator('html').evaluate((root: { scrollWidth: number }) => root.scrollWidth);
  }

  it('types a value into a Notion table with the keyboard alone, and finds it after a reload', async () => {
    await goTo('Readings', 'Learning app');
    const value = page.getByRole('link', { name: /^Value of Monthly active users 2025-12-31/ });
    await value.focus();
    await page.keyboard.type('142.5');
    await page.keyboard.press('Enter');
    await saved();
    expect(await focused()).toBe('Value of Monthly active users 2025-12-31: 142.5');
    await page.reload();
    expect(await value.innerText()).toBe('142.5');
  });

  it('sees what it changed in the columns that Northbook writes, once it recalculates', async () => {
    await page.goto(await local.api.signInLink());
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('link', { name: 'Learning app' }).first().click();
    await page.getByRole('button', { name: 'Recalculate now' }).click();
    const { run } = await local.api.ran(ids[1] ?? '', 2);
    expect(run.writes).toBeGreaterThan(0);
    await goTo('KPI Book', 'Learning app');
    const latest = page.getByLabel(/Latest of Monthly active users: /);
    expect(await latest.innerText()).toBe('142.5');
  });

  it('leaves a cell as it was with Escape, and takes an edit back', async () => {
    await goTo('Readings', 'Learning app');
    const value = page.getByRole('link', { name: /^Value of Daily active users 2025-12-31/ });
    const before = await value.innerText();
    await value.focus();
    await page.keyboard.type('1');
    await page.keyboard.press('Escape');
    expect(await value.innerText()).toBe(before);
    await page.keyboard.type('7');
    await page.keyboard.press('Enter');
    await saved();
    expect(await value.innerText()).toBe('7');
    await page.keyboard.press('Control+z');
    await saved('Taken back');
    expect(await value.innerText()).toBe(before);
  });

  it('says beside the cell what is wrong, and keeps what was typed', async () => {
    await goTo('Readings', 'Learning app');
    const value = page.getByRole('link', { name: /^Value of Daily active users 2025-12-31/ });
    const before = await value.innerText();
    await value.focus();
    await page.keyboard.type('many');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').innerText()).toBe('“many” is not a number.');
    expect(await page.locator(':focus').inputValue()).toBe('many');
    await page.keyboard.press('Escape');
    await page.getByRole('alert').waitFor({ state: 'detached' });
    expect(await value.innerText()).toBe(before);
  });

  async function openTab(title: string): Promise<void> {
    await goTo('Open-source tool');
    await page.getByRole('link', { name: title, exact: true }).click();
    await page.locator('.sheet-tabs [aria-current]', { hasText: title }).waitFor();
  }

  it('moves through a sheet with the arrows, and types a value and a formula', async () => {
    await openTab('Teams');
    await page.locator('#I4 a').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toBe('J5: empty');
    await page.keyboard.type('20');
    await page.keyboard.press('Tab');
    await saved();
    expect(await focused()).toBe('K5: empty');
    await page.keyboard.type('=J5*2+2');
    await page.keyboard.press('Enter');
    await page.locator('#K5', { hasText: /^42$/ }).waitFor();
    expect(await focused()).toBe('K6: empty');
    await page.keyboard.press('ArrowUp');
    expect(await page.locator('[data-held]').innerText()).toBe('=J5*2+2');
    await page.reload();
    expect(await page.locator('#J5').innerText()).toBe('20');
    expect(await page.locator('#K5').innerText()).toBe('42');
  });

  it('reaches a grid with one Tab and leaves it with the next', async () => {
    await openTab('Teams');
    await page.locator('#B2 a').focus();
    await page.keyboard.press('Tab');
    expect(await page.locator('.sheet-tabs :focus').count()).toBe(1);
    await page.keyboard.press('Shift+Tab');
    expect(await focused()).toMatch(/^B2: /);
  });

  it('works without a script', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const plain = await context.newPage();
    await plain.goto(local.sandbox.origin);
    await plain
      .locator('.shelves section', { hasText: 'Learning app' })
      .getByRole('link', { name: 'Readings' })
      .click();
    await plain.getByRole('link', { name: /^Value of Paid subscribers 2025-12-31/ }).click();
    await plain.getByLabel('Value', { exact: true }).fill('13.75');
    await plain.getByRole('button', { name: 'Save' }).click();
    const value = plain.getByRole('link', { name: /^Value of Paid subscribers 2025-12-31/ });
    expect(await value.innerText()).toBe('13.75');
    await context.close();
  });

  it('edits with a thumb: a tap, the value, Save', async () => {
    const context = await browser.newContext({
      viewport: { width: 390, height: 750 },
      hasTouch: true,
      isMobile: true,
    });
    const phone = await context.newPage();
    await phone.goto(local.sandbox.origin);
    await phone
      .locator('.shelves section', { hasText: 'Learning app' })
      .getByRole('link', { name: 'Readings' })
      .tap();
    await phone.getByRole('link', { name: /^Value of Total bookings 2025-09-30/ }).tap();
    await phone.getByLabel('Value', { exact: true }).fill('290.25');
    await phone.getByRole('button', { name: 'Save' }).tap();
    await phone.getByRole('link', { name: 'Value of Total bookings 2025-09-30: 290.25' }).waitFor();
    await phone.reload();
    expect(await phone.getByRole('link', { name: /^Value of Total bookings 2025-09-30/ }).innerText()).toBe(
      '290.25',
    );
    await context.close();
  });

  it('fits a phone: no page is wider than the screen, light or dark', async () => {
    await page.setViewportSize({ width: 390, height: 800 });
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto(local.sandbox.origin);
    const links = await page
      .locator('main a[href^="/"]')
      .evaluateAll((found: readonly { href: string }[]) => found.map(({ href }) => href));
    expect(links.length).toBeGreaterThan(20);
    const wide: string[] = [];
    for (const link of links) {
      await page.goto(link);
      if ((await scrollWidth()) > 390) wide.push(link);
    }
    expect(wide).toEqual([]);
  });
});
