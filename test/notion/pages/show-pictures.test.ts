import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { Binding } from '../../../src/notion/binding.ts';
import type { NotionSurface } from '../../../src/notion/surface.ts';
import { createNotionSurface } from '../../../src/notion/surface.ts';
import type { Picture } from '../../../src/sync/picture.ts';
import { Template } from '../../../src/template/template.ts';
import { northStar } from '../../../templates/north-star.ts';
import type { EmulatedNotion } from '../emulated-notion.ts';
import { emulateNotion } from '../emulated-notion.ts';

const template = Template.parse(northStar);

const Children = z.object({
  results: z.array(
    z.looseObject({
      id: z.string(),
      type: z.string(),
      image: z
        .object({
          caption: z.array(z.object({ plain_text: z.string() })),
          file: z.object({ url: z.string() }),
        })
        .optional(),
    }),
  ),
});

let notion: EmulatedNotion;
let binding: unknown;

function open(): NotionSurface {
  return createNotionSurface({ client: notion.client(), parent: { page: notion.page }, binding });
}

async function install(hasDashboards: boolean): Promise<void> {
  notion.subscribe(hasDashboards ? 'business' : 'free');
  const tables = template.tables.map((table) => ({ table, layout: 'rows' as const }));
  ({ binding } = await open().install({ title: 'Northbook', template, tables, rows: {} }));
}

function picture(view: string, words: string): Picture {
  return {
    table: 'metrics',
    view,
    words,
    numbers: { headers: [], rows: [] },
    svg: `<svg xmlns="http://www.w3.org/2000/svg"><title>${words}</title></svg>`,
  };
}

/** Shows pictures and keeps the binding, as a run does. */
async function show(...pictures: Picture[]): Promise<void> {
  const surface = open();
  await surface.showPictures?.(pictures);
  const repaired = surface.repairedBinding();
  if (repaired !== undefined) binding = JSON.parse(JSON.stringify(repaired));
}

async function images() {
  const { page } = Binding.parse(binding);
  const { results } = Children.parse(await notion.ask('GET', `/v1/blocks/${page}/children?page_size=100`));
  return results.flatMap(({ id, image }, index) =>
    image === undefined
      ? []
      : [{ id, index, caption: image.caption.map((own) => own.plain_text).join(''), url: image.file.url }],
  );
}

const status = 'Metrics by status';
const outcome = 'Experiments by outcome';

beforeEach(() => {
  notion = emulateNotion();
  binding = undefined;
});

describe('charts as pictures in Notion', () => {
  it('are not needed where the plan has dashboards', async () => {
    await install(true);
    const { writes } = notion.requests();
    await show(picture(status, 'one'));
    expect(notion.requests().writes).toBe(writes);
    expect(await images()).toEqual([]);
  });

  it('stand below the welcome, one behind the other, but for the one chart that every plan has', async () => {
    await install(false);
    await show(picture('Progress of North Star and drivers', 'drawn by Notion'), picture(status, 'one'), {
      ...picture(outcome, 'two'),
      table: 'experiments',
    });
    const shown = await images();
    expect(shown.map(({ caption, index }) => [caption, index])).toEqual([
      [status, 1],
      [outcome, 2],
    ]);
  });

  it('are renewed in place when they show something else, and cost nothing when they do not', async () => {
    await install(false);
    await show(picture(status, 'one'));
    const [before] = await images();
    const { reads, writes } = notion.requests();
    await show(picture(status, 'one'));
    expect(notion.requests()).toEqual({ reads, writes });
    await show(picture(status, 'two'));
    const after = await images();
    expect(after).toHaveLength(1);
    expect(after[0]?.id).toBe(before?.id);
    expect(after[0]?.url).not.toBe(before?.url);
    expect(notion.requests()).toEqual({ reads, writes: writes + 3 });
  });

  it('stay away once a person deleted them', async () => {
    await install(false);
    await show(picture(status, 'one'));
    const [shown] = await images();
    await notion.ask('DELETE', `/v1/blocks/${shown?.id}`);
    await show(picture(status, 'two'));
    await show(picture(status, 'three'));
    expect(await images()).toEqual([]);
  });

  it('are put up once, though the answer is lost or the binding was not kept', async () => {
    await install(false);
    let isLost = false;
    notion.fault = ({ method, path, body }) => {
      if (isLost || method !== 'PATCH' || !path.endsWith('/children')) return undefined;
      isLost = true;
      return notion.ask(method, path, body).then(() => new Response('', { status: 504 }));
    };
    const kept = binding;
    await show(picture(status, 'one'));
    binding = kept;
    await show(picture(status, 'two'));
    expect(await images()).toHaveLength(1);
  });

  it('are left out where Notion takes no files', async () => {
    await install(false);
    notion.fault = ({ path }) =>
      path.startsWith('/v1/file_uploads')
        ? Response.json({ object: 'error', status: 403, code: 'restricted_resource' }, { status: 403 })
        : undefined;
    await show(picture(status, 'one'));
    notion.fault = () => undefined;
    expect(await images()).toEqual([]);
    await show(picture(status, 'one'));
    expect(await images()).toHaveLength(1);
  });
});
