import { beforeEach, describe, expect, it } from 'vitest';
import type { Change } from '../../src/sync/change.ts';
import type { InstallRequest, PlacedTable, Surface, SurfaceKind, TablePull } from '../../src/sync/surface.ts';
import type { SurfaceFinding } from '../../src/sync/surface-finding.ts';
import type { Cells } from '../../src/template/row.ts';
import type { TemplateInput } from '../../src/template/template.ts';
import { Template } from '../../src/template/template.ts';
import { contractRequest, contractTemplate } from './contract-template.ts';
import type { Deed, Rearranging } from './rearranging.ts';
import type { SurfaceStage } from './surface-contract.ts';

/** A stage with such a person. */
export interface RearrangedStage extends SurfaceStage {
  open(binding: unknown, tables?: readonly PlacedTable[]): Surface;
  readonly people: Rearranging;
  /** Installs for another workspace of Northbook's, with the same connection and at the same place. */
  installBeside(request: InstallRequest): ReturnType<SurfaceStage['install']>;
}

/** What a check says of a deed. */
interface Said {
  readonly code: SurfaceFinding['code'];
  readonly table?: string;
  readonly field?: string;
  /** What its sentence holds. */
  readonly says: string;
  /**
   * `press`: one press puts it right; `itself`: so does the next run; `person`: only a person can; `nothing`: nothing is
   * wrong.
   */
  readonly way: 'press' | 'itself' | 'person' | 'nothing';
}

interface Expected {
  /** What rows hold afterwards, by their ids; as before, unless said otherwise. */
  readonly rows?: (before: Readonly<Record<string, Cells>>) => Readonly<Record<string, Cells>>;
  /** What is found, on both surfaces or on each. */
  readonly finds?: readonly Said[] | Readonly<Record<SurfaceKind, readonly Said[]>>;
  /** Answers that cannot be written until it is put right. */
  readonly unwritten?: readonly string[];
}

const description = 'New in this version';
type TableInput = TemplateInput['tables'][number];

/** The contract's template a version later: two fields, a choice and a table more. */
const newer = Template.parse({
  ...contractTemplate,
  version: 2,
  tables: [
    ...contractTemplate.tables.map((table): TableInput =>
      table.id === 'metrics'
        ? {
            ...table,
            fields: [
              ...table.fields.map((field): TableInput['fields'][number] =>
                field.kind === 'choice' && ['direction', 'trend'].includes(field.id)
                  ? { ...field, choices: [...field.choices, { id: 'flat', title: 'Flat', color: 'gray' }] }
                  : field,
              ),
              { id: 'budget', title: 'Budget', kind: 'number', role: 'input', description },
              { id: 'outlook', title: 'Outlook', kind: 'text', role: 'derived', description },
            ],
          }
        : table,
    ),
    {
      id: 'reviews',
      title: 'Reviews',
      rowName: 'review',
      description,
      fields: [{ id: 'name', title: 'Name', kind: 'title', role: 'input', description }],
    },
  ],
});

const newerRequest: InstallRequest = {
  title: 'Northbook',
  template: newer,
  tables: newer.tables.map((table) => ({ table, layout: 'rows' })),
  rows: {},
};

/**
 * What an installation survives on every surface: the eight deeds to each of columns, rows and tables, choices, copies, a
 * second installation and a newer template. After each of them the right rows are pulled, answers are written and
 * nothing else is, a second run writes nothing, `check` says what it is in a sentence, and `repair` puts right what it
 * can in one press.
 */
