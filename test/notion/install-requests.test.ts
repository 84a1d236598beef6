import { describe, expect, it } from 'vitest';
import { createNotionSurface } from '../../src/notion/surface.ts';
import { placeTables } from '../../src/sync/placement.ts';
import { Template } from '../../src/template/template.ts';
import { northStar } from '../../templates/north-star.ts';
import { learningApp } from '../../templates/samples/learning-app/sample.ts';
import type { EmulatedNotion } from './emulated-notion.ts';
import { emulateNotion } from './emulated-notion.ts';

const template = Template.parse(northStar);

/** The sample that has everything in Notion, its readings too. */
async function installSample(notion: EmulatedNotion): Promise<void> {
  const surface = createNotionSurface({ client: notion.client(), parent: { page: notion.page } });
  const { name, homes, rows } = learningApp;
  await surface.install({ title: name, template, tables: placeTables(template, homes).notion, rows });
}

function count(notion: EmulatedNotion, method: string, path: RegExp): number {
  return notion.seen.filter((one) => one.method === method && path.test(one.path)).length;
}

describe('what an install of the full template costs', () => {
  it('is little more than a request for everything that is made', async () => {
    const notion = emulateNotion();
    await installSample(notion);
    const rows = Object.values(learningApp.rows).reduce((sum, own) => sum + own.length, 0);
    const made = {
      pages: 2,
      databases: template.tables.length,
      rows,
      views: count(notion, 'POST', /^\/v1\/views$/),
    };
    expect(count(notion, 'POST', /^\/v1\/pages$/)).toBe(made.pages + made.rows);
    expect(count(notion, 'POST', /^\/v1\/databases$/)).toBe(made.databases);
    const unavoidable = Object.values(made).reduce((sum, own) => sum + own, 0);
    expect(notion.seen.length / unavoidable).toBeLessThan(1.2);
  });

  it('fits into one minute of the smallest budget that Notion gives', async () => {
    const notion = emulateNotion();
    notion.limit(180);
    const before = notion.now();
    await installSample(notion);
    expect(notion.waits).toEqual([]);
    expect(notion.now() - before).toBeLessThan(60_000);
  });
});
