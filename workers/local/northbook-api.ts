import * as z from 'zod';
import { DirectoryEntry } from '../../src/store/directory.ts';
import type { Run } from '../../src/store/run-log.ts';
import { WorkspaceView } from '../../src/store/workspace-view.ts';
import { sleep } from './dev-worker.ts';

/** Northbook's admin API, as anybody who hosts it can use it. */
export interface NorthbookApi {
  createWorkspace(body: unknown): Promise<string>;
  /** Waits until the installation is over; throws with its reason when it failed. */
  installed(id: string): Promise<WorkspaceView>;
  /** Waits for the run with this number (1 is the first); throws with its reason when it failed. */
  ran(id: string, count: number): Promise<{ view: WorkspaceView; run: Run }>;
  /** Rings the hourly cron at an instant. */
  ringCron(instant: number): Promise<void>;
  /** A link that signs a browser in, once. */
  signInLink(): Promise<string>;
}

/** Longer than any install against the sandbox takes. */
const patience = 600_000;

export function createNorthbookApi(options: { origin: string; ownerKey: string }): NorthbookApi {
  const { origin, ownerKey } = options;

  async function ask(request: string, body?: unknown): Promise<unknown> {
    const [method = 'GET', path = '/'] = request.split(' ');
    const response = await fetch(`${origin}${path}`, {
      method,
      headers: { authorization: `Bearer ${ownerKey}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${request} answered ${response.status}: ${text}`);
    return JSON.parse(text);
  }

  async function view(id: string): Promise<WorkspaceView> {
    return WorkspaceView.parse(await ask(`GET /api/workspaces/${id}`));
  }

  /** The last step of an installation puts the workspace into the order of the nights. */
  async function isDue(id: string): Promise<boolean> {
    const { workspaces } = z
      .object({ workspaces: z.array(DirectoryEntry) })
      .parse(await ask('GET /api/workspaces'));
    return workspaces.some((entry) => entry.id === id && entry.nextRunAt !== null);
  }

  return {
    async createWorkspace(body) {
      return z.object({ id: z.string() }).parse(await ask('POST /api/workspaces', body)).id;
    },
    installed: (id) =>
      waitFor('The installation', async () => {
        const own = await view(id);
        if (own.installation === 'failed')
          throw new Error(`${own.name}: ${own.error ?? 'the installation failed'}`);
        return own.installation === 'ready' && (await isDue(id)) ? own : undefined;
      }),
    ran: (id, count) =>
      waitFor('The recalculation', async () => {
        const own = await view(id);
        const ended = own.runs.filter((run) => run.state !== 'running').toReversed();
        const run = ended[count - 1];
        if (run === undefined) return undefined;
        if (run.state !== 'done') throw new Error(`${own.name}: ${run.error ?? 'the run did not end'}`);
        return { view: own, run };
      }),
    async ringCron(instant) {
      const query = new URLSearchParams({ cron: '0 * * * *', time: String(instant), format: 'json' });
      const response = await fetch(`${origin}/cdn-cgi/local/scheduled?${query.toString()}`);
      if (!response.ok) throw new Error(`The cron handler failed: ${await response.text()}`);
    },
    async signInLink() {
      return z.object({ url: z.string() }).parse(await ask('POST /api/sign-in-links', {})).url;
    },
  };
}

/** Looks again and again until there is something to see. */
async function waitFor<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
  const deadline = Date.now() + patience;
  while (Date.now() < deadline) {
    const found = await look();
    if (found !== undefined) return found;
    await sleep(250);
  }
  throw new Error(`${what} took longer than ${patience / 1000} s`);
}
