import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LocalNorthbook } from '../../workers/local/local-northbook.ts';
import { startLocalNorthbook } from '../../workers/local/local-northbook.ts';
import { freePort } from './free-port.ts';

/** Northbook and the sandbox with nothing in them, on ports and in a folder of their own; nothing is left of it once it is stopped. */
export async function newNorthbook(): Promise<LocalNorthbook> {
  const folder = mkdtempSync(join(tmpdir(), 'northbook-'));
  const local = await startLocalNorthbook({
    port: await freePort(),
    sandboxPort: await freePort(),
    folder,
  });
  return {
    ...local,
    async stop() {
      await local.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
