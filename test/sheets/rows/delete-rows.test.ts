import { beforeEach, describe, expect, it } from 'vitest';
import { namesRow } from '../../../src/sheets/book/people-formulas.ts';
import type { Surface } from '../../../src/sync/surface.ts';
import type { Change } from '../../../src/sync/change.ts';
import { planSampleRemoval } from '../../../src/sync/sample-removal.ts';
import { contractRequest, contractTemplate } from '../../contract/contract-template.ts';
import type { SheetsStage } from '../stage.ts';
import { createSheetsStage } from '../stage.ts';

describe('sample rows that go from a sheet', () => {
  let stage: SheetsStage;
  let surface: Surface;
  let removal: readonly Change[];

  beforeEach(async () => {
    stage = createSheetsStage();
    const made = await stage.install(contractRequest());
    ({ surface } = made);
    removal = planSampleRemoval({
      template: contractTemplate,
      pulls: [{ surface: 'sheets', tables: await surface.pull() }],
      samples: contractRequest().rows,
      rowIds: made.installation.rowIds,
    }).changes;
  });

  async function remove(): Promise<readonly string[]> {
    const results: string[] = [];
    await surface.apply(removal, ({ result }) => {
      results.push(result);
      return Promise.resolve();
    });
    return results;
  }

  /** What stands in the names' column, row by row, and what was typed below. */
  async function names(): Promise<string[]> {
    const tab = await stage.person.look('metrics');
    const column = tab.columns.get('name') ?? -1;
    return tab.rows.map((row) => row[column]?.formattedValue ?? '').slice(0, 5);
  }

  it('are deleted, so that people’s rows stand where theirs stood, with two reads and two writes', async () => {
    await stage.person.addRow('metrics', 'Our own');
    const { rowCount } = await stage.person.look('metrics');
    const before = stage.google.requests();
    expect(await remove()).toEqual(['done', 'done', 'done', 'done']);
    const used = stage.google.requests();
    expect([used.reads - before.reads, used.writes - before.writes]).toEqual([2, 2]);
    expect(await names()).toEqual(['Our own', '', '', '', '']);
    expect((await stage.person.look('metrics')).rowCount).toBe(rowCount - 3);
    expect(await surface.check()).toEqual([]);
  });

  it('leave an empty line where a formula of people’s names them', async () => {
    await stage.person.addColumn('metrics', 'Twice');
    const { headerTexts } = await stage.person.look('metrics');
    const column = headerTexts.indexOf('Twice');
    await stage.person.addRow('metrics', 'Our own');
    await stage.person.type('metrics', { row: 4, column }, { formulaValue: '=2*E3' });
    expect(await remove()).toEqual(['done', 'done', 'done', 'done']);
    expect(await names()).toEqual(['', 'Our own', '', '', '']);
    const [metrics] = await surface.pull();
    expect(metrics?.rows.map(({ cells }) => cells['name'])).toEqual(['Our own']);
    // The line that is left is nobody's: what people type there is a row of its own.
    await stage.person.type('metrics', { row: 1, column: 1 }, { stringValue: 'Another' });
    const [now] = await surface.pull();
    expect(now?.rows.map(({ id }) => id)).toContain('row-another');
  });

  it('are emptied once and nothing else is deleted when the answer to the deletion gets lost', async () => {
    await stage.person.addRow('metrics', 'Our own');
    let writes = 0;
    stage.google.loses = ({ path }) => {
      if (!path.endsWith(':batchUpdate')) return false;
      writes += 1;
      return writes === 2;
    };
    expect(await remove()).toEqual(['done', 'done', 'done', 'done']);
    expect(writes).toBe(2);
    expect(await names()).toEqual(['Our own', '', '', '', '']);
  });
});

describe('a formula', () => {
  it('names a row by its number, alone or at an end of a range', () => {
    expect(namesRow('=F5*2', 5)).toBe(true);
    expect(namesRow("='KPI Book'!$F$5", 5)).toBe(true);
    expect(namesRow('=SUM(F5:F9)', 5)).toBe(true);
  });

  it('names none by a function, a name or a longer number', () => {
    expect(namesRow('=LOG10(A2)+Q5_total+F55', 5)).toBe(false);
    expect(namesRow('=LOG10(A2)', 10)).toBe(false);
  });
});
