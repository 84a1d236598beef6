import { env } from 'cloudflare:workers';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { TestBrowser } from './browser.ts';
import { openBrowser } from './browser.ts';
import { install, until, workspaceIn } from './install.ts';
import { leftOf } from './left-of.ts';
import { createServices } from '../../workers/services.ts';
import { ask, ringCron, waitFor } from './northbook.ts';
import { armFaults, clearFaults } from './sandbox-faults.ts';
import { approve, seedPerson } from './vendor-pages.ts';

const noa = { name: 'Noa Lind', email: 'noa@example.com' };

/** Waits until a workflow has come to an end; gives how. */
async function endOf(workflow: Workflow<never>, id: string): Promise<string> {
  return waitFor(async () => {
    const { status } = await (await workflow.get(id)).status();
    return ['complete', 'errored', 'terminated'].includes(status) ? status : undefined;
  });
}

async function erase(browser: TestBrowser, { id, name }: { id: string; name: string }): Promise<void> {
  const gone = await browser.send(`/workspaces/${id}/delete`, { name });
  expect(gone.text).toContain(`${name} is deleted`);
}

describe('a workspace that is deleted while Northbook works on it', () => {
  let browser: TestBrowser;

  beforeAll(async () => {
    await seedPerson(noa);
  });
  // An access that no workspace needs any more is given back.
  beforeEach(async () => {
    browser = openBrowser();
    await approve(browser, { tool: 'notion', person: noa });
  });
  afterEach(clearFaults);

  it('leaves nothing of an installation, and is not scheduled by its end', async () => {
    await armFaults({ kind: '429', service: 'notion', method: 'POST', skip: 4, count: 1, retryAfter: 3 });
    const { url } = await install(browser, { name: 'Half made', spread: 'notion' });
    await until(browser, { page: url, says: 'asks Northbook to wait' });
    const id = workspaceIn(url);
    expect(await leftOf(id)).toContain('workspaces');
    await erase(browser, { id, name: 'Half made' });
    expect(await endOf(env.INSTALLATION, `${id}-1`)).toBe('complete');
    expect(await leftOf(id)).toEqual([]);
    // No first recalculation was started.
    await expect(env.RECALCULATION.get(`${id}-first`)).rejects.toThrow('not_found');
  });

  it('ends what is at work quietly, also where its token goes on working', async () => {
    const page = await seedPerson(noa);
    await armFaults({ kind: '429', service: 'notion', method: 'POST', skip: 4, count: 1, retryAfter: 3 });
    const made = await ask('POST /api/workspaces', {
      name: 'By a token',
      timeZone: 'UTC',
      template: 'experiments',
      connections: { notion: { token: 'ntn_sandbox', page } },
    });
    const { id } = z.object({ id: z.string() }).parse(await made.json());
    await waitFor(async () => {
      const view = await env.WORKSPACES.getByName(id).installation();
      return view?.surfaces[0]?.progress?.waitsUntil ?? undefined;
    });
    await createServices(env).workspaces.erase(id);
    expect(await endOf(env.INSTALLATION, `${id}-1`)).toBe('complete');
    expect(await leftOf(id)).toEqual([]);
  });

  it('leaves nothing of a recalculation, and of those that were to come', async () => {
    const { url } = await install(browser, { name: 'In the middle', spread: 'notion' });
    await until(browser, { page: url, says: 'is ready' });
    const id = workspaceIn(url);
    await armFaults({ kind: 'delay', service: 'notion', count: 2, ms: 2500 });
    await browser.send(`/workspaces/${id}/recalculate`);
    const run = await waitFor(async () => {
      const runs = (await env.WORKSPACES.getByName(id).view())?.runs ?? [];
      return runs.find(({ state }) => state === 'running')?.id;
    });
    await erase(browser, { id, name: 'In the middle' });
    expect(await endOf(env.RECALCULATION, run)).toBe('complete');
    await ringCron(Date.now() + 48 * 60 * 60 * 1000);
    expect(await leftOf(id)).toEqual([]);
  });
});
