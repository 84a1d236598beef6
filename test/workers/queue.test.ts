import { createExecutionContext, createMessageBatch, getQueueResult } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import type { Job } from '../../workers/env.ts';
import app from '../../workers/app.ts';

async function deliver(
  ...jobs: readonly Job[]
): Promise<{ acks: readonly string[]; retries: readonly string[] }> {
  const batch = createMessageBatch<Job>(
    'northbook-jobs',
    jobs.map((body, index) => ({ id: `message ${index}`, timestamp: 1000, attempts: 1, body })),
  );
  const context = createExecutionContext();
  await app.queue(batch, env);
  const { explicitAcks, retryMessages } = await getQueueResult(batch, context);
  return { acks: explicitAcks, retries: retryMessages.map(({ msgId }) => msgId) };
}

describe('a message from the queue', () => {
  it('is acknowledged once its run has started, and again when it comes twice', async () => {
    const job: Job = { kind: 'workspace', id: crypto.randomUUID(), dueAt: 1_700_000_000_000 };
    expect(await deliver(job, job)).toEqual({ acks: ['message 0', 'message 1'], retries: [] });
  });

  it('is acknowledged when its stretch holds nobody', async () => {
    const job: Job = { kind: 'stretch', after: null, until: { at: 1, id: 'nobody' } };
    expect(await deliver(job)).toEqual({ acks: ['message 0'], retries: [] });
  });
});
