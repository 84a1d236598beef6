import { beforeEach, describe, expect, it } from 'vitest';
import { SheetsBinding } from '../../../src/sheets/binding.ts';
import { sharedSpreadsheet } from '../../../src/sheets/account/shared-spreadsheet.ts';
import { createSheetsSurface } from '../../../src/sheets/surface.ts';
import type { InstallRequest, Surface } from '../../../src/sync/surface.ts';
import type { TemplateInput } from '../../../src/template/template.ts';
import { Template } from '../../../src/template/template.ts';
import { contractRequest, contractTemplate } from '../../contract/contract-template.ts';
import { readBook } from '../book.ts';
import type { EmulatedGoogle } from '../emulated-google.ts';
import { emulateGoogle } from '../emulated-google.ts';
import { ownBook } from '../own-book.ts';

const description = 'New in this version';

/** The contract's template a version later: an input, an answer, a choice and a table more. */
const newer = Template.parse({
  ...contractTemplate,
  version: 2,
  tables: [
    ...contractTemplate.tables.map((table): TemplateInput['tables'][number] =>
      table.id === 'metrics'
        ? {
            ...table,
            fields: table.fields.flatMap((field): TemplateInput['tables'][number]['fields'][number][] => {
              if (field.id === 'key') {
                return [field, { id: 'source', title: 'Source', kind: 'text', role: 'input', description }];
              }
              if (field.id === 'trend') {
                return [
                  field,
                  { id: 'health', title: 'Health', kind: 'number', role: 'derived', description },
                ];
              }
              return field.kind === 'choice' && field.id === 'direction'
                ? [
                    {
                      ...field,
                      choices: [...field.choices, { id: 'observe', title: 'Observe', color: 'gray' }],
                    },
                  ]
                : [field];
            }),
          }
        : table,
    ),
    {
      id: 'teams',
      title: 'Teams',
      rowName: 'team',
      description,
      fields: [
        { id: 'name', title: 'Team', kind: 'title', role: 'input', description },
        { id: 'drivers', title: 'Drivers', kind: 'relation', to: 'metrics', role: 'input', description },
      ],
    },
  ],
});

const request: InstallRequest = {
  title: 'Northbook',
  template: newer,
  tables: newer.tables.map((table) => ({ table, layout: 'rows' })),
  rows: { teams: [{ id: 'growth', cells: { name: 'Growth', drivers: ['teams'] } }] },
};

async function rows(own: Surface) {
  return (await own.pull()).find(({ table }) => table === 'metrics')?.rows;
}

describe('a newer template over a spreadsheet', () => {
  let google: EmulatedGoogle;
  let binding: unknown;
  let surface: Surface;
  beforeEach(async () => {
    google = emulateGoogle();
    const first = createSheetsSurface({ client: google.client() });
    ({ binding } = await first.install(contractRequest()));
    surface = createSheetsSurface({ client: google.client(), binding: JSON.parse(JSON.stringify(binding)) });
  });

  it('adds its fields, choices and tables in one write, and leaves everything else as it is', async () => {
    const before = await rows(surface);
    const { reads, writes } = google.requests();
    const installation = await surface.install(request);
    const used = google.requests();
    expect([used.reads - reads, used.writes - writes]).toEqual([1, 1]);
    const opened = createSheetsSurface({ client: google.client(), binding: installation.binding });
    const after = await rows(opened);
    expect(
      after?.map(({ id, cells }) => ({ id, cells: { ...cells, source: undefined, health: undefined } })),
    ).toEqual(
      before?.map(({ id, cells }) => ({ id, cells: { ...cells, source: undefined, health: undefined } })),
    );
    expect((await opened.pull()).flatMap(({ problems }) => problems)).toEqual([]);
    expect(await opened.check()).toEqual([]);
    const book = await readBook(google, SheetsBinding.parse(installation.binding).spreadsheet);
    const headers = book.cells('KPI Book')[0]?.map(({ formattedValue }) => formattedValue) ?? [];
    expect(headers.indexOf('Source')).toBe(headers.indexOf('Target') - 1);
    expect(headers.indexOf('Health')).toBe(headers.indexOf('Latest day') - 1);
    const direction = book
      .tab('KPI Book')
      .tables[0]?.columnProperties.find(({ columnName }) => columnName === 'Direction');
    expect(
      direction?.dataValidationRule?.condition.values.map(({ userEnteredValue }) => userEnteredValue),
    ).toContain('Observe');
    expect(
      book
        .cells('Teams')
        .slice(0, 2)
        .map((row) => row.slice(1, 3).map(({ formattedValue }) => formattedValue)),
    ).toEqual([
      ['Team', 'Drivers'],
      ['Growth', 'teams'],
    ]);
  });

  it('writes nothing when it is there already', async () => {
    const first = await surface.install(request);
    const { writes } = google.requests();
    const again = await surface.install(request);
    expect(google.requests().writes).toBe(writes);
    expect(again.binding).toEqual(first.binding);
  });

  it('brings no column back that people deleted', async () => {
    const { spreadsheet, tables } = SheetsBinding.parse(binding);
    const book = await readBook(google, spreadsheet);
    const column = book.column('KPI Book', 'Target');
    await google.persons().batchUpdate(spreadsheet, [
      {
        deleteDimension: {
          range: {
            sheetId: tables[0]?.sheet ?? 0,
            dimension: 'COLUMNS',
            startIndex: column,
            endIndex: column + 1,
          },
        },
      },
    ]);
    await surface.install(request);
    expect((await surface.check()).map(({ code, field }) => [code, field])).toEqual([
      ['lost-field', 'target'],
    ]);
  });
});

