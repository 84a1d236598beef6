import { evictDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { clockInZone, TimeZone } from '../../src/model/time-zone.ts';
import { createDirectory } from '../../src/store/directory.ts';
import { learningApp } from '../../templates/samples/learning-app/sample.ts';
import { staysMarketplace } from '../../templates/samples/stays-marketplace/sample.ts';
import { ask, ended, installSample, ringCron, view, waitFor } from './northbook.ts';

const hour = 60 * 60 * 1000;

describe('a workspace from its installation to the second night', () => {
  let id: string;

  beforeAll(async () => {
    id = await installSample(staysMarketplace);
    await ringCron(Date.now());
    await ended(id, 1);
  });

  it('is computed by the cron, the queue and the workflow, and written into both tools', async () => {
    const { latest, runs, places } = await view(id);
    expect(runs).toHaveLength(1);
    expect(runs[0]).toMatchObject({ state: 'done', error: null, notDone: 0 });
    expect(runs[0]?.writes).toBeGreaterThan(10);
    expect(latest?.asOf).toBe(staysMarketplace.asOf);
    expect(latest?.summary).toMatchObject({
      northStars: [{ name: 'Nights booked', trend: 'rising' }, { name: 'Gross booking value' }],
      rateLimitingStep: 'Nights per listing',
      issues: [],
    });
    expect(places.map(({ surface }) => surface)).toEqual(['notion', 'sheets']);
  });

  it('is due next at its hour of the night in its own time zone', async () => {
    const entry = await createDirectory(env.DIRECTORY).find(id);
    const due = entry?.nextRunAt ?? 0;
    expect(due).toBeGreaterThan(Date.now());
    expect(due).toBeLessThanOrEqual(Date.now() + 25 * hour);
    expect(clockInZone(due, TimeZone.parse('America/Los_Angeles')).hour).toBe(entry?.nightHour);
  });

  it('is left alone while it is not due', async () => {
    await ringCron(Date.now());
    expect((await view(id)).runs).toHaveLength(1);
  });

  it('writes nothing the night after, however often the hour is rung', async () => {
    const night = Date.now() + 25 * hour;
    await Promise.all([ringCron(night), ringCron(night)]);
    const run = await ended(id, 2);
    expect(run).toMatchObject({ state: 'done', writes: 0, changes: 0 });
    expect(run.reads).toBeGreaterThan(0);
    await ringCron(night);
    expect((await view(id)).runs).toHaveLength(2);
  });

  it('is still there after its object was evicted', async () => {
    const before = await view(id);
    await evictDurableObject(env.WORKSPACES.getByName(id));
    expect(await view(id)).toEqual(before);
  });

  it('takes a run back, and writes it again when asked', async () => {
    const first = (await view(id)).runs.at(-1)?.id ?? '';
    const detail: unknown = await (await ask(`GET /api/workspaces/${id}/runs/${first}`)).json();
    expect(detail).toMatchObject({ run: { id: first }, changes: expect.any(Array) });
    expect((await ask(`POST /api/workspaces/${id}/runs/${first}/undo`)).status).toBe(202);
    const undone = await ended(id, 3);
    expect(undone).toMatchObject({ state: 'done', notDone: 0 });
    expect(undone.writes).toBeGreaterThan(10);
    expect((await ask(`POST /api/workspaces/${id}/runs`)).status).toBe(202);
    const again = await ended(id, 4);
    expect(again.changes).toBe(undone.changes);
  });
});

describe('a workspace whose tool does not let Northbook in', () => {
  it('says what to do, and is not there to be run', async () => {
    const { timeZone, template } = learningApp;
    const connections = { notion: { token: 'ntn_nobody', page: crypto.randomUUID() } };
    const response = await ask('POST /api/workspaces', { name: 'Shut out', timeZone, template, connections });
    const { id } = z.object({ id: z.string() }).parse(await response.json());
    const failed = await waitFor(async () => {
      const own = await view(id);
      return own.installation === 'failed' ? own : undefined;
    });
    expect(failed.error).toBe(
      'Notion does not accept Northbook’s connection any more. Connect Notion again.',
    );
    expect((await ask(`POST /api/workspaces/${id}/runs`)).status).toBe(409);
  });
});
