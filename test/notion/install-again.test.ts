import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { Binding } from '../../src/notion/binding.ts';
import type { InstallParent } from '../../src/notion/pages/home-page.ts';
import { createNotionSurface } from '../../src/notion/surface.ts';
import type { Installation, InstallRequest } from '../../src/sync/surface.ts';
import { contractRequest } from '../contract/contract-template.ts';
import type { EmulatedNotion, SeenRequest } from './emulated-notion.ts';
import { emulateNotion } from './emulated-notion.ts';

/** The contract's rows, two of a title, one without, and a circle of three. */
function request(): InstallRequest {
  return contractRequest([
    { id: 'twin1', cells: { name: 'Twin', target: 1, feeds: ['teams'] } },
    { id: 'twin2', cells: { name: 'Twin', target: 2, feeds: ['seats'] } },
    { id: 'nameless', cells: { key: 'nameless', target: 7 } },
    { id: 'a', cells: { name: 'A', feeds: ['b'] } },
    { id: 'b', cells: { name: 'B', feeds: ['c'] } },
    { id: 'c', cells: { name: 'C', feeds: ['a', 'twin1'] } },
  ]);
}

function install(
  notion: EmulatedNotion,
  options: { request?: InstallRequest; parent?: InstallParent; installation?: string } = {},
): Promise<Installation> {
  const { request: wanted = request(), parent = { page: notion.page }, ...rest } = options;
  return createNotionSurface({ client: notion.client(), parent, ...rest }).install(wanted);
}

/** From the given request on, the connection is refused; whether that one still arrives is told too. */
function breakOff(notion: EmulatedNotion, { after, isSaved }: { after: number; isSaved: boolean }): void {
  let count = 0;
  notion.fault = (request) => {
    count += 1;
    if (count <= after) return undefined;
    const refusal = Response.json({ object: 'error', status: 401, code: 'unauthorized' }, { status: 401 });
    return isSaved && isWrite(request) && count === after + 1
      ? notion.ask(request.method, request.path, request.body).then(() => refusal)
      : refusal;
  };
}

function isWrite({ method, path }: SeenRequest): boolean {
  return method !== 'GET' && !path.endsWith('/query') && !path.endsWith('/search');
}

/** What can become of a request that is worth trying again; those that come after the write are marked. */
const mishaps = {
  'a limit': () => failed(429, 'rate_limited', { retry_after: '5' }),
  'a conflict': () => failed(409, 'conflict_error'),
  'an overload': () => failed(529, 'service_overload'),
  'a failure': () => new Response('<html>Bad gateway</html>', { status: 502 }),
  'a lost connection': () => Promise.reject(new TypeError('fetch failed')),
  'a lost answer': async (save: () => Promise<unknown>) => {
    await save();
    return new Response('', { status: 504 });
  },
  'a 503 that names what was saved': async (save: () => Promise<unknown>) => {
    const { id } = z.object({ id: z.string() }).parse(await save());
    return failed(503, 'service_unavailable', { committed_resource_id: id });
  },
} as const;

function failed(status: number, code: string, more: Record<string, string> = {}): Response {
  return Response.json({ object: 'error', status, code, message: code, additional_data: more }, { status });
}

/** What a person sees: pages, databases, columns and rows by their titles, links by the titles they lead to. */
async function outline(notion: EmulatedNotion, installation: Installation) {
  const binding = Binding.parse(installation.binding);
  const surface = createNotionSurface({ client: notion.client(), parent: { page: notion.page }, binding });
  const pulls = await surface.pull();
  const titles = new Map(
    Object.entries(installation.rowIds).flatMap(([table, ids]) =>
      Object.entries(ids).map(([sample, id]) => [id, `${table}/${sample}`]),
    ),
  );
  const rows = pulls.map(({ table, rows: own, problems, extraColumns }) => ({
    table,
    problems,
    extraColumns,
    rows: own
      .map(({ id, cells }) => ({
        id: titles.get(id),
        cells: Object.fromEntries(
          Object.entries(cells).map(([field, cell]) => [
            field,
            typeof cell === 'object' ? cell.map((one) => titles.get(one) ?? one).toSorted() : cell,
          ]),
        ),
      }))
      .toSorted((left, right) => String(left.id).localeCompare(String(right.id))),
  }));
  return {
    top: await titlesBelow(notion, notion.page),
    page: await titlesBelow(notion, binding.page ?? ''),
    rows,
  };
}

