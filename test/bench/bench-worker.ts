import { join } from 'node:path';
import { unstable_startWorker } from 'wrangler';
import { childProcesses, cpuMsOf, forgetPeakOf, peakMiBOf, untilQuiet } from './process-account.ts';

/** A Worker in its own workerd, whose process can be looked at from outside. */
export interface BenchWorker {
  /** Asks the Worker for a path and reads its JSON. Throws with what it answered when that is not a 200. */
  ask(path: string): Promise<unknown>;
  /** The same, and the milliseconds of processor time that workerd spent meanwhile, in all its threads. */
  cpuOf(path: string): Promise<{ readonly answer: unknown; readonly cpuMs: number }>;
  /** The most memory that workerd has held since the last call of `forgetPeak`, all told, in MiB. */
  peakMiB(): number;
  forgetPeak(): void;
  stop(): Promise<void>;
}

/**
 * Starts a Worker from its entry file. Clocks inside workerd may stand still while code runs, so processor time is
 * read from outside, from the kernel's account of the process (`/proc`, ticks of 10 ms): Linux only.
 */
export async function startBenchWorker(entrypoint: string): Promise<BenchWorker> {
  process.env['CLOUDFLARE_CF_FETCH_ENABLED'] = 'false';
  process.env['WRANGLER_SEND_METRICS'] = 'false';
  const worker = await unstable_startWorker({
    config: join(import.meta.dirname, 'wrangler.toml'),
    entrypoint,

    dev: { logLevel: 'error', server: { port: 0 }, inspector: false, watch: false, persist: false },
  });
  await worker.ready;
  async function ask(path: string): Promise<unknown> {
    const response = await worker.fetch(`http://bench${path}`);
    const text = await response.text();
    if (response.status !== 200) throw new Error(`${path} answered ${response.status}: ${text}`);
    return JSON.parse(text);
  }
  await ask('/');
  const own = childProcesses('workerd');
  return {
    ask,
    async cpuOf(path) {
      await untilQuiet(own);
      const start = cpuMsOf(own);
      const answer = await ask(path);
      return { answer, cpuMs: cpuMsOf(own) - start };
    },
    peakMiB: () => peakMiBOf(own),
    forgetPeak: () => forgetPeakOf(own),
    stop: () => worker.dispose(),
  };
}
