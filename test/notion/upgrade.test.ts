import { beforeEach, describe, expect, it } from 'vitest';
import { Binding } from '../../src/notion/binding.ts';
import type { NotionSurface } from '../../src/notion/surface.ts';
import { createNotionSurface } from '../../src/notion/surface.ts';
import { DataSourceAnswer } from '../../src/notion/wire.ts';
import type { Installation, InstallRequest } from '../../src/sync/surface.ts';
import { Template } from '../../src/template/template.ts';
import { contractRequest, contractTemplate } from '../contract/contract-template.ts';
import type { EmulatedNotion } from './emulated-notion.ts';
import { emulateNotion } from './emulated-notion.ts';

const input = { description: 'New in version 2', role: 'input' } as const;
const derived = { description: 'New in version 2', role: 'derived' } as const;

/** The contract's template a version later: two columns, a table and a view more. */
const newer = Template.parse({
  ...contractTemplate,
  version: 2,
  tables: [
    ...contractTemplate.tables.map((table) =>
      table.id === 'metrics'
        ? {
            ...table,
            fields: [
              ...table.fields,
              { id: 'budget', title: 'Budget', kind: 'number', ...input },
              { id: 'review', title: 'Review', kind: 'relation', to: 'reviews', ...input },
              { id: 'outlook', title: 'Outlook', kind: 'text', ...derived },
            ],
            views: [{ kind: 'table', title: 'With a budget', where: [{ field: 'budget', is: 'filled' }] }],
          }
        : table,
    ),
    {
      id: 'reviews',
      title: 'Reviews',
      rowName: 'review',
      description: 'New in version 2',
      fields: [
        { id: 'name', title: 'Name', kind: 'title', ...input },
        { id: 'metric', title: 'Metric', kind: 'relation', to: 'metrics', back: 'Reviews', ...input },
      ],
    },
  ],
});

let notion: EmulatedNotion;
let installation: Installation;

function open(binding: unknown): NotionSurface {
  const { tables } = newer;
  return createNotionSurface({ client: notion.client(), parent: { page: notion.page }, binding, tables });
}

function request(): InstallRequest {
  const tables = newer.tables.map((table) => ({ table, layout: 'rows' as const }));
  return { ...contractRequest(), template: newer, tables };
}

function tableIn({ binding }: Pick<Installation, 'binding'>, id: string) {
  const found = Binding.parse(binding).tables.find((table) => table.id === id);
  if (found === undefined) throw new Error(`No table ${id}`);
  return found;
}

async function columnsOf(table: string, of: Pick<Installation, 'binding'> = installation) {
  const answer = await notion.ask('GET', `/v1/data_sources/${tableIn(of, table).dataSource}`);
  return DataSourceAnswer.parse(answer).properties;
}

beforeEach(async () => {
  notion = emulateNotion();
  const surface = createNotionSurface({ client: notion.client(), parent: { page: notion.page } });
  installation = await surface.install(contractRequest());
});

