import { describe, expect, it } from 'vitest';
import { SheetsBinding } from '../../src/sheets/binding.ts';
import { createSheetsSurface } from '../../src/sheets/surface.ts';
import type { Change } from '../../src/sync/change.ts';
import type { ForeignTable } from '../../src/sync/foreign-table.ts';
import { placeTables } from '../../src/sync/placement.ts';
import { proposeBinding, proposeTables } from '../../src/sync/propose-binding.ts';
import type { Adoption, PlacedTable, Surface } from '../../src/sync/surface.ts';
import { template } from '../sync/pulls.ts';
import type { Book } from './book.ts';
import { readBook } from './book.ts';
import type { EmulatedGoogle } from './emulated-google.ts';
import { emulateGoogle } from './emulated-google.ts';
import type { Typed } from './own-book.ts';
import { ownBook } from './own-book.ts';

const inSheets = placeTables(template, { metrics: 'sheets', readings: 'sheets' }).sheets;
const longReadings = placeTables(template, { metrics: 'notion', readings: 'notion' }).notion;

function placed(id: string, from = inSheets): PlacedTable {
  const found = from.find(({ table }) => table.id === id);
  if (found === undefined) throw new Error(`No table ${id}`);
  return found;
}

async function lookAt(rows: readonly (readonly Typed[])[]) {
  const google = emulateGoogle();
  const place = await ownBook(google, { rows });
  const surface = createSheetsSurface({ client: google.client() });
  const [table] = (await surface.lookAround(place)) ?? [];
  if (table === undefined) throw new Error('no table was found');
  return { google, place, surface, table };
}

/** Confirms what is proposed. */
function confirm(own: PlacedTable, table: ForeignTable): Adoption {
  const { columns } = proposeBinding(own, table);
  return {
    placed: own,
    foreign: table.id,
    columns: Object.fromEntries(columns.map(({ field, column }) => [field, column])),
  };
}

async function adoptAs(
  own: PlacedTable,
  { surface, place, table }: { surface: Surface; place: string; table: ForeignTable },
) {
  const installation = await surface.adopt({ place, adoptions: [confirm(own, table)] });
  if (installation === undefined) throw new Error('Sheets cannot adopt');
  return installation;
}

async function pullOnly(surface: Surface) {
  const [pulled] = await surface.pull();
  if (pulled === undefined) throw new Error('nothing was pulled');
  return pulled;
}

async function write(surface: Surface, change: Pick<Change, 'table' | 'row' | 'cells'>): Promise<string[]> {
  const results: string[] = [];
  await surface.apply(
    [
      {
        ...change,
        id: 'c',
        kind: 'update',
        surface: 'sheets',
        before: Object.fromEntries(Object.keys(change.cells).map((field) => [field, undefined])),
        reason: 'test',
      },
    ],
    ({ result }) => {
      results.push(result);
      return Promise.resolve();
    },
  );
  return results;
}

/** What people see under their own headers, so that it can be told whether any of it was changed. */
function theirs(book: Book, title: string, header: number): Record<string, string[]> {
  const cells = book.cells(title);
  const columns = (cells[header] ?? []).flatMap(({ formattedValue, note }, column) =>
    note === undefined ? [[formattedValue || `column ${column}`, column] as const] : [],
  );
  return Object.fromEntries(
    columns.map(([name, column]) => [
      name,
      cells.slice(header, header + 4).map((row) => row[column]?.formattedValue ?? ''),
    ]),
  );
}

const finance = [
  ['Acme GmbH'],
  ['Kennzahlen, Stand März'],
  [],
  ['Kennzahl', 'Einheit', 'Jän 26', 'Feb 26', 'Mär 26', 'Summe'],
  ['Aktive Teams', 'Teams', '1.043,5', '1.100', undefined, undefined],
  ['Umsatz', 'EUR', '12.500,00', '0', '13.250,75', undefined],
  ['Gesamt', undefined, '13.543,5', '1.100', '13.250,75', undefined],
] as const;

