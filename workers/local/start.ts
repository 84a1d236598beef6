import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { Sample } from '../../templates/samples/sample.ts';
import { samples } from '../../templates/samples/index.ts';
import type { DevWorker } from './dev-worker.ts';
import { root, runWrangler, startDevWorker, stateFolder } from './dev-worker.ts';
import { createNorthbookApi } from './northbook-api.ts';
import type { NorthbookApi } from './northbook-api.ts';
import type { WorkspaceReport } from './report.ts';
import { renderReport } from './report.ts';

const { values } = parseArgs({
  options: {
    once: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    port: { type: 'string', default: '8787' },
    'sandbox-port': { type: 'string', default: '8788' },
    help: { type: 'boolean', default: false },
  },
});

const usage = `npm start [-- options]

Starts Northbook, a sandbox that stands in for Notion and Google, and three sample workspaces.

  --once             stop when everything was shown
  --json             print the result as JSON and nothing else; implies --once
  --port N           Northbook's port (8787)
  --sandbox-port N   the sandbox's port (8788)`;

/** Progress goes to standard error, so that --json prints nothing else. */
function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** A local start is its own owner; nothing outside this machine can reach it. */
const ownerKey = 'local-owner-key-of-this-machine';
const sealingKey = Buffer.alloc(32, 7).toString('base64');
const night = 25 * 60 * 60 * 1000;

async function seedSandbox(origin: string): Promise<readonly string[]> {
  const people = samples.flatMap((sample) => sample.people);
  const response = await fetch(`${origin}/_sandbox/seed`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      people: [...new Map(people.map((person) => [person.email, person])).values()],
      pages: samples.map((sample) => ({ title: sample.name })),
      google: { name: 'Finance', email: 'finance@example.com' },
    }),
  });
  return z.object({ pageIds: z.array(z.string()) }).parse(await response.json()).pageIds;
}

function newWorkspace(sample: Sample, page: string): unknown {
  const surfaces = new Set(Object.values(sample.homes));
  return {
    name: sample.name,
    timeZone: sample.timeZone,
    template: sample.template,
    homes: sample.homes,
    sample: sample.id,
    asOf: sample.asOf,
    connections: {
      ...(surfaces.has('notion') ? { notion: { token: 'ntn_sandbox', page } } : {}),
      ...(surfaces.has('sheets') ? { sheets: { token: 'ya29.sandbox' } } : {}),
    },
  };
}

async function fillWorkspaces(api: NorthbookApi, pages: readonly string[]): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const [index, sample] of samples.entries()) {
    tell(`Installing ${sample.name} …`);
    ids.push(await api.createWorkspace(newWorkspace(sample, pages[index] ?? '')));
  }
  await Promise.all(ids.map((id) => api.installed(id)));
  return ids;
}

async function recalculateTwice(
  api: NorthbookApi,
  ids: readonly string[],
): Promise<readonly WorkspaceReport[]> {
  tell('Recalculating, as the night does …');
  const now = Date.now();
  await api.ringCron(now);
  const first = await Promise.all(ids.map((id) => api.ran(id, 1)));
  tell('And the night after, with nothing changed …');
  await api.ringCron(now + night);
  const second = await Promise.all(ids.map((id) => api.ran(id, 2)));
  return first.map(({ view, run }, index) => {
    if (view.latest === null) throw new Error(`${view.name} has no answers after its run`);
    const again = second[index]?.run;
    return {
      ...view.latest.summary,
      run: { reads: run.reads, writes: run.writes },
      secondRun: { reads: again?.reads ?? 0, writes: again?.writes ?? 0 },
    };
  });
}

async function start(): Promise<void> {
  const port = Number(values.port);
  const sandboxPort = Number(values['sandbox-port']);
  rmSync(join(stateFolder, 'state'), { recursive: true, force: true });
  const workers: DevWorker[] = [];
  async function stopAll(): Promise<void> {
    await Promise.all(workers.map((worker) => worker.stop()));
  }
  process.once('SIGINT', () => void stopAll().then(() => process.exit(0)));
  process.once('SIGTERM', () => void stopAll().then(() => process.exit(0)));
  try {
    tell('Starting Northbook and its sandbox …');
    const config = join(root, 'workers', 'sandbox', 'wrangler.toml');
    const sandbox = await startDevWorker({ name: 'sandbox', config, port: sandboxPort });
    workers.push(sandbox);
    const persistTo = ['--local', '--persist-to', join(stateFolder, 'state')];
    await runWrangler('d1', 'migrations', 'apply', 'DIRECTORY', ...persistTo);
    const app = await startDevWorker({
      name: 'app',
      config: join(root, 'wrangler.toml'),
      port,
      vars: { OWNER_KEY: ownerKey, SEALING_KEY: sealingKey, SANDBOX_ORIGIN: sandbox.origin },
    });
    workers.push(app);
    const api = createNorthbookApi({ origin: app.origin, ownerKey });
    const ids = await fillWorkspaces(api, await seedSandbox(sandbox.origin));
    const reports = await recalculateTwice(api, ids);
    if (values.json) console.log(JSON.stringify({ workspaces: reports }, undefined, 2));
    else await show({ api, app, sandbox, reports, ids });
    if (values.once || values.json) await stopAll();
  } catch (error) {
    await stopAll();
    throw error;
  }
}

async function show(options: {
  api: NorthbookApi;
  app: DevWorker;
  sandbox: DevWorker;
  reports: readonly WorkspaceReport[];
  ids: readonly string[];
}): Promise<void> {
  const { api, app, sandbox, reports, ids } = options;
  for (const [index, report] of reports.entries()) {
    console.log(renderReport(report, [`→ ${app.origin}/workspaces/${ids[index] ?? ''}`]));
  }
  if (values.once) return;
  console.log(`\nSign in (once): ${await api.signInLink()}`);
  console.log(`Their Notion and their sheets: ${sandbox.origin}`);
  console.log('Change a cell there, then press “Recalculate now”. Stop with Ctrl+C.');
}

if (values.help) {
  console.log(usage);
} else {
  try {
    await start();
  } catch (error) {
    tell(`\n${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}
