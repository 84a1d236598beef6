import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './browser.ts';
import { install, until } from './install.ts';
import { armFaults, clearFaults, countRequests } from './sandbox-faults.ts';
import { approve, seedPerson } from './vendor-pages.ts';

const gil = { name: 'Gil Roth', email: 'gil@example.com' };

describe('an installation that meets a limit of its tool’s', () => {
  beforeAll(async () => {
    await seedPerson(gil);
  });
  afterEach(clearFaults);

  it('waits as long as Notion asks, says so, and goes on by itself', async () => {
    const browser = openBrowser();
    await approve(browser, { tool: 'notion', person: gil });
    await armFaults({ kind: '429', service: 'notion', method: 'POST', skip: 4, count: 1, retryAfter: 6 });
    const { url } = await install(browser, { name: 'Patient', spread: 'notion' });
    const waiting = await until(browser, { page: url, says: 'asks Northbook to wait' });
    expect(waiting.text).toMatch(/It goes on by itself in [1-7] seconds? at the latest/);
    expect(waiting.text).not.toContain('It stopped half way');
    const done = await until(browser, { page: url, says: 'is ready' });
    expect(done.text).not.toContain('asks Northbook to wait');
  });

  it('says that the plan has no room, and goes on once there is some, making nothing twice', async () => {
    const browser = openBrowser();
    await approve(browser, { tool: 'notion', person: gil });
    const databases = 'notion POST /v1/databases';
    const before = await countRequests(databases);
    await armFaults({ kind: 'plan-limit', method: 'POST', path: '/v1/databases', skip: 1, count: 1 });
    const { url } = await install(browser, { name: 'Full', spread: 'notion' });
    const stopped = await until(browser, { page: url, says: 'It stopped half way' });
    expect(stopped.text).toContain('Notion takes no more on its present plan. Make room there or move to');
    expect(stopped.text).toContain('Go on');
    await browser.send(url);
    await until(browser, { page: url, says: 'is ready' });
    // The template of experiments has three tables, and one was refused once.
    expect((await countRequests(databases)) - before).toBe(4);
  });
});
