import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestBrowser } from './browser.ts';
import { openBrowser } from './browser.ts';
import { install, until, workspaceIn } from './install.ts';
import { waitFor } from './northbook.ts';
import { armFaults, clearFaults } from './sandbox-faults.ts';
import { approve, seedPerson } from './vendor-pages.ts';

const grace = { name: 'Grace Obi', email: 'grace.obi@example.com' };

let browser: TestBrowser;
let id: string;

/** The list, once it says something. */
function listSaying(words: string): Promise<string> {
  return waitFor(async () => {
    const { text } = await browser.open('/');
    return text.includes(words) ? text : undefined;
  });
}

beforeAll(async () => {
  await seedPerson(grace);
  browser = openBrowser();
  await approve(browser, { tool: 'notion', person: grace });
  const { url } = await install(browser, {
    name: 'A client',
    sample: 'learning-app',
    template: 'north-star',
  });
  id = workspaceIn(url);
  await until(browser, { page: url, says: 'is ready' });
});

afterAll(clearFaults);

describe('the list of workspaces', () => {
  it('says how each one stands, without opening it', async () => {
    const text = await listSaying('Recalculated');
    expect(text).toContain('★ Daily active users: Rising · Working');
    expect(text).toContain('Rate-limiting step: Monthly active users · No gaps');
    expect(text).not.toContain('⚠');
  });

  it('says why one could not be recalculated, beside how it stood, until it can be again', async () => {
    await armFaults({ kind: 'token-revoked', service: 'notion' });
    await browser.send(`/workspaces/${id}/recalculate`);
    const failed = await listSaying('⚠');
    expect(failed).toContain('⚠ Notion does not accept');
    expect(failed).toContain('★ Daily active users: Rising · Working');
    await clearFaults();
    await browser.send(`/workspaces/${id}/recalculate`);
    await waitFor(async () => ((await browser.open('/')).text.includes('⚠') ? undefined : true));
  });
});
