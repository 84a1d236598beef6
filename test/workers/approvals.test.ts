import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { createApprovalStore } from '../../src/store/approval-store.ts';
import { digestBase64Url } from '../../src/store/secret-token.ts';

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