describe('a spreadsheet of people’s own', () => {
  it('is understood with titles above, German months, written numbers and totals', async () => {
    const { table } = await lookAt(finance);
    expect(table).toMatchObject({
      title: 'Zahlen',
      layout: 'wide',
      periods: ['Jän 26', 'Feb 26', 'Mär 26'],
      rowCount: 2,
    });
    expect(table.columns.map(({ title, kind }) => [title, kind])).toEqual([
      ['Kennzahl', 'text'],
      ['Einheit', 'text'],
      ['Summe', undefined],
    ]);
    expect(table.remarks).toEqual([
      'Its headers stand in row 4',
      'It has 3 periods, ending 2026-01-31 to 2026-03-31',
      'Row 7 is a total and left out',
      'Its numbers are written with a decimal comma',
    ]);
  });

  it('is read as finance keeps it once confirmed, each reading by its metric’s name', async () => {
    const looked = await lookAt(finance);
    await adoptAs(placed('readings'), looked);
    const { rows, problems } = await pullOnly(looked.surface);
    expect(problems).toEqual([]);
    expect(rows.map(({ cells }) => [cells['metric'], cells['day'], cells['value']])).toEqual([
      [['Aktive Teams'], '2026-01-31', 1043.5],
      [['Aktive Teams'], '2026-02-28', 1100],
      [['Umsatz'], '2026-01-31', 12_500],
      [['Umsatz'], '2026-02-28', 0],
      [['Umsatz'], '2026-03-31', 13_250.75],
    ]);
    expect(await looked.surface.check()).toEqual([]);
  });

  it('gets the answers beside its own columns, before the periods, and keeps every cell of its own', async () => {
    const { google, surface, place, table } = await lookAt(finance);
    const before = theirs(await readBook(google, place), 'Zahlen', 3);
    const asked = google.requests();
    await adoptAs(placed('readings'), { surface, place, table });
    const used = google.requests();
    expect([used.reads - asked.reads, used.writes - asked.writes]).toEqual([1, 1]);
    const { mirrorRows } = await pullOnly(surface);
    const [teams] = mirrorRows;
    expect(
      await write(surface, {
        table: 'readings',
        row: teams?.id ?? '',
        cells: { latest: 1100, trend: 'rising' },
      }),
    ).toEqual(['done']);
    const book = await readBook(google, place);
    expect(theirs(book, 'Zahlen', 3)).toEqual(before);
    const headers = book.cells('Zahlen')[3]?.map(({ formattedValue }) => formattedValue) ?? [];
    expect(headers.slice(0, 5)).toEqual(['Kennzahl', 'Northbook id', 'Einheit', 'Latest', 'Trend']);
    expect(headers.indexOf('Jän 26')).toBe(headers.indexOf('Northbook note') + 1);
    expect(headers.at(-1)).toBe('Summe');
    expect(book.cells('Zahlen')[4]?.[3]?.formattedValue).toBe('1100');
  });

  it('is read by its own decimal sign whatever Northbook has written beside it', async () => {
    const looked = await lookAt(finance);
    await adoptAs(placed('readings'), looked);
    const { surface } = looked;
    const [teams] = (await pullOnly(surface)).mirrorRows;
    await write(surface, {
      table: 'readings',
      row: teams?.id ?? '',
      cells: { note: '7.2 %' },
    });
    const { rows } = await pullOnly(surface);
    expect(rows.map(({ cells }) => cells['value'])).toEqual([1043.5, 1100, 12_500, 0, 13_250.75]);
  });

  it('takes new periods, rows and title lines as they come', async () => {
    const { google, surface, place, table } = await lookAt(finance);
    const { binding } = await adoptAs(placed('readings'), { surface, place, table });
    const person = google.persons();
    await person.batchUpdate(place, [
      {
        insertDimension: {
          range: { sheetId: 7, dimension: 'ROWS', startIndex: 0, endIndex: 2 },
          inheritFromBefore: false,
        },
      },
    ]);
    const opened = createSheetsSurface({
      client: google.client(),
      binding: JSON.parse(JSON.stringify(binding)),
    });
    expect((await pullOnly(opened)).rows).toHaveLength(5);
    expect(await opened.check()).toEqual([]);
  });

  it('is understood when the years stand over the months and the corner is empty', async () => {
    const looked = await lookAt([
      [undefined, '2025', undefined, '2026'],
      [undefined, 'Nov', 'Dec', 'Jan'],
      ['Nights', 1, 2, 3],
      ['Listings', 4, undefined, 6],
    ]);
    expect(looked.table).toMatchObject({ layout: 'wide', periods: ['Nov', 'Dec', 'Jan'] });
    await adoptAs(placed('readings'), looked);
    const { rows } = await pullOnly(looked.surface);
    expect(rows.map(({ cells }) => cells['day'])).toEqual([
      '2025-11-30',
      '2025-12-31',
      '2026-01-31',
      '2025-11-30',
      '2026-01-31',
    ]);
  });

  it('is understood with date cells shown as months', async () => {
    const { table } = await lookAt([
      ['Metric', { date: 46_023, as: 'mmm yyyy' }, { date: 46_054, as: 'mmm yyyy' }],
      ['Nights', 1, 2],
    ]);
    expect(table).toMatchObject({ layout: 'wide', periods: ['Jan 2026', 'Feb 2026'] });
  });

  it('may keep readings a row each, with months in Italian', async () => {
    const looked = await lookAt([
      ['Indicatore', 'Mese', 'Valore', 'Note'],
      ['Notti', 'gen 2026', 110, 'chiuso'],
      ['Notti', 'feb 2026', 120, undefined],
      ['Annunci', 'gen 2026', 8.1, undefined],
      ['Totale', undefined, 238.1, undefined],
    ]);
    expect(looked.table.layout).toBe('rows');
    expect(proposeTables(longReadings, looked.table)[0]?.table).toBe('readings');
    // Where they would be wide they may as well stand a row each.
    await adoptAs(placed('readings'), looked);
    const { rows, layout } = await pullOnly(looked.surface);
    expect(layout).toBe('rows');
    expect(
      rows.map(({ cells }) => [cells['metric'], cells['day'], cells['value'], cells['comment']]),
    ).toEqual([
      [['Notti'], '2026-01-31', 110, 'chiuso'],
      [['Notti'], '2026-02-28', 120, undefined],
      [['Annunci'], '2026-01-31', 8.1, undefined],
    ]);
  });

  const kpis = [
    ['KPI', 'Owner', 'Target', 'Progress', 'Colour'],
    ['Nights', 'Ada', 120, 0.4, 'red'],
    ['Listings', 'Ben', 9, 0.5, 'blue'],
    ['Hosts', 'Ada', 3, 0.6, 'red'],
  ] as const;

  it('keeps a column called as an answer is, and is sorted by people without mixing up rows', async () => {
    const { google, surface, place, table } = await lookAt(kpis);
    await adoptAs(placed('metrics'), { surface, place, table });
    const { rows, absentFields, problems } = await pullOnly(surface);
    expect(problems).toEqual([]);
    expect(absentFields).toContain('targetDate');
    expect(rows.map(({ cells }) => [cells['name'], cells['owners'], cells['target']])).toEqual([
      ['Nights', ['Ada'], 120],
      ['Listings', ['Ben'], 9],
      ['Hosts', ['Ada'], 3],
    ]);
    for (const { id } of rows)
      await write(surface, { table: 'metrics', row: id, cells: { note: `of ${id}` } });
    const book = await readBook(google, place);
    expect(book.column('Zahlen', 'Progress (Northbook)')).toBeGreaterThan(book.column('Zahlen', 'Colour'));
    // People sort what they see as their table: from their first to their last column.
    const end = book.column('Zahlen', 'Colour') + 1;
    await google.persons().batchUpdate(place, [
      {
        sortRange: {
          range: { sheetId: 7, startRowIndex: 1, endRowIndex: 4, startColumnIndex: 0, endColumnIndex: end },
          sortSpecs: [{ dimensionIndex: 0, sortOrder: 'ASCENDING' }],
        },
      },
    ]);
    const sorted = await pullOnly(surface);
    expect(sorted.rows.map(({ id, cells }) => [id, cells['name']])).toEqual([
      ['row-hosts', 'Hosts'],
      ['row-listings', 'Listings'],
      ['row-nights', 'Nights'],
    ]);
  });

  it('has its table stretched over the answers, so that Google sorts them along', async () => {
    const google = emulateGoogle();
    const place = await ownBook(google, {
      rows: kpis,
      requests: [
        {
          addTable: {
            table: {
              name: 'Numbers',
              range: { sheetId: 7, startRowIndex: 0, endRowIndex: 4, startColumnIndex: 0, endColumnIndex: 5 },
            },
          },
        },
      ],
    });
    const surface = createSheetsSurface({ client: google.client() });
    const [table] = (await surface.lookAround(place)) ?? [];
    if (table === undefined) throw new Error('no table was found');
    await adoptAs(placed('metrics'), { surface, place, table });
    const book = await readBook(google, place);
    expect(book.tab('Zahlen').tables[0]?.range.endColumnIndex).toBe(book.column('Zahlen', 'Because') + 1);
    // The answers that are seldom looked at are folded away; no column of people's is.
    expect(book.tab('Zahlen').columnGroups).toMatchObject([
      { collapsed: true, range: { endIndex: book.column('Zahlen', 'Because') + 1 } },
    ]);
    expect(book.column('Zahlen', 'Colour')).toBeLessThan(
      book.tab('Zahlen').columnGroups[0]?.range.startIndex ?? 0,
    );
  });

  it('gets the other tables as tabs of its own when the rest is installed', async () => {
    const { google, surface, place, table } = await lookAt(kpis);
    await adoptAs(placed('metrics'), { surface, place, table });
    const installation = await surface.install({ title: 'Acme', template, tables: inSheets, rows: {} });
    expect(SheetsBinding.parse(installation.binding)).toMatchObject({ spreadsheet: place });
    const book = await readBook(google, place);
    expect(book.sheets.map(({ properties }) => properties.title)).toEqual(
      expect.arrayContaining(['Zahlen', 'Readings', 'Dashboard']),
    );
    // Its formulas read their tab.
    const formulas = book
      .cells('Chart data')
      .flatMap((row) => row.map((cell) => cell.userEnteredValue?.formulaValue));
    expect(formulas.some((formula) => formula?.includes("'Zahlen'!") === true)).toBe(true);
    expect((await surface.pull()).flatMap(({ problems }) => problems)).toEqual([]);
    expect((await surface.check()).map(({ code }) => code)).toEqual([]);
  });

  it('is read and written where people keep it, while the rest stands in another spreadsheet', async () => {
    const google = emulateGoogle();
    const surface = createSheetsSurface({ client: google.client() });
    await surface.install({ title: 'Acme', template, tables: inSheets, rows: {} });
    const place = await ownBook(google, { rows: finance });
    const [table] = await surface.lookAround(place);
    if (table === undefined) throw new Error('no table was found');
    const installation = await adoptAs(placed('readings'), { surface, place, table });
    const opened = createSheetsSurface({
      client: google.client(),
      binding: JSON.parse(JSON.stringify(installation.binding)),
    });
    const before = google.requests();
    const pulls = await opened.pull();
    expect(pulls.map((own) => [own.table, own.rows.length])).toContainEqual(['readings', 5]);
    expect(pulls.flatMap(({ problems }) => problems)).toEqual([]);
    expect(google.requests().reads - before.reads).toBe(2);
    const [row] = pulls.find((own) => own.table === 'readings')?.mirrorRows ?? [];
    expect(await write(opened, { table: 'readings', row: row?.id ?? '', cells: { latest: 1100 } })).toEqual([
      'done',
    ]);
    expect((await readBook(google, place)).cells('Zahlen')[4]?.[3]?.formattedValue).toBe('1100');
    // The tab that was made for them is empty and looks alike.
    expect((await opened.check()).map(({ code, table: own }) => [code, own])).toEqual([
      ['duplicate-table', 'readings'],
    ]);
    await google
      .persons()
      .batchUpdate(place, [
        { deleteDimension: { range: { sheetId: 7, dimension: 'COLUMNS', startIndex: 3, endIndex: 4 } } },
      ]);
    expect(await opened.repair({ code: 'lost-field', table: 'readings', field: 'latest' })).toMatchObject({
      result: 'done',
    });
    expect((await opened.check()).map(({ code }) => code)).toEqual(['duplicate-table']);
  });

  it('is not taken when it belongs to another installation, was changed since, or cannot hold what it should', async () => {
    const { google, surface, place, table } = await lookAt(kpis);
    const adoption = confirm(placed('metrics'), table);
    const wrong = { ...adoption, columns: { ...adoption.columns, target: adoption.columns['name'] ?? '' } };
    await expect(surface.adopt({ place, adoptions: [wrong] })).rejects.toMatchObject({ code: 'invalid' });
    const derived = { ...adoption, columns: { ...adoption.columns, progress: 'D/Progress' } };
    await expect(surface.adopt({ place, adoptions: [derived] })).rejects.toMatchObject({ code: 'invalid' });
    await google
      .persons()
      .batchUpdate(place, [
        { deleteDimension: { range: { sheetId: 7, dimension: 'COLUMNS', startIndex: 1, endIndex: 2 } } },
      ]);
    await expect(surface.adopt({ place, adoptions: [adoption] })).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(google.requests().writes).toBe(0);
    const [again] = (await surface.lookAround(place)) ?? [];
    if (again === undefined) throw new Error('no table was found');
    await adoptAs(placed('metrics'), { surface, place, table: again });
    const other = createSheetsSurface({ client: google.client() });
    await expect(
      other.adopt({ place, adoptions: [confirm(placed('metrics'), again)] }),
    ).rejects.toMatchObject({ code: 'conflict' });
  });

  it('is taken a second time without a second set of columns, as after a try whose answer got lost', async () => {
    const { google, place, table } = await lookAt(kpis);
    const adoption = confirm(placed('metrics'), table);
    const first = createSheetsSurface({ client: google.client(), installation: 'w1' });
    await first.adopt({ place, adoptions: [adoption] });
    const second = createSheetsSurface({ client: google.client(), installation: 'w1' });
    const [again] = await second.lookAround(place);
    if (again === undefined) throw new Error('no table was found');
    await adoptAs(placed('metrics'), { surface: second, place, table: again });
    const headers = (await readBook(google, place))
      .cells('Zahlen')[0]
      ?.map(({ formattedValue }) => formattedValue);
    expect(headers?.filter((header) => header === 'Trend')).toHaveLength(1);
    expect(headers?.filter((header) => header === 'Northbook id')).toHaveLength(1);
    expect(await second.check()).toEqual([]);
  });

  it('is found by its address, and nothing else is taken for one', async () => {
    const { google, surface, place } = await lookAt(kpis);
    const address = `https://docs.google.com/spreadsheets/d/${place}/edit#gid=7`;
    expect(await surface.lookAround(address)).toHaveLength(1);
    expect(google.requests().writes).toBe(0);
    await expect(surface.lookAround('https://example.com')).rejects.toMatchObject({ code: 'invalid' });
  });
});

