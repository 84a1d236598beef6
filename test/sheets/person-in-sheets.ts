import type { sheets_v4 } from '@googleapis/sheets';
import type { BoundTable } from '../../src/sheets/binding.ts';
import { SheetsBinding } from '../../src/sheets/binding.ts';
import { checkMask } from '../../src/sheets/check/check.ts';
import type { SheetsClient } from '../../src/sheets/client.ts';
import { readRows } from '../../src/sheets/rows/read-rows.ts';
import type { Tab } from '../../src/sheets/book/tab.ts';
import { readTab, tabMask } from '../../src/sheets/book/tab.ts';
import type { Cell } from '../../src/template/row.ts';
import type { Person } from '../contract/surface-contract.ts';

/** What a person does beyond the contract: anything, in any cell. */
export interface PersonInSheets extends Person {
  /** Types into a cell by its place, rows and columns from 0. */
  type(
    table: string,
    place: { row: number; column: number },
    value: sheets_v4.Schema$ExtendedValue,
  ): Promise<void>;
  /** The tab as it stands. */
  look(table: string): Promise<Tab>;
  request(...requests: sheets_v4.Schema$Request[]): Promise<void>;
  /** Edits the list of a column of choices. */
  offer(table: string, field: string, titles: readonly string[]): Promise<void>;
}

/** A person who edits the spreadsheet itself, knowing tables and fields by the template's ids. */
export function personIn(client: SheetsClient, binding: () => unknown): PersonInSheets {
  function bound(): SheetsBinding {
    return SheetsBinding.parse(binding());
  }
  function tableOf(id: string): BoundTable {
    const found = bound().tables.find((own) => own.table.id === id);
    if (found === undefined) throw new Error(`No table ${id}`);
    return found;
  }
  async function request(...requests: sheets_v4.Schema$Request[]): Promise<void> {
    await client.batchUpdate(bound().spreadsheet, requests);
  }
  async function look(table: string): Promise<Tab> {
    const { sheets } = await client.get(bound().spreadsheet, tabMask);
    const sheet = sheets.find((candidate) => candidate.properties.sheetId === tableOf(table).sheet);
    if (sheet === undefined) throw new Error(`No tab for ${table}`);
    return readTab(tableOf(table), sheet);
  }
  async function columnOf(table: string, field: string): Promise<number> {
    const column = (await look(table)).columns.get(field);
    if (column === undefined) throw new Error(`No column for ${table}/${field}`);
    return column;
  }
  async function rowOf(table: string, id: string): Promise<number> {
    const found = readRows(await look(table)).find(({ row }) => row.id === id);
    if (found === undefined) throw new Error(`No row ${id}`);
    return found.place.index;
  }
  async function type(
    table: string,
    { row, column }: { row: number; column: number },
    value: sheets_v4.Schema$ExtendedValue,
  ): Promise<void> {
    await request({
      updateCells: {
        start: { sheetId: tableOf(table).sheet, rowIndex: row, columnIndex: column },
        rows: [{ values: [{ userEnteredValue: value }] }],
        fields: 'userEnteredValue',
      },
    });
  }
  return {
    type,
    look,
    request,
    async offer(table, field, titles) {
      const { sheets } = await client.get(bound().spreadsheet, checkMask);
      const own = sheets.find(({ properties }) => properties.sheetId === tableOf(table).sheet)?.tables[0];
      const offset = (await columnOf(table, field)) - (own?.range.startColumnIndex ?? 0);
      const values = titles.map((title) => ({ userEnteredValue: title }));
      await request({
        updateTable: {
          table: {
            tableId: own?.tableId ?? '',
            columnProperties: (own?.columnProperties ?? []).map((column) => ({
              ...column,
              ...(column.columnIndex === offset
                ? { dataValidationRule: { condition: { type: 'ONE_OF_LIST', values } } }
                : column.columnType === 'DROPDOWN'
                  ? {
                      dataValidationRule: {
                        condition: { type: 'ONE_OF_LIST', ...column.dataValidationRule?.condition },
                      },
                    }
                  : {}),
            })),
          },
          fields: 'columnProperties',
        },
      });
    },
    async set(table, row, field, cell) {
      await type(table, { row: await rowOf(table, row), column: await columnOf(table, field) }, typed(cell));
    },
    async renameField(table, field, title) {
      await type(table, { row: 0, column: await columnOf(table, field) }, { stringValue: title });
    },
    async deleteColumn(table, field) {
      const column = await columnOf(table, field);
      await request({
        deleteDimension: {
          range: {
            sheetId: tableOf(table).sheet,
            dimension: 'COLUMNS',
            startIndex: column,
            endIndex: column + 1,
          },
        },
      });
    },
    async addColumn(table, title) {
      const tab = await look(table);
      await type(table, { row: 0, column: Math.max(...tab.columns.values()) + 1 }, { stringValue: title });
    },
    async addRow(table, title) {
      const tab = await look(table);
      const name = tab.bound.table.fields.find((field) => field.kind === 'title')?.id ?? 'name';
      const last = Math.max(0, ...readRows(tab).map(({ place }) => place.index));
      await type(table, { row: last + 1, column: await columnOf(table, name) }, { stringValue: title });
      return undefined;
    },
    async deleteRow(table, row) {
      const index = await rowOf(table, row);
      await request({
        deleteDimension: {
          range: { sheetId: tableOf(table).sheet, dimension: 'ROWS', startIndex: index, endIndex: index + 1 },
        },
      });
    },
    async reorder(table) {
      const tab = await look(table);
      const name = await columnOf(
        table,
        tab.bound.table.fields.find((field) => field.kind === 'title')?.id ?? 'name',
      );
      await request({
        sortRange: {
          range: {
            sheetId: tab.bound.sheet,
            startRowIndex: 1,
            endRowIndex: tab.rows.length + 1,
            startColumnIndex: 0,
            endColumnIndex: tab.columnCount,
          },
          sortSpecs: [{ dimensionIndex: name, sortOrder: 'ASCENDING' }],
        },
      });
    },
  };
}

function typed(cell: Cell): sheets_v4.Schema$ExtendedValue {
  if (typeof cell === 'number') return { numberValue: cell };
  if (typeof cell === 'boolean') return { boolValue: cell };
  return { stringValue: typeof cell === 'object' ? cell.join(', ') : (cell ?? '') };
}
