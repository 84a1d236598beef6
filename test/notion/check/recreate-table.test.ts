import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { Binding } from '../../../src/notion/binding.ts';
import type { NotionSurface } from '../../../src/notion/surface.ts';
import { createNotionSurface } from '../../../src/notion/surface.ts';
import type { InstallRequest } from '../../../src/sync/surface.ts';
import { Template } from '../../../src/template/template.ts';
import { northStar } from '../../../templates/north-star.ts';
import type { EmulatedNotion } from '../emulated-notion.ts';
import { emulateNotion } from '../emulated-notion.ts';

const template = Template.parse(northStar);
const request: InstallRequest = {
  title: 'Northbook',
  template,
  tables: template.tables.map((table) => ({ table, layout: 'rows' })),
  rows: {},
};
const lost = { code: 'lost-table', table: 'overview' } as const;

let notion: EmulatedNotion;
let binding: unknown;

function open(): NotionSurface {
  const { tables } = template;
  return createNotionSurface({ client: notion.client(), parent: { page: notion.page }, binding, tables });
}

async function install(): Promise<void> {
  const installation = await open().install(request);
  binding = JSON.parse(JSON.stringify(installation.binding));
}

function boundIn(id: string) {
  const found = Binding.parse(binding).tables.find((table) => table.id === id);
  if (found === undefined) throw new Error(`No table ${id}`);
  return found;
}

async function deleteOverview(): Promise<void> {
  await notion.ask('PATCH', `/v1/databases/${boundIn('overview').database}`, { in_trash: true });
}

async function repair(): Promise<string> {
  const outcome = await open().repair(lost);
  binding = JSON.parse(JSON.stringify(outcome.binding));
  return outcome.result;
}

const Listed = z.object({ results: z.array(z.object({ id: z.string() })) });
const View = z.object({
  name: z.string(),
  type: z.string(),
  configuration: z.looseObject({
    rows: z.array(z.object({ widgets: z.array(z.object({ view_id: z.string() })) })).optional(),
  }),
});

async function view(id: string): Promise<z.infer<typeof View>> {
  return View.parse(await notion.ask('GET', `/v1/views/${id}`));
}

/** The tabs of every table in their order; of a dashboard what is on it. */
async function tabs(): Promise<Record<string, unknown>> {
  const tables = Binding.parse(binding).tables.map(async ({ id, database }) => {
    const listed = Listed.parse(await notion.ask('GET', `/v1/views?database_id=${database}`));
    const views = await Promise.all(listed.results.map((own) => view(own.id)));
    const named = views.map(async ({ name, configuration: { rows = [] } }) => {
      const widgets = rows.flatMap((row) => row.widgets.map((widget) => widget.view_id));
      return [name, (await Promise.all(widgets.map(view))).map((widget) => widget.name)];
    });
    return [id, await Promise.all(named)] as const;
  });
  return Object.fromEntries(await Promise.all(tables));
}

/** Titles of the databases on Northbook's page. */
async function databases(): Promise<string[]> {
  const Children = z.object({
    results: z.array(z.object({ child_database: z.object({ title: z.string() }).optional() })),
  });
  const page = Binding.parse(binding).page;
  const { results } = Children.parse(await notion.ask('GET', `/v1/blocks/${page}/children`));
  return results.flatMap(({ child_database: database }) => database?.title ?? []);
}

beforeEach(() => {
  notion = emulateNotion();
  binding = undefined;
});

describe('an Overview that people deleted', () => {
  it('comes back with its tabs and the dashboard of all charts, and leaves all other tabs alone', async () => {
    await install();
    const [before, titles] = [await tabs(), await databases()];
    await deleteOverview();
    expect(await open().check()).toMatchObject([{ ...lost, repair: 'recreate-table' }]);
    expect(await repair()).toBe('done');
    expect(await open().check()).toEqual([]);
    expect(await tabs()).toEqual(before);
    expect((await databases()).toSorted()).toEqual(titles.toSorted());
  });

  it('comes back once, and a later install adds nothing to it', async () => {
    await install();
    await deleteOverview();
    await repair();
    const { writes } = notion.requests();
    expect(await repair()).toBe('refused');
    await install();
    expect(notion.requests().writes).toBe(writes);
  });

  it('comes back without a dashboard where the plan has none, and the chart that stands stays the only one', async () => {
    notion.subscribe('free');
    await install();
    const before = await tabs();
    await deleteOverview();
    expect(await repair()).toBe('done');
    expect(await tabs()).toEqual(before);
  });

  it('comes back once, wherever the first try broke off', async () => {
    await install();
    const [before, titles] = [await tabs(), await databases()];
    await deleteOverview();
    for (let most = 1; ; most += 1) {
      let writes = 0;
      notion.fault = ({ method }) => {
        writes += method === 'GET' ? 0 : 1;
        return writes > most
          ? Response.json({ object: 'error', status: 401, code: 'unauthorized' }, { status: 401 })
          : undefined;
      };
      const outcome = await repair().catch(() => 'broke off');
      notion.fault = () => undefined;
      if (outcome === 'done') break;
    }
    expect(await tabs()).toEqual(before);
    expect((await databases()).toSorted()).toEqual(titles.toSorted());
  });
});
