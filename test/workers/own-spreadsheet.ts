import * as z from 'zod';

type Cell = string | number;

/** Asks Google as the person themselves does, in their browser. */
export async function askGoogle(
  person: { readonly email: string },
  { path, body }: { readonly path: string; readonly body?: unknown },
): Promise<unknown> {
  const host = path.startsWith('/drive') ? 'www.googleapis.com' : 'sheets.googleapis.com';
  const response = await fetch(`https://${host}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      authorization: `Bearer ya29.sandbox-person.${person.email}`,
      'content-type': 'application/json',
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(await response.text());
  return response.json();
}

/** Makes a spreadsheet as a person would, with tabs of cells; gives its id. */
export async function keepSpreadsheet(
  person: { readonly email: string },
  book: { readonly title: string; readonly tabs: Readonly<Record<string, readonly (readonly Cell[])[]>> },
): Promise<string> {
  const { title, tabs } = book;
  const made = await askGoogle(person, {
    path: '/v4/spreadsheets',
    body: {
      properties: { title },
      sheets: Object.entries(tabs).map(([tab, rows]) => ({
        properties: { title: tab },
        data: [{ rowData: rows.map((row) => ({ values: row.map(cellOf) })) }],
      })),
    },
  });
  return z.object({ spreadsheetId: z.string() }).parse(made).spreadsheetId;
}

function cellOf(cell: Cell): unknown {
  if (cell === '') return {};
  return { userEnteredValue: typeof cell === 'number' ? { numberValue: cell } : { stringValue: cell } };
}

/** What stands on a tab, as people see it. */
export async function readTab(
  person: { readonly email: string },
  at: { readonly spreadsheet: string; readonly tab: string },
): Promise<readonly (readonly string[])[]> {
  const range = encodeURIComponent(`'${at.tab}'!A1:AZ60`);
  const answer = await askGoogle(person, { path: `/v4/spreadsheets/${at.spreadsheet}/values/${range}` });
  return z.object({ values: z.array(z.array(z.string())).default([]) }).parse(answer).values;
}

/** Where a person points at: a column of a tab, counted from 0. */
interface ColumnPlace {
  readonly spreadsheet: string;
  readonly tab: string;
  readonly column: number;
}

export async function deleteColumn(person: { readonly email: string }, at: ColumnPlace): Promise<void> {
  const { spreadsheet, column } = at;
  const range = { sheetId: await sheetOf(person, at), dimension: 'COLUMNS' };
  await askGoogle(person, {
    path: `/v4/spreadsheets/${spreadsheet}:batchUpdate`,
    body: {
      requests: [{ deleteDimension: { range: { ...range, startIndex: column, endIndex: column + 1 } } }],
    },
  });
}

/** Types a text into a cell. */
export async function typeCell(
  person: { readonly email: string },
  at: ColumnPlace & { readonly row: number; readonly text: string },
): Promise<void> {
  const { spreadsheet, column, row, text } = at;
  const start = { sheetId: await sheetOf(person, at), rowIndex: row, columnIndex: column };
  const rows = [{ values: [{ userEnteredValue: { stringValue: text } }] }];
  await askGoogle(person, {
    path: `/v4/spreadsheets/${spreadsheet}:batchUpdate`,
    body: { requests: [{ updateCells: { start, rows, fields: 'userEnteredValue' } }] },
  });
}

async function sheetOf(person: { readonly email: string }, at: Omit<ColumnPlace, 'column'>): Promise<number> {
  const path = `/v4/spreadsheets/${at.spreadsheet}?fields=sheets.properties(sheetId,title)`;
  const { sheets } = z
    .object({
      sheets: z.array(
        z.object({ properties: z.object({ sheetId: z.number().default(0), title: z.string() }) }),
      ),
    })
    .parse(await askGoogle(person, { path }));
  const found = sheets.find(({ properties }) => properties.title === at.tab);
  if (found === undefined) throw new Error(`No tab ${at.tab}`);
  return found.properties.sheetId;
}
