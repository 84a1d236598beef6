import { beforeEach, describe, expect, it } from 'vitest';
import type { Change } from '../../src/sync/change.ts';
import type { ForeignTable } from '../../src/sync/foreign-table.ts';
import type { BindingProposal } from '../../src/sync/propose-binding.ts';
import { proposeBinding, proposeTables } from '../../src/sync/propose-binding.ts';
import type { Adoption, PlacedTable, Surface } from '../../src/sync/surface.ts';
import type { Cells, Row } from '../../src/template/row.ts';
import { tableOf } from '../../src/template/template.ts';
import { contractRequest, contractTemplate } from './contract-template.ts';
import type { SurfaceStage } from './surface-contract.ts';

/** A table that a person makes without Northbook. */
export interface OwnTable {
  readonly title: string;
  /** A choice's options are what its cells hold; a date's cells are days, `YYYY-MM-DD`. */
  readonly columns: readonly {
    readonly title: string;
    readonly kind: 'title' | 'text' | 'number' | 'choice' | 'date' | 'checkbox';
  }[];
  /** Cells in the order of the columns. */
  readonly rows: readonly (readonly (string | number | boolean)[])[];
}

/** What stands under each header of a table, row by row, as people see it. */
export type SeenTable = Readonly<Record<string, readonly string[]>>;

/** A tool without anything of Northbook's in it, and a person who keeps tables there. */
export interface AdoptionStage extends Pick<SurfaceStage, 'person' | 'requests'> {
  /** Opens what is bound so far, or nothing yet, as the next run does. */
  open(binding: unknown): Surface;
  /** Makes tables at one place as a person would; gives the place where they can be looked for. */
  ownTables(tables: readonly OwnTable[]): Promise<string>;
  /** Every table there is at that place, by its title. */
  seen(): Promise<Readonly<Record<string, SeenTable>>>;
}

const placed: readonly PlacedTable[] = contractTemplate.tables.map((table) => ({ table, layout: 'rows' }));
const metrics: PlacedTable = { table: tableOf(contractTemplate, 'metrics'), layout: 'rows' };
const answers = metrics.table.fields.filter(({ role }) => role === 'derived');

const numbers: OwnTable = {
  title: 'Our numbers',
  columns: [
    { title: 'KPI', kind: 'title' },
    { title: 'Goal', kind: 'number' },
    { title: 'Which way', kind: 'choice' },
    { title: 'Deadline', kind: 'date' },
    { title: 'Reviewed', kind: 'checkbox' },
    // Called as an answer is, and theirs all the same.
    { title: 'Progress', kind: 'number' },
    { title: 'Spending', kind: 'number' },
  ],
  rows: [
    ['Churn', 3, 'Down is good', '2026-06-30', true, 7, 12],
    ['Seats', 40, 'Up is good', '2026-12-31', false, 8, 13],
    ['Trials', 90, 'Up is good', '2026-09-30', true, 9, 14],
    ['Wait', 5, 'Down is good', '2026-09-30', false, 2, 15],
  ],
};

const allDone = numbers.rows.map(() => 'done');

const holidays: OwnTable = {
  title: 'Holidays',
  columns: [
    { title: 'Person', kind: 'title' },
    { title: 'Days', kind: 'number' },
  ],
  rows: [['Ada', 12]],
};

/**
 * What becomes of a table that people keep already, on every surface: its columns are proposed and hold only once they
 * are confirmed, the answers are added beside them, and nothing else of theirs is ever written.
 */