describe('upgrading an installation in Notion', () => {
  it('is offered when the template has grown', async () => {
    expect(await open(installation.binding).check()).toMatchObject([
      {
        code: 'outdated',
        table: 'metrics',
        message: 'A newer version of the template has more columns in KPI Book: Budget, Review, Outlook',
      },
      {
        code: 'outdated',
        table: 'reviews',
        message: 'A newer version of the template has the table Reviews',
      },
    ]);
  });

  it('reads and writes what there is until then, and asks for no column that is not there', async () => {
    const pulls = await open(installation.binding).pull();
    expect(pulls.map(({ table, problems, absentFields }) => [table, problems, absentFields])).toEqual([
      ['metrics', [], ['budget', 'review', 'outlook']],
      ['gears', [], []],
      ['overview', [], []],
    ]);
  });

  it('adds columns, tables and views, and types in no sample rows again', async () => {
    const before = await columnsOf('metrics');
    const upgraded = await open(installation.binding).install(request());
    const after = await columnsOf('metrics');
    expect(Object.keys(after).filter((name) => !(name in before))).toEqual(
      expect.arrayContaining(['Budget', 'Review', '◆ Outlook', 'Reviews']),
    );
    const surface = open(JSON.parse(JSON.stringify(upgraded.binding)));
    expect(await surface.check()).toEqual([]);
    const pulls = await surface.pull();
    expect(
      pulls.map(({ table, rows, problems, absentFields, extraColumns }) => [
        table,
        rows.length,
        problems,
        absentFields,
        extraColumns,
      ]),
    ).toEqual([
      ['metrics', 3, [], [], []],
      ['gears', 1, [], [], []],
      ['overview', 0, [], [], []],
      ['reviews', 0, [], [], []],
    ]);
    expect(tableIn(upgraded, 'metrics').views).toContain('With a budget');
  });

  it('writes nothing the second time', async () => {
    const upgraded = await open(installation.binding).install(request());
    const { writes } = notion.requests();
    expect(await open(upgraded.binding).install(request())).toMatchObject({ binding: upgraded.binding });
    expect(notion.requests().writes).toBe(writes);
  });

  it('goes on after any request at which it broke off', async () => {
    const kept = installation.binding;
    notion.seen.length = 0;
    await open(kept).install(request());
    const whole = notion.seen.length;
    const expected = Object.keys(await columnsOf('metrics')).toSorted();
    for (let after = 0; after < whole; after += 1) {
      notion = emulateNotion();
      const surface = createNotionSurface({ client: notion.client(), parent: { page: notion.page } });
      installation = await surface.install(contractRequest());
      let count = 0;
      notion.fault = ({ method, path, body }) => {
        count += 1;
        if (count <= after) return undefined;
        const refusal = Response.json(
          { object: 'error', status: 401, code: 'unauthorized' },
          { status: 401 },
        );
        return count === after + 1 && method !== 'GET'
          ? notion.ask(method, path, body).then(() => refusal)
          : refusal;
      };
      await expect(open(installation.binding).install(request())).rejects.toMatchObject({
        code: 'unauthorized',
      });
      notion.fault = () => undefined;
      const upgraded = await open(installation.binding).install(request());
      expect(Object.keys(await columnsOf('metrics')).toSorted()).toEqual(expected);
      expect(await open(upgraded.binding).check()).toEqual([]);
    }
  });

  it('leaves a column of a person’s that bears a new name as it is, and makes its own beside', async () => {
    const { dataSource } = tableIn(installation, 'metrics');
    await notion.ask('PATCH', `/v1/data_sources/${dataSource}`, {
      properties: { Budget: { rich_text: {} } },
    });
    await open(installation.binding).install(request());
    const columns = await columnsOf('metrics');
    expect(columns['Budget']).toMatchObject({ type: 'rich_text' });
    expect(columns['Budget 2']).toMatchObject({ type: 'number' });
  });

  it('makes nothing again that people deleted: a table, a column, a view', async () => {
    const { database } = tableIn(installation, 'gears');
    await notion.ask('PATCH', `/v1/databases/${database}`, { in_trash: true });
    const { dataSource, fields } = tableIn(installation, 'metrics');
    const note = fields.find(({ id }) => id === 'note')?.property ?? '';
    await notion.ask('PATCH', `/v1/data_sources/${dataSource}`, { properties: { [note]: null } });
    const upgraded = await open(installation.binding).install(request());
    expect(Object.keys(await columnsOf('metrics'))).not.toContain('◆ Note');
    const codes = (await open(upgraded.binding).check()).map(({ code, table }) => `${code} ${table}`);
    expect(codes).toEqual(['lost-field metrics', 'lost-table gears']);
  });
});

describe('an address that is set after an installation in Notion was made', () => {
  const method = 'https://n.test/method';
  const explained = Template.parse({
    ...contractTemplate,
    tables: contractTemplate.tables.map((table) => ({
      ...table,
      fields: table.fields.map((field) =>
        field.role === 'derived' ? { ...field, explainedAt: `${method}#${field.id}` } : field,
      ),
    })),
  });
  const tables = explained.tables.map((table) => ({ table, layout: 'rows' as const }));

  function openExplained(binding: unknown): NotionSurface {
    return createNotionSurface({
      client: notion.client(),
      parent: { page: notion.page },
      binding,
      tables: explained.tables,
    });
  }

  it('is put into the notes of Northbook’s columns by an upgrade, once, and into nothing else', async () => {
    const { dataSource, fields } = tableIn(installation, 'metrics');
    const note = fields.find(({ id }) => id === 'note')?.property ?? '';
    const progress = fields.find(({ id }) => id === 'progress')?.property ?? '';
    await notion.ask('PATCH', `/v1/data_sources/${dataSource}`, {
      properties: {
        [note]: { rich_text: {}, description: 'Read this first' },
        [progress]: { number: { format: 'number_with_commas' } },
      },
    });
    const before = await columnsOf('metrics');
    expect(await openExplained(installation.binding).check()).toMatchObject([
      {
        code: 'outdated',
        message: 'The notes of 9 columns do not lead to the page that explains the answers',
      },
    ]);
    const newRequest = { ...contractRequest(), template: explained, tables };
    const { writes } = notion.requests();
    const upgraded = await openExplained(installation.binding).install(newRequest);
    // A request a table.
    expect(notion.requests().writes - writes).toBe(3);
    expect(await openExplained(upgraded.binding).check()).toEqual([]);
    await openExplained(upgraded.binding).install(newRequest);
    expect(notion.requests().writes - writes).toBe(3);
    const after = await columnsOf('metrics');
    for (const [name, column] of Object.entries(before)) {
      const id = name === '◆ Note' ? undefined : fields.find(({ property }) => property === column.id)?.id;
      const isOurs = name.startsWith('◆') && id !== undefined;
      const description = isOurs ? `${column.description ?? ''} ${method}#${id}` : column.description;
      expect(after[name]).toEqual({ ...column, description });
    }
  });
});
