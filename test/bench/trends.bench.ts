import { join } from 'node:path';
import * as z from 'zod';
import { startBenchWorker } from './bench-worker.ts';
import type { BenchWorker } from './bench-worker.ts';
import type { Measurement } from './measurement.ts';
import { measured } from './measurement.ts';

const Found = z.object({ slopes: z.number(), s: z.number() });

/** The lengths compared, and how many series of each a way is given: few where it is slow. */
const lengths = [
  { n: 52, ours: 2000, plain: 2000, spreadsheet: 20 },
  { n: 156, ours: 1000, plain: 500, spreadsheet: 4 },
  { n: 2000, ours: 40, plain: 2, spreadsheet: 0 },
] as const;

/**
 * The trend of a metric (Theil–Sen slope, Mann–Kendall test, interval) as Northbook works it out, beside the plain
 * way over all pairs and beside a spreadsheet engine that is given the same pairs as cells. All in workerd, all in
 * one run; the ways must agree before they are compared.
 */
export async function* bench(): AsyncGenerator<Measurement> {
  const worker = await startBenchWorker(join(import.meta.dirname, 'trends-worker.ts'));
  async function time(way: string, { n, series }: { n: number; series: number }): Promise<number> {
    // Twice, so that the compiler has seen enough of a way before it is timed.
    await worker.ask(`/${way}?n=${n}&series=${series}`);
    await worker.ask(`/${way}?n=${n}&series=${series}`);
    const { cpuMs } = await worker.cpuOf(`/${way}?n=${n}&series=${series}`);
    return cpuMs / series;
  }
  try {
    for (const { n, ours, plain, spreadsheet } of lengths) {
      await requireSame(worker, { n, spreadsheet: spreadsheet > 0 });
      const own = await time('ours', { n, series: ours });
      yield measured(`trends/northbook-${n}-readings`, { value: own, unit: 'ms CPU a trend in workerd' });
      yield measured(`trends/plain-${n}-readings`, {
        value: await time('plain', { n, series: plain }),
        unit: 'ms CPU a trend in workerd',
        against: { value: own, what: 'Northbook, which also tests it and gives its interval' },
      });
      if (spreadsheet === 0) continue;
      yield measured(`trends/spreadsheet-${n}-readings`, {
        value: await time('spreadsheet', { n, series: spreadsheet }),
        unit: 'ms CPU a trend in workerd',
        against: { value: own, what: 'Northbook, which also tests it and gives its interval' },
      });
      yield measured(`trends/spreadsheet-slope-only-${n}-readings`, {
        value: await time('slope', { n, series: spreadsheet * 20 }),
        unit: 'ms CPU a SLOPE in workerd',
        against: { value: own, what: 'Northbook, which also tests it and gives its interval' },
      });
    }
  } finally {
    await worker.stop();
  }
}

/** Ours and the plain way to the last bit; the sheet to the nine decimals that it shows. */
async function requireSame(
  worker: BenchWorker,
  { n, spreadsheet }: { n: number; spreadsheet: boolean },
): Promise<void> {
  const ours = Found.parse(await worker.ask(`/ours?n=${n}&series=3`));
  const plain = Found.parse(await worker.ask(`/plain?n=${n}&series=3`));
  if (ours.slopes !== plain.slopes || ours.s !== plain.s) throw new Error(`The plain way differs at ${n}`);
  if (!spreadsheet) return;
  const sheet = Found.parse(await worker.ask(`/spreadsheet?n=${n}&series=3`));
  if (Math.abs(ours.slopes - sheet.slopes) > 1e-7 || ours.s !== sheet.s) {
    throw new Error(
      `The sheet differs at ${n}: ${sheet.slopes} and ${sheet.s} for ${ours.slopes} and ${ours.s}`,
    );
  }
}
