import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Run } from '../../src/store/run-log.ts';
import type { WorkspaceView } from '../../src/store/workspace-view.ts';
import type { TestBrowser, TestPage } from './browser.ts';
import { openBrowser } from './browser.ts';
import { install, until, workspaceIn } from './install.ts';
import { waitFor } from './northbook.ts';
import { approve, seedPerson } from './vendor-pages.ts';

const nora = { name: 'Nora Blum', email: 'nora.blum@example.com' };

let browser: TestBrowser;
let id: string;

async function view(): Promise<WorkspaceView> {
  const found = await env.WORKSPACES.getByName(id).view();
  if (found === undefined) throw new Error('there is no such workspace');
  return found;
}

/** Waits for the run with this number (1 is the first) to end. */
function ended(count: number): Promise<Run> {
  return waitFor(async () => {
    const { runs } = await view();
    return runs.filter(({ state }) => state !== 'running').toReversed()[count - 1];
  });
}

/** The preview that was asked for, once it is there. */
async function previewed(): Promise<TestPage> {
  const asked = await browser.send(`/workspaces/${id}/preview`);
  return until(browser, { page: asked.url, says: 'done, a preview' });
}

beforeAll(async () => {
  await seedPerson(nora);
  browser = openBrowser();
  await approve(browser, { tool: 'notion', person: nora });
  const { url } = await install(browser, {
    name: 'Watched',
    sample: 'learning-app',
    template: 'north-star',
  });
  id = workspaceIn(url);
  await until(browser, { page: url, says: 'is ready' });
  await ended(1);
});

describe('a preview', () => {
  it('says that there is nothing to write where everything stands', async () => {
    const page = await previewed();
    expect(page.text).toContain('Everything stands as it should: there is nothing to write.');
  });

  it('says column by column what would be written, writes none of it, and leaves the verdict as it was', async () => {
    await browser.send(`/workspaces/${id}/preferences/thresholds`, { onTrackGap: '20' });
    const before = await view();
    const { text } = await previewed();
    expect(text).toContain('Nothing was written.');
    expect(text).toContain('KPI Book in Notion (2)');
    expect(text).toMatch(/<td>Pace<\/td><td>Behind<\/td><td>On track<\/td>/);
    const after = await view();
    expect(after.runs[0]).toMatchObject({ purpose: 'preview', state: 'done', writes: 0 });
    expect(after.runs[0]?.changes).toBeGreaterThan(1);
    expect(after.latest).toEqual(before.latest);
    expect(after.areSettingsWaiting).toBe(true);
  });

  it('promises what the next recalculation then writes, change by change', async () => {
    const preview = (await view()).runs[0];
    const { text } = await browser.send(`/workspaces/${id}/recalculate`);
    expect(text).toContain('Recalculating: this page brings itself up to date.');
    const run = await ended(4);
    expect(run).toMatchObject({ purpose: null, changes: preview?.changes, notDone: 0 });
    expect(run.writes).toBeGreaterThan(1);
    const page = await browser.open(`/workspaces/${id}/runs/${run.id}`);
    expect(page.text).toMatch(/<td>Pace<\/td><td>Behind<\/td><td>On track<\/td>/);
    expect(page.text).toContain('>Undo</button>');
  });
});

describe('the history of a workspace', () => {
  it('says since when its verdict has been what it is, and names every run', async () => {
    const { text } = await browser.open(`/workspaces/${id}/history`);
    expect(text).toContain('<h3>2026-02-13</h3>');
    expect(text).toContain('★ Daily active users: Rising · Working');
    expect(text.match(/\/runs\/[^/"]+"/g)).toHaveLength(4);
    expect(text).toContain('done, a preview');
  });

  it('has no page for a run there never was', async () => {
    const { status, text } = await browser.open(`/workspaces/${id}/runs/${id}-1`);
    expect(status).toBe(404);
    expect(text).toContain('There is no such run.');
  });
});
