import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DevWorker } from './dev-worker.ts';
import { root, runWrangler, startDevWorker } from './dev-worker.ts';
import type { NorthbookApi } from './northbook-api.ts';
import { createNorthbookApi } from './northbook-api.ts';

/** Northbook and the sandbox on this machine, in workerd, with nothing in them. */
export interface LocalNorthbook {
  readonly app: DevWorker;
  readonly sandbox: DevWorker;
  readonly api: NorthbookApi;
  stop(): Promise<void>;
}

/** A local start is its own owner; nothing outside this machine can reach it. */
const ownerKey = 'local-owner-key-of-this-machine';
const sealingKey = Buffer.alloc(32, 7).toString('base64');

/** The sandbox takes any client; these are what its approval pages call Northbook. */
const sandboxClients = {
  NOTION_CLIENT_ID: 'Northbook',
  NOTION_CLIENT_SECRET: 'sandbox',
  GOOGLE_CLIENT_ID: 'Northbook',
  GOOGLE_CLIENT_SECRET: 'sandbox',
};

/** Starts both, empty. Throws an Error with the fix when a port is taken or a worker does not come up. */
export async function startLocalNorthbook(options: {
  readonly port: number;
  readonly sandboxPort: number;
  /** Where state and logs are kept; state that is there is thrown away. */
  readonly folder: string;
}): Promise<LocalNorthbook> {
  const { port, sandboxPort, folder } = options;
  const state = join(folder, 'state');
  rmSync(state, { recursive: true, force: true });
  const workers: DevWorker[] = [];
  async function stop(): Promise<void> {
    await Promise.all(workers.map((worker) => worker.stop()));
  }
  try {
    const config = join(root, 'workers', 'sandbox', 'wrangler.toml');
    const sandbox = await startDevWorker({ name: 'sandbox', config, folder, port: sandboxPort });
    workers.push(sandbox);
    await runWrangler('d1', 'migrations', 'apply', 'DIRECTORY', '--local', '--persist-to', state);
    const app = await startDevWorker({
      name: 'app',
      config: join(root, 'wrangler.toml'),
      folder,
      port,
      vars: {
        ORIGIN: `http://localhost:${port}`,
        OWNER_KEY: ownerKey,
        SEALING_KEY: sealingKey,
        SANDBOX_ORIGIN: sandbox.origin,
        ...sandboxClients,
      },
    });
    workers.push(app);
    const api = createNorthbookApi({ origin: app.origin, ownerKey });
    return { app, sandbox, api, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
