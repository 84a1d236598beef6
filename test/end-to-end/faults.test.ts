import { beforeAll, describe, expect, it } from 'vitest';
import { staysMarketplace } from '../../templates/samples/stays-marketplace/sample.ts';
import type { SandboxedWorkspace } from './sandboxed-workspace.ts';
import { installSample } from './sandboxed-workspace.ts';

/** Every fault that passes by itself, each hitting a few requests in a hundred. */
const bouts = [
  { kind: '429', retryAfter: 90 },
  { kind: '500' },
  { kind: '502' },
  { kind: '503' },
  { kind: '504' },
  { kind: '529' },
  { kind: '409', service: 'notion' },
  { kind: '500', committed: true },
  { kind: '502', committed: true },
  { kind: '503', committed: true },
  { kind: '504', committed: true },
  { kind: 'reset' },
  { kind: 'reset', committed: true },
  { kind: 'reset', at: 'body' },
  { kind: 'truncated' },
  { kind: 'html' },
  { kind: 'html', status: 200 },
  { kind: 'delay', ms: 3000 },
] as const;

function everything(seed: number) {
  return { seed, faults: bouts.map((fault) => ({ ...fault, probability: 0.03 })) };
}

function hitsOf({ faults }: SandboxedWorkspace): number {
  return faults.list().reduce((sum, { fired }) => sum + fired, 0);
}

/** Ends all faults, lets a night pass, and gives what the tools hold then; the night after that has nothing to write. */
async function settle(workspace: SandboxedWorkspace) {
  workspace.faults.clear();
  await workspace.night();
  expect((await workspace.night()).writes).toBe(0);
  return workspace.holdings();
}

describe('a workspace whose tools fail', () => {
  let calm: Awaited<ReturnType<SandboxedWorkspace['holdings']>>;

  beforeAll(async () => {
    calm = await settle(await installSample(staysMarketplace));
  }, 60_000);

  it('holds the same after a night of all kinds of faults as after a calm one, and nothing twice', async () => {
    for (const seed of [1, 2]) {
      const workspace = await installSample(staysMarketplace);
      workspace.faults.set(everything(seed));
      const { outcomes, changes } = await workspace.night({ retries: 20 });
      expect(outcomes.map(({ result }) => result)).toEqual(changes.map(() => 'done'));
      expect(hitsOf(workspace)).toBeGreaterThan(10);
      expect(await settle(workspace)).toEqual(calm);
    }
  }, 60_000);

  it('holds the same after an install in which the tools failed in all ways, and nothing twice', async () => {
    for (const seed of [1, 2]) {
      const { faults } = everything(seed);
      const workspace = await installSample(staysMarketplace, { faults: { seed, faults }, retries: 20 });
      expect(hitsOf(workspace)).toBeGreaterThan(10);
      expect(await settle(workspace)).toEqual(calm);
    }
  }, 60_000);

  it('holds one spreadsheet after an install whose every answer of Google got lost once', async () => {
    const lost = { kind: '500' as const, committed: true, service: 'google' as const, count: 1 };
    for (const skip of [0, 1]) {
      const faults = { faults: [{ ...lost, skip }] };
      const workspace = await installSample(staysMarketplace, { faults, retries: 5 });
      expect(hitsOf(workspace)).toBe(1);
      expect(await settle(workspace)).toEqual(calm);
    }
  }, 60_000);

  it('holds the same when no write to Notion was ever answered but by a 503 that names what it saved', async () => {
    const faults = [{ kind: '503' as const, committed: true, service: 'notion' as const }];
    const workspace = await installSample(staysMarketplace, { faults: { faults } });
    await workspace.night();
    expect(hitsOf(workspace)).toBeGreaterThan(100);
    expect(await settle(workspace)).toEqual(calm);
  }, 60_000);

  it('holds the same when what was written is seen only later', async () => {
    const workspace = await installSample(staysMarketplace, {
      faults: { faults: [{ kind: 'stale-read', ms: 2000 }] },
      retries: 20,
    });
    await workspace.night({ retries: 20 });
    expect(hitsOf(workspace)).toBeGreaterThan(0);
    expect(await settle(workspace)).toEqual(calm);
  }, 60_000);

  it('waits in the middle of a night until the quota of a tool refills', async () => {
    const workspace = await installSample(staysMarketplace);
    workspace.faults.set({
      faults: [
        { kind: 'quota-exhausted', service: 'notion', skip: 20 },
        { kind: 'quota-exhausted', service: 'google', effect: 'write' },
      ],
    });
    await workspace.night();
    expect(workspace.faults.list().map(({ fired }) => fired > 0)).toEqual([true, true]);
    expect(await settle(workspace)).toEqual(calm);
  }, 60_000);

  it('says so when a token is revoked in the middle of a night, and goes on once it is connected again', async () => {
    for (const service of ['notion', 'google'] as const) {
      const workspace = await installSample(staysMarketplace);
      workspace.faults.set({ faults: [{ kind: 'token-revoked', service, effect: 'write' }] });
      await expect(workspace.night()).rejects.toMatchObject({ code: 'unauthorized' });
      expect(await settle(workspace)).toEqual(calm);
    }
  }, 60_000);
});
