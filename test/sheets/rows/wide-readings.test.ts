import { describe, expect, it } from 'vitest';
import { placeTables } from '../../../src/sync/placement.ts';
import type { Change } from '../../../src/sync/change.ts';
import type { ChangeOutcome, Surface } from '../../../src/sync/surface.ts';
import { template } from '../../sync/pulls.ts';
import { createSheetsStage } from '../stage.ts';

const placed = placeTables(template, { metrics: 'notion', readings: 'sheets' }).sheets;

function reading(metric: string, day: string, value: number) {
  return { id: `${metric}@${day}`, cells: { metric: [metric], day, value } };
}

/** Finance's sheet with two metrics over three quarters, one of them with a gap and a zero. */
async function financeSheet() {
  const stage = createSheetsStage();
  const { surface } = await stage.install({
    title: 'Finance',
    template,
    tables: placed,
    rows: {
      metrics: [{ id: 'nights', cells: { name: 'Nights booked', key: 'nights', unit: 'million' } }],
      readings: [
        reading('nights', '2025-12-31', 110),
        reading('nights', '2026-03-31', 0),
        reading('nights', '2026-06-30', 134.5),
        reading('listings', '2025-12-31', 8.1),
        reading('listings', '2026-06-30', 8.4),
      ],
    },
  });
  return { stage, surface };
}

async function pullReadings(surface: Surface) {
  const [pulled] = await surface.pull();
  if (pulled === undefined) throw new Error('readings were not pulled');
  return pulled;
}

async function values(surface: Surface) {
  return (await pullReadings(surface)).rows.map(({ cells }) => [
    cells['metric'],
    cells['day'],
    cells['value'],
  ]);
}

async function applyTo(surface: Surface, changes: readonly Change[]): Promise<ChangeOutcome[]> {
  const outcomes: ChangeOutcome[] = [];
  await surface.apply(changes, (outcome) => {
    outcomes.push(outcome);
    return Promise.resolve();
  });
  return outcomes;
}

function change(kind: Change['kind'], row: string, cells: Change['cells']): Change {
  const before = Object.fromEntries(Object.keys(cells).map((field) => [field, undefined]));
  return {
    id: `sheets/readings/${row}`,
    kind,
    surface: 'sheets',
    table: 'readings',
    row,
    cells,
    before,
    reason: 'test',
  };
}

/** The column of a period, by its place after the mirror's columns. */
async function periodColumn(stage: ReturnType<typeof createSheetsStage>, place: number): Promise<number> {
  return Math.max(...(await stage.person.look('readings')).columns.values()) + 1 + place;
}

