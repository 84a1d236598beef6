import * as z from 'zod';
import type { Ask } from './notion-table.ts';

/** One tab as a person sees it. */
export interface SheetTab {
  readonly id: number;
  readonly title: string;
}

/** A shown cell with its note and whether it is shaded. */
export interface SheetCell {
  readonly text: string;
  readonly note: string;
  readonly isNumber: boolean;
  readonly isShaded: boolean;
}

/** The grid of one tab, without what is empty at its end and without hidden columns. */
export interface SheetGrid {
  readonly title: string;
  readonly tabs: readonly SheetTab[];
  readonly rows: readonly (readonly SheetCell[])[];
}

const Files = z.object({ files: z.array(z.object({ id: z.string(), name: z.string() })) });
const Color = z.object({
  red: z.number().default(0),
  green: z.number().default(0),
  blue: z.number().default(0),
});
const Cell = z.object({
  formattedValue: z.string().default(''),
  note: z.string().default(''),
  effectiveValue: z.object({ numberValue: z.number().optional() }).optional(),
  userEnteredFormat: z
    .object({ backgroundColorStyle: z.object({ rgbColor: Color.optional() }).optional() })
    .optional(),
});
const Spreadsheet = z.object({
  properties: z.object({ title: z.string() }),
  sheets: z.array(
    z.object({
      properties: z.object({ sheetId: z.number().default(0), title: z.string() }),
      data: z
        .array(
          z.object({
            rowData: z.array(z.object({ values: z.array(Cell).default([]) })).default([]),
            columnMetadata: z.array(z.object({ hiddenByUser: z.boolean().default(false) })).default([]),
          }),
        )
        .default([]),
    }),
  ),
});

/** Every spreadsheet, by name. */
export async function listSpreadsheets(ask: Ask): Promise<{ id: string; name: string }[]> {
  const query = encodeURIComponent("mimeType='application/vnd.google-apps.spreadsheet' and trashed=false");
  const answer = Files.safeParse(await ask(`/drive/v3/files?q=${query}&pageSize=100&fields=files(id,name)`));
  return answer.success ? answer.data.files : [];
}

/** Reads one tab, the first when none is named, through the sandbox's own API. */
export async function readSheet(options: {
  ask: Ask;
  spreadsheet: string;
  tab: number | undefined;
}): Promise<SheetGrid | undefined> {
  const { ask, spreadsheet, tab } = options;
  const fields =
    'properties.title,sheets(properties(sheetId,title),data(columnMetadata.hiddenByUser,rowData.values(formattedValue,note,effectiveValue,userEnteredFormat.backgroundColorStyle)))';
  const answer = Spreadsheet.safeParse(
    await ask(`/v4/spreadsheets/${spreadsheet}?fields=${encodeURIComponent(fields)}`),
  );
  if (!answer.success) return undefined;
  const { sheets, properties } = answer.data;
  const sheet = sheets.find((candidate) => candidate.properties.sheetId === tab) ?? sheets[0];
  const [grid] = sheet?.data ?? [];
  const rows = (grid?.rowData ?? []).map((row) => row.values);
  const width = Math.max(
    0,
    ...rows.map((row) => row.findLastIndex((cell) => cell.formattedValue !== '') + 1),
  );
  const height = rows.findLastIndex((row) => row.some((cell) => cell.formattedValue !== '')) + 1;
  const columns = Array.from({ length: width }, (_, index) => index).filter(
    (index) => grid?.columnMetadata[index]?.hiddenByUser !== true,
  );
  return {
    title: properties.title,
    tabs: sheets.map((own) => ({ id: own.properties.sheetId, title: own.properties.title })),
    rows: rows.slice(0, height).map((row) => columns.map((index) => shown(row[index]))),
  };
}

function shown(cell: z.infer<typeof Cell> | undefined): SheetCell {
  const color = cell?.userEnteredFormat?.backgroundColorStyle?.rgbColor;
  return {
    text: cell?.formattedValue ?? '',
    note: cell?.note ?? '',
    isNumber: cell?.effectiveValue?.numberValue !== undefined,
    isShaded: color !== undefined && color.red + color.green + color.blue < 3,
  };
}
