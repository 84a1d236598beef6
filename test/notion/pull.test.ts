import { beforeEach, describe, expect, it } from 'vitest';
import { Binding } from '../../src/notion/binding.ts';
import type { NotionSurface } from '../../src/notion/surface.ts';
import { createNotionSurface } from '../../src/notion/surface.ts';
import type { Installation, TablePull } from '../../src/sync/surface.ts';
import { contractRequest } from '../contract/contract-template.ts';
import type { Person } from '../contract/surface-contract.ts';
import type { EmulatedNotion } from './emulated-notion.ts';
import { emulateNotion } from './emulated-notion.ts';
import { personIn } from './person-in-notion.ts';

let notion: EmulatedNotion;
let installation: Installation;
let person: Person;

function open(binding: unknown = installation.binding): NotionSurface {
  return createNotionSurface({ client: notion.client(), parent: { page: notion.page }, binding });
}

function source(table: string) {
  const found = Binding.parse(installation.binding).tables.find((candidate) => candidate.id === table);
  if (found === undefined) throw new Error(`No table ${table}`);
  return found;
}

async function pull(table: string, surface = open()): Promise<TablePull> {
  const found = (await surface.pull()).find((candidate) => candidate.table === table);
  if (found === undefined) throw new Error(`No pull of ${table}`);
  return found;
}

async function retype(table: string, field: string, type: Record<string, unknown>): Promise<void> {
  const property = source(table).fields.find((candidate) => candidate.id === field)?.property ?? '';
  await notion.ask('PATCH', `/v1/data_sources/${source(table).dataSource}`, {
    properties: { [property]: type },
  });
}

beforeEach(async () => {
  notion = emulateNotion();
  installation = await createNotionSurface({
    client: notion.client(),
    parent: { page: notion.page },
  }).install(contractRequest());
  person = personIn(notion, () => installation.binding);
});

