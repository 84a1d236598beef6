import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TestBrowser } from './browser.ts';
import { openBrowser } from './browser.ts';
import { install, until, workspaceIn } from './install.ts';
import { waitFor } from './northbook.ts';
import { approve, seedPerson } from './vendor-pages.ts';

const kim = { name: 'Kim Vale', email: 'kim@example.com' };

describe('a workspace that was tried out with sample rows', () => {
  let browser: TestBrowser;
  let page: string;
  let id: string;

  beforeAll(async () => {
    await seedPerson(kim);
    browser = openBrowser();
    await approve(browser, { tool: 'notion', person: kim });
    const { url } = await install(browser, {
      name: 'Tried',
      template: 'okrs',
      sample: 'learning-app',
      spread: 'notion',
    });
    await until(browser, { page: url, says: 'is ready' });
    id = workspaceIn(url);
    page = `/workspaces/${id}`;
  });

  async function settled(runs: number): Promise<string> {
    return waitFor(async () => {
      const view = await env.WORKSPACES.getByName(id).view();
      const isOver = view?.runs.length === runs && view.runs.every(({ state }) => state === 'done');
      return isOver ? (await browser.open(page)).text : undefined;
    });
  }

  it('says what would go, and touches nothing until told', async () => {
    const answers = await browser.open(page);
    expect(answers.text).toContain('Sample rows fill this workspace, so it is computed for 2026-02-13');
    const plan = await browser.open(`${page}/sample-rows`);
    expect(plan.text).toMatch(/What goes \(\d+\)/);
    expect(plan.text).toMatch(/Key Results: \d+/);
    expect(plan.text).not.toContain('What stays');
  });

  it('goes on with today once they are removed, and back to the sample’s day once they are not', async () => {
    await browser.send(`${page}/sample-rows`);
    const removed = await settled(3);
    expect(removed).toContain('done, removed sample rows');
    expect(removed).not.toContain('Sample rows fill this workspace');
    const today = (await env.WORKSPACES.getByName(id).view())?.latest?.asOf;
    expect(today).not.toBe('2026-02-13');
    // Pressed in a window that was left open it starts nothing.
    await browser.send(`${page}/sample-rows`);
    expect((await env.WORKSPACES.getByName(id).view())?.runs).toHaveLength(3);

    const runs = (await env.WORKSPACES.getByName(id).view())?.runs ?? [];
    const removal = runs.find(({ purpose }) => purpose === 'remove-samples')?.id ?? '';
    await browser.send(`${page}/runs/${removal}/undo`);
    expect(await settled(5)).toContain('Sample rows fill this workspace, so it is computed for 2026-02-13');
    const plan = await browser.open(`${page}/sample-rows`);
    expect(plan.text).toMatch(/What goes \([1-9]\d*\)/);
    expect(plan.text).not.toContain('What stays');
  });
});
