import { beforeEach, describe, expect, it } from 'vitest';
import type { Change } from '../../src/sync/change.ts';
import type {
  ChangeOutcome,
  Installation,
  InstallProgress,
  InstallRequest,
  Surface,
  TablePull,
  Usage,
} from '../../src/sync/surface.ts';
import type { Cell, Cells, Row } from '../../src/template/row.ts';
import { tableOf } from '../../src/template/template.ts';
import { contractRequest, contractTemplate } from './contract-template.ts';

/** A person at work in the tool itself, past the surface. Tables and fields are named by the template's ids. */
export interface Person {
  /** Types into a cell; a choice by its title or, unknown to the template, by any text; undefined clears it. */
  set(table: string, row: string, field: string, cell: Cell): Promise<void>;
  renameField(table: string, field: string, title: string): Promise<void>;
  deleteColumn(table: string, field: string): Promise<void>;
  addColumn(table: string, title: string): Promise<void>;
  /** Types a new row, with nothing but its title; returns its id on the surface if the tool gives it one at once. */
  addRow(table: string, title: string): Promise<string | undefined>;
  deleteRow(table: string, row: string): Promise<void>;
  /** Sorts or moves the rows, so that none stands where it stood. */
  reorder(table: string): Promise<void>;
}

/** An empty tool with one connection to it, and the people of `contractPeople`. */
export interface SurfaceStage {
  /** Installs, and opens what was made by its binding after a trip through JSON. */
  install(request: InstallRequest): Promise<{ surface: Surface; installation: Installation }>;
  /** Opens an installation anew, as the next run does. */
  open(binding: unknown): Surface;
  readonly person: Person;
  /** What has arrived at the tool so far from all surfaces of this stage; a person's own work is not counted. */
  requests(): Usage;
}

export interface SurfaceHarness {
  create(): Promise<SurfaceStage>;
}

interface Stage extends SurfaceStage {
  readonly surface: Surface;
  readonly installation: Installation;
  idOf(table: string, sample: string): string;
  pullTable(table: string): Promise<TablePull>;
  rowOf(table: string, sample: string): Promise<Row>;
}

async function stageWith(harness: SurfaceHarness, request: InstallRequest): Promise<Stage> {
  const stage = await harness.create();
  const { surface, installation } = await stage.install(request);
  function idOf(table: string, sample: string): string {
    const id = installation.rowIds[table]?.[sample];
    if (id === undefined) throw new Error(`No id for ${table}/${sample}`);
    return id;
  }
  async function pullTable(table: string): Promise<TablePull> {
    const found = (await surface.pull()).find((pulled) => pulled.table === table);
    if (found === undefined) throw new Error(`${table} was not pulled`);
    return found;
  }
  async function rowOf(table: string, sample: string): Promise<Row> {
    const id = idOf(table, sample);
    const found = (await pullTable(table)).rows.find((row) => row.id === id);
    if (found === undefined) throw new Error(`${table}/${sample} was not pulled`);
    return found;
  }
  return { ...stage, surface, installation, idOf, pullTable, rowOf };
}

function change(
  stage: Stage,
  options: { sample: string; cells: Cells; before?: Cells; id?: string },
): Change {
  const row = stage.idOf('metrics', options.sample);
  const empty = Object.fromEntries(Object.keys(options.cells).map((field) => [field, undefined]));
  return {
    id: options.id ?? `${stage.surface.kind}/metrics/${row}`,
    kind: 'update',
    surface: stage.surface.kind,
    table: 'metrics',
    row,
    cells: mutable(options.cells),
    before: { ...empty, ...mutable(options.before ?? {}) },
    reason: 'The contract asks for it',
  };
}

function createOverview(stage: Stage, cells: Cells): Change {
  return {
    id: `${stage.surface.kind}/overview/northbook`,
    kind: 'create',
    surface: stage.surface.kind,
    table: 'overview',
    row: 'northbook',
    cells: mutable(cells),
    before: Object.fromEntries(Object.keys(cells).map((field) => [field, undefined])),
    reason: 'It is not listed here yet',
  };
}