describe('an address that is set after a spreadsheet was made', () => {
  const method = 'https://n.test/method';
  const explained = Template.parse({
    ...contractTemplate,
    tables: contractTemplate.tables.map((table) => ({
      ...table,
      fields: table.fields.map((field) =>
        field.role === 'derived' ? { ...field, explainedAt: `${method}#${field.id}` } : field,
      ),
    })),
  });
  const tables = explained.tables.map((table) => ({ table, layout: 'rows' as const }));

  it('is put into the note of a column that is made again; the others wait for the upgrade', async () => {
    const google = emulateGoogle();
    const { binding } = await createSheetsSurface({ client: google.client() }).install(contractRequest());
    const { spreadsheet, tables: bound } = SheetsBinding.parse(binding);
    const column = (await readBook(google, spreadsheet)).column('KPI Book', 'Trend');
    const range = { sheetId: bound[0]?.sheet ?? 0, dimension: 'COLUMNS' };
    await google
      .persons()
      .batchUpdate(spreadsheet, [
        { deleteDimension: { range: { ...range, startIndex: column, endIndex: column + 1 } } },
      ]);
    const surface = createSheetsSurface({ client: google.client(), binding, tables });
    await surface.repair({ code: 'lost-field', table: 'metrics', field: 'trend' });
    const [heads = []] = (await readBook(google, spreadsheet)).cells('KPI Book');
    const notes = new Map(heads.map(({ formattedValue, note }) => [formattedValue, note]));
    expect(notes.get('Trend')).toContain(`${method}#trend`);
    expect(notes.get('Progress')).not.toContain(method);
    expect((await surface.check()).map(({ code, message }) => [code, message])).toEqual([
      ['outdated', 'The notes of 9 columns do not lead to the page that explains the answers'],
    ]);
  });

  it('is put into the notes of Northbook’s columns by an upgrade, in one write, and into nothing else', async () => {
    const google = emulateGoogle();
    const first = createSheetsSurface({ client: google.client() });
    const { binding } = await first.install(contractRequest());
    const { spreadsheet, tables: bound } = SheetsBinding.parse(binding);
    const before = await readBook(google, spreadsheet);
    const column = before.column('KPI Book', 'Note');
    await google.persons().batchUpdate(spreadsheet, [
      {
        updateCells: {
          start: { sheetId: bound[0]?.sheet ?? 0, rowIndex: 0, columnIndex: column },
          rows: [{ values: [{ note: 'Read this first' }] }],
          fields: 'note',
        },
      },
    ]);
    function open(kept: unknown): Surface {
      return createSheetsSurface({ client: google.client(), binding: kept, tables });
    }
    expect(await open(binding).check()).toMatchObject([
      {
        code: 'outdated',
        message: 'The notes of 10 columns do not lead to the page that explains the answers',
      },
    ]);
    const { writes } = google.requests();
    const upgraded = await open(binding).install({ ...request, template: explained, tables });
    expect(google.requests().writes - writes).toBe(1);
    expect(await open(upgraded.binding).check()).toEqual([]);
    await open(upgraded.binding).install({ ...request, template: explained, tables });
    expect(google.requests().writes - writes).toBe(1);
    const after = await readBook(google, spreadsheet);
    expect(after.cells('KPI Book')[0]?.[column]?.note).toBe('Read this first');
    const trend = after.column('KPI Book', 'Trend');
    expect(after.cells('KPI Book')[0]?.[trend]?.note).toBe(
      `A column of the contract\n${method}#trend\n\nWritten by Northbook.`,
    );
    for (const { title } of explained.tables) {
      expect(after.cells(title).map(withoutNotes)).toEqual(before.cells(title).map(withoutNotes));
    }
  });
});

function withoutNotes(row: readonly { readonly note?: string | undefined }[]) {
  return row.map((cell) => ({ ...cell, note: undefined }));
}

describe('a spreadsheet that people made and shared, for who cannot own one', () => {
  it('gets the whole installation beside what stands in it, in one write, and once', async () => {
    const google = emulateGoogle();
    const id = await ownBook(google, { title: 'Notes', rows: [['Keep me']] });
    function open(): Surface {
      return createSheetsSurface({
        client: google.client(),
        binding: sharedSpreadsheet(id),
        installation: 'w1',
      });
    }
    const surface = open();
    const { binding } = await surface.install(contractRequest());
    expect(google.requests()).toEqual({ reads: 1, writes: 1 });
    expect((await surface.pull()).map(({ rows: own }) => own.length)).toEqual([3, 1, 0]);
    expect(await surface.check()).toEqual([]);
    const book = await readBook(google, id);
    expect(book.sheets.map(({ properties }) => properties.title)).toEqual([
      'Notes',
      'KPI Book',
      'Gears',
      'Overview',
      'Dashboard',
    ]);
    expect(book.cells('Notes')[0]?.[0]?.formattedValue).toBe('Keep me');
    // The binding got lost with the answer: the next try begins where the first one did.
    const again = await open().install(contractRequest());
    expect(again.binding).toEqual(binding);
    expect((await readBook(google, id)).sheets).toHaveLength(5);
  });
});
