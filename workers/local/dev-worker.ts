import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';

/** The project's root. */
export const root = dirname(dirname(import.meta.dirname));

/** Where everything of a local start is kept, and never anything of a person's. */
export const startFolder = join(root, '.northbook');

const wrangler = join(root, 'node_modules', 'wrangler', 'bin', 'wrangler.js');

/** Quiet, and without a word to anybody outside. */
const quiet = {
  CI: '1',
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
  WRANGLER_SEND_METRICS: 'false',
  WRANGLER_SEND_ERROR_REPORTS: 'false',
  WRANGLER_HIDE_BANNER: 'true',
  WRANGLER_LOG_PATH: join(startFolder, 'logs'),
  WRANGLER_REGISTRY_PATH: join(startFolder, 'registry'),
  NO_COLOR: '1',
};

/** A Worker that runs on this machine. */
export interface DevWorker {
  readonly origin: string;
  stop(): Promise<void>;
}

/** Starts a Worker in workerd and waits until it answers. Throws when its port is taken or it does not come up. */
export async function startDevWorker(options: {
  readonly name: string;
  readonly config: string;
  readonly port: number;
  /** Where its state and its log are kept. */
  readonly folder: string;
  readonly vars?: Readonly<Record<string, string>>;
  /** The command with the option that chooses the port; what a person is told when it is taken. */
  readonly portOption?: string;
}): Promise<DevWorker> {
  const { name, config, port, folder, vars = {} } = options;
  const usualOption = `npm start -- ${name === 'sandbox' ? '--sandbox-port' : '--port'}`;
  await requireFreePort(port, options.portOption ?? usualOption);
  const log = join(folder, `${name}.log`);
  mkdirSync(folder, { recursive: true });
  const child = spawn(
    process.execPath,
    [
      wrangler,
      'dev',
      `--config=${config}`,
      `--port=${port}`,
      '--inspector-port=0',
      `--persist-to=${join(folder, 'state')}`,
      ...Object.entries(vars).flatMap(([key, value]) => ['--var', `${key}:${value}`]),
    ],
    { cwd: root, env: { ...process.env, ...quiet }, stdio: ['ignore', 'pipe', 'pipe'], detached: true },
  );
  const file = createWriteStream(log);
  child.stdout.pipe(file);
  child.stderr.pipe(file);
  const origin = `http://localhost:${port}`;
  const worker = { origin, stop: () => stopTree(child) };
  process.once('exit', () => kill(child, 'SIGKILL'));
  if (await comesUp(child, origin)) return worker;
  await worker.stop();
  throw new Error(`${name} did not start. Its log is ${log}`);
}

/** Runs a command of wrangler to its end. Throws with what it printed when it fails. */
export async function runWrangler(...words: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, [wrangler, ...words], {
    cwd: root,
    env: { ...process.env, ...quiet },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  child.stdout.on('data', (chunk) => (printed += String(chunk)));
  child.stderr.on('data', (chunk) => (printed += String(chunk)));
  const code = await new Promise((resolve) => {
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`wrangler ${words.join(' ')} failed:\n${printed}`);
  return printed;
}

async function comesUp(child: ChildProcess, origin: string): Promise<boolean> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline && child.exitCode === null) {
    const answers = await fetch(origin, { redirect: 'manual' }).then(
      () => true,
      () => false,
    );
    if (answers) return true;
    await sleep(150);
  }
  return false;
}

async function requireFreePort(port: number, option: string): Promise<void> {
  const isFree = await new Promise<boolean>((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, () => probe.close(() => resolve(true)));
  });
  if (isFree) return;
  throw new Error(`Port ${port} is taken. Stop what runs there, or choose another: ${option} ${port + 10}`);
}

/** wrangler starts workerd: both are one process group. */
async function stopTree(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const closed = new Promise((resolve) => {
    child.once('close', resolve);
  });
  kill(child, 'SIGTERM');
  await Promise.race([closed, sleep(3000).then(() => kill(child, 'SIGKILL'))]);
}

function kill(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined || child.exitCode !== null) return;
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, signal);
  } catch {
    // It is gone already.
  }
}

/** Resolves after some milliseconds. */
export function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