export function describeAdoptionContract(name: string, create: () => Promise<AdoptionStage>): void {
  describe(`a table of people’s own in ${name}`, () => {
    let stage: AdoptionStage;
    let place: string;
    let before: Readonly<Record<string, SeenTable>>;

    beforeEach(async () => {
      stage = await create();
      place = await stage.ownTables([numbers, holidays]);
      before = await stage.seen();
    });

    async function find(surface = stage.open(undefined)): Promise<ForeignTable> {
      const found = (await surface.lookAround(place)).find(({ title }) => title === numbers.title);
      if (found === undefined) throw new Error('The table was not found');
      return found;
    }

    async function proposal(): Promise<BindingProposal> {
      return proposeBinding(metrics, await find());
    }

    /** A person's word on the columns: what is proposed, unless they say otherwise. */
    async function word(says: Readonly<Record<string, string | undefined>> = {}): Promise<Adoption> {
      const { foreign, columns } = await proposal();
      const proposed = Object.fromEntries(columns.map(({ field, column }) => [field, column]));
      const chosen = Object.entries({ ...proposed, ...says }).flatMap(([field, column]) =>
        column === undefined ? [] : [[field, column] as const],
      );
      return { placed: metrics, foreign, columns: Object.fromEntries(chosen) };
    }

    async function adopt(adoption: Adoption): Promise<{ surface: Surface; binding: unknown }> {
      const installation = await stage.open(undefined).adopt({ place, adoptions: [adoption] });
      const binding: unknown = JSON.parse(JSON.stringify(installation.binding));
      return { surface: stage.open(binding), binding };
    }

    async function adopted(): Promise<Surface> {
      return (await adopt(await word())).surface;
    }

    /** Headers of their table that were not there before. */
    async function added(): Promise<string[]> {
      const own = (await stage.seen())[numbers.title] ?? {};
      return Object.keys(own).filter((header) => !(header in (before[numbers.title] ?? {})));
    }

    /** That all they had is as it was, in this table and in every other. */
    async function expectTheirsUntouched(): Promise<void> {
      const after = await stage.seen();
      for (const [title, own] of Object.entries(before)) expect(after[title]).toMatchObject(own);
    }

    it('is proposed by the names, the kinds and the content of its columns, each with its reason', async () => {
      const table = await find();
      expect(proposeTables(placed, table)[0]?.table).toBe('metrics');
      const { columns } = proposeBinding(metrics, table);
      const titles = new Map(table.columns.map(({ id, title }) => [id, title]));
      expect(Object.fromEntries(columns.map(({ field, column }) => [field, titles.get(column)]))).toEqual({
        name: 'KPI',
        target: 'Goal',
        direction: 'Which way',
        targetDate: 'Deadline',
        reviewed: 'Reviewed',
      });
      const reasons = new Map(columns.map(({ field, reason }) => [field, reason]));
      expect(reasons.get('target')).toBe('“Goal” is another word for Target, it holds numbers.');
      expect(reasons.get('direction')).toBe('Its choices are those of Direction.');
    });

    it('shows what its columns hold, so that people can tell which is meant', async () => {
      const { columns, rowCount } = await find();
      expect(rowCount).toBe(4);
      expect(columns.find(({ title }) => title === 'Goal')?.samples.toSorted()).toEqual([
        '3',
        '40',
        '5',
        '90',
      ]);
      const choices = columns.find(({ title }) => title === 'Which way')?.choices;
      expect(choices?.toSorted()).toEqual(['Down is good', 'Up is good']);
    });

    it('is not written by looking at it, nor by proposing', async () => {
      await proposal();
      expect(stage.requests().writes).toBe(0);
      expect(await stage.seen()).toEqual(before);
    });

    it('gets a column for every answer beside its own, and keeps all that was there', async () => {
      await adopted();
      await expectTheirsUntouched();
      const headers = await added();
      for (const { title } of answers) {
        expect(headers.filter((header) => plain(header) === title)).toHaveLength(1);
      }
      // Row ids, where the tool gives rows none.
      expect(headers.filter((header) => answers.every(({ title }) => plain(header) !== title))).toEqual(
        headers.includes('Northbook id') ? ['Northbook id'] : [],
      );
      expect(Object.keys(await stage.seen()).toSorted()).toEqual(Object.keys(before).toSorted());
    });

    it('is read by the columns they confirmed, and by no other', async () => {
      const surface = await adopted();
      expect((await rows(surface)).map(({ cells }) => inputs(cells))).toEqual([
        { name: 'Churn', target: 3, direction: 'decrease', targetDate: '2026-06-30', reviewed: true },
        { name: 'Seats', target: 40, direction: 'increase', targetDate: '2026-12-31', reviewed: false },
        { name: 'Trials', target: 90, direction: 'increase', targetDate: '2026-09-30', reviewed: true },
        { name: 'Wait', target: 5, direction: 'decrease', targetDate: '2026-09-30', reviewed: false },
      ]);
      const { problems, extraColumns, absentFields } = await pull(surface);
      expect(problems).toEqual([]);
      expect(extraColumns.toSorted()).toEqual(['Progress', 'Spending']);
      expect(absentFields).toEqual(expect.arrayContaining(['key', 'share', 'owners', 'stage']));
      // Nothing is wrong; the template's other tables are still to be installed.
      expect((await surface.check()).filter(({ code }) => code !== 'outdated')).toEqual([]);
    });

    it('goes without a column that they leave open', async () => {
      const { surface } = await adopt(await word({ target: undefined }));
      expect((await rows(surface)).map(({ cells }) => cells['target'])).toEqual([
        undefined,
        undefined,
        undefined,
        undefined,
      ]);
      const { problems, extraColumns } = await pull(surface);
      expect([problems, extraColumns.toSorted()]).toEqual([[], ['Goal', 'Progress', 'Spending']]);
      expect((await surface.check()).filter(({ code }) => code !== 'outdated')).toEqual([]);
    });

    it('is taken by another column where they say so', async () => {
      const spending = (await find()).columns.find(({ title }) => title === 'Spending')?.id;
      const { surface } = await adopt(await word({ target: spending }));
      expect((await rows(surface)).map(({ cells }) => cells['target'])).toEqual([12, 13, 14, 15]);
    });

    it('has answers written beside its columns and into none of them, even of the same name', async () => {
      const surface = await adopted();
      expect(await answer(surface, { progress: 0.5, note: 'Half way' })).toEqual(allDone);
      for (const { cells } of await rows(surface)) {
        expect(cells).toMatchObject({ progress: 0.5, note: 'Half way' });
      }
      await expectTheirsUntouched();
      const { writes } = stage.requests();
      await answer(surface, { progress: 0.5, note: 'Half way' });
      expect(stage.requests().writes).toBe(writes);
    });

    it('is not taken twice: a second try binds the same and writes nothing', async () => {
      const first = await adopt(await word());
      const { writes } = stage.requests();
      const headers = await added();
      const again = await stage.open(first.binding).adopt({ place, adoptions: [await word()] });
      expect(JSON.parse(JSON.stringify(again.binding))).toEqual(first.binding);
      expect(await added()).toEqual(headers);
      expect(stage.requests().writes).toBe(writes);
    });

    it('is offered no more once it is bound', async () => {
      const surface = await adopted();
      const titles = (await surface.lookAround(place)).map(({ title }) => title);
      expect(titles).toEqual(['Holidays']);
    });

    it('is not taken by a column that cannot hold its field, and nothing is written then', async () => {
      const names = (await word()).columns['name'];
      await expect(adopt(await word({ target: names }))).rejects.toMatchObject({ code: 'invalid' });
      expect(stage.requests().writes).toBe(0);
      expect(await stage.seen()).toEqual(before);
    });

    it('is not taken by one column for two fields', async () => {
      const goals = (await word()).columns['target'];
      await expect(adopt(await word({ share: goals }))).rejects.toMatchObject({ code: 'invalid' });
      expect(stage.requests().writes).toBe(0);
    });

    it('gives no column of its own away to be written, whatever is asked', async () => {
      const progress = (await find()).columns.find(({ title }) => title === 'Progress')?.id;
      await expect(adopt(await word({ progress }))).rejects.toMatchObject({ code: 'invalid' });
      expect(stage.requests().writes).toBe(0);
    });

    it('is not taken while nothing says what its rows are called', async () => {
      await expect(adopt(await word({ name: undefined }))).rejects.toThrow(/KPI Book needs/);
      expect(stage.requests().writes).toBe(0);
    });

    it('takes new rows as they come, and lets rows go', async () => {
      const surface = await adopted();
      await answer(surface, { note: 'Half way' });
      await stage.person.addRow('metrics', 'Bugs');
      const [, , seats] = await rows(surface);
      expect(seats?.cells['name']).toBe('Seats');
      await stage.person.deleteRow('metrics', seats?.id ?? '');
      expect((await rows(surface)).map(({ cells }) => cells['name'])).toEqual([
        'Bugs',
        'Churn',
        'Trials',
        'Wait',
      ]);
      expect(await answer(surface, { note: 'Still here' })).toEqual(allDone);
      const notes = (await rows(surface)).map(({ cells }) => cells['note']);
      expect(notes).toEqual(allDone.map(() => 'Still here'));
    });

    it('is followed when they rename a column, and says which one is gone when they delete it', async () => {
      const surface = await adopted();
      await stage.person.renameField('metrics', 'target', 'What we aim at');
      expect((await rows(surface)).map(({ cells }) => cells['target'])).toEqual([3, 40, 90, 5]);
      await stage.person.deleteColumn('metrics', 'target');
      const lost = (await surface.check()).find(({ code }) => code === 'lost-field');
      expect(lost).toMatchObject({ table: 'metrics', field: 'target' });
      expect(lost).not.toHaveProperty('repair');
      expect((await rows(surface)).map(({ cells }) => cells['direction'])).toEqual([
        'decrease',
        'increase',
        'increase',
        'decrease',
      ]);
    });

    it('gets an answer’s column back in one press, beside its own of the same name', async () => {
      const surface = await adopted();
      await answer(surface, { progress: 0.5 });
      await stage.person.deleteColumn('metrics', 'progress');
      const lost = { code: 'lost-field', table: 'metrics', field: 'progress' } as const;
      expect(await surface.check()).toContainEqual(
        expect.objectContaining({ ...lost, repair: 'recreate-field' }),
      );
      expect(await answer(surface, { progress: 0.6 })).not.toContain('done');
      await expectTheirsUntouched();
      const outcome = await surface.repair(lost);
      expect(outcome.result).toBe('done');
      const repaired = stage.open(JSON.parse(JSON.stringify(outcome.binding)));
      expect(await answer(repaired, { progress: 0.6 })).toEqual(allDone);
      await expectTheirsUntouched();
    });

    it('stays as it is when the rest is installed beside it, once', async () => {
      const { surface, binding } = await adopt(await word());
      await answer(surface, { note: 'Half way' });
      const own = (await stage.seen())[numbers.title];
      const request = { ...contractRequest(), rows: {} };
      const installation = await stage.open(binding).install(request);
      const whole = stage.open(JSON.parse(JSON.stringify(installation.binding)));
      expect((await whole.pull()).map(({ table }) => table).toSorted()).toEqual([
        'gears',
        'metrics',
        'overview',
      ]);
      expect(await whole.check()).toEqual([]);
      expect((await stage.seen())[numbers.title]).toMatchObject(own ?? {});
      await expectTheirsUntouched();
      const { writes } = stage.requests();
      await whole.install(request);
      expect(stage.requests().writes).toBe(writes);
    });
  });
}

