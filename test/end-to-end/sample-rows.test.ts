import { describe, expect, it } from 'vitest';
import { apply } from '../../src/sync/apply.ts';
import type { Change } from '../../src/sync/change.ts';
import { pull } from '../../src/sync/pull.ts';
import { planSampleRemoval } from '../../src/sync/sample-removal.ts';
import type { ChangeOutcome } from '../../src/sync/surface.ts';
import { undo } from '../../src/sync/undo.ts';
import { Template } from '../../src/template/template.ts';
import { northStar } from '../../templates/north-star.ts';
import { learningApp } from '../../templates/samples/learning-app/sample.ts';
import type { Sample } from '../../templates/samples/sample.ts';
import { staysMarketplace } from '../../templates/samples/stays-marketplace/sample.ts';
import { createMemoryJournal } from '../sync/memory-journal.ts';
import type { SandboxedWorkspace } from './sandboxed-workspace.ts';
import { installSample } from './sandboxed-workspace.ts';

const template = Template.parse(northStar);

async function planned(workspace: SandboxedWorkspace, sample: Sample) {
  return planSampleRemoval({
    template,
    pulls: await Promise.all(workspace.surfaces().map(pull)),
    samples: sample.rows,
    rowIds: workspace.rowIds,
  });
}

async function make(
  workspace: SandboxedWorkspace,
  changes: readonly Change[],
): Promise<ReadonlyMap<string, ChangeOutcome>> {
  const journal = createMemoryJournal();
  for (const surface of workspace.surfaces()) await apply({ surface, changes, journal });
  return journal.outcomes();
}

async function rowCounts(workspace: SandboxedWorkspace): Promise<Record<string, number>> {
  const pulls = await Promise.all(workspace.surfaces().map(pull));
  const tables = pulls.flatMap((own) => own.tables).filter(({ table }) => table !== 'overview');
  return Object.fromEntries(tables.map(({ table, rows }) => [table, rows.length]));
}

describe('sample rows after a night', () => {
  it.each([
    ['in Notion', learningApp],
    ['in Notion and a sheet', staysMarketplace],
  ])(
    'all go, and all come back with the same answers, %s',
    async (_, sample) => {
      const workspace = await installSample(sample);
      await workspace.night();
      const [before, held] = [await rowCounts(workspace), await workspace.holdings()];
      const { changes, kept } = await planned(workspace, sample);
      expect(kept).toEqual([]);
      const outcomes = await make(workspace, changes);
      expect([...outcomes.values()].filter(({ result }) => result !== 'done')).toEqual([]);
      expect(new Set(Object.values(await rowCounts(workspace)))).toEqual(new Set([0]));
      await workspace.night();
      expect((await workspace.night()).writes).toBe(0);
      await make(workspace, undo(changes, outcomes));
      expect(await rowCounts(workspace)).toEqual(before);
      await workspace.night();
      expect(await workspace.holdings()).toEqual(held);
    },
    120_000,
  );

  it('keep a metric with a reading that finance added, and that reading alone', async () => {
    const workspace = await installSample(staysMarketplace);
    await workspace.night();
    const tab = await workspace.sheets.look('readings');
    const key = tab.columns.get('key') ?? -1;
    const row = tab.rows.findIndex((cells) => cells[key]?.formattedValue === 'app_share_of_nights') + 1;
    const column = Math.max(...tab.foreign.map(({ index }) => index));
    await workspace.sheets.type('readings', { row, column }, { numberValue: 0.66 });
    const { changes, kept } = await planned(workspace, staysMarketplace);
    expect(kept).toEqual([{ table: 'KPI Book', title: 'App share of nights', why: 'used' }]);
    await make(workspace, changes);
    expect(await rowCounts(workspace)).toMatchObject({ metrics: 1, readings: 1 });
  }, 60_000);
});
