import { beforeEach, describe, expect, it } from 'vitest';
import { Binding } from '../../../src/notion/binding.ts';
import type { NotionSurface } from '../../../src/notion/surface.ts';
import { createNotionSurface } from '../../../src/notion/surface.ts';
import { contractRequest, contractTemplate } from '../../contract/contract-template.ts';
import type { Person } from '../../contract/surface-contract.ts';
import type { EmulatedNotion } from '../emulated-notion.ts';
import { DataSourceAnswer } from '../../../src/notion/wire.ts';
import { emulateNotion } from '../emulated-notion.ts';
import { personIn } from '../person-in-notion.ts';

let notion: EmulatedNotion;
let surface: NotionSurface;
let binding: Binding;
let person: Person;

beforeEach(async () => {
  notion = emulateNotion();
  surface = createNotionSurface({
    client: notion.client(),
    parent: { page: notion.page },
    tables: contractTemplate.tables,
  });
  const installation = await surface.install(contractRequest());
  binding = Binding.parse(installation.binding);
  person = personIn(notion, () => binding);
});

async function findings() {
  const found = await surface.check();
  return found.map(({ table, field, message }) => [table, field, message]);
}

describe('checking Notion', () => {
  it('mentions a renamed column, which does no harm', async () => {
    await person.renameField('metrics', 'target', 'Goal');
    expect(await findings()).toEqual([
      ['metrics', 'target', 'The column Target of KPI Book is now called Goal'],
    ]);
  });

  it('says which columns changed their type, and what that prevents', async () => {
    const metrics = binding.tables.find((table) => table.id === 'metrics');
    const properties = Object.fromEntries(
      (metrics?.fields ?? [])
        .filter(({ id }) => id === 'target' || id === 'latest')
        .map(({ property }) => [property, { rich_text: {} }]),
    );
    await notion.ask('PATCH', `/v1/data_sources/${metrics?.dataSource}`, { properties });
    expect(await findings()).toEqual([
      ['metrics', 'target', 'The column Target of KPI Book changed its type, so it can no longer be read'],
      [
        'metrics',
        'latest',
        'The column ◆ Latest of KPI Book changed its type, so it can no longer be written',
      ],
    ]);
  });

  it('says that a table is in the trash', async () => {
    const gears = binding.tables.find((table) => table.id === 'gears');
    await notion.ask('PATCH', `/v1/databases/${gears?.database}`, { in_trash: true });
    expect(await findings()).toEqual([['gears', undefined, 'Gears is in the trash']]);
    await notion.ask('PATCH', `/v1/databases/${gears?.database}`, { in_trash: false });
    expect(await findings()).toEqual([]);
  });

  it('does not call deleted what it only cannot see any more', async () => {
    const gears = binding.tables.find((table) => table.id === 'gears');
    notion.fault = ({ path }) =>
      path.includes(gears?.dataSource ?? '')
        ? Response.json({ object: 'error', status: 404, code: 'object_not_found' }, { status: 404 })
        : undefined;
    const [finding] = await surface.check();
    expect(finding).toMatchObject({ code: 'lost-table', table: 'gears' });
    expect(finding?.message).toMatch(
      /can no longer see Gears: it is no longer shared, or was deleted for good/,
    );
    expect(finding?.fix).toMatch(/^Share Gears with Northbook again/);
  });

  it('says one thing of an installation whose page is in the trash or out of reach', async () => {
    await notion.ask('PATCH', `/v1/pages/${binding.page}`, { in_trash: true });
    expect(await surface.check()).toMatchObject([
      { code: 'lost-surface', message: expect.stringMatching(/in the trash/) },
    ]);
    await notion.ask('PATCH', `/v1/pages/${binding.page}`, { in_trash: false });
    notion.fault = () =>
      Response.json({ object: 'error', status: 404, code: 'object_not_found' }, { status: 404 });
    expect(await surface.check()).toMatchObject([
      { code: 'lost-surface', message: expect.stringMatching(/can no longer see its page/) },
    ]);
  });

  it('finds nothing wrong with a database that was moved to another page', async () => {
    const gears = binding.tables.find((table) => table.id === 'gears');
    await notion.ask('PATCH', `/v1/databases/${gears?.database}`, {
      parent: { type: 'page_id', page_id: notion.page },
    });
    expect(await findings()).toEqual([]);
    expect((await surface.pull()).flatMap(({ problems }) => problems)).toEqual([]);
  });

  it('says that a relation points elsewhere', async () => {
    const [metrics, gears] = binding.tables;
    const driver = gears?.fields.find(({ id }) => id === 'driver')?.property ?? '';
    await notion.ask('PATCH', `/v1/data_sources/${gears?.dataSource}`, {
      properties: { [driver]: { relation: { data_source_id: gears?.dataSource, single_property: {} } } },
    });
    expect(metrics?.id).toBe('metrics');
    expect(await findings()).toEqual([
      [
        'gears',
        'driver',
        'The column Driver of Gears points at another database than KPI Book, so what it holds is not understood',
      ],
    ]);
  });

  it('tells a renamed choice from a deleted one', async () => {
    const metrics = binding.tables.find((table) => table.id === 'metrics');
    const direction = metrics?.fields.find(({ id }) => id === 'direction');
    const [up] = direction?.choices ?? [];
    await notion.ask('PATCH', `/v1/data_sources/${metrics?.dataSource}`, {
      properties: { [direction?.property ?? '']: { select: { options: [{ id: up?.option }] } } },
    });
    expect(await surface.check()).toMatchObject([
      {
        code: 'lost-choice',
        field: 'direction',
        message: 'The choice Down is good of Direction in KPI Book was deleted',
      },
    ]);
  });

  it('notices a copy of a database, and reads the original alone', async () => {
    const metrics = binding.tables.find((table) => table.id === 'metrics');
    const { properties } = DataSourceAnswer.parse(
      await notion.ask('GET', `/v1/data_sources/${metrics?.dataSource}`),
    );
    await notion.ask('POST', '/v1/databases', {
      parent: { type: 'page_id', page_id: binding.page },
      title: [{ text: { content: 'KPI Book (1)' } }],
      initial_data_source: {
        properties: Object.fromEntries(
          Object.values(properties)
            .filter(({ type }) => type !== 'relation')
            .map(({ name, type }) => [name, { [type]: {} }]),
        ),
      },
    });
    expect(await surface.check()).toMatchObject([
      {
        code: 'duplicate-table',
        table: 'metrics',
        message: '“KPI Book (1)” looks like a copy of KPI Book; Northbook works with the original alone',
      },
    ]);
  });

  it('says so when the connection may not read', async () => {
    notion.fault = () =>
      Response.json({ object: 'error', status: 403, code: 'restricted_resource' }, { status: 403 });
    expect((await findings()).map(([table]) => table)).toEqual(['metrics', 'gears', 'overview']);
  });

  it('passes on that the connection is no longer valid', async () => {
    notion.fault = () =>
      Response.json({ object: 'error', status: 401, code: 'unauthorized' }, { status: 401 });
    await expect(surface.check()).rejects.toMatchObject({ code: 'unauthorized' });
  });
});