async function pull(surface: Surface) {
  const pulled = (await surface.pull()).find(({ table }) => table === 'metrics');
  if (pulled === undefined) throw new Error('The KPI Book was not pulled');
  return pulled;
}

async function rows(surface: Surface): Promise<Row[]> {
  const { rows: pulled } = await pull(surface);
  return pulled.toSorted((left, right) =>
    String(left.cells['name']) < String(right.cells['name']) ? -1 : 1,
  );
}

async function answer(surface: Surface, cells: Change['cells']): Promise<string[]> {
  const results: string[] = [];
  const changes = (await rows(surface)).map((row): Change => ({
    id: `${surface.kind}/metrics/${row.id}`,
    kind: 'update',
    surface: surface.kind,
    table: 'metrics',
    row: row.id,
    cells,
    before: Object.fromEntries(Object.keys(cells).map((field) => [field, row.cells[field]])),
    reason: 'The contract asks for it',
  }));
  await surface.apply(changes, ({ result }) => {
    results.push(result);
    return Promise.resolve();
  });
  return results;
}

/** A header without what marks it as Northbook's. */
function plain(header: string): string {
  return header.replace('◆ ', '').replace(' (Northbook)', '');
}

/** What people filled in. */
function inputs(cells: Cells): Cells {
  const own = metrics.table.fields.filter(({ role }) => role === 'input').map(({ id }) => id);
  return Object.fromEntries(
    Object.entries(cells).filter(([field, cell]) => own.includes(field) && cell !== undefined),
  );
}