function mutable(cells: Cells): Change['cells'] {
  return { ...cells };
}

async function applyTo(surface: Surface, changes: readonly Change[]): Promise<ChangeOutcome[]> {
  const outcomes: ChangeOutcome[] = [];
  await surface.apply(changes, (outcome) => {
    outcomes.push(outcome);
    return Promise.resolve();
  });
  return outcomes;
}

function results(outcomes: readonly ChangeOutcome[]): string[] {
  return outcomes.map((outcome) => outcome.result);
}

/** What a list of references leads to, whether the tool keeps ids, keys or titles. */
function samplesOf(stage: Stage, options: { table: string; cell: Cell }): string[] {
  const { table, cell } = options;
  if (typeof cell !== 'object') return [];
  const samples = contractRequest().rows[table] ?? [];
  return cell.map((reference) => {
    const found = samples.find((sample) =>
      [stage.installation.rowIds[table]?.[sample.id], sample.cells['key'], sample.cells['name']].includes(
        reference,
      ),
    );
    return found?.id ?? `unknown reference ${reference}`;
  });
}

function byId(left: Row, right: Row): number {
  return left.id < right.id ? -1 : 1;
}

function inputCells(row: Row): Cells {
  const fields = tableOf(contractTemplate, row.table).fields.filter((field) => field.role === 'input');
  return Object.fromEntries(fields.map((field) => [field.id, row.cells[field.id]]));
}

const everyDerivedKind: Cells = {
  latest: 1043.25,
  progress: 0.3725,
  trend: 'up',
  latestDay: '2026-03-31',
  onTrack: true,
  because: 'Rose in 9 of 12 weeks, “by itself”',
  note: 'Target date missing',
};

