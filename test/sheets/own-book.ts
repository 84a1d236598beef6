import type { sheets_v4 } from '@googleapis/sheets';
import type { EmulatedGoogle } from './emulated-google.ts';

/** A cell as people type it: text, a number, a tick, a date by its serial number, or nothing. */
export type Typed = string | number | boolean | { readonly date: number; readonly as?: string } | undefined;

/** A tab as a person fills it. */
interface OwnTab {
  readonly title?: string;
  readonly rows: readonly (readonly Typed[])[];
  readonly requests?: readonly sheets_v4.Schema$Request[];
}

/** The first tab's id; those after it follow. */
const firstTab = 7;

/** Makes a spreadsheet as a person would have, with one tab or several; gives its id. */
export async function ownBook(google: EmulatedGoogle, own: OwnTab | readonly OwnTab[]): Promise<string> {
  const tabs = [own].flat();
  const client = google.persons();
  const { spreadsheetId } = await client.create({
    properties: { title: 'Controlling', locale: 'en_US' },
    sheets: tabs.map(({ title }, index) => ({
      properties: {
        sheetId: firstTab + index,
        title: title ?? 'Zahlen',
        gridProperties: { rowCount: 60, columnCount: 20 },
      },
    })),
  });
  await client.batchUpdate(
    spreadsheetId,
    tabs.flatMap(({ rows, requests = [] }, index) => [
      {
        updateCells: {
          start: { sheetId: firstTab + index, rowIndex: 0, columnIndex: 0 },
          rows: rows.map((row) => ({ values: row.map(cell) })),
          fields: 'userEnteredValue,userEnteredFormat.numberFormat',
        },
      },
      ...requests,
    ]),
  );
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
