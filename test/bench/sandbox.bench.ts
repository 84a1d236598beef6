import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as z from 'zod';
import { startBenchWorker } from './bench-worker.ts';
import type { Measurement } from './measurement.ts';
import { measured } from './measurement.ts';

const rows = 10_000;
const budgetMs = 3000;
const requests = 5000;

const Held = z.object({ before: z.number(), after: z.number() });

/**
 * The sandbox over its store in memory (over SQLite it reads from the same memory): in workerd the processor time of a query
 * for ten thousand rows in pages of a hundred, and of a request; in Node, whose waste can be collected on demand, what it
 * holds before and after a hundred thousand requests.
 */
export async function* bench(): AsyncGenerator<Measurement> {
  const worker = await startBenchWorker(join(import.meta.dirname, 'sandbox-worker.ts'));
  try {
    await worker.ask(`/fill?count=${rows}`);
    const { cpuMs } = await worker.cpuOf('/read');
    yield measured('sandbox/10000-pages-queried', {
      value: cpuMs,
      unit: 'ms CPU in workerd',
      against: { value: budgetMs, what: `a budget of ${budgetMs} ms` },
    });
    await worker.ask('/fill?count=100');
    const work = await worker.cpuOf(`/work?count=${requests}`);
    yield measured('sandbox/request', { value: work.cpuMs / requests, unit: 'ms CPU in workerd' });
  } finally {
    await worker.stop();
  }
  const script = join(import.meta.dirname, 'sandbox-heap.ts');
  const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', script]);
  const { before, after } = Held.parse(JSON.parse(stdout));
  yield measured('sandbox/heap-after-100000-requests', {
    value: after,
    unit: 'MiB held in Node',
    against: { value: before, what: `the ${before.toPrecision(4)} MiB held before them` },
  });
}
