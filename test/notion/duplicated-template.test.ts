import { beforeEach, describe, expect, it } from 'vitest';
import { Binding } from '../../src/notion/binding.ts';
import type { NotionSurface } from '../../src/notion/surface.ts';
import { createNotionSurface } from '../../src/notion/surface.ts';
import { DataSourceAnswer } from '../../src/notion/wire.ts';
import { contractRequest, contractTemplate } from '../contract/contract-template.ts';
import type { EmulatedNotion } from './emulated-notion.ts';
import { emulateNotion } from './emulated-notion.ts';

let notion: EmulatedNotion;
/** The page that Notion copies when a person connects and wants the template, and the databases on it. */
let template: Binding;

function copyOf(connected: { token: string; copy: string | undefined }): NotionSurface {
  const { token, copy = '' } = connected;
  return createNotionSurface({ client: notion.client({ token }), parent: { copy } });
}

async function changeTemplate(table: string, properties: Record<string, unknown>): Promise<void> {
  const source = template.tables.find(({ id }) => id === table)?.dataSource;
  await notion.ask('PATCH', `/v1/data_sources/${source}`, { properties });
}

function templateField(table: string, field: string): string {
  const own = template.tables.find(({ id }) => id === table)?.fields.find(({ id }) => id === field);
  return own?.property ?? '';
}

beforeEach(async () => {
  notion = emulateNotion();
  const surface = createNotionSurface({ client: notion.client(), parent: { page: notion.page } });
  template = Binding.parse((await surface.install({ ...contractRequest(), rows: {} })).binding);
  notion.seen.length = 0;
});

describe('installing onto a copy of the template', () => {
  it('knows the copied databases and makes none', async () => {
    const connected = await notion.connect(template.page);
    const installation = await copyOf(connected).install(contractRequest());
    const binding = Binding.parse(installation.binding);
    expect(binding.page).toBe(connected.copy);
    expect(notion.seen.filter(({ method, path }) => method === 'POST' && path === '/v1/databases')).toEqual(
      [],
    );
    const ids = binding.tables.map(({ database }) => database);
    expect(ids.filter((id) => template.tables.some(({ database }) => database === id))).toEqual([]);
    const surface = createNotionSurface({
      client: notion.client({ token: connected.token }),
      parent: 'workspace',
      binding,
      tables: contractTemplate.tables,
    });
    expect(await surface.check()).toEqual([]);
    expect((await surface.pull()).map(({ table, rows }) => [table, rows.length])).toEqual([
      ['metrics', 3],
      ['gears', 1],
      ['overview', 0],
    ]);
  });

  it('knows them under other names, and adds what Northbook writes where it is missing', async () => {
    const metrics = template.tables.find(({ id }) => id === 'metrics');
    await notion.ask('PATCH', `/v1/databases/${metrics?.database}`, {
      title: [{ text: { content: 'Libro dei KPI' } }],
    });
    await changeTemplate('metrics', {
      [templateField('metrics', 'direction')]: { name: 'Direzione' },
      [templateField('metrics', 'latest')]: null,
      [templateField('metrics', 'because')]: null,
    });
    const installation = await copyOf(await notion.connect(template.page)).install(contractRequest());
    const own = Binding.parse(installation.binding).tables.find(({ id }) => id === 'metrics');
    const { properties } = DataSourceAnswer.parse(
      await notion.ask('GET', `/v1/data_sources/${own?.dataSource}`),
    );
    expect(properties['Direzione']?.id).toBe(own?.fields.find(({ id }) => id === 'direction')?.property);
    expect(Object.keys(properties)).toEqual(expect.arrayContaining(['◆ Latest', '◆ Because']));
    expect(Object.keys(properties)).not.toContain('Direction');
  });

  it('waits until Notion has copied everything', async () => {
    const connected = await notion.connect(template.page);
    let looks = 0;
    notion.fault = ({ path }) => {
      if (path !== `/v1/blocks/${connected.copy}/children`) return undefined;
      looks += 1;
      return looks > 2
        ? undefined
        : Response.json({ object: 'list', results: [], next_cursor: null, has_more: false });
    };
    await copyOf(connected).install(contractRequest());
    expect(notion.seen.filter(({ method, path }) => method === 'POST' && path === '/v1/databases')).toEqual(
      [],
    );
    expect(notion.waits.length).toBeGreaterThanOrEqual(2);
  });
});

describe('installing at the top of a workspace', () => {
  it('puts its page among the person’s own, where only a connection of theirs may', async () => {
    const { token } = await notion.connect();
    const surface = createNotionSurface({ client: notion.client({ token }), parent: 'workspace' });
    const installation = await surface.install(contractRequest());
    expect(await notion.ask('GET', `/v1/pages/${Binding.parse(installation.binding).page}`)).toMatchObject({
      parent: { type: 'workspace' },
    });
  });

  it('makes its page once, though the answer is lost and the search knows it late', async () => {
    const { token } = await notion.connect();
    notion.lagBehind(15_000);
    let isLost = false;
    notion.fault = ({ method, path, body }) => {
      if (method !== 'POST' || path !== '/v1/pages' || isLost) return undefined;
      isLost = true;
      return notion.ask(method, path, body, token).then(() => new Response('', { status: 504 }));
    };
    const surface = createNotionSurface({ client: notion.client({ token }), parent: 'workspace' });
    await surface.install(contractRequest());
    const made = notion.seen.filter(
      ({ method, path, body }) =>
        method === 'POST' && path === '/v1/pages' && JSON.stringify(body).includes('"workspace":true'),
    );
    expect(made).toHaveLength(1);
  });
});
