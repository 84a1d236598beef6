import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { Binding } from '../../../src/notion/binding.ts';
import type { NotionSurface } from '../../../src/notion/surface.ts';
import { createNotionSurface } from '../../../src/notion/surface.ts';
import { DataSourceAnswer } from '../../../src/notion/wire.ts';
import type { ForeignTable } from '../../../src/sync/foreign-table.ts';
import { proposeBinding } from '../../../src/sync/propose-binding.ts';
import type { Adoption, PlacedTable } from '../../../src/sync/surface.ts';
import { tableOf } from '../../../src/template/template.ts';
import { contractRequest, contractTemplate } from '../../contract/contract-template.ts';
import type { EmulatedNotion } from '../emulated-notion.ts';
import { emulateNotion } from '../emulated-notion.ts';

const metrics: PlacedTable = { table: tableOf(contractTemplate, 'metrics'), layout: 'rows' };
const gears: PlacedTable = { table: tableOf(contractTemplate, 'gears'), layout: 'rows' };

let notion: EmulatedNotion;
/** Databases that people made themselves, by their titles. */
let made: Map<string, { database: string; dataSource: string }>;

function open(binding?: unknown): NotionSurface {
  const { tables } = contractTemplate;
  return createNotionSurface({ client: notion.client(), parent: { page: notion.page }, binding, tables });
}

const Made = z.object({ id: z.string(), data_sources: z.array(z.object({ id: z.string() })) });

async function makeDatabase(title: string, properties: Record<string, unknown>): Promise<string> {
  const answer = await notion.ask('POST', '/v1/databases', {
    parent: { type: 'page_id', page_id: notion.page },
    title: [{ text: { content: title } }],
    initial_data_source: { properties },
  });
  const { id, data_sources: sources } = Made.parse(answer);
  const dataSource = sources[0]?.id ?? '';
  made.set(title, { database: id, dataSource });
  return dataSource;
}

async function columnsOf(title: string) {
  const answer = await notion.ask('GET', `/v1/data_sources/${made.get(title)?.dataSource}`);
  return DataSourceAnswer.parse(answer).properties;
}

async function foreign(title: string, place = notion.page): Promise<ForeignTable> {
  const found = (await open().lookAround(place))?.find((own) => own.title === title);
  if (found === undefined) throw new Error(`No database ${title}`);
  return found;
}

/** What a person confirms who agrees to everything proposed. */
async function adoption(placed: PlacedTable, title: string): Promise<Adoption> {
  const own = await foreign(title);
  const { columns } = proposeBinding(placed, own);
  return {
    placed,
    foreign: own.id,
    columns: Object.fromEntries(columns.map(({ field, column }) => [field, column])),
  };
}

beforeEach(async () => {
  notion = emulateNotion();
  made = new Map();
  const parts = await makeDatabase('Growth parts', { Part: { title: {} }, Owner: { rich_text: {} } });
  await makeDatabase('Our numbers', {
    Metric: { title: {} },
    Key: { rich_text: {} },
    Goal: { number: {} },
    Direction: { select: { options: [{ name: 'up is good' }, { name: 'Whatever' }] } },
    Gear: { relation: { data_source_id: parts, single_property: {} } },
    Spending: { number: {} },
    Doubled: { formula: { expression: 'prop("Spending") * 2' } },
    Progress: { number: {} },
  });
  await notion.ask('POST', '/v1/pages', {
    parent: { data_source_id: made.get('Our numbers')?.dataSource },
    properties: {
      Metric: { title: [{ text: { content: 'Seats' } }] },
      Goal: { number: 40 },
      Progress: { number: 7 },
      Direction: { select: { name: 'up is good' } },
    },
  });
});

