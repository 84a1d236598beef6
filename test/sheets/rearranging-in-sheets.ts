import type { sheets_v4 } from '@googleapis/sheets';
import * as z from 'zod';
import { fieldKey, idField, SheetsBinding } from '../../src/sheets/binding.ts';
import { readRows } from '../../src/sheets/rows/read-rows.ts';
import type { Deed, Rearranging } from '../contract/rearranging.ts';
import type { EmulatedGoogle } from './emulated-google.ts';
import type { PersonInSheets } from './person-in-sheets.ts';

const Marks = z
  .array(z.object({ metadataKey: z.string(), metadataValue: z.string().default('') }))
  .default([]);
const Book = z.object({
  sheets: z.array(
    z.object({
      properties: z.object({ sheetId: z.number().default(0) }),
      tables: z.array(z.object({ tableId: z.string() })).default([]),
      data: z
        .array(
          z.object({
            rowData: z
              .array(
                z.object({
                  values: z.array(z.object({ userEnteredValue: z.unknown().optional() })).default([]),
                }),
              )
              .default([]),
            columnMetadata: z.array(z.object({ developerMetadata: Marks })).default([]),
          }),
        )
        .default([]),
    }),
  ),
});

const mask =
  'sheets(properties(sheetId),tables(tableId),data(rowData(values(userEnteredValue)),columnMetadata(developerMetadata(metadataKey,metadataValue))))';