export function describeSurvivalContract(name: string, create: () => Promise<RearrangedStage>): void {
  describe(`${name} survives`, () => {
    let stage: RearrangedStage;
    let surface: Surface;
    let binding: unknown;
    let idOf: (sample: string) => string;

    beforeEach(async () => {
      stage = await create();
      const made = await stage.install(contractRequest());
      surface = made.surface;
      ({ binding } = made.installation);
      idOf = (sample) => made.installation.rowIds['metrics']?.[sample] ?? '';
    });

    async function pulled(own = surface): Promise<TablePull | undefined> {
      return (await own.pull()).find(({ table }) => table === 'metrics');
    }

    /** People's cells by row. */
    async function rows(own = surface): Promise<Record<string, Cells>> {
      const inputs = contractTemplate.tables[0]?.fields.filter(({ role }) => role === 'input') ?? [];
      const metrics = await pulled(own);
      return Object.fromEntries(
        metrics?.rows.map(({ id, cells }) => [
          id,
          Object.fromEntries(inputs.map((field) => [field.id, sorted(cells[field.id])])),
        ]) ?? [],
      );
    }

    /** Writes an answer of its own into every row, twice: the second time it has nothing to write. */
    async function night(unwritten: readonly string[] = [], own = surface): Promise<void> {
      const before = await stage.people.theirs();
      const changes = await plan(own);
      expect([...new Set(await apply(own, changes))]).toEqual(changes.length === 0 ? [] : ['done']);
      const written = Object.entries(answers).filter(([field]) => !unwritten.includes(field));
      for (const { cells } of (await pulled(own))?.rows ?? []) {
        expect(cells).toMatchObject(Object.fromEntries(written));
      }
      const { writes } = stage.requests();
      await apply(own, await plan(own));
      expect(stage.requests().writes).toBe(writes);
      expect(await stage.people.theirs()).toEqual(before);
    }

    const answers = { latest: 5, trend: 'up', because: 'It rose' } as const;

    async function plan(own: Surface): Promise<Change[]> {
      const metrics = await pulled(own);
      const lost = new Set(
        metrics?.problems.flatMap((problem) => (problem.kind === 'lost-field' ? [problem.field] : [])),
      );
      const wanted = Object.entries(answers).filter(([field]) => !lost.has(field));
      return (metrics?.rows ?? []).map((row) => ({
        id: `${own.kind}/metrics/${row.id}`,
        kind: 'update',
        surface: own.kind,
        table: 'metrics',
        row: row.id,
        cells: Object.fromEntries(wanted),
        before: Object.fromEntries(wanted.map(([field]) => [field, row.cells[field]])),
        reason: 'The contract asks for it',
      }));
    }

    function saidHere(finds: Expected['finds']): readonly Said[] {
      if (finds === undefined) return [];
      return 'notion' in finds ? finds[surface.kind] : finds;
    }

    /** Holds every promise of the contract after a deed. */
    async function expectSurvived(deed: () => Promise<void>, expected: Expected = {}): Promise<void> {
      const before = await rows();
      await deed();
      expect(await rows()).toEqual(expected.rows?.(before) ?? before);
      const said = saidHere(expected.finds);
      const findings = await surface.check();
      expect(findings.map(({ code, table, field }) => [code, table, field])).toEqual(
        said.map(({ code, table = 'metrics', field }) => [code, table, field]),
      );
      for (const [index, { says, way }] of said.entries()) {
        const { message = '', fix = '', repair } = findings[index] ?? {};
        expect(message).toContain(says);
        expect(message).toMatch(/^[\p{Lu}“]/u);
        expect(fix).toMatch(/^\p{Lu}/u);
        expect([message, repair !== undefined]).toEqual([message, way === 'press' || way === 'itself']);
        expect([fix, fix.includes('Nothing to do')]).toEqual([fix, way === 'nothing']);
      }
      await night(expected.unwritten);
      for (const { code, table = 'metrics', field, way } of said) {
        const theirs = await stage.people.theirs();
        const finding = { code, table, ...(field === undefined ? {} : { field }) };
        const outcome = await surface.repair(finding);
        expect([code, outcome.result]).toEqual([code, way === 'press' ? 'done' : 'refused']);
        surface = stage.open(JSON.parse(JSON.stringify(outcome.binding)));
        expect(await stage.people.theirs()).toEqual(theirs);
      }
      const left = await surface.check();
      expect(left.map(({ code }) => code)).toEqual(
        said.filter(({ way }) => way === 'person' || way === 'nothing').map(({ code }) => code),
      );
      await night();
    }

    describe('a column that was', () => {
      it('renamed', () =>
        expectSurvived(() => both('renamed', ['target', 'because']), {
          finds: [
            { code: 'renamed-field', field: 'target', says: 'Target', way: 'nothing' },
            { code: 'renamed-field', field: 'because', says: 'Because', way: 'nothing' },
          ],
        }));

      it('moved', () =>
        expectSurvived(() => both('moved', ['target', 'because']), {
          // Google’s warning stays with the columns beside which it stood.
          finds: {
            notion: [],
            sheets: [{ code: 'lost-guard', says: 'the warning on a column', way: 'press' }],
          },
        }));

      it('sorted by', () => expectSurvived(() => both('sorted', ['target', 'because'])));

      it('given a neighbour of people’s', async () => {
        await expectSurvived(() => both('inserted', ['target', 'because']));
        expect((await pulled())?.extraColumns).toHaveLength(2);
      });

      it('hidden', () => expectSurvived(() => both('hidden', ['target', 'because'])));

      it('duplicated', async () => {
        await expectSurvived(() => both('duplicated', ['target', 'because']));
        expect((await pulled())?.extraColumns).toHaveLength(2);
      });

      it('turned into another type, one of people’s', () =>
        expectSurvived(() => stage.people.column('retyped', 'target'), {
          rows: withoutCell('target'),
          finds: [{ code: 'retyped-field', field: 'target', says: 'Target', way: 'person' }],
        }));

      it('turned into another type, one of Northbook’s', () =>
        expectSurvived(() => stage.people.column('retyped', 'latest'), {
          // In a sheet a value is what it is, whatever its column is formatted as.
          finds: {
            notion: [{ code: 'retyped-field', field: 'latest', says: 'Latest', way: 'press' }],
            sheets: [],
          },
          unwritten: surface.kind === 'notion' ? ['latest'] : [],
        }));

      it('deleted, one of people’s', () =>
        expectSurvived(() => stage.people.column('deleted', 'target'), {
          rows: withoutCell('target'),
          finds: [{ code: 'lost-field', field: 'target', says: 'Target', way: 'person' }],
        }));

      it('deleted, one of Northbook’s', () =>
        expectSurvived(() => stage.people.column('deleted', 'because'), {
          finds: [{ code: 'lost-field', field: 'because', says: 'Because', way: 'press' }],
          unwritten: ['because'],
        }));
    });

    describe('a row that was', () => {
      it('renamed', () =>
        expectSurvived(() => stage.people.row('renamed', idOf('seats')), {
          rows: (before) => ({ ...before, [idOf('seats')]: { ...before[idOf('seats')], name: 'Renamed' } }),
        }));

      it('moved', () => expectSurvived(() => stage.people.row('moved', idOf('seats'))));

      it('sorted among the others', () => expectSurvived(() => stage.people.row('sorted', idOf('seats'))));

      it('given a neighbour of people’s', async () => {
        const before = await rows();
        await stage.people.row('inserted', idOf('teams'));
        const after = await rows();
        expect(Object.keys(after)).toHaveLength(Object.keys(before).length + 1);
        expect(Object.values(after).map(({ name: title }) => title)).toContain('Inserted');
        await expectSurvived(() => Promise.resolve());
      });

      it('hidden', () => expectSurvived(() => stage.people.row('hidden', idOf('seats'))));

      it('duplicated', async () => {
        const before = await rows();
        await stage.people.row('duplicated', idOf('seats'));
        const after = await rows();
        const copies = Object.entries(after).filter(([, cells]) => cells['name'] === 'Seats');
        expect(copies).toHaveLength(2);
        expect(copies.map(([id]) => id)).toContain(idOf('seats'));
        expect(Object.keys(after)).toHaveLength(Object.keys(before).length + 1);
        await expectSurvived(() => Promise.resolve(), {
          finds: {
            notion: [],
            sheets: [{ code: 'duplicate-row', says: 'copy of row', way: 'itself' }],
          },
        });
      });

      it('given something of another type', async () => {
        await expectSurvived(() => stage.people.row('retyped', idOf('teams')), {
          rows: (before) => ({
            ...before,
            [idOf('teams')]: { ...before[idOf('teams')], direction: undefined },
          }),
        });
        const own = (await pulled())?.rows.find(({ id }) => id === idOf('teams'));
        expect(own?.unreadable).toEqual([{ field: 'direction', found: 'Sideways' }]);
      });

      it('deleted', () =>
        expectSurvived(() => stage.people.row('deleted', idOf('seats')), {
          // Notion takes the links to it along; a sheet holds its key.
          rows: (before) => withoutRow(before, { id: idOf('seats'), takesLinks: surface.kind === 'notion' }),
        }));
    });

    describe('a table that was', () => {
      it('renamed', () => expectSurvived(() => stage.people.table('renamed', 'metrics')));

      it('moved', () => expectSurvived(() => stage.people.table('moved', 'metrics')));

      it('sorted', () => expectSurvived(() => stage.people.table('sorted', 'metrics')));

      it('given a neighbour of people’s', () =>
        expectSurvived(() => stage.people.table('inserted', 'metrics')));

      it('hidden', () => expectSurvived(() => stage.people.table('hidden', 'metrics')));

      it('duplicated', () =>
        expectSurvived(() => stage.people.table('duplicated', 'metrics'), {
          finds: [{ code: 'duplicate-table', says: 'looks like', way: 'person' }],
        }));

      it('turned into what else the tool shows rows in', () =>
        expectSurvived(() => stage.people.table('retyped', 'metrics'), {
          finds: {
            notion: [],
            // A plain range has none of the lists that Google’s table gave.
            sheets: [{ code: 'lost-guard', says: 'the lists of', way: 'press' }],
          },
        }));

      it('deleted, one of people’s', () =>
        expectSurvived(() => stage.people.table('deleted', 'gears'), {
          finds: [{ code: 'lost-table', table: 'gears', says: 'Gears', way: 'person' }],
        }));

      it('deleted, one whose rows are Northbook’s', async () => {
        await expectSurvived(() => stage.people.table('deleted', 'overview'), {
          finds: [{ code: 'lost-table', table: 'overview', says: 'Overview', way: 'press' }],
        });
        const overview = (await surface.pull()).find(({ table }) => table === 'overview');
        expect(overview).toMatchObject({ rows: [], problems: [] });
      });
    });

    describe('a choice that was', () => {
      it('renamed', () =>
        expectSurvived(() => stage.people.choice('renamed', { field: 'direction', title: 'Up is good' }), {
          // A sheet knows a choice by its name alone: until a person confirms the new one, it is not read.
          ...(surface.kind === 'sheets' ? { rows: withoutCell('direction', 'increase') } : {}),
          finds: {
            notion: [{ code: 'renamed-choice', field: 'direction', says: 'Up is good', way: 'nothing' }],
            sheets: [{ code: 'renamed-choice', field: 'direction', says: 'Up is good', way: 'press' }],
          },
        }));

      it('renamed, among Northbook’s answers', () =>
        expectSurvived(() => stage.people.choice('renamed', { field: 'trend', title: 'Rising' }), {
          // An answer in a sheet has no list whose choices could be renamed.
          finds: {
            notion: [{ code: 'renamed-choice', field: 'trend', says: 'Rising', way: 'nothing' }],
            sheets: [],
          },
        }));

      it('added', () =>
        expectSurvived(() => stage.people.choice('added', { field: 'direction', title: 'Sideways' })));

      it('deleted', async () => {
        await expectSurvived(
          () => stage.people.choice('deleted', { field: 'direction', title: 'Down is good' }),
          {
            // Notion takes the choice from the rows that had it; in a sheet it stays typed there.
            ...(surface.kind === 'notion' ? { rows: withoutCell('direction', 'decrease') } : {}),
            finds: [{ code: 'lost-choice', field: 'direction', says: 'Down is good', way: 'press' }],
          },
        );
      });
    });

    it('being copied as a whole', () => expectSurvived(() => stage.people.copyAll()));

    it('a second installation beside it', async () => {
      const before = await rows();
      const second = await stage.installBeside(contractRequest());
      const beside = second.installation.rowIds['metrics']?.['teams'] ?? '';
      await stage.person.set('metrics', beside, 'target', 7);
      expect((await rows(second.surface))[beside]?.['target']).toBe(7);
      await night([], second.surface);
      expect(await second.surface.check()).toEqual([]);
      surface = stage.open(JSON.parse(JSON.stringify(binding)));
      expect(await surface.check()).toEqual([]);
      expect(await rows()).toEqual(before);
      await night();
    });

    it('a newer template, whose fields, choices and tables it takes over once', async () => {
      const before = await rows();
      surface = stage.open(JSON.parse(JSON.stringify(binding)), newerRequest.tables);
      const said = (await surface.check()).map(({ code, table, message }) => [code, table, message]);
      expect(said).toEqual([
        ['outdated', 'metrics', expect.stringMatching(/Budget.*Outlook/)],
        ['outdated', 'reviews', expect.stringContaining('Reviews')],
      ]);
      expect(said[0]?.[2]).toContain('Flat');
      const theirs = await stage.people.theirs();
      const upgraded = await surface.install(newerRequest);
      surface = stage.open(JSON.parse(JSON.stringify(upgraded.binding)), newerRequest.tables);
      expect(await surface.check()).toEqual([]);
      expect(await stage.people.theirs()).toMatchObject(theirs);
      expect(await rows()).toEqual(before);
      await stage.person.set('metrics', idOf('teams'), 'direction', 'Flat');
      expect((await rows())[idOf('teams')]?.['direction']).toBe('flat');
      await night();
      const { writes } = stage.requests();
      await surface.install(newerRequest);
      expect(stage.requests().writes).toBe(writes);
    });

    async function both(deed: Deed, fields: readonly string[]): Promise<void> {
      for (const field of fields) await stage.people.column(deed, field);
    }
  });
}

