import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { TestBrowser } from './browser.ts';
import { openBrowser } from './browser.ts';
import { install, until, workspaceIn } from './install.ts';
import { proposedColumns } from './match-page.ts';
import { askNotion, keepDatabase } from './own-database.ts';
import { approve, seedPerson } from './vendor-pages.ts';

const quin = { name: 'Quin Lodi', email: 'quin@example.com' };

/** A database of experiments as a team keeps it, with a row. */
async function keepExperiments(page: string): Promise<string> {
  const { source } = await keepDatabase(page, {
    title: 'Our tests',
    columns: { Experiment: { title: {} }, Hypothesis: { rich_text: {} }, 'How sure we were': { number: {} } },
    rows: [{ Experiment: 'Shorter form', Hypothesis: 'We believe that fewer fields help.' }],
  });
  return source;
}

describe('a table of a team’s own', () => {
  let browser: TestBrowser;
  let id: string;
  let page: string;
  let source: string;

  beforeAll(async () => {
    page = await seedPerson(quin);
    source = await keepExperiments(page);
    browser = openBrowser();
    await approve(browser, { tool: 'notion', person: quin });
    const { url } = await install(browser, { name: 'Own tables' });
    await until(browser, { page: url, says: 'is ready' });
    id = workspaceIn(url);
  });

  it('is found where they say it is, with the table it could be', async () => {
    const found = await browser.open(`/workspaces/${id}/own-tables?tool=notion&place=${page}`);
    expect(found.text).toContain('Our tests');
    expect(found.text).toContain('Use as Experiments');
  });

  it('takes the place of Northbook’s once they confirm which column holds what, and gets its answers', async () => {
    const address = `/workspaces/${id}/own-tables/experiments`;
    const matched = await browser.open(`${address}?tool=notion&place=${page}&foreign=${source}`);
    expect(matched.text).toContain('Our tests as Experiments');
    const chosen = proposedColumns(matched);
    expect(Object.keys(chosen)).toContain('column.name');
    const taken = await browser.send(address, { tool: 'notion', place: page, foreign: source, ...chosen });
    expect(taken.text).toContain('Your table is part of the workspace now');
    const { properties } = z
      .object({ properties: z.record(z.string(), z.unknown()) })
      .parse(await askNotion(`GET /v1/data_sources/${source}`));
    expect(Object.keys(properties)).toContain('How sure we were');
    expect(Object.keys(properties).some((title) => title.startsWith('◆'))).toBe(true);
    await until(browser, { page: `/workspaces/${id}`, says: 'Shorter form' });
  });

  it('is not taken while nothing says what its rows are called', async () => {
    const address = `/workspaces/${id}/own-tables/experiments`;
    const refused = await browser.send(address, { tool: 'notion', place: page, foreign: source });
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('Your table was not taken');
  });
});
