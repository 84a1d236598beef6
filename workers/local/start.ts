import { parseArgs } from 'node:util';
import { startFolder } from './dev-worker.ts';
import { fillWorkspaces } from './fill-workspaces.ts';
import type { SurfaceKind } from '../../src/sync/surface.ts';
import type { LocalNorthbook } from './local-northbook.ts';
import { startLocalNorthbook } from './local-northbook.ts';
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
  --json             print the result as JSON; implies --once (npm --silent start -- --json prints nothing else)
  --port N           Northbook's port (8787)
  --sandbox-port N   the sandbox's port (8788)`;

/** Progress goes to standard error, so that --json prints nothing else. */
function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}

const night = 25 * 60 * 60 * 1000;

const toolNames = { notion: 'Notion', sheets: 'Google Sheets' } as const satisfies Record<
  SurfaceKind,
  string
>;

async function recalculateTwice(
  { api, app: { origin } }: LocalNorthbook,
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
      places: [
        { title: 'Northbook', url: `${origin}/workspaces/${view.id}` },
        ...view.places.map(({ surface, url }) => ({ title: toolNames[surface], url })),
      ],
      run: { reads: run.reads, writes: run.writes },
      secondRun: { reads: again?.reads ?? 0, writes: again?.writes ?? 0 },
    };
  });
}

async function start(): Promise<void> {
  tell('Starting Northbook and its sandbox …');
  const running: LocalNorthbook[] = [];
  /** Also before both Workers are up: what was started by then ends with this process. */
  async function leave(): Promise<void> {
    await Promise.all(running.map((local) => local.stop()));
    process.exit(0);
  }
  process.once('SIGINT', () => void leave());
  process.once('SIGTERM', () => void leave());
  const local = await startLocalNorthbook({
    port: Number(values.port),
    sandboxPort: Number(values['sandbox-port']),
    folder: startFolder,
  });
  running.push(local);
  try {
    const ids = await fillWorkspaces(local, (sample) => tell(`Installing ${sample.name} …`));
    const reports = await recalculateTwice(local, ids);
    if (values.json) console.log(JSON.stringify({ workspaces: reports }, undefined, 2));
    else await show(local, reports);
    if (values.once || values.json) await local.stop();
  } catch (error) {
    await local.stop();
    throw error;
  }
}

async function show(
  { api, app, sandbox }: LocalNorthbook,
  reports: readonly WorkspaceReport[],
): Promise<void> {
  for (const report of reports) console.log(renderReport(report));
  if (values.once) return;
  console.log(`\nSign in (once): ${await api.signInLink()}`);
  console.log(`Or start as a stranger, with the sandbox’s Notion and Google: ${app.origin}`);
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
