import type { sheets_v4 } from '@googleapis/sheets';
import type { FieldKind } from '../../template/field-kind.ts';
import type { Field } from '../../template/template.ts';
import { rgb } from './choice-color.ts';

/** Where the cells of a column are, its header left out. */
export interface ColumnBody {
  readonly sheet: number;
  readonly column: number;
  /** The row under the header, counted from 0. */
  readonly firstRow: number;
  /** The row after the last. */
  readonly endRow: number;
}

const headerGround = rgb(0xdfe5ee);
const answerHeaderGround = rgb(0xcfdcf3);
const answerGround = rgb(0xf1f5fd);
const headerText = rgb(0x22303f);

export function bodyRange(body: ColumnBody): sheets_v4.Schema$GridRange {
  return {
    sheetId: body.sheet,
    startRowIndex: body.firstRow,
    endRowIndex: body.endRow,
    startColumnIndex: body.column,
    endColumnIndex: body.column + 1,
  };
}

/** The note of a field's header: what to write there, or what Northbook writes, and where that is explained. */
export function noteOfField({ description, explainedAt }: Field): string {
  return explainedAt === undefined ? description : `${description}\n${explainedAt}`;
}

/** The same as the header's cell holds it: a note of Northbook's own column says whose it is. */
export function signedNote(note: string, ours: boolean): string {
  return ours ? `${note}\n\nWritten by Northbook.` : note;
}

/** A header: its title, bold, with what to write as a note. Those of answers have a ground of their own. */
export function headerCell(options: {
  readonly title: string;
  readonly note: string;
  readonly ours: boolean;
}): sheets_v4.Schema$CellData {
  const { title, note, ours } = options;
  return {
    userEnteredValue: { stringValue: title },
    note: signedNote(note, ours),
    userEnteredFormat: {
      textFormat: { bold: true, foregroundColorStyle: { rgbColor: headerText } },
      backgroundColorStyle: { rgbColor: ours ? answerHeaderGround : headerGround },
      verticalAlignment: 'MIDDLE',
      wrapStrategy: 'WRAP',
    },
  };
}

/** Number format, alignment and ground of a column; answers are shaded, so that people see which are not theirs. */
export function columnFormat(
  body: ColumnBody,
  look: { readonly field: Field | undefined; readonly ours: boolean },
): sheets_v4.Schema$Request[] {
  const numberFormat = look.field === undefined ? undefined : numberFormatOf(look.field);
  const format: sheets_v4.Schema$CellFormat = {
    ...(numberFormat === undefined ? {} : { numberFormat }),
    ...(look.ours ? { backgroundColorStyle: { rgbColor: answerGround } } : {}),
    ...(look.field === undefined ? {} : { wrapStrategy: wraps[look.field.kind], verticalAlignment: 'TOP' }),
  };
  const fields = Object.keys(format).map((key) => `userEnteredFormat.${key}`);
  if (fields.length === 0) return [];
  return [
    { repeatCell: { range: bodyRange(body), cell: { userEnteredFormat: format }, fields: fields.join(',') } },
  ];
}

/** How wide a column is. */
export function columnWidth(place: {
  readonly sheet: number;
  readonly column: number;
  readonly pixels: number;
}): sheets_v4.Schema$Request {
  return {
    updateDimensionProperties: {
      range: {
        sheetId: place.sheet,
        dimension: 'COLUMNS',
        startIndex: place.column,
        endIndex: place.column + 1,
      },
      properties: { pixelSize: place.pixels },
      fields: 'pixelSize',
    },
  };
}

/** The width that suits what a field holds, in pixels. */
export function widthOf(field: Field): number {
  const longest = Math.max(...field.title.split(' ').map((word) => word.length));
  return Math.max(widthOfKind(field), headerPadding + longest * letterWidth);
}

function widthOfKind(field: Field): number {
  if (field.kind === 'text' && field.brief) return briefWidth;
  return field.kind === 'text' && field.role === 'derived' ? answerWidth : widths[field.kind];
}

/** A header is cut between its words, never within one. */
const letterWidth = 8;
const headerPadding = 16;

const briefWidth = 120;
/** Reasons and findings are read, not typed. */
const answerWidth = 280;

const widths = {
  title: 230,
  text: 220,
  number: 85,
  choice: 115,
  date: 95,
  checkbox: 95,
  person: 115,
  relation: 145,
} as const satisfies Record<FieldKind, number>;

/** Long text is cut at the cell's edge, so that rows stay as high as one line; a click shows all of it. */
const wraps = {
  title: 'WRAP',
  text: 'CLIP',
  number: 'OVERFLOW_CELL',
  choice: 'CLIP',
  date: 'OVERFLOW_CELL',
  checkbox: 'OVERFLOW_CELL',
  person: 'CLIP',
  relation: 'CLIP',
} as const satisfies Record<FieldKind, string>;

/** The number format of a field's column; undefined for kinds that are no numbers in a sheet. */
export function numberFormatOf(field: Field): sheets_v4.Schema$NumberFormat | undefined {
  if (field.kind === 'date') return { type: 'DATE', pattern: 'yyyy-mm-dd' };
  if (field.kind !== 'number') return undefined;
  if (field.format === 'percent') return { type: 'PERCENT', pattern: `0${decimals(field.decimals)}%` };
  // Units of any size: as many digits as the value has. A pattern such as #,##0.## would show 5 as "5.".
  if (field.significant !== undefined) return { type: 'NUMBER', pattern: 'General' };
  return { type: 'NUMBER', pattern: `#,##0${decimals(field.decimals)}` };
}

function decimals(count: number): string {
  return count === 0 ? '' : `.${'0'.repeat(count)}`;
}