/** The laws that every surface keeps, whatever tool stands behind it. */
export function describeSurfaceContract(name: string, harness: SurfaceHarness): void {
  describe(`${name} as a surface`, () => {
    let stage: Stage;
    beforeEach(async () => {
      stage = await stageWith(harness, contractRequest());
    });

    describe('installing', () => {
      it('says how far it is, part by part, with every table among them, to the end', async () => {
        const told: InstallProgress[] = [];
        const other = await harness.create();
        await other.install({
          ...contractRequest(),
          onProgress: (progress) => {
            told.push(progress);
            return Promise.resolve();
          },
        });
        const done = told.map((progress) => progress.done);
        expect(done).toEqual(done.toSorted((left, right) => left - right));
        expect(told.at(-1)?.done).toBe(told.at(-1)?.total);
        expect(new Set(told.map(({ total }) => total)).size).toBe(1);
        expect(told.map(({ made }) => made)).toEqual(
          expect.arrayContaining(contractTemplate.tables.map(({ title }) => title)),
        );
      });
    });

    describe('reading', () => {
      it('reads back every cell that was installed, by field kind', async () => {
        const { cells, unreadable } = await stage.rowOf('metrics', 'teams');
        expect(unreadable).toEqual([]);
        expect(cells).toMatchObject({
          name: 'Weekly active teams',
          key: 'weekly_active_teams',
          target: 1200.5,
          share: 0.41,
          direction: 'increase',
          targetDate: '2026-12-31',
          reviewed: true,
          owners: ['Ada Moreno', 'Ben Okafor'],
          stage: 'live',
        });
        expect(cells['latest']).toBeUndefined();
        expect(cells['trend']).toBeUndefined();
      });

      it('tells an empty number from zero', async () => {
        expect((await stage.rowOf('metrics', 'signups')).cells['target']).toBe(0);
        expect((await stage.rowOf('metrics', 'seats')).cells['target']).toBeUndefined();
      });

      it('keeps relations, also of a table to itself and of two tables to each other', async () => {
        const teams = await stage.rowOf('metrics', 'teams');
        const signups = await stage.rowOf('metrics', 'signups');
        const habit = await stage.rowOf('gears', 'habit');
        expect(samplesOf(stage, { table: 'gears', cell: teams.cells['gear'] })).toEqual(['habit']);
        expect(samplesOf(stage, { table: 'metrics', cell: signups.cells['feeds'] }).toSorted()).toEqual([
          'seats',
          'teams',
        ]);
        expect(samplesOf(stage, { table: 'metrics', cell: habit.cells['driver'] })).toEqual(['signups']);
      });

      it('reads every table of its installation, the empty one too', async () => {
        const pulls = await stage.surface.pull();
        expect(pulls.map((pulled) => pulled.table)).toEqual(['metrics', 'gears', 'overview']);
        expect(pulls.map((pulled) => pulled.rows.length)).toEqual([3, 1, 0]);
        expect(pulls.flatMap((pulled) => [...pulled.problems, ...pulled.extraColumns])).toEqual([]);
      });

      it('reads all rows of a long table, each once', async () => {
        const more = Array.from({ length: 230 }, (_, index) => ({
          id: `extra${index}`,
          cells: { name: `Extra ${index}`, target: index },
        }));
        const long = await stageWith(harness, contractRequest(more));
        const { rows } = await long.pullTable('metrics');
        expect(rows).toHaveLength(233);
        expect(new Set(rows.map((row) => row.id)).size).toBe(233);
        expect((await long.rowOf('metrics', 'extra229')).cells['target']).toBe(229);
      });

      it('reads the same again when opened anew by its binding', async () => {
        const again = stage.open(JSON.parse(JSON.stringify(stage.installation.binding)));
        expect(await again.pull()).toEqual(await stage.surface.pull());
      });

      it('sees a row that a person adds and misses one that a person deletes', async () => {
        await stage.person.addRow('metrics', 'Trials');
        await stage.person.deleteRow('metrics', stage.idOf('metrics', 'seats'));
        const names = (await stage.pullTable('metrics')).rows.map((row) => row.cells['name']);
        expect(new Set(names)).toEqual(new Set(['Sign-ups', 'Trials', 'Weekly active teams']));
      });

      it('shows a cell that is none of the choices as unreadable and reads the rest', async () => {
        const teams = stage.idOf('metrics', 'teams');
        await stage.person.set('metrics', teams, 'direction', 'Sideways');
        const row = await stage.rowOf('metrics', 'teams');
        expect(row.unreadable).toEqual([{ field: 'direction', found: 'Sideways' }]);
        expect(row.cells['direction']).toBeUndefined();
        expect(row.cells['target']).toBe(1200.5);
      });
    });

    describe('a table that people rearrange', () => {
      it('reads the same rows after they were moved', async () => {
        const before = await stage.pullTable('metrics');
        await stage.person.reorder('metrics');
        const after = await stage.pullTable('metrics');
        expect(after.rows.toSorted(byId)).toEqual(before.rows.toSorted(byId));
      });

      it('keeps reading and writing a column under its new name', async () => {
        await stage.person.renameField('metrics', 'target', 'Goal');
        await stage.person.renameField('metrics', 'note', 'Remarks');
        expect((await stage.pullTable('metrics')).problems).toEqual([]);
        expect((await stage.rowOf('metrics', 'teams')).cells['target']).toBe(1200.5);
        const outcomes = await applyTo(stage.surface, [
          change(stage, { sample: 'teams', cells: { note: 'Hi' } }),
        ]);
        expect(results(outcomes)).toEqual(['done']);
        expect((await stage.rowOf('metrics', 'teams')).cells['note']).toBe('Hi');
      });

      it('reports a deleted column and reads the others', async () => {
        await stage.person.deleteColumn('metrics', 'target');
        const pulled = await stage.pullTable('metrics');
        expect(pulled.problems).toEqual([{ kind: 'lost-field', table: 'metrics', field: 'target' }]);
        expect((await stage.rowOf('metrics', 'teams')).cells['share']).toBe(0.41);
        const findings = await stage.surface.check();
        expect(findings.map(({ table, field }) => ({ table, field }))).toContainEqual({
          table: 'metrics',
          field: 'target',
        });
      });

      it('names columns that people added and leaves them alone', async () => {
        await stage.person.addColumn('metrics', 'Mood');
        expect((await stage.pullTable('metrics')).extraColumns).toEqual(['Mood']);
      });

      it('finds nothing to say about itself right after the install', async () => {
        expect(await stage.surface.check()).toEqual([]);
      });
    });

    describe('writing', () => {
      it('makes the wanted cells stand, of every kind, and touches no column of people', async () => {
        const before = await stage.rowOf('metrics', 'teams');
        const outcomes = await applyTo(stage.surface, [
          change(stage, { sample: 'teams', cells: everyDerivedKind }),
        ]);
        expect(results(outcomes)).toEqual(['done']);
        const after = await stage.rowOf('metrics', 'teams');
        expect(after.cells).toMatchObject(everyDerivedKind);
        expect(inputCells(after)).toEqual(inputCells(before));
        expect(await stage.rowOf('metrics', 'seats')).toMatchObject({
          cells: { name: 'Seats', latest: undefined },
        });
      });

      it('clears cells', async () => {
        await applyTo(stage.surface, [change(stage, { sample: 'teams', cells: everyDerivedKind })]);
        const { onTrack: _, ...clearable } = everyDerivedKind;
        const cells = Object.fromEntries(Object.keys(clearable).map((field) => [field, undefined]));
        await applyTo(stage.surface, [change(stage, { sample: 'teams', cells, before: clearable })]);
        const after = await stage.rowOf('metrics', 'teams');
        expect(Object.keys(clearable).map((field) => after.cells[field])).toEqual(
          Object.keys(clearable).map(() => undefined),
        );
      });

      it('takes long text whole', async () => {
        const note = 'Fourteen 🎯 findings. '.repeat(86).trim();
        await applyTo(stage.surface, [change(stage, { sample: 'teams', cells: { note } })]);
        expect((await stage.rowOf('metrics', 'teams')).cells['note']).toBe(note);
      });

      it('tells of every change once, in their order', async () => {
        const changes = ['seats', 'teams', 'signups'].map((sample) =>
          change(stage, { sample, cells: { latest: 5, note: sample } }),
        );
        const outcomes = await applyTo(stage.surface, changes);
        expect(outcomes).toEqual(changes.map(({ id }) => ({ id, result: 'done' })));
      });

      it('writes nothing where the wanted cells already stand', async () => {
        const changes = [change(stage, { sample: 'teams', cells: everyDerivedKind })];
        await applyTo(stage.surface, changes);
        const { writes } = stage.requests();
        expect(results(await applyTo(stage.surface, changes))).toEqual(['done']);
        expect(stage.requests().writes).toBe(writes);
      });

      it('writes nothing when there are no changes', async () => {
        const before = stage.requests();
        await stage.surface.apply([], () => Promise.reject(new Error('nothing was asked')));
        expect(stage.requests()).toEqual(before);
      });

      it('leaves what a person wrote into a derived cell since, says so, and writes the other rows', async () => {
        const teams = stage.idOf('metrics', 'teams');
        await stage.person.set('metrics', teams, 'note', 'Do not touch');
        const outcomes = await applyTo(stage.surface, [
          change(stage, { sample: 'teams', cells: { note: 'Late', latest: 3 } }),
          change(stage, { sample: 'seats', cells: { note: 'Late' } }),
        ]);
        expect(results(outcomes)).toEqual(['conflict', 'done']);
        expect((await stage.rowOf('metrics', 'teams')).cells).toMatchObject({
          note: 'Do not touch',
          latest: undefined,
        });
      });

      it('writes over what a person wrote into a derived cell before this was planned', async () => {
        await stage.person.set('metrics', stage.idOf('metrics', 'teams'), 'trend', 'Sideways');
        const { cells: before } = await stage.rowOf('metrics', 'teams');
        const wanted = change(stage, {
          sample: 'teams',
          cells: { trend: 'up' },
          before: { trend: before['trend'] },
        });
        expect(results(await applyTo(stage.surface, [wanted]))).toEqual(['done']);
        expect((await stage.rowOf('metrics', 'teams')).cells['trend']).toBe('up');
      });

      it('says that a deleted row is gone and writes the others', async () => {
        const changes = ['seats', 'teams'].map((sample) => change(stage, { sample, cells: { latest: 7 } }));
        await stage.person.deleteRow('metrics', stage.idOf('metrics', 'seats'));
        expect(results(await applyTo(stage.surface, changes))).toEqual(['gone', 'done']);
      });

      it('writes to the right rows after they were moved', async () => {
        await stage.person.reorder('metrics');
        await applyTo(stage.surface, [change(stage, { sample: 'signups', cells: { latest: 11 } })]);
        expect((await stage.rowOf('metrics', 'signups')).cells['latest']).toBe(11);
        expect((await stage.rowOf('metrics', 'teams')).cells['latest']).toBeUndefined();
      });

      it('refuses to write into a column that is gone', async () => {
        await stage.person.deleteColumn('metrics', 'note');
        const outcomes = await applyTo(stage.surface, [
          change(stage, { sample: 'teams', cells: { note: 'x' } }),
        ]);
        expect(results(outcomes)).toEqual(['refused']);
      });

      it('creates a row of its own once, also when asked again after a crash', async () => {
        const changes = [createOverview(stage, { name: 'Acme', verdict: 'On course' })];
        expect(results(await applyTo(stage.surface, changes))).toEqual(['done']);
        const again = stage.open(stage.installation.binding);
        expect(results(await applyTo(again, changes))).toEqual(['done']);
        const { rows } = await stage.pullTable('overview');
        expect(rows.map((row) => row.cells)).toEqual([{ name: 'Acme', verdict: 'On course' }]);
      });

      it('goes on after the caller could not record a change, and then writes nothing twice', async () => {
        const changes = ['seats', 'teams', 'signups'].map((sample) =>
          change(stage, { sample, cells: { latest: 5 } }),
        );
        const crash = new Error('the journal is gone');
        await expect(stage.surface.apply(changes, () => Promise.reject(crash))).rejects.toBe(crash);
        const again = stage.open(stage.installation.binding);
        expect(results(await applyTo(again, changes))).toEqual(['done', 'done', 'done']);
        const { writes } = stage.requests();
        expect(results(await applyTo(again, changes))).toEqual(['done', 'done', 'done']);
        expect(stage.requests().writes).toBe(writes);
      });
    });

    describe('keeping count', () => {
      it('counts the requests that really were sent', async () => {
        const opened = stage.open(stage.installation.binding);
        const before = stage.requests();
        const used = opened.usage();
        await opened.pull();
        await applyTo(opened, [change(stage, { sample: 'teams', cells: { latest: 5 } })]);
        const after = stage.requests();
        expect({
          reads: opened.usage().reads - used.reads,
          writes: opened.usage().writes - used.writes,
        }).toEqual({ reads: after.reads - before.reads, writes: after.writes - before.writes });
        expect(after.writes).toBeGreaterThan(before.writes);
      });

      it('reads without writing', async () => {
        const { writes } = stage.requests();
        await stage.surface.pull();
        await stage.surface.check();
        await stage.surface.probe();
        expect(stage.requests().writes).toBe(writes);
      });

      it('changes its mark when a person changed something', async () => {
        const mark = await stage.surface.probe();
        await stage.person.set('metrics', stage.idOf('metrics', 'seats'), 'target', 12);
        expect(await stage.surface.probe()).not.toBe(mark);
      });
    });
  });
}
