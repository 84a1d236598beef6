import { describe, expect, it } from 'vitest';
import { Binding } from '../../src/notion/binding.ts';
import { createNotionSurface } from '../../src/notion/surface.ts';
import type { Installation, InstallProgress, InstallRequest } from '../../src/sync/surface.ts';
import { contractRequest, contractTemplate } from '../contract/contract-template.ts';
import type { EmulatedNotion } from './emulated-notion.ts';
import { emulateNotion } from './emulated-notion.ts';

async function install(
  notion: EmulatedNotion,
  request: InstallRequest = contractRequest(),
): Promise<Installation> {
  const surface = createNotionSurface({ client: notion.client(), parent: { page: notion.page } });
  return surface.install(request);
}

function sent(notion: EmulatedNotion, method: string, path: RegExp): unknown[] {
  return notion.seen.filter((one) => one.method === method && path.test(one.path)).map(({ body }) => body);
}

function tableIn(installation: Installation, id: string) {
  const found = Binding.parse(installation.binding).tables.find((table) => table.id === id);
  if (found === undefined) throw new Error(`No table ${id}`);
  return found;
}

async function readAll(notion: EmulatedNotion, installation: Installation) {
  const { binding } = installation;
  const surface = createNotionSurface({ client: notion.client(), parent: { page: notion.page }, binding });
  return surface.pull();
}

/** The rows that hold something, of the table with this id. */
async function readTable(notion: EmulatedNotion, installation: Installation, id: string) {
  const found = (await readAll(notion, installation)).find((pulled) => pulled.table === id);
  return found?.rows.map((row) => row.cells) ?? [];
}

