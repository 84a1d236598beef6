import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import type { Bench } from './measurement.ts';

const usage = `npm run bench [-- name …]

Runs every benchmark in test/bench (each a file name.bench.ts), or those named, and prints one line of JSON
a figure: name, value, unit, and where it is compared with something, ratio and against.`;

const BenchModule = z.object({
  bench: z.custom<Bench>((value) => typeof value === 'function', { error: 'exports no function `bench`' }),
});

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { help: { type: 'boolean', default: false } },
});
const known = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.bench.ts'))
  .map((file) => file.slice(0, -'.bench.ts'.length))
  .toSorted();
const unheardOf = positionals.filter((name) => !known.includes(name));

if (values.help) {
  console.log(`${usage}\n\nThere are: ${known.join(', ')}`);
} else if (unheardOf.length > 0) {
  console.error(`No benchmark is called ${unheardOf.join(' or ')}. There are: ${known.join(', ')}`);
  process.exitCode = 1;
} else {
  for (const name of positionals.length > 0 ? positionals : known) {
    process.stderr.write(`${name} …\n`);
    const { bench } = BenchModule.parse(await import(join(import.meta.dirname, `${name}.bench.ts`)));
    for await (const measurement of bench()) console.log(JSON.stringify(measurement));
  }
}