describe('pulling from Notion', () => {
  it('asks for its own columns alone, and never searches', async () => {
    await person.addColumn('gears', 'Mood');
    notion.seen.length = 0;
    await pull('gears');
    const query = notion.seen.find(
      ({ path }) => path === `/v1/data_sources/${source('gears').dataSource}/query`,
    );
    expect(query?.query.getAll('filter_properties')).toHaveLength(3);
    expect(notion.seen.filter(({ path }) => path.includes('search'))).toEqual([]);
    // The page, what lies on it, and a schema and a query for each of three tables.
    expect(notion.requests()).toEqual({ reads: 2 + 3 + 3, writes: 0 });
  });

  it('reads all rows a relation points at, also beyond the 25 that Notion shows', async () => {
    const extra = Array.from({ length: 130 }, (_, index) => ({
      id: `e${index}`,
      cells: { name: `Extra ${index}` },
    }));
    const feeds = extra.slice(0, 100).map((row) => row.id);
    const long = await createNotionSurface({
      client: notion.client(),
      parent: { page: notion.page },
    }).install(contractRequest([...extra, { id: 'hub', cells: { name: 'Hub', feeds } }]));
    const pulled = await pull('metrics', open(long.binding));
    const hub = pulled.rows.find((row) => row.id === long.rowIds['metrics']?.['hub']);
    expect(hub?.cells['feeds']).toEqual(feeds.map((id) => long.rowIds['metrics']?.[id]));
  });

  it('reports a column that a person turned into another type, and what stands in it', async () => {
    await retype('metrics', 'target', { rich_text: {} });
    const teams = installation.rowIds['metrics']?.['teams'] ?? '';
    const { property } = source('metrics').fields.find((field) => field.id === 'target') ?? { property: '' };
    await notion.ask('PATCH', `/v1/pages/${teams}`, {
      properties: { [property]: { rich_text: [{ text: { content: 'about 1200' } }] } },
    });
    const pulled = await pull('metrics');
    expect(pulled.problems).toEqual([{ kind: 'lost-field', table: 'metrics', field: 'target' }]);
    expect(pulled.rows.find((row) => row.id === teams)).toMatchObject({
      cells: { target: undefined, key: 'weekly_active_teams' },
      unreadable: [{ field: 'target', found: 'about 1200' }],
    });
    expect(
      pulled.rows.find((row) => row.id === installation.rowIds['metrics']?.['seats'])?.unreadable,
    ).toEqual([]);
  });

  it('reports a database in the trash and reads the others', async () => {
    await notion.ask('PATCH', `/v1/databases/${source('gears').database}`, { in_trash: true });
    const pulls = await open().pull();
    expect(pulls.map(({ table, rows, problems }) => ({ table, rows: rows.length, problems }))).toEqual([
      { table: 'metrics', rows: 3, problems: [] },
      { table: 'gears', rows: 0, problems: [{ kind: 'lost-table', table: 'gears' }] },
      { table: 'overview', rows: 0, problems: [] },
    ]);
  });

  it('still reads a database that a person moved off the page', async () => {
    const { database, dataSource } = source('gears');
    notion.fault = ({ path }) =>
      path.startsWith('/v1/blocks/')
        ? Response.json({ object: 'list', results: [], next_cursor: null, has_more: false })
        : undefined;
    expect(await pull('gears')).toMatchObject({ problems: [] });
    expect(notion.seen.map(({ path }) => path)).toContain(`/v1/databases/${database}`);
    expect(notion.seen.map(({ path }) => path)).toContain(`/v1/data_sources/${dataSource}/query`);
  });

  it('takes a page in the trash for the loss of all that lies on it', async () => {
    const { page } = Binding.parse(installation.binding);
    await notion.ask('PATCH', `/v1/pages/${page}`, { in_trash: true });
    await expect(open().pull()).rejects.toMatchObject({ code: 'not-found' });
  });

  it('takes a connection that sees nothing for a lost right, not for empty tables', async () => {
    notion.fault = ({ path }) =>
      path.startsWith('/v1/data_sources')
        ? Response.json({ object: 'error', status: 404, code: 'object_not_found' }, { status: 404 })
        : undefined;
    await expect(open().pull()).rejects.toMatchObject({ code: 'not-found' });
  });

  it('finds a column again that was deleted and made anew, and gives the binding to keep', async () => {
    const surface = open();
    await pull('metrics', surface);
    expect(surface.repairedBinding()).toBeUndefined();
    await person.deleteColumn('metrics', 'key');
    await person.addColumn('metrics', 'Key');
    expect(await pull('metrics', surface)).toMatchObject({ problems: [], extraColumns: [] });
    const repaired = surface.repairedBinding();
    expect(repaired).not.toEqual(installation.binding);
    const anew = open(JSON.parse(JSON.stringify(repaired)));
    expect(await pull('metrics', anew)).toMatchObject({ problems: [] });
    expect(anew.repairedBinding()).toBeUndefined();
  });

  it('knows a choice whose option a person renamed', async () => {
    const direction = source('metrics').fields.find((field) => field.id === 'direction');
    const options = direction?.choices.map(({ option }, index) => ({ id: option, name: `Renamed ${index}` }));
    const rename = notion.ask('PATCH', `/v1/data_sources/${source('metrics').dataSource}`, {
      properties: { [direction?.property ?? '']: { select: { options } } },
    });
    await rename;
    const pulled = await pull('metrics');
    expect(pulled.rows.flatMap((row) => row.unreadable)).toEqual([]);
    expect(pulled.rows.map((row) => row.cells['direction'])).toContain('increase');
  });

  it('refuses a binding that is none of its own', () => {
    expect(() => open({ spreadsheet: 'x' })).toThrow(/not an installation/);
  });

  it('has nothing to pull before an install', async () => {
    const empty = createNotionSurface({ client: notion.client(), parent: { page: notion.page } });
    await expect(empty.pull()).rejects.toMatchObject({ code: 'invalid', surface: 'notion' });
  });
});

describe('probing Notion', () => {
  it('keeps its mark while nothing happens, once the last edit is old enough to be told from a new one', async () => {
    notion.tick(5 * 60_000);
    const mark = await open().probe();
    notion.tick(5 * 60_000);
    expect(await open().probe()).toBe(mark);
  });

  it('changes its mark when a row is edited, added or deleted', async () => {
    notion.tick(5 * 60_000);
    const marks = [await open().probe()];
    const seats = installation.rowIds['metrics']?.['seats'] ?? '';
    for (const edit of [
      () => person.set('metrics', seats, 'target', 5),
      () => person.addRow('gears', 'New'),
      () => person.deleteRow('metrics', seats),
    ]) {
      await edit();
      notion.tick(5 * 60_000);
      marks.push(await open().probe());
    }
    expect(new Set(marks).size).toBe(4);
  });
});
