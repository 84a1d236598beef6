import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { BoundTable } from '../../../src/notion/binding.ts';
import { Binding } from '../../../src/notion/binding.ts';
import { createNotionSurface } from '../../../src/notion/surface.ts';
import { DataSourceAnswer } from '../../../src/notion/wire.ts';
import type { InstallRequest } from '../../../src/sync/surface.ts';
import { tableOf, Template } from '../../../src/template/template.ts';
import { templates } from '../../../templates/index.ts';
import { northStar } from '../../../templates/north-star.ts';
import type { EmulatedNotion, SeenRequest } from '../emulated-notion.ts';
import { emulateNotion } from '../emulated-notion.ts';

function requestFor(template: Template): InstallRequest {
  const tables = template.tables.map((table) => ({ table, layout: 'rows' as const }));
  return { title: 'Northbook', template, tables, rows: {} };
}

async function install(notion: EmulatedNotion, template = Template.parse(northStar)): Promise<Binding> {
  const surface = createNotionSurface({ client: notion.client(), parent: { page: notion.page } });
  const { binding } = await surface.install(requestFor(template));
  return Binding.parse(binding);
}

function tableIn(binding: Binding, id: string): BoundTable {
  const found = binding.tables.find((table) => table.id === id);
  if (found === undefined) throw new Error(`No table ${id}`);
  return found;
}

async function columnId(notion: EmulatedNotion, dataSource: string): Promise<string> {
  const answer = await notion.ask('GET', `/v1/data_sources/${dataSource}`);
  return DataSourceAnswer.parse(answer).properties['Role']?.id ?? '';
}

const Listed = z.object({ results: z.array(z.object({ id: z.string() })) });
const ViewSeen = z.looseObject({
  name: z.string(),
  type: z.string(),
  filter: z.unknown(),
  sorts: z.unknown(),
  configuration: z.looseObject({
    properties: z.array(z.object({ property_name: z.string() })).optional(),
    rows: z.array(z.object({ widgets: z.array(z.object({ view_id: z.string() })) })).optional(),
  }),
});

async function viewsOf(notion: EmulatedNotion, table: BoundTable) {
  const listed = Listed.parse(await notion.ask('GET', `/v1/views?database_id=${table.database}`));
  const views = await Promise.all(listed.results.map(({ id }) => notion.ask('GET', `/v1/views/${id}`)));
  return views.map((view) => ViewSeen.parse(view));
}

function refuse(notion: EmulatedNotion, isRefused: (request: SeenRequest) => boolean): void {
  notion.fault = (request) =>
    request.method === 'POST' && request.path === '/v1/views' && isRefused(request)
      ? Response.json({ object: 'error', status: 400, code: 'validation_error' }, { status: 400 })
      : undefined;
}

function viewRequests(notion: EmulatedNotion): SeenRequest[] {
  return notion.seen.filter(({ method, path }) => method === 'POST' && path === '/v1/views');
}

