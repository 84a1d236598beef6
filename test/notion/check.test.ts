import { beforeEach, describe, expect, it } from 'vitest';
import { Binding } from '../../src/notion/binding.ts';
import type { NotionSurface } from '../../src/notion/surface.ts';
import { createNotionSurface } from '../../src/notion/surface.ts';
import { contractRequest } from '../contract/contract-template.ts';
import type { Person } from '../contract/surface-contract.ts';
import type { EmulatedNotion } from './emulated-notion.ts';
import { emulateNotion } from './emulated-notion.ts';
import { personIn } from './person-in-notion.ts';

let notion: EmulatedNotion;
let surface: NotionSurface;
let binding: Binding;
let person: Person;

beforeEach(async () => {
  notion = emulateNotion();
  surface = createNotionSurface({ client: notion.client(), parent: { page: notion.page } });
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
    expect(await findings()).toEqual([['metrics', 'target', 'The column Target is now called Goal']]);
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
      ['metrics', 'target', 'The column Target changed its type, so it can no longer be read'],
      ['metrics', 'latest', 'The column ◆ Latest changed its type, so it can no longer be written'],
    ]);
  });

  it('says that a table is in the trash', async () => {
    const gears = binding.tables.find((table) => table.id === 'gears');
    await notion.ask('PATCH', `/v1/databases/${gears?.database}`, { in_trash: true });
    expect(await findings()).toEqual([
      ['gears', undefined, 'Gears is in the trash or no longer shared with Northbook'],
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
