import { createFaultyServices } from '../../src/sandbox/control/faulty-services.ts';
import { createRequestLog } from '../../src/sandbox/control/request-log.ts';
import { createGoogleApi } from '../../src/sandbox/google/google-api.ts';
import { createMemoryStore } from '../../src/sandbox/memory-store.ts';
import { createNotionApi } from '../../src/sandbox/notion/notion-api.ts';
import { randomId } from '../../src/sandbox/notion/notion-id.ts';
import { seedNotion } from '../../src/sandbox/notion/seed-notion.ts';
import type { SandboxWork } from './sandbox-work.ts';
import { createSandboxWork } from './sandbox-work.ts';

const warmUp = 20_000;
const requests = 100_000;
const batch = 1000;

/** Everything of the sandbox that remembers: services, faults and the log of requests. Its pages hold nothing. */
function openServices(): { send: (request: Request) => Promise<Response>; home: string } {
  const [now, random] = [() => Date.now(), () => Math.random()];
  const store = createMemoryStore();
  const [home = ''] = seedNotion(store, { pages: [{ title: 'Home' }] }).pageIds;
  const log = createRequestLog();
  const services = createFaultyServices({
    store,
    now,
    newRequestId: () => randomId(random),
    open: (own) => ({
      notion: createNotionApi({ store: own, now, random }),
      google: createGoogleApi({ store: own, now, random }),
    }),
    onAnswered: ({ service, method, path }, outcome) =>
      log.add({ service, method, path, ...outcome, at: now() }),
  });
  return { home, send: (request) => services.fetch(request, 'notion') };
}

/** What is held once the waste is gone, in MiB. Needs `--expose-gc`. */
function heldMiB(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1024 / 1024;
}

async function run(sandbox: SandboxWork, count: number): Promise<void> {
  for (let done = 0; done < count; done += batch) {
    await sandbox.work(batch);
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
}

const sandbox = createSandboxWork(openServices());
await sandbox.fill(100);
await run(sandbox, warmUp);
const before = heldMiB();
await run(sandbox, requests);
console.log(JSON.stringify({ before, after: heldMiB() }));