describe('installing into Notion', () => {
  it('makes one page below the given one, with a database a table', async () => {
    const notion = emulateNotion();
    const { place } = await install(notion);
    expect(sent(notion, 'POST', /^\/v1\/pages$/)[0]).toMatchObject({
      parent: { page_id: notion.page },
      properties: { title: { title: [{ text: { content: 'Northbook' } }] } },
    });
    expect(place.title).toBe('Northbook');
    expect(place.url).toMatch(/^https:\/\/app\.notion\.com\/p\//);
    expect(sent(notion, 'POST', /databases/)).toHaveLength(3);
  });

  it('describes every column and says which are Northbook’s', async () => {
    const notion = emulateNotion();
    const installation = await install(notion);
    const { dataSource } = tableIn(installation, 'metrics');
    expect(await notion.ask('GET', `/v1/data_sources/${dataSource}`)).toMatchObject({
      properties: {
        Target: { type: 'number', number: { format: 'number' }, description: 'A column of the contract' },
        Share: { type: 'number', number: { format: 'percent' } },
        '◆ Progress': { description: 'Northbook writes this. A column of the contract' },
        Direction: {
          type: 'select',
          select: {
            options: [
              { name: 'Up is good', color: 'green' },
              { name: 'Down is good', color: 'red' },
            ],
          },
        },
        Gear: { type: 'relation', description: 'A column of the contract' },
        Feeds: { type: 'relation', relation: { data_source_id: dataSource, type: 'dual_property' } },
        'Fed by': { type: 'relation', relation: { data_source_id: dataSource } },
        Stage: {
          type: 'status',
          status: {
            options: [{ name: 'Idea' }, { name: 'Live' }, { name: 'Retired' }],
            groups: [{ name: 'To-do' }, { name: 'In progress' }, { name: 'Complete' }],
          },
        },
      },
    });
  });

  it('shows a relation from the other side too, under its own title', async () => {
    const notion = emulateNotion();
    const installation = await install(notion);
    const { dataSource, backs } = tableIn(installation, 'metrics');
    expect(backs.map(({ title }) => title)).toEqual(['Fed by', 'Drives']);
    expect(await notion.ask('GET', `/v1/data_sources/${dataSource}`)).toMatchObject({
      properties: { 'Fed by': { type: 'relation' }, Drives: { type: 'relation' } },
    });
    expect((await readAll(notion, installation)).flatMap(({ extraColumns }) => extraColumns)).toEqual([]);
  });

  it('names such a column where Notion gave it a name of its own', async () => {
    const notion = emulateNotion();
    notion.fault = ({ method, path, body }) => {
      const text = JSON.stringify(body ?? null);
      if (!text.includes('"synced_property_name"')) return undefined;
      const deaf: unknown = JSON.parse(text.replaceAll(/"synced_property_name":"[^"]*"/g, ''));
      return notion.ask(method, path, deaf).then((answer) => Response.json(answer));
    };
    const { dataSource } = tableIn(await install(notion), 'metrics');
    expect(await notion.ask('GET', `/v1/data_sources/${dataSource}`)).toMatchObject({
      properties: { 'Fed by': { type: 'relation' }, Drives: { type: 'relation' } },
    });
    expect(sent(notion, 'PATCH', /data_sources/).at(-1)).toMatchObject({
      properties: expect.not.objectContaining({ Gear: expect.anything() }),
    });
  });

  it('says how far it is, part by part, to the end', async () => {
    const notion = emulateNotion();
    const told: InstallProgress[] = [];
    await install(notion, {
      ...contractRequest(),
      onProgress: (progress) => {
        told.push(progress);
        return Promise.resolve();
      },
    });
    const done = told.map((progress) => progress.done);
    expect(done).toEqual(done.toSorted((left, right) => left - right));
    expect(told.at(-1)).toMatchObject({ made: 'Dashboard', done: told[0]?.total });
    expect(new Set(told.map(({ made }) => made))).toEqual(
      new Set([
        'Northbook',
        ...['KPI Book', 'Gears', 'Overview'].flatMap((title) => [title, `Views of ${title}`]),
        'Sample rows of KPI Book',
        'Sample rows of Gears',
        'Dashboard',
      ]),
    );
  });

  it('needs one more request only for a table whose relation had to wait', async () => {
    const notion = emulateNotion();
    await install(notion);
    const patches = sent(notion, 'PATCH', /data_sources/);
    expect(patches).toHaveLength(1);
    expect(patches[0]).toMatchObject({ properties: { Gear: {}, Feeds: {} } });
    expect(sent(notion, 'GET', /data_sources/)).toHaveLength(2);
  });

  it('writes a relation with its row where it can, and from its other side where rows form a circle', async () => {
    const notion = emulateNotion();
    await install(notion);
    const links = sent(notion, 'PATCH', /pages/);
    expect(sent(notion, 'POST', /^\/v1\/pages$/)).toHaveLength(2 + 4);
    expect(links).toHaveLength(0);
  });

  it('binds options, so that a choice is known under any name', async () => {
    const notion = emulateNotion();
    const installation = await install(notion);
    const direction = tableIn(installation, 'metrics').fields.find((field) => field.id === 'direction');
    expect(direction?.choices).toEqual([
      { id: 'increase', title: 'Up is good', option: expect.any(String) },
      { id: 'decrease', title: 'Down is good', option: expect.any(String) },
    ]);
  });

  it('leaves out people whom Notion does not know, and what no cell of a column can hold', async () => {
    const notion = emulateNotion();
    const more = [
      {
        id: 'x',
        cells: { name: 'X', owners: ['Ada Moreno', 'A Stranger'], target: 'about 5', feeds: ['ghost'] },
      },
    ];
    const installation = await install(notion, contractRequest(more));
    const rows = await readTable(notion, installation, 'metrics');
    expect(rows.find((cells) => cells['name'] === 'X')).toMatchObject({
      owners: ['Ada Moreno'],
      target: undefined,
      feeds: undefined,
    });
  });

  it('lets a sample hold what is none of the choices, as a person could', async () => {
    const notion = emulateNotion();
    const installation = await install(
      notion,
      contractRequest([{ id: 'x', cells: { name: 'X', direction: 'Sideways' } }]),
    );
    const pulls = await readAll(notion, installation);
    expect(pulls[0]?.rows.flatMap((row) => row.unreadable)).toEqual([
      { field: 'direction', found: 'Sideways' },
    ]);
  });

  it('keeps keys or titles where a relation leads to a table that lives elsewhere', async () => {
    const notion = emulateNotion();
    const request = contractRequest();
    const installation = await install(notion, {
      ...request,
      tables: request.tables.filter(({ table }) => table.id === 'gears'),
    });
    const driver = tableIn(installation, 'gears').fields.find((field) => field.id === 'driver');
    expect(driver?.column).toBe('reference');
    expect(await readTable(notion, installation, 'gears')).toMatchObject([{ driver: ['signups'] }]);
    expect(Object.keys(installation.rowIds)).toEqual(['gears']);
  });

  it('goes to the top of the workspace when told so', async () => {
    const notion = emulateNotion();
    const surface = createNotionSurface({ client: notion.client(), parent: 'workspace' });
    await expect(surface.install(contractRequest())).rejects.toMatchObject({ code: 'invalid', status: 400 });
    expect(sent(notion, 'POST', /pages/)[0]).toMatchObject({ parent: { workspace: true } });
  });

  it('does not lay out a table with a column a period', async () => {
    const notion = emulateNotion();
    const [table] = contractTemplate.tables;
    if (table === undefined) throw new Error('The contract has tables');
    const request = { ...contractRequest(), tables: [{ table, layout: 'wide' as const }] };
    await expect(install(notion, request)).rejects.toMatchObject({ code: 'invalid' });
    expect(notion.seen).toEqual([]);
  });
});

describe('installing while Notion has a bad day', () => {
  it('makes every database and row once, though answers are lost before or after they are made', async () => {
    const notion = emulateNotion();
    const counts = new Map<string, number>();
    const inner = notion.client();
    notion.fault = ({ method, path, body }) => {
      if (method !== 'POST' || path.endsWith('/query')) return undefined;
      const count = (counts.get(path) ?? 0) + 1;
      counts.set(path, count);
      if (path === '/v1/pages' && count === 1) return undefined;
      if (count % 3 === 0) return new Response('<html>Bad gateway</html>', { status: 502 });
      if (count % 3 === 1) return undefined;
      // Made, and the answer lost.
      return notion.ask(method, path, body).then(() => new Response('{}', { status: 504 }));
    };
    const installation = await createNotionSurface({ client: inner, parent: { page: notion.page } }).install(
      contractRequest(
        Array.from({ length: 12 }, (_, index) => ({ id: `e${index}`, cells: { name: `Extra ${index}` } })),
      ),
    );
    const rows = await readTable(notion, installation, 'metrics');
    expect(rows).toHaveLength(15);
    expect(new Set(rows.map((cells) => cells['name'])).size).toBe(15);
    const { page } = Binding.parse(installation.binding);
    const blocks = await notion.ask('GET', `/v1/blocks/${page}/children`);
    expect(JSON.stringify(blocks).match(/"child_database":/g)).toHaveLength(3);
  });

  it('does not make a row without a name a second time', async () => {
    const notion = emulateNotion();
    notion.fault = ({ method, path, body }) =>
      method === 'POST' && path === '/v1/pages' && JSON.stringify(body).includes('"data_source_id"')
        ? new Response('', { status: 500 })
        : undefined;
    const nameless = { ...contractRequest(), rows: { gears: [{ id: 'x', cells: { health: 'fine' } }] } };
    await expect(install(notion, nameless)).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('installs without people when the connection may not read them', async () => {
    const notion = emulateNotion();
    notion.fault = ({ path }) => {
      if (path !== '/v1/users') return undefined;
      return Response.json({ object: 'error', status: 403, code: 'restricted_resource' }, { status: 403 });
    };
    const installation = await install(notion);
    const rows = await readTable(notion, installation, 'metrics');
    expect(rows.map((cells) => cells['owners'])).toEqual([undefined, undefined, undefined]);
  });
});