async function copied(): Promise<{ google: EmulatedGoogle; first: Surface; copy: string }> {
  const google = emulateGoogle();
  const first = createSheetsSurface({ client: google.client() });
  const { binding } = await first.install({
    title: 'Acme',
    template,
    tables: inSheets,
    rows: { metrics: [{ id: 'nights', cells: { name: 'Nights', key: 'nights', target: 120 } }] },
  });
  return { google, first, copy: await google.copyFile(SheetsBinding.parse(binding).spreadsheet) };
}

describe('a copy of an installation', () => {
  it('is recognised, its columns by the marks it brought along', async () => {
    const { google, copy } = await copied();
    const tables = await createSheetsSurface({ client: google.client() }).lookAround(copy);
    const book = tables?.find(({ title }) => title === 'KPI Book');
    expect(book?.remarks[0]).toBe('It is a copy of a spreadsheet that Northbook keeps');
    if (book === undefined) throw new Error('no KPI Book');
    const proposal = proposeBinding(placed('metrics'), book);
    expect(proposal.columns).toHaveLength(placed('metrics').table.fields.length);
    expect(new Set(proposal.columns.map(({ confidence }) => confidence))).toEqual(new Set([1]));
  });

  it('becomes a spreadsheet of its own when a person says so, and the first goes on alone', async () => {
    const { google, first, copy } = await copied();
    const second = createSheetsSurface({ client: google.client() });
    const table = (await second.lookAround(copy))?.find(({ title }) => title === 'KPI Book');
    if (table === undefined) throw new Error('no KPI Book');
    await adoptAs(placed('metrics'), { surface: second, place: copy, table });
    expect(await second.check()).toEqual([]);
    expect(await write(second, { table: 'metrics', row: 'nights', cells: { note: 'here' } })).toEqual([
      'done',
    ]);
    const book = await readBook(google, copy);
    expect(
      book.cells('KPI Book')[0]?.filter(({ formattedValue }) => formattedValue === 'Trend'),
    ).toHaveLength(1);
    const [, own] = await first.pull();
    expect(own?.rows.map(({ cells }) => cells['note'])).toEqual([undefined]);
  });
});
