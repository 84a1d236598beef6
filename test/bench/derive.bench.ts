import { join } from 'node:path';
import { startBenchWorker } from './bench-worker.ts';
import type { BenchWorker } from './bench-worker.ts';
import { budgetedSize } from './big-workspace.ts';
import type { Measurement } from './measurement.ts';
import { measured } from './measurement.ts';

const budgetMs = 500;
const budgetMiB = 64;
const times = 5;

/**
 * The processor time and memory of deriving, in workerd: for the budgeted workspace, and from a tenth of it to ten
 * times its size. The first derivation of a fresh Worker is told apart, since its code is not yet compiled. Memory
 * is what a derivation needs beside the workspace and the compiled code, its waste not yet collected.
 */
export async function* bench(): AsyncGenerator<Measurement> {
  const worker = await startBenchWorker(join(import.meta.dirname, 'derive-worker.ts'));
  try {
    const { metrics } = budgetedSize;
    await worker.ask(`/build?metrics=${metrics}`);
    const first = await worker.cpuOf('/derive?times=1');
    yield measured(`derive/${metrics}-metrics-first`, {
      value: first.cpuMs,
      unit: 'ms CPU in workerd',
      against: { value: budgetMs, what: `a budget of ${budgetMs} ms` },
    });
    yield measured(`derive/${metrics}-metrics`, {
      value: await timeOf(worker, metrics),
      unit: 'ms CPU in workerd',
      against: { value: budgetMs, what: `a budget of ${budgetMs} ms` },
    });
    yield* growth(worker);
  } finally {
    await worker.stop();
  }
  yield await memory();
}

async function memory(): Promise<Measurement> {
  const worker = await startBenchWorker(join(import.meta.dirname, 'derive-worker.ts'));
  try {
    const { metrics } = budgetedSize;
    await worker.ask('/build?metrics=100');
    await worker.ask('/derive?times=10');
    await worker.ask(`/build?metrics=${metrics}`);
    worker.forgetPeak();
    const held = worker.peakMiB();
    await worker.ask('/derive?times=1');
    return measured(`derive/${metrics}-metrics-memory`, {
      value: worker.peakMiB() - held,
      unit: 'MiB more resident at the peak of a derivation',
      against: { value: budgetMiB, what: `a budget of ${budgetMiB} MiB` },
    });
  } finally {
    await worker.stop();
  }
}

/** Cost a metric, each as a multiple of n log n from the smallest on: 1 is growth by n log n, less is slower. */
async function* growth(worker: BenchWorker): AsyncGenerator<Measurement> {
  const smallest = 100;
  const base = await timeOf(worker, smallest);
  for (const size of [smallest, 1000, 10_000]) {
    const value = size === smallest ? base : await timeOf(worker, size);
    const byLaw = (base * size * Math.log(size)) / (smallest * Math.log(smallest));
    yield measured(`derive/growth-${size}-metrics`, {
      value,
      unit: 'ms CPU in workerd',
      against: { value: byLaw, what: `n log n from ${smallest} metrics` },
    });
  }
}

/** The mean processor time of one derivation, once the code is warm; small ones are repeated more often. */
async function timeOf(worker: BenchWorker, metrics: number): Promise<number> {
  const repeats = Math.max(Math.round((times * 1000) / metrics), 1);
  await worker.ask(`/build?metrics=${metrics}`);
  await worker.ask(`/derive?times=${repeats}`);
  const { cpuMs } = await worker.cpuOf(`/derive?times=${repeats}`);
  return cpuMs / repeats;
}
