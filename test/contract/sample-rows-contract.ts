import { beforeEach, describe, expect, it } from 'vitest';
import { planSampleRemoval } from '../../src/sync/sample-removal.ts';
import type { Change } from '../../src/sync/change.ts';
import type { ChangeOutcome, Installation, Surface } from '../../src/sync/surface.ts';
import { undo } from '../../src/sync/undo.ts';
import type { Cells } from '../../src/template/row.ts';
import { contractRequest, contractTemplate } from './contract-template.ts';
import type { SurfaceStage } from './surface-contract.ts';

/** A stage on which a person also writes where Northbook has no column. */
export interface SampleRowsStage extends SurfaceStage {
  /** Writes beside a row's cells: in a column of their own, or on its page. */
  writeBeside(table: string, row: string, text: string): Promise<void>;
}

/** How every surface lets go of sample rows, and brings them back. */
export function describeSampleRowsContract(name: string, create: () => Promise<SampleRowsStage>): void {
  describe(`sample rows in ${name}`, () => {
    let stage: SampleRowsStage;
    let surface: Surface;
    let rowIds: Installation['rowIds'];

    beforeEach(async () => {
      stage = await create();
      const made = await stage.install(contractRequest());
      surface = made.surface;
      ({ rowIds } = made.installation);
    });

    function idOf(sample: string): string {
      return rowIds['metrics']?.[sample] ?? '';
    }

    async function planned() {
      return planSampleRemoval({
        template: contractTemplate,
        pulls: [{ surface: surface.kind, tables: await surface.pull() }],
        samples: contractRequest().rows,
        rowIds,
      });
    }

    async function apply(changes: readonly Change[]): Promise<ReadonlyMap<string, ChangeOutcome>> {
      const outcomes = new Map<string, ChangeOutcome>();
      await surface.apply(changes, (outcome) => {
        outcomes.set(outcome.id, outcome);
        return Promise.resolve();
      });
      return outcomes;
    }

    async function names(): Promise<string[]> {
      const tables = await surface.pull();
      return tables.flatMap(({ rows }) => rows.map(({ cells }) => String(cells['name']))).toSorted();
    }

    async function cellsByName(): Promise<Record<string, Cells>> {
      const [metrics] = await surface.pull();
      return Object.fromEntries(metrics?.rows.map(({ cells }) => [String(cells['name']), cells]) ?? []);
    }

    it('go all, where nobody has touched them', async () => {
      const { changes, kept } = await planned();
      expect(kept).toEqual([]);
      expect(changes).toHaveLength(4);
      const outcomes = await apply(changes);
      expect([...outcomes.values()].map(({ result }) => result)).toEqual(['done', 'done', 'done', 'done']);
      expect(await names()).toEqual([]);
      expect(await surface.check()).toEqual([]);
    });

    it('stay where a person has changed one, added to one or pointed at one', async () => {
      await stage.person.set('metrics', idOf('teams'), 'target', 7);
      await stage.person.addRow('metrics', 'Our own');
      await stage.writeBeside('metrics', idOf('seats'), 'ask Ada');
      const { changes, kept } = await planned();
      // The changed row points at the gear.
      expect(kept).toEqual([
        { table: 'KPI Book', title: 'Weekly active teams', why: 'edited' },
        { table: 'Gears', title: 'Habit', why: 'used' },
      ]);
      const outcomes = await apply(changes);
      expect(outcomes.get(`${surface.kind}/metrics/${idOf('seats')}`)?.result).toBe('conflict');
      expect(await names()).toEqual(['Habit', 'Our own', 'Seats', 'Weekly active teams']);
      expect((await cellsByName())['Weekly active teams']).toMatchObject({ target: 7, share: 0.41 });
    });

    it('stay where a person changes one between the plan and its turn', async () => {
      const { changes } = await planned();
      await stage.person.set('metrics', idOf('signups'), 'target', 3);
      const outcomes = await apply(changes);
      expect(outcomes.get(`${surface.kind}/metrics/${idOf('signups')}`)?.result).toBe('conflict');
      expect(await names()).toEqual(['Sign-ups']);
    });

    it('go once, whoever asks again', async () => {
      const { changes } = await planned();
      await apply(changes);
      const { writes } = stage.requests();
      expect([...(await apply(changes)).values()].every(({ result }) => result === 'done')).toBe(true);
      expect(stage.requests().writes).toBe(writes);
      expect((await planned()).changes).toEqual([]);
    });

    it('come back as they were', async () => {
      const before = await cellsByName();
      const { changes } = await planned();
      const outcomes = await apply(changes);
      await apply(undo(changes, outcomes));
      expect(await cellsByName()).toEqual(before);
      expect(await names()).toEqual(['Habit', 'Seats', 'Sign-ups', 'Weekly active teams']);
      expect((await planned()).changes).toHaveLength(4);
    });
  });
}
