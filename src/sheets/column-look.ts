import type { sheets_v4 } from '@googleapis/sheets';
import type { Field } from '../template/template.ts';

/** Rows that formats and lists reach to; people who go further get them by copying a row. */
export const formattedRows = 1000;

const answerShade = { red: 0.95, green: 0.97, blue: 1 };
const headerShade = { red: 0.9, green: 0.92, blue: 0.95 };

/** Where a column's cells are, the header left out. */
function body(sheet: number, column: number): sheets_v4.Schema$GridRange {
  return {
    sheetId: sheet,
    startRowIndex: 1,
    endRowIndex: formattedRows,
    startColumnIndex: column,
    endColumnIndex: column + 1,
  };
}

/** The header cell of a field: its title, bold, with what to write as a note. */
export function headerCell(field: Pick<Field, 'title' | 'description'>): sheets_v4.Schema$CellData {
  return {
    userEnteredValue: { stringValue: field.title },
    note: field.description,
    userEnteredFormat: { textFormat: { bold: true }, backgroundColorStyle: { rgbColor: headerShade } },
  };
}

/** Number format and shade of a column; answers are shaded, so that people see which columns are not theirs. */
export function columnFormat(place: {
  sheet: number;
  column: number;
  field: Field;
  ours: boolean;
}): sheets_v4.Schema$Request[] {
  const numberFormat = formatOf(place.field);
  const format: sheets_v4.Schema$CellFormat = {
    ...(numberFormat === undefined ? {} : { numberFormat }),
    ...(place.ours ? { backgroundColorStyle: { rgbColor: answerShade } } : {}),
  };
  const fields = [
    ...(numberFormat === undefined ? [] : ['userEnteredFormat.numberFormat']),
    ...(place.ours ? ['userEnteredFormat.backgroundColorStyle'] : []),
  ];
  if (fields.length === 0) return [];
  return [
    {
      repeatCell: {
        range: body(place.sheet, place.column),
        cell: { userEnteredFormat: format },
        fields: fields.join(','),
      },
    },
  ];
}

/** A list of choices, or a tick box, for the columns people fill in. Other text stays possible and is reported. */
export function columnValidation(place: {
  sheet: number;
  column: number;
  field: Field;
}): sheets_v4.Schema$Request[] {
  const condition = conditionOf(place.field);
  if (condition === undefined) return [];
  return [
    {
      setDataValidation: {
        range: body(place.sheet, place.column),
        rule: { condition, strict: false, showCustomUi: true },
        filteredRowsIncluded: true,
      },
    },
  ];
}

function conditionOf(field: Field): sheets_v4.Schema$BooleanCondition | undefined {
  if (field.kind === 'checkbox') return { type: 'BOOLEAN' };
  if (field.kind !== 'choice') return undefined;
  return { type: 'ONE_OF_LIST', values: field.choices.map((choice) => ({ userEnteredValue: choice.title })) };
}

function formatOf(field: Field): sheets_v4.Schema$NumberFormat | undefined {
  if (field.kind === 'date') return { type: 'DATE', pattern: 'yyyy-mm-dd' };
  if (field.kind !== 'number') return undefined;
  if (field.format === 'percent') return { type: 'PERCENT', pattern: `0${decimals(field.decimals)}%` };
  return { type: 'NUMBER', pattern: '#,##0.######' };
}

function decimals(count: number): string {
  return count === 0 ? '' : `.${'0'.repeat(count)}`;
}
