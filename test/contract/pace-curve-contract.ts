import { describe, expect, it } from 'vitest';
import type { InstallRequest, Surface } from '../../src/sync/surface.ts';
import { tableOf, Template } from '../../src/template/template.ts';
import { okrs } from '../../templates/okrs.ts';
import type { PeopleStage } from './people-contract.ts';

const template = Template.parse(okrs);

/** The OKRs as they were before key results said how their progress comes. */
const before = Template.parse({
  ...okrs,
  version: 2,
  tables: okrs.tables.map((table) => ({
    ...table,
    fields: table.fields.filter(({ id }) => id !== 'paceCurve'),
  })),
});

function requestOf(of: Template): InstallRequest {
  return {
    title: 'OKRs',
    template: of,
    tables: of.tables.map((table) => ({ table, layout: 'rows' })),
    rows: { keyResults: [{ id: 'firms', cells: { name: 'Firms with a contract', start: 40, target: 90 } }] },
  };
}

async function keyResults(surface: Surface) {
  return (await surface.pull()).find(({ table }) => table === 'keyResults');
}

/** How an installation of the template of before comes to the column that says how progress is expected to come. */
export function describePaceCurveContract(name: string, create: () => Promise<PeopleStage>): void {
  describe(`${name} installed before key results had a curve`, () => {
    it('is read without one, gets the column by an upgrade, once, and then reads what people choose', async () => {
      const stage = await create();
      const { installation } = await stage.install(requestOf(before));
      const id = installation.rowIds['keyResults']?.['firms'] ?? '';
      const { tables } = requestOf(template);
      const old = stage.open(installation.binding, tables);
      expect((await keyResults(old))?.absentFields).toEqual(['paceCurve']);
      expect((await old.check()).map(({ code, message }) => `${code}: ${message}`)).toEqual([
        'outdated: A newer version of the template has more columns in Key Results: Progress comes',
      ]);
      const { binding } = await old.install(requestOf(template));
      const upgraded = stage.open(JSON.parse(JSON.stringify(binding)), tables);
      expect(await upgraded.check()).toEqual([]);
      const { writes } = stage.requests();
      await upgraded.install(requestOf(template));
      expect(stage.requests().writes).toBe(writes);
      const { rows } = (await keyResults(upgraded)) ?? {};
      expect(rows?.map(({ cells }) => cells)).toMatchObject([
        { name: 'Firms with a contract', start: 40, target: 90 },
      ]);
      expect(rows?.[0]?.cells['paceCurve']).toBeUndefined();
      const [field] = tableOf(template, 'keyResults').fields.filter((own) => own.id === 'paceCurve');
      for (const choice of field?.kind === 'choice' ? field.choices : []) {
        await stage.person.set('keyResults', id, 'paceCurve', choice.title);
        expect((await keyResults(upgraded))?.rows[0]).toMatchObject({
          cells: { paceCurve: choice.id },
          unreadable: [],
        });
      }
    });
  });
}
