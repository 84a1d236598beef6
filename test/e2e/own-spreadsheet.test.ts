import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LocalNorthbook } from '../../workers/local/local-northbook.ts';
import { openBrowser } from './browser.ts';
import { newNorthbook } from './new-northbook.ts';

const ada = { name: 'Ada Verdi', email: 'ada@example.com' };

const rows = [
  ['Our experiments 2026'],
  [],
  ['Experiment', 'Hypothesis', 'Who'],
  ['Shorter form', 'We believe that fewer fields help.', 'Ada'],
];

describe('a team that keeps a table in a spreadsheet of its own', { timeout: 240_000 }, () => {
  let local: LocalNorthbook;
  let browser: Browser;
  let page: Page;

  async function isNarrow(): Promise<void> {
    const width = await page.evaluate<number>('document.documentElement.scrollWidth');
    expect(width).toBeLessThanOrEqual(390);
  }

  beforeAll(async () => {
    local = await newNorthbook();
    const { origin } = local.sandbox;
    await fetch(`${origin}/_sandbox/seed`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ people: [ada], pages: [{ title: 'Company' }], google: ada }),
    });
    await fetch(`${origin}/v4/spreadsheets`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ya29.sandbox-person.${ada.email}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({
        properties: { title: 'Lab book' },
        sheets: [
          {
            properties: { title: 'Our tests' },
            data: [
              {
                rowData: rows.map((row) => ({
                  values: row.map((stringValue) => ({ userEnteredValue: { stringValue } })),
                })),
              },
            ],
          },
        ],
      }),
    });
    browser = await openBrowser();
    const context = await browser.newContext({
      viewport: { width: 390, height: 800 },
      javaScriptEnabled: false,
    });
    page = await context.newPage();
    page.setDefaultTimeout(120_000);
  }, 240_000);

  afterAll(async () => {
    await browser.close();
    await local.stop();
  });

  it('installs, chooses it on Google’s page, confirms its columns and sees the answers, all without a script', async () => {
    await page.goto(local.app.origin);
    await page.getByRole('link', { name: 'Start with Google Sheets' }).click();
    await page.getByLabel('As').selectOption(ada.email);
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByLabel('Name').fill('Lab');
    await page.getByText('Experiments', { exact: true }).click();
    await page.getByRole('button', { name: 'Install' }).click();
    await page.getByRole('heading', { name: 'Lab is ready' }).waitFor();
    await page.getByRole('link', { name: 'See the first answers' }).click();
    await page.getByRole('link', { name: 'People and connections' }).click();
    await page.getByRole('link', { name: 'Use a table of your own' }).click();
    await page.getByRole('heading', { name: 'Use a table of your own' }).waitFor();
    await isNarrow();
    await page.getByRole('link', { name: 'Choose a spreadsheet from your Drive' }).click();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('heading', { name: 'No spreadsheet was chosen' }).waitFor();
    await page.getByRole('link', { name: 'Choose a spreadsheet' }).click();
    await page.getByRole('button', { name: 'Continue' }).click();
    expect(await page.getByLabel('Lab book').isChecked()).toBe(false);
    await page.getByLabel('Lab book').check();
    await isNarrow();
    await page.getByRole('button', { name: 'Select' }).click();
    await page.getByText('Its headers stand in row 3.').waitFor();
    await isNarrow();
    await page.getByRole('link', { name: 'Use as Experiments' }).click();
    await page.getByRole('heading', { name: 'Our tests as Experiments' }).waitFor();
    await isNarrow();
    await page.getByRole('button', { name: 'Use it as Experiments' }).click();
    await page.getByRole('heading', { name: 'Your table is part of the workspace now' }).waitFor();
    await page.getByRole('link', { name: 'See the answers' }).click();
    for (let look = 0; look < 60 && !(await page.innerText('main')).includes('Shorter form'); look += 1) {
      await page.waitForTimeout(1000);
      await page.reload();
    }
    expect(await page.innerText('main')).toContain('Shorter form');
  });
});
