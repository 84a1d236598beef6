import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ForeignColumn, ForeignTable } from '../../src/sync/foreign-table.ts';
import { placeTables } from '../../src/sync/placement.ts';
import { proposeBinding, proposeTables } from '../../src/sync/propose-binding.ts';
import { Template } from '../../src/template/template.ts';
import { northStar } from '../../templates/north-star.ts';

const template = Template.parse(northStar);
const placed = placeTables(template, { metrics: 'notion', readings: 'notion' }).notion;
const wide = placeTables(template, { metrics: 'notion', readings: 'sheets' }).sheets;

function table(...columns: readonly (Partial<ForeignColumn> & { title: string })[]): ForeignTable {
  return {
    id: 'theirs',
    title: 'Theirs',
    layout: 'rows',
    periods: [],
    rowCount: 12,
    remarks: [],
    columns: columns.map((column, index) => ({
      id: `c${index}`,
      kind: 'text',
      choices: [],
      samples: [],
      ...column,
    })),
  };
}

function placedTable(id: string) {
  const found = placed.find((own) => own.table.id === id);
  if (found === undefined) throw new Error(`No table ${id}`);
  return found;
}

function fieldsOf(id: string, foreign: ForeignTable): Record<string, string> {
  const { columns } = proposeBinding(placedTable(id), foreign);
  const titles = new Map(foreign.columns.map((column) => [column.id, column.title]));
  return Object.fromEntries(columns.map(({ field, column }) => [field, titles.get(column) ?? '']));
}

