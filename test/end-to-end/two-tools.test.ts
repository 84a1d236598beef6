import { beforeAll, describe, expect, it } from 'vitest';
import { readRows } from '../../src/sheets/rows/read-rows.ts';
import { staysMarketplace } from '../../templates/samples/stays-marketplace/sample.ts';
import type { Night, SandboxedWorkspace } from './sandboxed-workspace.ts';
import { installSample } from './sandboxed-workspace.ts';

describe('OKRs in Notion and readings in the sheet, as one workspace', () => {
  let workspace: SandboxedWorkspace;
  let first: Night;

  beforeAll(async () => {
    workspace = await installSample(staysMarketplace);
    first = await workspace.night();
  }, 60_000);

  it('reads every row and writes every change it planned', () => {
    expect(first.issues).toEqual([]);
    expect(first.outcomes.length).toBe(first.changes.length);
    expect(first.outcomes.filter(({ result }) => result !== 'done')).toEqual([]);
    expect(first.workspace.readings.length).toBe(staysMarketplace.rows['readings']?.length ?? Number.NaN);
  });

  it('writes the answers of a metric to both of its homes', async () => {
    const book = (await workspace.look('notion', 'metrics')).get('nights_per_listing');
    const sheet = (await workspace.look('sheets', 'readings')).get('nights_per_listing');
    expect(book).toMatchObject({ latest: 13.54, rateLimiting: 'rate-limiting-step', pace: 'off-track' });
    expect(book?.['gaps']).toContain('2 people own it');
    for (const field of ['latest', 'trend', 'progress', 'pace', 'chance', 'freshness', 'status', 'gaps']) {
      expect([field, sheet?.[field]]).toEqual([field, book?.[field]]);
    }
  });

  it('writes the path and the gaps of an objective beside it', async () => {
    const objectives = await workspace.look('notion', 'objectives');
    expect(objectives.get('ordinary-hosts')?.['path']).toBe('→ Active listings → Nights booked');
    expect(objectives.get('business-travel')?.['path']).toBeUndefined();
    expect(objectives.get('business-travel')?.['gaps']).toContain('No way leads from it');
  });

  it('writes the whole workspace on one row', async () => {
    const [overview] = (await workspace.look('notion', 'overview')).values();
    expect(overview).toMatchObject({
      name: 'Stays marketplace',
      northStar: expect.stringContaining('Nights'),
    });
    expect(overview?.['rateLimitingStep']).toContain('Nights per listing');
  });

  it('writes nothing the night after', async () => {
    const second = await workspace.night();
    expect(second.changes).toEqual([]);
    expect(second.writes).toBe(0);
    expect(second.reads).toBeGreaterThan(0);
  });

  it('rewrites what follows from one number that finance changes, and nothing else', async () => {
    const before = await workspace.look('notion', 'metrics');
    const tab = await workspace.sheets.look('readings');
    const row = readRows(tab).find((own) => own.row.cells['key'] === 'app_share_of_nights')?.place.index ?? 0;
    const column = Math.max(...tab.foreign.map(({ index }) => index));
    await workspace.sheets.type('readings', { row, column }, { numberValue: 0.66 });
    const night = await workspace.night();
    expect(night.changes.length).toBeGreaterThan(0);
    const after = await workspace.look('notion', 'metrics');
    const changed = [...after].filter(
      ([id, cells]) => JSON.stringify(cells) !== JSON.stringify(before.get(id)),
    );
    expect(changed.map(([id]) => id)).toContain('app_share_of_nights');
    expect(changed.map(([id]) => id)).not.toContain('average_daily_rate');
    expect((await workspace.night()).writes).toBe(0);
  });
});
