import type { sheets_v4 } from '@googleapis/sheets';
import type { EmulatedGoogle } from './emulated-google.ts';

/** A cell as people type it: text, a number, a tick, a date by its serial number, or nothing. */
export type Typed = string | number | boolean | { readonly date: number; readonly as?: string } | undefined;

/** Makes a spreadsheet as a person would have, with one tab; gives its id. */
export async function ownBook(
  google: EmulatedGoogle,
  tab: {
    readonly title?: string;
    readonly rows: readonly (readonly Typed[])[];
    readonly requests?: readonly sheets_v4.Schema$Request[];
  },
): Promise<string> {
  const client = google.persons();
  const { spreadsheetId } = await client.create({
    properties: { title: 'Controlling', locale: 'en_US' },
    sheets: [
      {
        properties: {
          sheetId: 7,
          title: tab.title ?? 'Zahlen',
          gridProperties: { rowCount: 60, columnCount: 20 },
        },
      },
    ],
  });
  await client.batchUpdate(spreadsheetId, [
    {
      updateCells: {
        start: { sheetId: 7, rowIndex: 0, columnIndex: 0 },
        rows: tab.rows.map((row) => ({ values: row.map(cell) })),
        fields: 'userEnteredValue,userEnteredFormat.numberFormat',
      },
    },
    ...(tab.requests ?? []),
  ]);
  return spreadsheetId;
}

function cell(typed: Typed): sheets_v4.Schema$CellData {
  if (typed === undefined) return {};
  if (typeof typed === 'number') return { userEnteredValue: { numberValue: typed } };
  if (typeof typed === 'boolean') return { userEnteredValue: { boolValue: typed } };
  if (typeof typed === 'string') return { userEnteredValue: { stringValue: typed } };
  return {
    userEnteredValue: { numberValue: typed.date },
    userEnteredFormat: { numberFormat: { type: 'DATE', pattern: typed.as ?? 'yyyy-mm-dd' } },
  };
}