describe('looking around in Notion', () => {
  it('reads a database of people’s as a table without a template', async () => {
    const found = await foreign('Our numbers');
    expect(found).toMatchObject({
      layout: 'rows',
      rowCount: 1,
      remarks: ['Calculated and other columns are not read: Doubled'],
    });
    const columns = Object.fromEntries(found.columns.map(({ title, ...column }) => [title, column]));
    expect(columns['Metric']).toMatchObject({ kind: 'title', samples: ['Seats'] });
    expect(columns['Goal']).toMatchObject({ kind: 'number', samples: ['40'] });
    expect(columns['Direction']).toMatchObject({ kind: 'choice', choices: ['up is good', 'Whatever'] });
    expect(columns['Doubled']).toMatchObject({ kind: undefined });
  });

  it('finds the same by the address of the database, of its data source, and of the page around it', async () => {
    const { database, dataSource } = made.get('Our numbers') ?? { database: '', dataSource: '' };
    const expected = await foreign('Our numbers');
    const address = `https://www.notion.so/acme/Numbers-${database.replaceAll('-', '')}?v=1`;
    expect(await open().lookAround(address)).toEqual([expected]);
    expect(await open().lookAround(dataSource)).toEqual([expected]);
    expect((await open().lookAround(notion.page))?.map(({ title }) => title)).toEqual([
      'Growth parts',
      'Our numbers',
    ]);
  });

  it('lists what is shared when nobody says where, but for what is bound already', async () => {
    const installed = await open().install(contractRequest());
    const found = await open(installed.binding).lookAround('');
    expect(found?.map(({ title }) => title).toSorted()).toEqual(['Growth parts', 'Our numbers']);
  });

  it('says so when an address leads nowhere', async () => {
    await expect(open().lookAround('https://example.com')).rejects.toMatchObject({ code: 'invalid' });
    await expect(open().lookAround('26a3f0a2-1111-4222-8333-444455556666')).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});

describe('taking people’s databases along', () => {
  it('adds what Northbook writes beside theirs, and changes none of theirs', async () => {
    const before = await columnsOf('Our numbers');
    const adoptions = [await adoption(metrics, 'Our numbers'), await adoption(gears, 'Growth parts')];
    await open().adopt({ place: notion.page, adoptions });
    const after = await columnsOf('Our numbers');
    expect(after).toMatchObject(before);
    const added = Object.keys(after).filter((name) => !(name in before));
    const derived = metrics.table.fields.filter(({ role }) => role === 'derived');
    expect(new Set(added)).toEqual(new Set(derived.map(({ title }) => `◆ ${title}`)));
  });

  it('reads people’s rows as the template’s, and writes beside them', async () => {
    const adoptions = [await adoption(metrics, 'Our numbers'), await adoption(gears, 'Growth parts')];
    const installation = await open().adopt({ place: notion.page, adoptions });
    const surface = open(JSON.parse(JSON.stringify(installation?.binding)));
    expect(await surface.check()).toEqual([expect.objectContaining({ code: 'outdated', table: 'overview' })]);
    const [pulled] = await surface.pull();
    expect(pulled?.problems).toEqual([]);
    expect(pulled?.extraColumns.toSorted()).toEqual(['Doubled', 'Progress', 'Spending']);
    const [row] = pulled?.rows ?? [];
    expect(row?.cells).toMatchObject({ name: 'Seats', target: 40, direction: 'increase' });
    const outcomes: string[] = [];
    const change = {
      id: 'c',
      kind: 'update',
      surface: 'notion',
      table: 'metrics',
      row: row?.id ?? '',
      cells: { progress: 0.5 },
      before: { progress: undefined },
      reason: 'It is asked for',
    } as const;
    await surface.apply([change], ({ result }) => {
      outcomes.push(result);
      return Promise.resolve();
    });
    expect(outcomes).toEqual(['done']);
    const page = await notion.ask('GET', `/v1/pages/${row?.id}`);
    expect(page).toMatchObject({ properties: { Progress: { number: 7 }, '◆ Progress': { number: 0.5 } } });
  });

  it('writes nothing the second time, also after it broke off', async () => {
    const adoptions = [await adoption(metrics, 'Our numbers'), await adoption(gears, 'Growth parts')];
    const first = await open().adopt({ place: notion.page, adoptions });
    const { writes } = notion.requests();
    const second = await open().adopt({ place: notion.page, adoptions });
    expect(second).toEqual(first);
    expect(notion.requests().writes).toBe(writes);
  });

  it('refuses a column that cannot hold its field before it writes anything', async () => {
    const asked = await adoption(metrics, 'Our numbers');
    const budget = (await columnsOf('Our numbers'))['Spending']?.id ?? '';
    const adoptions = [{ ...asked, columns: { ...asked.columns, key: budget } }];
    await expect(open().adopt({ place: '', adoptions })).rejects.toThrow(
      /The column Spending cannot hold Key of KPI Book/,
    );
    expect(notion.requests().writes).toBe(0);
  });

  it('refuses a relation whose other database is not taken along', async () => {
    const adoptions = [await adoption(metrics, 'Our numbers')];
    expect(Object.keys(adoptions[0]?.columns ?? {})).toContain('gear');
    await expect(open().adopt({ place: '', adoptions })).rejects.toThrow(
      /The column Gear of KPI Book points at a database that is not taken along yet/,
    );
    expect(notion.requests().writes).toBe(0);
  });

  it('is what the tables of an installation point at from then on, where they hold no link yet', async () => {
    const { binding } = await open().install({ ...contractRequest(), rows: {} });
    const { columns, foreign: source } = await adoption(metrics, 'Our numbers');
    const { gear: _, ...rest } = columns;
    const adopted = await open(binding).adopt({
      place: '',
      adoptions: [{ placed: metrics, foreign: source, columns: rest }],
    });
    const surface = open(JSON.parse(JSON.stringify(adopted.binding)));
    expect(await surface.check()).toMatchObject([
      {
        code: 'duplicate-table',
        message: '“KPI Book” is no longer used: Our numbers took its place',
      },
    ]);
    const [gear] = Binding.parse(adopted.binding).tables.filter(({ id }) => id === 'gears');
    const driver = gear?.fields.find(({ id }) => id === 'driver');
    expect(driver?.target).toBe(source);
    const [row] = (await surface.pull()).find(({ table }) => table === 'metrics')?.rows ?? [];
    await notion.ask('POST', '/v1/pages', {
      parent: { data_source_id: gear?.dataSource },
      properties: { [driver?.property ?? '']: { relation: [{ id: row?.id }] } },
    });
    const gearRows = (await surface.pull()).find(({ table }) => table === 'gears')?.rows;
    expect(gearRows?.map(({ cells }) => cells['driver'])).toEqual([[row?.id]]);
  });

  it('leaves links that stand to people, and says where the column should point', async () => {
    const { binding } = await open().install(contractRequest());
    const { columns, foreign: source } = await adoption(metrics, 'Our numbers');
    const { gear: _, ...rest } = columns;
    const adopted = await open(binding).adopt({
      place: '',
      adoptions: [{ placed: metrics, foreign: source, columns: rest }],
    });
    const surface = open(JSON.parse(JSON.stringify(adopted.binding)));
    const gearRows = (await surface.pull()).find(({ table }) => table === 'gears')?.rows;
    expect(gearRows?.map(({ cells }) => cells['driver'])).toEqual([[expect.any(String)]]);
    expect(await surface.check()).toContainEqual({
      code: 'retyped-field',
      table: 'gears',
      field: 'driver',
      message:
        'The column Driver of Gears points at another database than Our numbers, so what it holds is not understood',
      fix: 'Let it point at Our numbers: the column’s menu in Notion, Edit property',
    });
  });

  it('lets an install make the tables that people have none of, beside theirs', async () => {
    const adoptions = [await adoption(gears, 'Growth parts')];
    const adopted = await open().adopt({ place: '', adoptions });
    const before = await columnsOf('Growth parts');
    const installation = await open(adopted?.binding).install({ ...contractRequest(), rows: {} });
    const surface = open(installation.binding);
    expect(await surface.check()).toEqual([]);
    expect((await surface.pull()).map(({ table }) => table)).toEqual(['metrics', 'gears', 'overview']);
    const tables = Binding.parse(installation.binding).tables;
    expect(tables.map(({ id, isTheirs }) => [id, isTheirs])).toEqual([
      ['metrics', false],
      ['gears', true],
      ['overview', false],
    ]);
    expect(await columnsOf('Growth parts')).toEqual(before);
  });
});