describe('a proposal for a table that people made', () => {
  it('takes columns by their names, whatever case, accents and punctuation', () => {
    const foreign = table(
      { title: 'NAME' },
      { title: 'target-date', kind: 'date' },
      { title: 'Target ', kind: 'number' },
      { title: 'Owner(s)' },
    );
    expect(fieldsOf('metrics', foreign)).toEqual({
      name: 'NAME',
      owners: 'Owner(s)',
      target: 'Target ',
      targetDate: 'target-date',
    });
  });

  it('knows what Italians, Germans, French and Spaniards call them', () => {
    const italian = table(
      { title: 'Indicatore' },
      { title: 'Unità di misura' },
      { title: 'Obiettivo', kind: 'number' },
      { title: 'Scadenza', kind: 'date' },
      { title: 'Responsabile' },
    );
    expect(fieldsOf('metrics', italian)).toEqual({
      name: 'Indicatore',
      unit: 'Unità di misura',
      target: 'Obiettivo',
      targetDate: 'Scadenza',
      owners: 'Responsabile',
    });
    const german = table(
      { title: 'Kennzahl' },
      { title: 'Zielwert', kind: 'number' },
      { title: 'Verantwortlich' },
      { title: 'Häufigkeit' },
    );
    expect(fieldsOf('metrics', german)).toEqual({
      name: 'Kennzahl',
      target: 'Zielwert',
      owners: 'Verantwortlich',
      cadence: 'Häufigkeit',
    });
    const french = table(
      { title: 'Résultat clé' },
      { title: 'Cible', kind: 'number' },
      { title: 'Échéance', kind: 'date' },
    );
    expect(fieldsOf('keyResults', french)).toEqual({
      name: 'Résultat clé',
      target: 'Cible',
      due: 'Échéance',
    });
    const spanish = table({ title: 'Objetivo' }, { title: 'Responsable' }, { title: 'Por qué' });
    expect(fieldsOf('objectives', spanish)).toEqual({
      name: 'Objetivo',
      owners: 'Responsable',
      why: 'Por qué',
    });
  });

  it('lets what a column holds decide between two meanings of its name', () => {
    const text = table({ title: 'KPI' }, { title: 'Obiettivo', kind: 'text' });
    expect(fieldsOf('metrics', text)).toEqual({ name: 'KPI' });
  });

  it('finds a choice by what it offers, whatever it is called', () => {
    const foreign = table(
      { title: 'Metric' },
      { title: 'Kategorie 7', kind: 'choice', choices: ['North star', 'KPI', 'Key Driver'] },
    );
    const { columns } = proposeBinding(placedTable('metrics'), foreign);
    expect(columns[1]).toMatchObject({
      field: 'role',
      column: 'c1',
      reason: 'Its choices are those of Role.',
    });
  });

  it('never takes a column of people to be written, even one named as an answer is', () => {
    const foreign = table(
      { title: 'Name' },
      { title: 'Progress', kind: 'number' },
      { title: 'Status', kind: 'text' },
    );
    expect(fieldsOf('metrics', foreign)).toEqual({ name: 'Name' });
  });

  it('finds its own columns again in a copy, answers among them', () => {
    const foreign = table(
      { title: 'Kennzahl', mark: 'metrics.name' },
      { title: 'Fortschritt', mark: 'metrics.progress', kind: 'number' },
      { title: 'Name', kind: 'text' },
    );
    expect(fieldsOf('metrics', foreign)).toEqual({ name: 'Kennzahl', progress: 'Fortschritt' });
  });

  it('says how sure it is, and that it is less so where two columns fit alike', () => {
    const one = proposeBinding(
      placedTable('metrics'),
      table({ title: 'Name' }, { title: 'Goal', kind: 'number' }),
    );
    expect(one.columns[1]).toMatchObject({ field: 'target', confidence: 0.91 });
    expect(one.columns[1]?.reason).toBe('“Goal” is another word for Target, it holds numbers.');
    const two = proposeBinding(
      placedTable('metrics'),
      table({ title: 'Name' }, { title: 'Goal', kind: 'number' }, { title: 'Plan', kind: 'number' }),
    );
    expect(two.columns[1]).toMatchObject({ field: 'target', confidence: 0.5 });
    expect(two.columns[1]?.reason).toContain('another column fits as well');
  });

  it('takes the only column of numbers for the value of a reading, and says so', () => {
    const foreign = table(
      { title: 'Was' },
      { title: 'Wann', kind: 'date' },
      { title: 'Zahl', kind: 'number' },
    );
    const { columns } = proposeBinding(placedTable('readings'), foreign);
    expect(columns.map(({ field, column }) => [field, column])).toEqual([
      ['name', 'c0'],
      ['day', 'c1'],
      ['value', 'c2'],
    ]);
    expect(columns[2]?.reason).toBe('It is the only column left with numbers.');
  });

  it('proposes the mirrored fields in the wide form', () => {
    const [readings] = wide;
    if (readings === undefined) throw new Error('no wide table');
    const foreign = { ...table({ title: 'Kennzahl' }, { title: 'Einheit' }), layout: 'wide' as const };
    expect(proposeBinding(readings, foreign).columns.map(({ field }) => field)).toEqual(['name', 'unit']);
  });

  it('tells which table it is', () => {
    const foreign = table(
      { title: 'Key result' },
      { title: 'Objective' },
      { title: 'Start', kind: 'number' },
      { title: 'Target', kind: 'number' },
      { title: 'Due', kind: 'date' },
      { title: 'Confidence', kind: 'number' },
    );
    expect(proposeTables(placed, foreign)[0]?.table).toBe('keyResults');
    expect(
      proposeTables(placed, table({ title: 'Zutat' }, { title: 'Gramm', kind: 'number' }))[0]?.confidence ??
        0,
    ).toBeLessThanOrEqual(0.5);
  });

  it('uses every field and every column at most once, in whatever order the columns stand', () => {
    const titles = [
      'Name',
      'Target',
      'Goal',
      'Owner',
      'Lead',
      'Status',
      'Date',
      'Unit',
      'Progress',
      '',
      'Ziel',
    ];
    const kinds = ['text', 'number', 'date', 'choice', 'person', undefined] as const;
    const column = fc.record({ title: fc.constantFrom(...titles), kind: fc.constantFrom(...kinds) });
    fc.assert(
      fc.property(fc.array(column, { maxLength: 10 }), (columns) => {
        const { columns: proposed } = proposeBinding(placedTable('metrics'), table(...columns));
        expect(new Set(proposed.map(({ field }) => field)).size).toBe(proposed.length);
        expect(new Set(proposed.map(({ column: id }) => id)).size).toBe(proposed.length);
        for (const { confidence } of proposed) {
          expect(confidence).toBeGreaterThanOrEqual(0.5);
          expect(confidence).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});
