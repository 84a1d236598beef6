import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createNotionSurface } from '../../../src/notion/surface.ts';
import type { Change } from '../../../src/sync/change.ts';
import type { ChangeOutcome, Installation } from '../../../src/sync/surface.ts';
import { undo } from '../../../src/sync/undo.ts';
import { contractRequest } from '../../contract/contract-template.ts';
import type { Person } from '../../contract/surface-contract.ts';
import type { EmulatedNotion } from '../emulated-notion.ts';
import { emulateNotion } from '../emulated-notion.ts';
import { personIn } from '../person-in-notion.ts';

let notion: EmulatedNotion;
let installation: Installation;
let person: Person;

function open() {
  const { binding } = installation;
  return createNotionSurface({ client: notion.client(), parent: { page: notion.page }, binding });
}

function page(sample: string): string {
  return installation.rowIds['metrics']?.[sample] ?? '';
}

function change(row: string, cells: Change['cells'], more: Partial<Change> = {}): Change {
  return {
    id: `notion/metrics/${row}`,
    kind: 'update',
    surface: 'notion',
    table: 'metrics',
    row,
    cells,
    before: {},
    reason: 'News',
    ...more,
  };
}

async function apply(changes: readonly Change[], outcomes: ChangeOutcome[] = []): Promise<ChangeOutcome[]> {
  await open().apply(changes, (outcome) => {
    outcomes.push(outcome);
    return Promise.resolve();
  });
  return outcomes;
}

function sent(method: string, path: RegExp) {
  return notion.seen.filter((one) => one.method === method && path.test(one.path));
}

function propertiesIn(body: unknown): Record<string, unknown> {
  return z.object({ properties: z.record(z.string(), z.unknown()) }).parse(body).properties;
}

const extra = Array.from({ length: 20 }, (_, index) => ({
  id: `e${index}`,
  cells: { name: `Extra ${index}` },
}));

beforeEach(async () => {
  notion = emulateNotion();
  installation = await createNotionSurface({
    client: notion.client(),
    parent: { page: notion.page },
  }).install(contractRequest(extra));
  person = personIn(notion, () => installation.binding);
  notion.seen.length = 0;
});

