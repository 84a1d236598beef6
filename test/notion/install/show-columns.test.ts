import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { Binding } from '../../../src/notion/binding.ts';
import type { NotionSurface } from '../../../src/notion/surface.ts';
import { createNotionSurface } from '../../../src/notion/surface.ts';
import type { InstallRequest } from '../../../src/sync/surface.ts';
import { Template } from '../../../src/template/template.ts';
import { kpiBook } from '../../../templates/kpi-book.ts';
import type { EmulatedNotion } from '../emulated-notion.ts';
import { emulateNotion } from '../emulated-notion.ts';
import { personIn } from '../person-in-notion.ts';

const template = Template.parse(kpiBook);

/** The template as it was before metrics had a forecast. */
const older = Template.parse({
  ...kpiBook,
  version: 1,
  tables: kpiBook.tables.map((table) => ({
    ...table,
    fields: table.fields.filter(({ id }) => id !== 'forecast'),
  })),
});

function requestFor(of: Template): InstallRequest {
  const tables = of.tables.map((table) => ({ table, layout: 'rows' as const }));
  return { title: 'Northbook', template: of, tables, rows: {} };
}

let notion: EmulatedNotion;
let binding: unknown;

function open(): NotionSurface {
  const { tables } = template;
  return createNotionSurface({ client: notion.client(), parent: { page: notion.page }, binding, tables });
}

async function install(of: Template): Promise<void> {
  const installation = await open().install(requestFor(of));
  binding = JSON.parse(JSON.stringify(installation.binding));
}

async function repair(field: string): Promise<void> {
  const outcome = await open().repair({ code: 'lost-field', table: 'metrics', field });
  expect(outcome.result).toBe('done');
  binding = JSON.parse(JSON.stringify(outcome.binding));
}

function metrics() {
  const found = Binding.parse(binding).tables.find(({ id }) => id === 'metrics');
  if (found === undefined) throw new Error('The KPI Book has metrics');
  return found;
}

const Listed = z.object({ results: z.array(z.object({ id: z.string() })) });
const View = z.looseObject({
  id: z.string(),
  name: z.string(),
  configuration: z.looseObject({
    properties: z
      .array(z.looseObject({ property_id: z.string(), property_name: z.string(), visible: z.boolean() }))
      .optional(),
    group_by: z.looseObject({ property_name: z.string() }).optional(),
    x_axis: z.looseObject({ property_id: z.string() }).optional(),
  }),
});

async function view(name: string): Promise<z.infer<typeof View>> {
  const path = `/v1/views?data_source_id=${metrics().dataSource}`;
  const { results } = Listed.parse(await notion.ask('GET', path));
  const views = await Promise.all(results.map(({ id }) => notion.ask('GET', `/v1/views/${id}`)));
  const found = views.map((own) => View.parse(own)).find((own) => own.name === name);
  if (found === undefined) throw new Error(`No view ${name}`);
  return found;
}

async function shown(name: string): Promise<string[]> {
  const { configuration } = await view(name);
  const { properties = [] } = configuration;
  return properties.filter(({ visible }) => visible).map(({ property_name: column }) => column);
}

function others({ configuration }: z.infer<typeof View>) {
  return configuration.properties?.filter(({ property_name: name }) => name !== '◆ Trend');
}

beforeEach(() => {
  notion = emulateNotion();
  binding = undefined;
});

describe('a column that is made later', () => {
  it('is seen where it was, once it is made again', async () => {
    await install(template);
    const before = { few: await shown('North Star and drivers'), all: await shown('Everything') };
    await personIn(notion, () => binding).deleteColumn('metrics', 'trend');
    await repair('trend');
    expect(await shown('North Star and drivers')).toEqual(before.few);
    expect(await shown('Everything')).toEqual(before.all);
    expect(await shown('Gaps')).not.toContain('◆ Trend');
  });

  it('leaves a view as people arranged it', async () => {
    await install(template);
    const { id, configuration } = await view('Everything');
    const [first, second, ...rest] = configuration.properties ?? [];
    const arranged = [second, first, ...rest].slice(0, -1).map((own, index) => ({
      property_id: own?.property_id,
      visible: index !== 4,
      width: 200 + index,
    }));
    await notion.ask('PATCH', `/v1/views/${id}`, {
      configuration: { type: 'table', properties: arranged, wrap_cells: true },
    });
    const before = await view('Everything');
    await personIn(notion, () => binding).deleteColumn('metrics', 'trend');
    await repair('trend');
    const after = await view('Everything');
    expect(after.configuration).toMatchObject({ wrap_cells: true });
    expect(others(after)).toEqual(others(before));
    expect(await shown('Everything')).toContain('◆ Trend');
  });

  it('groups boards and charts again that were grouped by it', async () => {
    await install(template);
    await personIn(notion, () => binding).deleteColumn('metrics', 'status');
    await repair('status');
    const status = metrics().fields.find(({ id }) => id === 'status');
    const property = decodeURIComponent(status?.property ?? '');
    expect((await view('By status')).configuration.group_by).toMatchObject({ property_id: property });
    expect((await view('Metrics by status')).configuration.x_axis).toMatchObject({ property_id: property });
  });

  it('is seen after an upgrade, at its place, and a second upgrade writes nothing', async () => {
    await install(older);
    await install(template);
    const all = await shown('Everything');
    const at = all.indexOf('◆ Forecast');
    expect(all.slice(at - 1, at + 2)).toEqual(['◆ Pace', '◆ Forecast', '◆ Forecast interval']);
    const { writes } = notion.requests();
    await install(template);
    expect(notion.requests().writes).toBe(writes);
  });
});
