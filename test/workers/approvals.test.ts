import { env, exports } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { createApprovalStore } from '../../src/store/approval-store.ts';
import { digestBase64Url } from '../../src/store/secret-token.ts';
import { ringCron } from './northbook.ts';

const approvals = createApprovalStore(env.DIRECTORY);
const now = 1_800_000_000_000;

function begin() {
  return approvals.begin({ tool: 'notion', browser: 'mine', purpose: { kind: 'start' }, now });
}

describe('an approval under way', () => {
  it('comes back once, with the verifier of its challenge', async () => {
    const { state, challenge } = await begin();
    const back = { tool: 'notion', browser: 'mine', state, now } as const;
    const taken = await approvals.take(back);
    expect(taken?.purpose).toEqual({ kind: 'start' });
    expect(await digestBase64Url(taken?.verifier ?? '')).toBe(challenge);
    expect(await approvals.take(back)).toBeUndefined();
  });

  it('is used up by whoever tries it from elsewhere', async () => {
    const { state } = await begin();
    expect(await approvals.take({ tool: 'notion', browser: 'theirs', state, now })).toBeUndefined();
    expect(await approvals.take({ tool: 'notion', browser: 'mine', state, now })).toBeUndefined();
  });

  it('is for the tool it was begun with, and for ten minutes', async () => {
    const [first, second, third] = [await begin(), await begin(), await begin()];
    expect(
      await approvals.take({ tool: 'sheets', browser: 'mine', state: first.state, now }),
    ).toBeUndefined();
    const minute = 60_000;
    expect(
      await approvals.take({ tool: 'notion', browser: 'mine', state: second.state, now: now + 10 * minute }),
    ).toBeUndefined();
    expect(
      await approvals.take({ tool: 'notion', browser: 'mine', state: third.state, now: now + 9 * minute }),
    ).toBeDefined();
  });

  it('shares neither its state nor its verifier with the database', async () => {
    const { state } = await begin();
    const { results } = await env.DIRECTORY.prepare('SELECT * FROM approvals').all();
    expect(JSON.stringify(results)).not.toContain(state);
    expect(JSON.stringify(results)).not.toContain('mine');
    await approvals.sweep(now + 11 * 60_000);
    expect((await env.DIRECTORY.prepare('SELECT 1 FROM approvals').all()).results).toEqual([]);
  });
});

/** Presses “Start with Notion” from an address. */
async function start(address: string): Promise<Response> {
  return exports.default.fetch(
    new Request('https://northbook.test/connect/notion?for=start', {
      headers: { 'cf-connecting-ip': address },
      redirect: 'manual',
    }),
  );
}

async function countKept(): Promise<number> {
  return (await env.DIRECTORY.prepare('SELECT 1 FROM approvals').all()).results.length;
}

describe('approvals one after another', () => {
  it('are braked for the network they come from, told so, and not kept; others go on', async () => {
    const before = await countKept();
    const answers: Response[] = [];
    // A minute may end on the way: then as many again are let through.
    while (answers.at(-1)?.status !== 429 && answers.length <= 120) {
      // Every other one from the next machine of the same network.
      answers.push(await start(`2001:db8:1:2::${answers.length % 2}`));
    }
    const last = answers.at(-1);
    expect(last?.status).toBe(429);
    expect(answers.length).toBeGreaterThan(60);
    expect((await countKept()) - before).toBe(answers.length - 1);
    expect(last?.headers.get('retry-after')).toBe('60');
    expect(await last?.text()).toContain('wait a minute');
    expect((await start('192.0.2.7')).status).toBe(303);
  });

  it('are forgotten by the hourly cron once they are over', async () => {
    await start('192.0.2.8');
    await ringCron(Date.now() + 9 * 60_000);
    expect(await countKept()).toBeGreaterThan(0);
    await ringCron(Date.now() + 11 * 60_000);
    expect(await countKept()).toBe(0);
  });
});