/** A person who rearranges the spreadsheet itself. */
export function rearrangingIn(
  google: EmulatedGoogle,
  { person, binding }: { readonly person: PersonInSheets; readonly binding: () => unknown },
): Rearranging {
  const copies: string[] = [];
  function bound(): SheetsBinding {
    return SheetsBinding.parse(binding());
  }
  function sheetOf(table: string): number {
    return bound().tables.find((own) => own.table.id === table)?.sheet ?? -1;
  }
  function columnsAt(start: number): sheets_v4.Schema$DimensionRange {
    return { sheetId: sheetOf('metrics'), dimension: 'COLUMNS', startIndex: start, endIndex: start + 1 };
  }
  function rowsAt(start: number): sheets_v4.Schema$DimensionRange {
    return { sheetId: sheetOf('metrics'), dimension: 'ROWS', startIndex: start, endIndex: start + 1 };
  }
  async function indexOf(row: string): Promise<number> {
    const found = readRows(await person.look('metrics')).find((own) => own.row.id === row);
    if (found === undefined) throw new Error(`No row ${row}`);
    return found.place.index;
  }
  async function columnOf(field: string): Promise<number> {
    const column = (await person.look('metrics')).columns.get(field);
    if (column === undefined) throw new Error(`No column ${field}`);
    return column;
  }
  async function sortBy(column: number): Promise<void> {
    const { rows, columnCount } = await person.look('metrics');
    const range = { sheetId: sheetOf('metrics'), startRowIndex: 1, endRowIndex: rows.length + 1 };
    await person.request({
      sortRange: {
        range: { ...range, startColumnIndex: 0, endColumnIndex: columnCount },
        sortSpecs: [{ dimensionIndex: column, sortOrder: 'DESCENDING' }],
      },
    });
  }
  async function hide(range: sheets_v4.Schema$DimensionRange): Promise<void> {
    await person.request({
      updateDimensionProperties: { range, properties: { hiddenByUser: true }, fields: 'hiddenByUser' },
    });
  }

  async function column(deed: Deed, field: string): Promise<void> {
    const at = await columnOf(field);
    const { columnCount, headerTexts } = await person.look('metrics');
    switch (deed) {
      case 'renamed':
        return person.renameField('metrics', field, `My ${headerTexts[at]}`);
      case 'moved':
        return person.request({ moveDimension: { source: columnsAt(at), destinationIndex: columnCount } });
      case 'sorted':
        return sortBy(at);
      case 'inserted':
        await person.request({ insertDimension: { range: columnsAt(at), inheritFromBefore: true } });
        return person.type('metrics', { row: 0, column: at }, { stringValue: `Beside ${headerTexts[at]}` });
      case 'hidden':
        return hide(columnsAt(at));
      case 'duplicated': {
        await person.request({ insertDimension: { range: columnsAt(at + 1), inheritFromBefore: true } });
        const range = { sheetId: sheetOf('metrics'), startColumnIndex: at, endColumnIndex: at + 1 };
        return person.request({
          copyPaste: {
            source: range,
            destination: { ...range, startColumnIndex: at + 1, endColumnIndex: at + 2 },
            pasteType: 'PASTE_NORMAL',
          },
        });
      }
      case 'retyped': {
        const range = { sheetId: sheetOf('metrics'), startColumnIndex: at, endColumnIndex: at + 1 };
        await person.request({
          repeatCell: {
            range: { ...range, startRowIndex: 1 },
            cell: { userEnteredFormat: { numberFormat: { type: 'TEXT' } } },
            fields: 'userEnteredFormat.numberFormat',
          },
        });
        if (field !== 'target') return;
        for (const { place } of readRows(await person.look('metrics'))) {
          await person.type(
            'metrics',
            { row: place.index, column: at },
            { stringValue: 'as much as we can' },
          );
        }
        return;
      }
      case 'deleted':
        return person.deleteColumn('metrics', field);
    }
  }

  async function row(deed: Deed, id: string): Promise<void> {
    const at = await indexOf(id);
    const { columnCount } = await person.look('metrics');
    switch (deed) {
      case 'renamed':
        return person.set('metrics', id, 'name', 'Renamed');
      case 'moved':
        return person.request({ moveDimension: { source: rowsAt(at), destinationIndex: 1 } });
      case 'sorted':
        return sortBy(await columnOf('name'));
      case 'inserted':
        await person.request({ insertDimension: { range: rowsAt(at + 1), inheritFromBefore: true } });
        return person.type(
          'metrics',
          { row: at + 1, column: await columnOf('name') },
          { stringValue: 'Inserted' },
        );
      case 'hidden':
        return hide(rowsAt(at));
      case 'duplicated': {
        await person.request({ insertDimension: { range: rowsAt(at + 1), inheritFromBefore: true } });
        const range = { sheetId: sheetOf('metrics'), startColumnIndex: 0, endColumnIndex: columnCount };
        return person.request({
          copyPaste: {
            source: { ...range, startRowIndex: at, endRowIndex: at + 1 },
            destination: { ...range, startRowIndex: at + 1, endRowIndex: at + 2 },
            pasteType: 'PASTE_NORMAL',
          },
        });
      }
      case 'retyped':
        return person.set('metrics', id, 'direction', 'Sideways');
      case 'deleted':
        return person.deleteRow('metrics', id);
    }
  }

  async function table(deed: Deed, id: string): Promise<void> {
    const sheetId = sheetOf(id);
    switch (deed) {
      case 'renamed':
        return person.request({
          updateSheetProperties: { properties: { sheetId, title: 'Our numbers' }, fields: 'title' },
        });
      case 'moved':
        return person.request({
          updateSheetProperties: { properties: { sheetId, index: 3 }, fields: 'index' },
        });
      case 'sorted':
        return sortBy(await columnOf('target'));
      case 'inserted':
        return person.request(
          { addSheet: { properties: { sheetId: 77, title: 'Holidays', index: 0 } } },
          {
            updateCells: {
              start: { sheetId: 77, rowIndex: 0, columnIndex: 0 },
              rows: [{ values: [{ userEnteredValue: { stringValue: 'Days' } }] }],
              fields: 'userEnteredValue',
            },
          },
        );
      case 'hidden':
        return person.request({
          updateSheetProperties: { properties: { sheetId, hidden: true }, fields: 'hidden' },
        });
      case 'duplicated':
        return person.request({
          duplicateSheet: { sourceSheetId: sheetId, insertSheetIndex: 0, newSheetName: 'Playground' },
        });
      case 'retyped': {
        // “Convert to unformatted data”, for which there is no request: a table that is deleted takes its cells along.
        const { sheets } = await read(bound().spreadsheet);
        const own = sheets.find(({ properties }) => properties.sheetId === sheetId);
        const rows = (own?.data[0]?.rowData ?? []).map(({ values }) => ({
          values: values.map(({ userEnteredValue: value }) => ({
            userEnteredValue: z.record(z.string(), z.unknown()).optional().parse(value),
          })),
        }));
        return person.request(
          { deleteTable: { tableId: own?.tables[0]?.tableId ?? '' } },
          {
            updateCells: {
              start: { sheetId, rowIndex: 0, columnIndex: 0 },
              rows,
              fields: 'userEnteredValue',
            },
          },
        );
      }
      case 'deleted':
        return person.request({ deleteSheet: { sheetId } });
    }
  }

  async function read(spreadsheet: string): Promise<z.infer<typeof Book>> {
    return Book.parse(await google.ask(`/v4/spreadsheets/${spreadsheet}?fields=${mask}`));
  }

  return {
    column,
    row,
    table,
    async choice(deed, { field, title }) {
      const own = bound()
        .tables.find((candidate) => candidate.table.id === 'metrics')
        ?.table.fields.find(({ id }) => id === field);
      const titles = own?.kind === 'choice' ? own.choices.map((choice) => choice.title) : [];
      // Answers have no list.
      if (own?.role === 'derived') return;
      const renamed = `Our ${title.toLowerCase()}`;
      await person.offer(
        'metrics',
        field,
        deed === 'added'
          ? [...titles, title]
          : deed === 'deleted'
            ? titles.filter((known) => known !== title)
            : titles.map((known) => (known === title ? renamed : known)),
      );
      if (deed !== 'renamed') return;
      // Google renames it in the cells along.
      for (const { row: held } of readRows(await person.look('metrics'))) {
        const choice =
          own?.kind === 'choice' ? own.choices.find(({ id }) => id === held.cells[field]) : undefined;
        if (choice?.title === title) await person.set('metrics', held.id, field, renamed);
      }
    },
    async copyAll() {
      copies.push(await google.copyFile(bound().spreadsheet));
    },
    async theirs() {
      const { spreadsheet, tables } = bound();
      const derived = new Set(
        tables.flatMap(({ table: own }) => [
          `${own.id}.${idField}`,
          ...own.fields.filter(({ role }) => role === 'derived').map(({ id }) => `${own.id}.${id}`),
        ]),
      );
      const cells: Record<string, string> = {};
      for (const file of [spreadsheet, ...copies]) {
        for (const { properties, data } of (await read(file)).sheets) {
          const isOurs = file === spreadsheet && tables.some(({ sheet }) => sheet === properties.sheetId);
          const marks = data[0]?.columnMetadata.map(
            ({ developerMetadata }) =>
              developerMetadata.find(({ metadataKey }) => metadataKey === fieldKey)?.metadataValue ?? '',
          );
          for (const [index, { values }] of (data[0]?.rowData ?? []).entries()) {
            for (const [place, { userEnteredValue: value }] of values.entries()) {
              if (value === undefined || (isOurs && derived.has(marks?.[place] ?? ''))) continue;
              // Nobody types formulas here: those that stand are the dashboard's.
              if (!isOurs && typeof value === 'object' && value !== null && 'formulaValue' in value) continue;
              // A column that comes back may push others aside.
              const name = isOurs ? marks?.[place] || `column ${place}` : `column ${place}`;
              cells[`${file}/${properties.sheetId}/${index}/${name}`] = JSON.stringify(value);
            }
          }
        }
      }
      return cells;
    },
  };
}
