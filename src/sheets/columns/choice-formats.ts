import type { sheets_v4 } from '@googleapis/sheets';
import type { Color, Field } from '../../template/template.ts';
import { choiceShades } from './choice-color.ts';

interface ChoiceColumn {
  readonly column: number;
  readonly field: Field;
}

/**
 * Colours the choices of a tab's columns as the template has them. One rule a title and colour, over all columns that
 * know it, as a tab with many rules grows slow; a gray choice needs none.
 */
export function choiceFormats(place: {
  readonly sheet: number;
  readonly firstRow: number;
  readonly endRow: number;
  readonly columns: readonly ChoiceColumn[];
}): sheets_v4.Schema$Request[] {
  const { sheet, firstRow, endRow, columns } = place;
  const shown = columns.flatMap(({ column, field }) =>
    field.kind === 'choice' ? field.choices.map(({ title, color }) => ({ column, title, color })) : [],
  );
  const rules = Map.groupBy(
    shown.filter(({ color }) => color !== 'gray'),
    ({ title, color }) => `${color}/${title}`,
  );
  return [...rules.values()].flatMap((own, index): sheets_v4.Schema$Request[] => {
    const [first] = own;
    if (first === undefined) return [];
    return [
      {
        addConditionalFormatRule: {
          index,
          rule: {
            ranges: own.map(({ column }) => ({
              sheetId: sheet,
              startRowIndex: firstRow,
              endRowIndex: endRow,
              startColumnIndex: column,
              endColumnIndex: column + 1,
            })),
            booleanRule: choiceRule(first),
          },
        },
      },
    ];
  });
}

function choiceRule({ title, color }: { title: string; color: Color }): sheets_v4.Schema$BooleanRule {
  const { background, text } = choiceShades[color];
  return {
    condition: { type: 'TEXT_EQ', values: [{ userEnteredValue: title }] },
    format: {
      backgroundColorStyle: { rgbColor: background },
      textFormat: { foregroundColorStyle: { rgbColor: text } },
    },
  };
}
