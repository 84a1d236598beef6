import { createMemoryStore } from '../../src/sandbox/memory-store.ts';
import { seedNotion } from '../../src/sandbox/notion/seed-notion.ts';
import { createSandboxApp } from '../../src/sandbox/sandbox-app.ts';
import { createSandboxWork } from './sandbox-work.ts';

const store = createMemoryStore();
const [home = ''] = seedNotion(store, { pages: [{ title: 'Home' }] }).pageIds;
const app = createSandboxApp({ store, now: () => Date.now(), random: () => Math.random() });
const sandbox = createSandboxWork({ send: (request) => app.fetch(request), home });

/** A sandbox at work: what the benchmark weighs from outside. */
export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    const count = Number(searchParams.get('count') ?? 0);
    switch (pathname) {
      case '/fill':
        return Response.json({ rows: await sandbox.fill(count) });
      case '/read':
        return Response.json({ rows: await sandbox.readThrough() });
      case '/work':
        return Response.json({ requests: await sandbox.work(count) });
      default:
        return Response.json({});
    }
  },
};
