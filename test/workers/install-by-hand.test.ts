import { beforeAll, describe, expect, it } from 'vitest';
import type { TestBrowser, TestPage } from './browser.ts';
import { openBrowser } from './browser.ts';
import { waitFor } from './northbook.ts';
import { approve, seedPerson } from './vendor-pages.ts';

const fay = { name: 'Fay Conti', email: 'fay@example.com' };

/** Looks at the progress page until it says something. */
function until(browser: TestBrowser, options: { page: string; says: string }): Promise<TestPage> {
  return waitFor(async () => {
    const page = await browser.open(options.page);
    return page.text.includes(options.says) ? page : undefined;
  });
}

describe('an installation by a person', () => {
  beforeAll(async () => {
    await seedPerson(fay);
  });

  it('goes from approval to first answers in both tools, and shows what is made', async () => {
    const browser = openBrowser();
    await approve(browser, { tool: 'notion', person: fay });
    await approve(browser, { tool: 'sheets', person: fay, wanted: 'add' });
    const form = await browser.open('/install');
    const connections = Object.fromEntries(
      [...form.text.matchAll(/name="(notion|sheets)" value="([^"]+)"/g)].map(([, tool, id]) => [tool, id]),
    );
    const started = await browser.send('/install', {
      name: 'Fay’s stays',
      template: 'north-star',
      sample: 'stays-marketplace',
      spread: 'split',
      timeZone: 'Europe/Rome',
      page: '',
      ...connections,
    });
    expect(started.url).toMatch(/\/workspaces\/[0-9a-f-]+\/installation$/);
    const done = await until(browser, { page: started.url, says: 'is ready' });
    expect(done.text).toContain('What to do next');
    expect(done.text).toMatch(/href="https:\/\/app\.notion\.com\/[^"]+"/);
    expect(done.text).toMatch(/href="https:\/\/docs\.google\.com\/spreadsheets\/[^"]+"/);
    const answers = await browser.open(started.url.replace('/installation', ''));
    expect(answers.text).toContain('★ Nights booked');
    expect(answers.text).toContain('Rate-limiting step: Nights per listing');
  });
});