describe('readings in a wide sheet', () => {
  it('are read a row a metric and a column a period; blank is missing and 0 is a value', async () => {
    const { surface } = await financeSheet();
    expect(await values(surface)).toEqual([
      [['nights'], '2025-12-31', 110],
      [['nights'], '2026-03-31', 0],
      [['nights'], '2026-06-30', 134.5],
      [['listings'], '2025-12-31', 8.1],
      [['listings'], '2026-06-30', 8.4],
    ]);
  });

  it('show finance which metric a row is for from the start', async () => {
    const { surface } = await financeSheet();
    const { mirrorRows } = await pullReadings(surface);
    expect(mirrorRows.map(({ id, cells }) => [id, cells['name'], cells['key']])).toEqual([
      ['nights', 'Nights booked', 'nights'],
      ['listings', undefined, 'listings'],
    ]);
  });

  it('take a new period from months, weeks, dates and date cells, whatever people like', async () => {
    const { stage, surface } = await financeSheet();
    const column = await periodColumn(stage, 3);
    await stage.person.type('readings', { row: 0, column }, { stringValue: 'July 2026' });
    await stage.person.type('readings', { row: 1, column }, { numberValue: 7 });
    await stage.person.type('readings', { row: 0, column: column + 1 }, { stringValue: '2026-W33' });
    await stage.person.type('readings', { row: 1, column: column + 1 }, { numberValue: 8 });
    await stage.person.type('readings', { row: 0, column: column + 2 }, { numberValue: 46_265 });
    await stage.person.type('readings', { row: 1, column: column + 2 }, { numberValue: 9 });
    const own = (await values(surface)).filter(([metric]) => String(metric) === 'nights').slice(3);
    expect(own.map(([, day, value]) => [day, value])).toEqual([
      ['2026-07-31', 7],
      ['2026-08-16', 8],
      ['2026-08-31', 9],
    ]);
  });

  it('report a header that is no period and a period that stands twice, and read the others', async () => {
    const { stage, surface } = await financeSheet();
    const column = await periodColumn(stage, 3);
    await stage.person.type('readings', { row: 0, column }, { stringValue: 'Total' });
    await stage.person.type('readings', { row: 1, column }, { numberValue: 999 });
    await stage.person.type('readings', { row: 0, column: column + 1 }, { stringValue: 'Q1 2026' });
    const pulled = await pullReadings(surface);
    expect(pulled.problems.map(({ kind }) => kind)).toEqual(['unreadable-period', 'duplicate-period']);
    expect(pulled.problems[0]).toMatchObject({ header: 'Total', table: 'readings' });
    expect(pulled.rows).toHaveLength(5);
  });

  it('show text in a number cell as unreadable, with what stands there', async () => {
    const { stage, surface } = await financeSheet();
    const column = await periodColumn(stage, 1);
    await stage.person.type('readings', { row: 1, column }, { stringValue: 'n/a' });
    const broken = (await pullReadings(surface)).rows.find((row) => row.unreadable.length > 0);
    expect(broken).toMatchObject({
      id: 'nights@2026-03-31',
      cells: { metric: ['nights'], day: '2026-03-31' },
      unreadable: [{ field: 'value', found: 'n/a' }],
    });
  });

  it('name a row that a person added by its key, until its id is written with the first answer', async () => {
    const { stage, surface } = await financeSheet();
    const tab = await stage.person.look('readings');
    const keyColumn = tab.columns.get('key') ?? 0;
    await stage.person.type('readings', { row: 3, column: keyColumn }, { stringValue: 'adr' });
    await stage.person.type(
      'readings',
      { row: 3, column: await periodColumn(stage, 0) },
      { numberValue: 160 },
    );
    expect((await values(surface)).at(-1)).toEqual([['adr'], '2025-12-31', 160]);
    const [id] = (await pullReadings(surface)).mirrorRows.slice(-1).map((row) => row.id);
    const wanted = change('update', id ?? '', { latest: 160 });
    expect(await applyTo(surface, [wanted])).toEqual([{ id: wanted.id, result: 'done' }]);
    const after = await pullReadings(surface);
    expect(after.mirrorRows.at(-1)).toMatchObject({ id, cells: { key: 'adr', latest: 160 } });
    expect(after.rows.at(-1)?.cells['metric']).toEqual([id]);
  });

  it('take a copied row for a row of its own', async () => {
    const { stage, surface } = await financeSheet();
    const idColumn = (await stage.person.look('readings')).columns.get('northbookId') ?? 0;
    await stage.person.type('readings', { row: 3, column: idColumn }, { stringValue: 'nights' });
    await stage.person.type('readings', { row: 3, column: await periodColumn(stage, 0) }, { numberValue: 5 });
    const ids = (await pullReadings(surface)).mirrorRows.map((row) => row.id);
    expect(new Set(ids).size).toBe(3);
    expect(ids[0]).toBe('nights');
  });

  it('get a row for a metric that is new in the KPI Book, once', async () => {
    const { stage, surface } = await financeSheet();
    const wanted = change('create', 'page-7', { name: 'Average daily rate', key: 'adr' });
    await applyTo(surface, [wanted]);
    const { writes } = stage.google.requests();
    await applyTo(surface, [wanted]);
    expect(stage.google.requests().writes).toBe(writes);
    const { mirrorRows } = await pullReadings(surface);
    expect(mirrorRows.at(-1)).toMatchObject({
      id: 'page-7',
      cells: { name: 'Average daily rate', key: 'adr' },
    });
  });

  it('keep their meaning when people sort the rows and insert a column', async () => {
    const { stage, surface } = await financeSheet();
    const before = await values(surface);
    await stage.person.reorder('readings');
    await stage.person.request({
      insertDimension: {
        range: { sheetId: 1, dimension: 'COLUMNS', startIndex: 2, endIndex: 3 },
        inheritFromBefore: false,
      },
    });
    expect((await values(surface)).map(String).toSorted()).toEqual(before.map(String).toSorted());
    await applyTo(surface, [change('update', 'nights', { latest: 134.5 })]);
    const row = (await pullReadings(surface)).mirrorRows.find(({ id }) => id === 'nights');
    expect(row?.cells).toMatchObject({ name: 'Nights booked', latest: 134.5 });
  });

  it('are written all at once: one look and one write, however many rows change', async () => {
    const { stage, surface } = await financeSheet();
    const before = stage.google.requests();
    await applyTo(surface, [
      change('update', 'nights', { latest: 1, trend: 'rising', note: '=1+1' }),
      change('update', 'listings', { latest: 2 }),
      change('create', 'page-9', { name: 'New' }),
    ]);
    const after = stage.google.requests();
    expect([after.reads - before.reads, after.writes - before.writes]).toEqual([1, 1]);
    const row = (await pullReadings(surface)).mirrorRows.find(({ id }) => id === 'nights');
    expect(row?.cells).toMatchObject({ trend: 'rising', note: '=1+1' });
  });
});
