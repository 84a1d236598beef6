import { beforeEach, describe, expect, it } from 'vitest';
import type { Change } from '../../src/sync/change.ts';
import type { InstallRequest, PlacedTable, Surface } from '../../src/sync/surface.ts';
import type { SurfaceFinding } from '../../src/sync/surface-finding.ts';
import type { Row } from '../../src/template/row.ts';
import type { TemplateInput } from '../../src/template/template.ts';
import { Template } from '../../src/template/template.ts';
import { contractRequest, contractTemplate } from './contract-template.ts';
import type { SurfaceStage } from './surface-contract.ts';

/** A stage on which a newer template comes along. */
export interface PeopleStage extends SurfaceStage {
  /** Opens an installation, with the template's tables as they are to be today. */
  open(binding: unknown, tables?: readonly PlacedTable[]): Surface;
}

type TableInput = TemplateInput['tables'][number];

const added = { description: 'New in this version', role: 'derived' } as const;

/** The contract's template a version later, with an answer more. */
const newer = Template.parse({
  ...contractTemplate,
  version: 2,
  tables: contractTemplate.tables.map((table): TableInput =>
    table.id === 'metrics'
      ? { ...table, fields: [...table.fields, { id: 'verdict', title: 'Verdict', kind: 'text', ...added }] }
      : table,
  ),
});

const newerRequest: InstallRequest = {
  title: 'Northbook',
  template: newer,
  tables: newer.tables.map((table) => ({ table, layout: 'rows' })),
  rows: {},
};

/** What every surface does for people who rearrange, repair and upgrade. */
export function describePeopleContract(name: string, create: () => Promise<PeopleStage>): void {
  describe(`${name} among people`, () => {
    let stage: PeopleStage;
    let surface: Surface;
    let idOf: (sample: string) => string;

    beforeEach(async () => {
      stage = await create();
      const made = await stage.install(contractRequest());
      surface = made.surface;
      idOf = (sample) => made.installation.rowIds['metrics']?.[sample] ?? '';
    });

    async function rows(table = 'metrics'): Promise<ReadonlyMap<string, Row>> {
      const pulled = (await surface.pull()).find((own) => own.table === table);
      return new Map(pulled?.rows.map((row) => [row.id, row]));
    }

    async function repair(finding: Pick<SurfaceFinding, 'code' | 'table' | 'field'>) {
      const outcome = await surface.repair(finding);
      surface = stage.open(JSON.parse(JSON.stringify(outcome.binding)));
      return outcome.result;
    }

    async function write(row: string, cells: Change['cells']): Promise<string[]> {
      const results: string[] = [];
      const change: Change = {
        id: 'change',
        kind: 'update',
        surface: surface.kind,
        table: 'metrics',
        row,
        cells,
        before: Object.fromEntries(Object.keys(cells).map((field) => [field, undefined])),
        reason: 'The contract asks for it',
      };
      await surface.apply([change], ({ result }) => {
        results.push(result);
        return Promise.resolve();
      });
      return results;
    }

    it('makes a deleted column of Northbook’s again when told, and touches no other', async () => {
      await stage.person.deleteColumn('metrics', 'because');
      const before = await rows();
      expect(await surface.check()).toMatchObject([
        { code: 'lost-field', table: 'metrics', field: 'because', repair: 'recreate-field' },
      ]);
      expect(await repair({ code: 'lost-field', table: 'metrics', field: 'because' })).toBe('done');
      expect(await surface.check()).toEqual([]);
      expect(await write(idOf('teams'), { because: 'It is there again' })).toEqual(['done']);
      const after = await rows();
      expect(after.get(idOf('teams'))?.cells['because']).toBe('It is there again');
      for (const [id, { cells }] of before) {
        expect({ ...after.get(id)?.cells, because: undefined }).toEqual({ ...cells, because: undefined });
      }
    });

    it('does a repair once, and refuses one for what is not so', async () => {
      await stage.person.deleteColumn('metrics', 'because');
      const finding = { code: 'lost-field', table: 'metrics', field: 'because' } as const;
      expect(await repair(finding)).toBe('done');
      const { writes } = stage.requests();
      expect(await repair(finding)).toBe('refused');
      expect(await repair({ ...finding, field: 'latest' })).toBe('refused');
      expect(stage.requests().writes).toBe(writes);
    });

    it('leaves a column that people filled in to them', async () => {
      await stage.person.deleteColumn('metrics', 'target');
      const [lost] = await surface.check();
      expect(lost).toMatchObject({ code: 'lost-field', field: 'target' });
      expect(lost).not.toHaveProperty('repair');
      expect(lost?.fix).not.toBe('');
      const { writes } = stage.requests();
      expect(await repair({ code: 'lost-field', table: 'metrics', field: 'target' })).toBe('refused');
      expect(stage.requests().writes).toBe(writes);
    });

    it('says which column was renamed, and that there is nothing to do', async () => {
      await stage.person.renameField('metrics', 'target', 'Goal');
      const findings = await surface.check();
      expect(findings).toMatchObject([{ code: 'renamed-field', table: 'metrics', field: 'target' }]);
      expect(findings[0]?.message).toContain('Goal');
      expect(findings[0]?.fix).toContain('Nothing to do');
    });

    it('keeps every finding in words that a person understands', async () => {
      await stage.person.deleteColumn('metrics', 'target');
      await stage.person.deleteColumn('metrics', 'trend');
      await stage.person.renameField('metrics', 'share', 'Part');
      const findings = await surface.check();
      expect(findings).toHaveLength(3);
      for (const { message, fix } of findings) {
        expect(message).toMatch(/^\p{Lu}/u);
        expect(fix).toMatch(/^\p{Lu}/u);
        expect(`${message} ${fix}`).not.toMatch(/undefined|northbookId|metrics\./);
      }
    });

    it('says what a newer template has that it has not', async () => {
      const { binding } = await stage.install(contractRequest()).then(({ installation }) => installation);
      const findings = await stage.open(binding, newerRequest.tables).check();
      expect(findings).toMatchObject([{ code: 'outdated', table: 'metrics' }]);
      expect(findings[0]?.message).toContain('Verdict');
    });

    it('takes over what a newer template adds, once, and leaves rows and columns as they stand', async () => {
      const before = await rows();
      const { binding } = await surface.install(newerRequest);
      surface = stage.open(JSON.parse(JSON.stringify(binding)));
      const after = await rows();
      for (const [id, { cells }] of before) {
        expect({ ...after.get(id)?.cells, verdict: undefined }).toEqual({ ...cells, verdict: undefined });
      }
      expect(await write(idOf('teams'), { verdict: 'On course' })).toEqual(['done']);
      expect((await rows()).get(idOf('teams'))?.cells['verdict']).toBe('On course');
      const { writes } = stage.requests();
      await surface.install(newerRequest);
      expect(stage.requests().writes).toBe(writes);
    });
  });
}
