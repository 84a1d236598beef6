import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { root, runWrangler } from './dev-worker.ts';

const budget = { gzipKiB: 400, startupMs: 150 };

/** Bundles the Worker as a deploy would and holds its size and start-up time to the budget. */
async function measure(): Promise<{ gzipKiB: number; startupMs: number }> {
  const bundle = join(root, 'dist', 'northbook.bundle');
  mkdirSync(join(root, 'dist'), { recursive: true });
  const upload = await runWrangler('deploy', '--dry-run', '--minify', '--outfile', bundle);
  const startup = await runWrangler(
    'check',
    'startup',
    `--worker=${bundle}`,
    `--outfile=${join(root, 'dist', 'startup.cpuprofile')}`,
  );
  return {
    gzipKiB: readNumber(upload, /gzip:\s*([\d.]+)\s*KiB/),
    startupMs: readNumber(startup, /([\d.]+)\s*ms/),
  };
}

function readNumber(text: string, pattern: RegExp): number {
  const number = Number(pattern.exec(text)?.[1]);
  if (!Number.isFinite(number)) throw new Error(`wrangler printed no figure:\n${text}`);
  return number;
}

const { gzipKiB, startupMs } = await measure();
console.log(
  JSON.stringify({ name: 'worker-size', value: gzipKiB, unit: 'KiB gzip', budget: budget.gzipKiB }),
);
console.log(
  JSON.stringify({ name: 'worker-startup', value: startupMs, unit: 'ms', budget: budget.startupMs }),
);
if (gzipKiB > budget.gzipKiB || startupMs > budget.startupMs) {
  console.error('Over budget');
  process.exitCode = 1;
}
