import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';

/** The kernel counts processor time in ticks of a hundredth of a second. */
const millisecondsPerTick = 10;

/** The ids of the processes of a name that this one started. */
export function childProcesses(name: string): number[] {
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .map(Number)
    .filter((id) => {
      const fields = statOf(id);
      return fields !== undefined && fields.name === name && fields.parent === process.pid;
    });
}

/** Processor time that processes have spent so far, in all their threads, in and for them, in milliseconds. */
export function cpuMsOf(ids: readonly number[]): number {
  return ids.reduce((sum, id) => sum + (statOf(id)?.ticks ?? 0), 0) * millisecondsPerTick;
}

/** Waits, ten seconds at most, until processes spend no time: compilers finish in the background. */
export async function untilQuiet(ids: readonly number[]): Promise<void> {
  let before = cpuMsOf(ids);
  for (let wait = 0; wait < 50; wait += 1) {
    await setTimeout(200);
    const now = cpuMsOf(ids);
    if (now - before < 2 * millisecondsPerTick) return;
    before = now;
  }
}

/** The most memory that the largest of some processes has held at once, in MiB. */
export function peakMiBOf(ids: readonly number[]): number {
  const peaks = ids.map((id) => Number(/VmHWM:\s*(\d+) kB/.exec(read(`/proc/${id}/status`) ?? '')?.[1] ?? 0));
  return Math.max(...peaks) / 1024;
}

/** Lets the peak begin anew at what each process holds now (proc(5), clear_refs). */
export function forgetPeakOf(ids: readonly number[]): void {
  for (const id of ids) writeFileSync(`/proc/${id}/clear_refs`, '5');
}

/** Name, parent and time of a process (proc(5), stat); the name stands in brackets and may hold any character. */
function statOf(id: number): { name: string; parent: number; ticks: number } | undefined {
  const stat = read(`/proc/${id}/stat`);
  if (stat === undefined) return undefined;
  const name = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return { name, parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) };
}

/** Processes come and go: one that has gone has nothing to be read. */
function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