function withoutRow(
  rows: Readonly<Record<string, Cells>>,
  { id: gone, takesLinks }: { id: string; takesLinks: boolean },
): Record<string, Cells> {
  return Object.fromEntries(
    Object.entries(rows)
      .filter(([id]) => id !== gone)
      .map(([id, cells]) => [
        id,
        Object.fromEntries(
          Object.entries(cells).map(([field, cell]) => [
            field,
            takesLinks && typeof cell === 'object' ? cell.filter((link) => link !== gone) : cell,
          ]),
        ),
      ]),
  );
}

/** The same rows with a cell emptied, everywhere or where it held something. */
function withoutCell(field: string, held?: string) {
  return (before: Readonly<Record<string, Cells>>): Record<string, Cells> =>
    Object.fromEntries(
      Object.entries(before).map(([id, cells]) => [
        id,
        held === undefined || cells[field] === held ? { ...cells, [field]: undefined } : cells,
      ]),
    );
}

async function apply(own: Surface, changes: readonly Change[]): Promise<string[]> {
  const results: string[] = [];
  await own.apply(changes, ({ result }) => {
    results.push(result);
    return Promise.resolve();
  });
  return results;
}

/** Notion keeps links in an order of its own. */
function sorted(cell: Cells[string]): Cells[string] {
  return typeof cell === 'object' ? cell.toSorted() : cell;
}