const Children = z.object({
  results: z.array(
    z.object({
      type: z.string(),
      child_page: z.object({ title: z.string() }).optional(),
      child_database: z.object({ title: z.string() }).optional(),
    }),
  ),
});

async function titlesBelow(notion: EmulatedNotion, page: string): Promise<string[]> {
  const { results } = Children.parse(await notion.ask('GET', `/v1/blocks/${page}/children?page_size=100`));
  return results
    .map((block) => block.child_page?.title ?? block.child_database?.title ?? block.type)
    .toSorted();
}

async function undisturbed() {
  const notion = emulateNotion();
  const installation = await install(notion);
  const count = notion.seen.length;
  return { count, outline: await outline(notion, installation) };
}

describe('installing into Notion again', () => {
  it.each(Object.entries(mishaps))(
    'comes to the same end though any one request meets %s',
    async (_, mishap) => {
      const whole = await undisturbed();
      for (let at = 0; at < whole.count; at += 1) {
        const notion = emulateNotion();
        let count = -1;
        notion.fault = (request) => {
          count += 1;
          const { method, path, body } = request;
          return count === at && isWrite(request) ? mishap(() => notion.ask(method, path, body)) : undefined;
        };
        const installation = await install(notion);
        notion.fault = () => undefined;
        expect(await outline(notion, installation)).toEqual(whole.outline);
      }
    },
  );

  it.each([
    ['is refused', false],
    ['is made but not answered', true],
  ])('goes on after any request that %s, and comes to the same end', async (_, isSaved) => {
    const whole = await undisturbed();
    const ends = await Promise.all(
      Array.from({ length: whole.count }, async (_request, after) => {
        const notion = emulateNotion();
        breakOff(notion, { after, isSaved });
        await expect(install(notion)).rejects.toMatchObject({ code: 'unauthorized' });
        notion.fault = () => undefined;
        return outline(notion, await install(notion));
      }),
    );
    for (const end of ends) expect(end).toEqual(whole.outline);
  });

  it('comes to the same end though it breaks off again and again', async () => {
    const whole = await undisturbed();
    const notion = emulateNotion();
    for (let tries = 1; ; tries += 1) {
      breakOff(notion, { after: 15 + tries, isSaved: true });
      const done = await install(notion).catch(() => undefined);
      notion.fault = () => undefined;
      if (done === undefined) continue;
      expect(tries).toBeGreaterThan(1);
      expect(await outline(notion, done)).toEqual(whole.outline);
      return;
    }
  });

  it('writes nothing when all of it is there, and gives the same answer', async () => {
    const notion = emulateNotion();
    const first = await install(notion);
    const { writes } = notion.requests();
    expect(await install(notion)).toEqual(first);
    expect(notion.requests().writes).toBe(writes);
  });

  it('keeps what people changed in the meantime', async () => {
    const notion = emulateNotion();
    const first = await install(notion);
    const tables = Binding.parse(first.binding).tables;
    const metrics = tables.find(({ id }) => id === 'metrics');
    const target = metrics?.fields.find(({ id }) => id === 'target')?.property ?? '';
    await notion.ask('PATCH', `/v1/databases/${metrics?.database}`, {
      title: [{ text: { content: 'Our numbers' } }],
    });
    await notion.ask('PATCH', `/v1/pages/${first.rowIds['metrics']?.['seats']}`, {
      properties: { [target]: { number: 4 } },
    });
    const { writes } = notion.requests();
    expect(await install(notion)).toEqual(first);
    expect(notion.requests().writes).toBe(writes);
  });

  it('does not take a person’s page of the same title for its own', async () => {
    const notion = emulateNotion();
    await notion.ask('POST', '/v1/pages', {
      parent: { page_id: notion.page },
      properties: { title: { title: [{ text: { content: 'Northbook' } }] } },
    });
    await install(notion);
    expect(await titlesBelow(notion, notion.page)).toEqual(['Northbook', 'Northbook']);
  });

  it('keeps two installations of one title apart by what they are called in Northbook', async () => {
    const notion = emulateNotion();
    const first = await install(notion, { installation: 'first' });
    const second = await install(notion, { installation: 'second' });
    expect(Binding.parse(second.binding).page).not.toBe(Binding.parse(first.binding).page);
    expect(await install(notion, { installation: 'first' })).toEqual(first);
  });
});