describe('installing views', () => {
  it('makes every view of every template, none of which Notion refuses', async () => {
    for (const input of templates) {
      const notion = emulateNotion();
      const template = Template.parse(input);
      const binding = await install(notion, template);
      const made = await Promise.all(binding.tables.map((table) => viewsOf(notion, table)));
      const widgets = made
        .flat()
        .flatMap(({ configuration }) => configuration.rows ?? [])
        .flatMap((row) => row.widgets);
      // One of every database is the one that came with it.
      expect(made.flat().length - binding.tables.length + widgets.length).toBe(viewRequests(notion).length);
      const charts = template.tables.flatMap(({ views }) => views.filter(({ kind }) => kind === 'chart'));
      expect(widgets).toHaveLength(charts.length);
      for (const [index, table] of binding.tables.entries()) {
        const own = template.tables.find(({ id }) => id === table.id);
        const names = made[index]?.map(({ name }) => name);
        const wanted = own?.views.filter(({ kind }) => kind !== 'chart').map(({ title }) => title);
        expect(names?.filter((name) => name !== 'Dashboard' && name !== 'Everything')).toEqual(wanted);
      }
    }
  });

  it('puts the most useful view first, and in each what Northbook writes behind what people write', async () => {
    const notion = emulateNotion();
    const metrics = tableIn(await install(notion), 'metrics');
    const views = await viewsOf(notion, metrics);
    expect(views.map(({ name }) => name)).toEqual([
      'North Star and drivers',
      'By status',
      'My metrics',
      'Gaps',
      'Everything',
    ]);
    const everything = views.find(({ name }) => name === 'Everything');
    expect(everything?.configuration.properties?.map(({ property_name: name }) => name)).toEqual([
      ...metrics.fields.filter(({ role }) => role === 'input').map(({ title }) => title),
      'Fed by',
      ...metrics.fields.filter(({ role }) => role === 'derived').map(({ title }) => `◆ ${title}`),
    ]);
    const roles = metrics.fields.map(({ role }) => role);
    expect(roles.lastIndexOf('input')).toBeLessThan(roles.indexOf('derived'));
  });

  it('goes on with the tab that came with a database, unless a person has made it their own', async () => {
    const notion = emulateNotion();
    notion.fault = ({ method, path }) =>
      method !== 'GET' && path.startsWith('/v1/views')
        ? Response.json({ object: 'error', status: 401, code: 'unauthorized' }, { status: 401 })
        : undefined;
    await expect(install(notion)).rejects.toMatchObject({ code: 'unauthorized' });
    notion.fault = () => undefined;
    const [first = ''] = notion.dataSources();
    const [own] = Listed.parse(await notion.ask('GET', `/v1/views?data_source_id=${first}`)).results;
    await notion.ask('PATCH', `/v1/views/${own?.id}`, { name: 'Mine' });
    const binding = await install(notion);
    for (const table of binding.tables) {
      const names = (await viewsOf(notion, table)).map(({ name }) => name);
      expect(names).not.toContain('Default view');
      expect(names.includes('Mine')).toBe(table.dataSource === first);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it('filters, sorts and groups by the columns there are', async () => {
    const notion = emulateNotion();
    const binding = await install(notion);
    const [mine, quarter] = await viewsOf(notion, tableIn(binding, 'keyResults'));
    const owners = tableIn(binding, 'keyResults').fields.find(({ id }) => id === 'owners')?.property;
    const due = tableIn(binding, 'keyResults').fields.find(({ id }) => id === 'due')?.property;
    expect(mine?.filter).toEqual({ property: owners, people: { contains: 'me' } });
    expect(quarter).toMatchObject({
      filter: { property: due, date: { on_or_after: 'today' } },
      sorts: [{ property: due, direction: 'ascending' }],
    });
    const [board] = await viewsOf(notion, tableIn(binding, 'experiments'));
    expect(board).toMatchObject({
      type: 'board',
      configuration: { group_by: { type: 'status', group_by: 'option', property_name: 'Status' } },
    });
  });

  it('puts all charts on one dashboard', async () => {
    const notion = emulateNotion();
    const [dashboard] = await viewsOf(notion, tableIn(await install(notion), 'overview'));
    expect(dashboard).toMatchObject({ name: 'Dashboard', type: 'dashboard' });
    const widgets = dashboard?.configuration.rows?.flatMap((row) => row.widgets) ?? [];
    const charts = northStar.tables.flatMap((table) =>
      'views' in table ? table.views.filter((view) => view.kind === 'chart') : [],
    );
    expect(widgets).toHaveLength(charts.length);
  });

  it('puts the charts of a database that people brought there too, and nothing into the database itself', async () => {
    const notion = emulateNotion();
    const template = Template.parse(northStar);
    const Made = z.object({ id: z.string(), data_sources: z.array(z.object({ id: z.string() })) });
    const made = Made.parse(
      await notion.ask('POST', '/v1/databases', {
        parent: { type: 'page_id', page_id: notion.page },
        title: [{ text: { content: 'Our numbers' } }],
        initial_data_source: {
          properties: { KPI: { title: {} }, Role: { select: { options: [{ name: 'North Star' }] } } },
        },
      }),
    );
    const foreign = made.data_sources[0]?.id ?? '';
    const opened = { client: notion.client(), parent: { page: notion.page }, tables: template.tables };
    const placed = { table: tableOf(template, 'metrics'), layout: 'rows' as const };
    const { binding: brought } = await createNotionSurface(opened).adopt({
      place: '',
      adoptions: [{ placed, foreign, columns: { name: 'title', role: await columnId(notion, foreign) } }],
    });
    const { binding } = await createNotionSurface({ ...opened, binding: brought }).install(
      requestFor(template),
    );
    const [dashboard] = await viewsOf(notion, tableIn(Binding.parse(binding), 'overview'));
    const widgets = dashboard?.configuration.rows?.flatMap((row) => row.widgets) ?? [];
    const shown = await Promise.all(widgets.map(({ view_id: id }) => notion.ask('GET', `/v1/views/${id}`)));
    expect(shown.map((view) => ViewSeen.parse(view).name)).toEqual(
      expect.arrayContaining(['Metrics by status', 'Progress of objectives']),
    );
    const theirs = await viewsOf(notion, tableIn(Binding.parse(binding), 'metrics'));
    expect(theirs.map(({ name }) => name)).toEqual(['Default view']);
  });

  it('makes one chart where the plan has no dashboards', async () => {
    const notion = emulateNotion();
    refuse(notion, ({ body }) => JSON.stringify(body).includes('"dashboard"'));
    const views = await viewsOf(notion, tableIn(await install(notion), 'metrics'));
    expect(views.filter(({ type }) => type === 'chart').map(({ name }) => name)).toEqual([
      'Progress of North Star and drivers',
    ]);
  });

  it('installs without views where Notion makes none', async () => {
    const notion = emulateNotion();
    refuse(notion, () => true);
    expect((await install(notion)).tables).toHaveLength(12);
  });

  it('makes none a second time, wherever the install broke off or whichever answer got lost', async () => {
    const whole = emulateNotion();
    const expected = await install(whole).then((binding) => outline(whole, binding));
    const notion = emulateNotion();
    const first = whole.seen.findIndex(({ path }) => path === '/v1/views');
    let count = 0;
    notion.fault = ({ method, path, body }) => {
      count += 1;
      if (method === 'POST' && path === '/v1/views' && count % 3 === 0) {
        return notion.ask(method, path, body).then(() => new Response('', { status: 504 }));
      }
      return count > first + 10
        ? Response.json({ object: 'error', status: 401, code: 'unauthorized' }, { status: 401 })
        : undefined;
    };
    await expect(install(notion)).rejects.toMatchObject({ code: 'unauthorized' });
    notion.fault = () => undefined;
    expect(await outline(notion, await install(notion))).toEqual(expected);
    const { writes } = notion.requests();
    await install(notion);
    expect(notion.requests().writes).toBe(writes);
  });
});

async function outline(notion: EmulatedNotion, binding: Binding) {
  const tables = await Promise.all(
    binding.tables.map(async (table) => {
      const views = await viewsOf(notion, table);
      return [
        table.id,
        Object.fromEntries(views.map(({ name, configuration }) => [name, configuration.rows?.length])),
      ];
    }),
  );
  return Object.fromEntries(tables);
}
