import { describe, expect, it } from 'vitest';
import type { Diagnosis } from '../../src/derive/scorecard.ts';
import { Day } from '../../src/model/day.ts';
import { answerCells } from '../../src/sync/answer-cells.ts';
import { shownCell } from '../../src/sync/shown-cell.ts';
import type { Cell } from '../../src/template/row.ts';
import type { Field } from '../../src/template/template.ts';
import { Template } from '../../src/template/template.ts';
import { northStar } from '../../templates/north-star.ts';
import { samples } from '../../templates/samples/index.ts';
import { readSample } from '../templates/read-sample.ts';

const template = Template.parse(northStar);

interface Shown {
  readonly table: string;
  readonly row: string;
  readonly field: Field;
  readonly cell: Cell;
}

/** Every derived cell of every sample that has something to show, as people see it. */
const shown: readonly Shown[] = samples.flatMap((sample) => {
  const { workspace, issues, scorecard } = readSample(sample);
  const cells = answerCells({ template, workspace, scorecard, issues, nextRun: Day.parse('2026-04-01') });
  return template.tables.flatMap((table) =>
    [...(cells.get(table.id) ?? [])].flatMap(([row, own]) =>
      table.fields
        .filter(({ role }) => role === 'derived')
        .map((field) => ({
          table: table.id,
          row: `${sample.name} ${row}`,
          field,
          cell: shownCell(field, own[field.id]),
        })),
    ),
  );
});

/** Derived fields that no sample fills, and why; everything else must be filled in one of them. */
const emptyInEverySample: Readonly<Record<string, string>> = {
  'metrics sideIndex': 'no sample has a North Star for each side of a market',
  'metrics weakerSide': 'no sample has a North Star for each side of a market',
  'metrics combinedHealth': 'no sample has a North Star for each side of a market',
  'overview topTenthShare': 'no sample has ten measured wins',
  'overview calibration': 'no sample has five experiments with a prediction and a measured effect',
};

function fieldName({ table, field }: { table: string; field: Field }): string {
  return `${table} ${field.id}`;
}

describe('the answers in a template’s columns', () => {
  it('fill every derived field in at least one sample, or there is a reason', () => {
    const all = template.tables.flatMap((table) =>
      table.fields
        .filter(({ role }) => role === 'derived')
        .map((field) => fieldName({ table: table.id, field })),
    );
    const filled = new Set(shown.filter(({ cell }) => cell !== undefined).map(fieldName));
    const empty = all.filter((name) => !filled.has(name));
    const expected = Object.keys(emptyInEverySample);
    expect(empty.filter((name) => !/ (gaps|note)$/.test(name)).toSorted()).toEqual(expected.toSorted());
  });

  it('come with a reason for each of them, on the row', () => {
    const reasons = shown.filter(({ field }) => field.id === 'because');
    expect(reasons.length).toBeGreaterThan(50);
    expect(reasons.filter(({ cell }) => cell === undefined)).toEqual([]);
    const driver = reasons.find(
      ({ table, row }) => table === 'metrics' && row.endsWith('nights_per_listing'),
    );
    const lines = String(driver?.cell).split('\n');
    for (const column of ['Rate-limiting step', 'Trend', 'Pace', 'Forecast', 'Signal', 'Latest']) {
      expect(lines.some((line) => line.split(':')[0]?.split(', ').includes(column))).toBe(true);
    }
  });

  it('are choices of their columns and numbers with no more digits than a person reads', () => {
    const misfits = shown.filter(({ field, cell }) => {
      if (cell === undefined) return false;
      if (field.kind === 'choice') return !field.choices.some(({ id }) => id === cell);
      if (field.kind !== 'number') return false;
      const digits = String(Math.abs(Number(cell)))
        .replace(/^0\.0*|\./g, '')
        .replace(/0+$/, '').length;
      return digits > 7;
    });
    expect(misfits).toEqual([]);
  });

  it('tell a chance in steps of five points', () => {
    const chances = shown.filter(({ field, cell }) => field.id === 'chance' && cell !== undefined);
    expect(chances.length).toBeGreaterThan(5);
    for (const { cell } of chances) {
      const points = Math.round(Number(cell) * 100);
      expect(points % 5 === 0 || points === 1 || points === 99).toBe(true);
    }
  });

  it('show noise below the shown precision as the same cell', () => {
    const numbers = shown.filter(({ field, cell }) => field.kind === 'number' && cell !== undefined);
    for (const { field, cell } of numbers) {
      expect(shownCell(field, Number(cell) * (1 + 1e-9))).toBe(cell);
    }
  });
});

describe('the overview of a workspace with two North Stars', () => {
  it('says of each what its diagnosis is', () => {
    const [market] = samples.filter(({ id }) => id === 'stays-marketplace');
    if (market === undefined) throw new Error('there is no such sample');
    const { workspace, issues, scorecard } = readSample(market);
    const cells = answerCells({ template, workspace, scorecard, issues, nextRun: undefined });
    const because = String(cells.get('overview')?.get('overview')?.['because']);
    expect(scorecard.northStars).toHaveLength(2);
    expect(because).toContain('Diagnosis of “Nights booked”: ');
    expect(because).toContain('Diagnosis of “Gross booking value”: ');
  });

  it('shows both, named, in the verdict, and in the cell of the diagnosis that of both or that they differ', () => {
    const [market] = samples.filter(({ id }) => id === 'stays-marketplace');
    if (market === undefined) throw new Error('there is no such sample');
    const { workspace, issues, scorecard } = readSample(market);
    function overviewOf(...diagnoses: readonly (Diagnosis | undefined)[]) {
      const northStars = scorecard.northStars.slice(0, diagnoses.length).map((score, place) => {
        const value = diagnoses[place];
        return { ...score, verdict: 'Stands still.', diagnosis: { value, because: '' } };
      });
      const own = { ...scorecard, northStars };
      const cells = answerCells({ template, workspace, scorecard: own, issues, nextRun: undefined });
      const { verdict, diagnosis } = cells.get('overview')?.get('overview') ?? {};
      return { verdict, diagnosis };
    }
    expect(overviewOf('working', 'strategy-not-executed')).toEqual({
      verdict:
        'Nights booked: working. Stands still.\nGross booking value: strategy not executed. Stands still.',
      diagnosis: 'differs',
    });
    expect(overviewOf('working', undefined)).toEqual({
      verdict: 'Nights booked: working. Stands still.\nGross booking value: no diagnosis yet. Stands still.',
      diagnosis: 'differs',
    });
    expect(overviewOf('working', 'working').diagnosis).toBe('working');
    expect(overviewOf('working')).toEqual({ verdict: 'Stands still.', diagnosis: 'working' });
    expect(overviewOf(undefined, undefined).diagnosis).toBeUndefined();
    expect(overviewOf()).toEqual({ verdict: '', diagnosis: undefined });
  });
});
