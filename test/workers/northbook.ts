import { createScheduledController } from 'cloudflare:test';
import { env, exports } from 'cloudflare:workers';
import * as z from 'zod';
import { createDirectory } from '../../src/store/directory.ts';
import type { Run } from '../../src/store/run-log.ts';
import { WorkspaceView } from '../../src/store/workspace-view.ts';
import type { Sample } from '../../templates/samples/sample.ts';
import app from '../../workers/app.ts';

const origin = 'https://northbook.test';
const sandbox = 'http://sandbox.test';

/** Asks the admin API as the owner. */
export async function ask(request: string, body?: unknown): Promise<Response> {
  const [method = 'GET', path = '/'] = request.split(' ');
  return exports.default.fetch(
    new Request(`${origin}${path}`, {
      method,
      headers: { authorization: 'Bearer an-owner-key-for-tests', 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }),
  );
}

/** Puts a sample's people and a page for it into the sandbox, and has Northbook install it there. */
export async function installSample(sample: Sample): Promise<string> {
  const seeded = await fetch(`${sandbox}/_sandbox/seed`, {
    method: 'POST',
    body: JSON.stringify({
      people: sample.people,
      pages: [{ title: sample.name }],
      google: { name: 'Finance', email: 'finance@example.com' },
    }),
  });
  const { pageIds } = z.object({ pageIds: z.array(z.string()) }).parse(await seeded.json());
  const surfaces = new Set(Object.values(sample.homes));
  const response = await ask('POST /api/workspaces', {
    name: sample.name,
    timeZone: sample.timeZone,
    template: sample.template,
    homes: sample.homes,
    sample: sample.id,
    asOf: sample.asOf,
    connections: {
      ...(surfaces.has('notion') ? { notion: { token: 'ntn_sandbox', page: pageIds[0] } } : {}),
      ...(surfaces.has('sheets') ? { sheets: { token: 'ya29.sandbox' } } : {}),
    },
  });
  const { id } = z.object({ id: z.string() }).parse(await response.json());
  await waitFor(async () => {
    const { installation, error } = await view(id);
    if (installation === 'failed') throw new Error(error ?? 'the installation failed');
    const entry = await createDirectory(env.DIRECTORY).find(id);
    return installation === 'ready' && typeof entry?.nextRunAt === 'number' ? true : undefined;
  });
  return id;
}

export async function view(id: string): Promise<WorkspaceView> {
  return WorkspaceView.parse(await (await ask(`GET /api/workspaces/${id}`)).json());
}

/** Rings the hourly cron at an instant. */
export async function ringCron(instant: number): Promise<void> {
  await app.scheduled(createScheduledController({ scheduledTime: instant }), env);
}

/** Waits for a workspace's run with this number (1 is the first) to end. */
export function ended(id: string, count: number): Promise<Run> {
  return waitFor(async () => {
    const { runs } = await view(id);
    return runs.filter(({ state }) => state !== 'running').toReversed()[count - 1];
  });
}

/** Looks again and again until there is something to see. */
export async function waitFor<T>(look: () => Promise<T | undefined>): Promise<T> {
  const deadline = Date.now() + 50_000;
  while (Date.now() < deadline) {
    const found = await look();
    if (found !== undefined) return found;
    await scheduler.wait(50);
  }
  throw new Error('It took longer than 50 s');
}