describe('applying to Notion', () => {
  it('looks again with one query a table and writes one request a row, small ones', async () => {
    const rows = extra.map(({ id }) => change(page(id), { latest: 3, note: 'Fine', trend: 'up' }));
    const outcomes = await apply(rows);
    expect(outcomes).toEqual(rows.map(({ id }) => ({ id, result: 'done' })));
    expect(notion.requests()).toEqual({ reads: 2, writes: 20 });
    expect(sent('POST', /query$/)[0]?.query.getAll('filter_properties')).toHaveLength(4);
    for (const { body, query } of sent('PATCH', /pages/)) {
      expect(query.getAll('filter_properties')).toEqual(['title']);
      expect(Object.keys(propertiesIn(body))).toHaveLength(3);
    }
  });

  it('asks for a few rows one by one instead', async () => {
    await apply([change(page('teams'), { latest: 3 })]);
    expect(sent('POST', /query$/)).toEqual([]);
    expect(notion.requests()).toEqual({ reads: 2, writes: 1 });
  });

  it('leaves out of its request what already stands', async () => {
    await person.set('metrics', page('teams'), 'note', 'Fine');
    await apply([change(page('teams'), { latest: 3, note: 'Fine' })]);
    const [patch] = sent('PATCH', /pages/);
    expect(Object.values(propertiesIn(patch?.body))).toEqual([{ number: 3 }]);
  });

  it('tells a row that is gone from one that is only out of sight', async () => {
    await person.deleteRow('metrics', page('seats'));
    const outcomes = await apply([
      change(page('seats'), { latest: 1 }),
      change('00000000-0000-4000-8000-000000000000', { latest: 1 }),
      change('not-an-id-of-notion', { latest: 1 }),
    ]);
    expect(outcomes.map(({ result }) => result)).toEqual(['gone', 'gone', 'gone']);
    expect(notion.requests().writes).toBe(0);
  });

  it('says gone when a row disappears between the look and the write', async () => {
    const seats = page('seats');
    notion.fault = ({ method, path }) =>
      method === 'PATCH' && path.endsWith(seats)
        ? person
            .deleteRow('metrics', seats)
            .then(() =>
              Response.json({ object: 'error', status: 404, code: 'object_not_found' }, { status: 404 }),
            )
        : undefined;
    const outcomes = await apply([change(seats, { latest: 1 }), change(page('teams'), { latest: 1 })]);
    expect(outcomes.map(({ result }) => result)).toEqual(['gone', 'done']);
  });

  it('says gone for every row of a table in the trash', async () => {
    notion.fault = ({ method, path }) =>
      method === 'GET' && path.includes('/data_sources/')
        ? Response.json({ object: 'error', status: 404, code: 'object_not_found' }, { status: 404 })
        : undefined;
    expect((await apply([change(page('teams'), { latest: 1 })])).map(({ result }) => result)).toEqual([
      'gone',
    ]);
  });

  it('never writes into a column of people', async () => {
    const outcomes = await apply([change(page('teams'), { target: 5 })]);
    expect(outcomes).toMatchObject([{ result: 'refused' }]);
    expect(notion.requests().writes).toBe(0);
  });

  it('refuses an answer that is none of the choices rather than inventing an option', async () => {
    expect(await apply([change(page('teams'), { trend: 'sideways' })])).toMatchObject([
      { result: 'refused' },
    ]);
    expect(notion.requests().writes).toBe(0);
  });

  it('refuses what Notion refuses, says why, and goes on', async () => {
    const teams = page('teams');
    notion.fault = ({ method, path }) =>
      method === 'PATCH' && path.endsWith(teams)
        ? Response.json(
            { object: 'error', status: 400, code: 'validation_error', message: 'Too long for this plan.' },
            { status: 400 },
          )
        : undefined;
    const outcomes = await apply([change(teams, { latest: 1 }), change(page('seats'), { latest: 1 })]);
    expect(outcomes).toMatchObject([
      { result: 'refused', message: expect.stringContaining('Too long for this plan.') },
      { result: 'done' },
    ]);
  });

  it('reports what was written before it could not go on, and a rerun writes only the rest', async () => {
    const changes = extra.map(({ id }) => change(page(id), { latest: 3 }));
    const failing = page('e8');
    notion.fault = ({ method, path }) =>
      method === 'PATCH' && path.endsWith(failing)
        ? Response.json({ object: 'error', status: 401, code: 'unauthorized' }, { status: 401 })
        : undefined;
    const outcomes: ChangeOutcome[] = [];
    await expect(apply(changes, outcomes)).rejects.toMatchObject({ code: 'unauthorized' });
    expect(outcomes).toHaveLength(11);
    notion.fault = () => undefined;
    notion.seen.length = 0;
    expect((await apply(changes)).map(({ result }) => result)).toEqual(changes.map(() => 'done'));
    expect(notion.requests().writes).toBe(9);
  });

  it('does not write one row twice at the same time', async () => {
    let underWay = 0;
    let most = 0;
    notion.fault = ({ method, path, body }) => {
      if (method !== 'PATCH') return undefined;
      underWay += 1;
      most = Math.max(most, underWay);
      return notion.ask(method, path, body).then((answer) => {
        underWay -= 1;
        return Response.json(answer);
      });
    };
    const outcomes = await apply([
      change(page('teams'), { latest: 1 }, { id: 'first' }),
      change(page('teams'), { note: 'Fine' }, { id: 'second' }),
    ]);
    expect(outcomes.map(({ result }) => result)).toEqual(['done', 'done']);
    expect(most).toBe(1);
  });

  it('takes over a row whose creation was answered by a 503 or not at all', async () => {
    const create = change(
      'northbook',
      { name: 'Acme', verdict: 'On course' },
      { kind: 'create', table: 'overview', id: 'notion/overview/northbook' },
    );
    notion.fault = ({ method, path, body }) =>
      method === 'POST' && path === '/v1/pages'
        ? notion.ask(method, path, body).then(() => new Response('', { status: 504 }))
        : undefined;
    expect(await apply([create])).toMatchObject([{ result: 'done' }]);
    expect(await apply([create])).toMatchObject([{ result: 'done' }]);
    const overview = (await open().pull()).find(({ table }) => table === 'overview');
    expect(overview?.rows).toHaveLength(1);
  });

  it('can be taken back, a created row by being emptied', async () => {
    const changes = [
      change(
        page('teams'),
        { latest: 3, onTrack: true },
        { before: { latest: undefined, onTrack: undefined } },
      ),
      change(
        'northbook',
        { name: 'Acme' },
        { kind: 'create', table: 'overview', id: 'create', before: { name: undefined } },
      ),
    ];
    const outcomes = new Map((await apply(changes)).map((outcome) => [outcome.id, outcome]));
    const back = undo(changes, outcomes);
    expect((await apply(back)).map(({ result }) => result)).toEqual(['done', 'done']);
    const pulls = await open().pull();
    expect(pulls.flatMap(({ rows }) => rows).find((row) => row.id === page('teams'))?.cells).toMatchObject({
      latest: undefined,
      onTrack: false,
    });
    expect(pulls.find(({ table }) => table === 'overview')?.rows[0]?.cells['name']).toBeUndefined();
  });
});
