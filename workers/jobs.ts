import { createDirectory } from '../src/store/directory.ts';
import type { Env, Job } from './env.ts';

/** Workspaces in one stretch: one consumer call reads and sends them well within its limits. */
const stretchSize = 1000;
/** Messages in one call: https://developers.cloudflare.com/queues/platform/limits/ */
const batchSize = 100;

/** Cuts everybody who is due into stretches and puts them on the queue. Safe to repeat: ids are made of due times. */
export async function enqueueDue(env: Env, now: number): Promise<void> {
  const ranges = await createDirectory(env.DIRECTORY).dueRanges(now, stretchSize);
  await sendAll(
    env,
    ranges.map(({ after, until }): Job => ({ kind: 'stretch', after, until })),
  );
}

/** Does one job: spreads a stretch into workspaces, or starts a workspace's run. */
export async function doJob(env: Env, job: Job): Promise<void> {
  if (job.kind === 'workspace') return startRun(env, job);
  const due = await createDirectory(env.DIRECTORY).due(job, stretchSize);
  await sendAll(
    env,
    due.map(({ at, id }): Job => ({ kind: 'workspace', id, dueAt: at })),
  );
}

/**
 * A message that comes twice finds its run there; a run that came to nothing is started again, as is one that never got
 * its turn: while a workspace stays due, every hour asks for the same run.
 */
async function startRun(env: Env, { id, dueAt }: { id: string; dueAt: number }): Promise<void> {
  const run = `${id}-${dueAt}`;
  try {
    await env.RECALCULATION.create({ id: run, params: { workspace: id, takesTurn: true } });
  } catch (error) {
    if (!String(error).includes('already_exists')) throw error;
    const instance = await env.RECALCULATION.get(run);
    const { status } = await instance.status();
    if (status === 'errored' || status === 'terminated') await instance.restart();
  }
}

async function sendAll(env: Env, jobs: readonly Job[]): Promise<void> {
  for (let start = 0; start < jobs.length; start += batchSize) {
    await env.JOBS.sendBatch(jobs.slice(start, start + batchSize).map((body) => ({ body })));
  }
}
