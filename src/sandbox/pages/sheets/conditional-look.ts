import { cssColor } from './cell-look.ts';
import type { CellLook } from './grid.ts';
import { isInBox } from './place-name.ts';
import type { CellAnswer, ConditionAnswer, SheetAnswer } from './sheet-answer.ts';

/**
 * What the conditional formats of a tab do to a cell: of the rules that hold for it, the first. A rule whose kind of
 * condition is not known here (a formula of one's own, a date) does nothing.
 */
export function conditionalLook(
  cell: CellAnswer | undefined,
  place: { row: number; column: number; sheet: SheetAnswer },
): CellLook {
  const { row, column, sheet } = place;
  const rule = sheet.conditionalFormats.find(
    ({ ranges, booleanRule }) =>
      booleanRule !== undefined &&
      ranges.some((range) => isInBox(range, row, column)) &&
      isMet(booleanRule.condition, cell),
  );
  const format = rule?.booleanRule?.format;
  if (format === undefined) return {};
  const look: CellLook = {
    fill: cssColor(format.backgroundColorStyle?.rgbColor),
    ink: cssColor(format.textFormat?.foregroundColorStyle?.rgbColor),
    isBold: format.textFormat?.bold,
    isItalic: format.textFormat?.italic,
    isStruck: format.textFormat?.strikethrough,
  };
  return Object.fromEntries(Object.entries(look).filter(([, value]) => value !== undefined));
}

function isMet({ type, values }: ConditionAnswer, cell: CellAnswer | undefined): boolean {
  const text = (cell?.formattedValue ?? '').toLowerCase();
  const number = cell?.effectiveValue?.numberValue;
  const wanted = values.map((value) => value.userEnteredValue.toLowerCase());
  const [first = ''] = wanted;
  const [low = NaN, high = NaN] = wanted.map(toNumber);
  switch (type) {
    case 'TEXT_EQ':
      return text === first;
    case 'TEXT_NOT_EQ':
      return text !== first;
    case 'TEXT_CONTAINS':
      return text.includes(first);
    case 'TEXT_NOT_CONTAINS':
      return !text.includes(first);
    case 'TEXT_STARTS_WITH':
      return text.startsWith(first);
    case 'TEXT_ENDS_WITH':
      return text.endsWith(first);
    case 'BLANK':
      return text === '';
    case 'NOT_BLANK':
      return text !== '';
    default:
      return number !== undefined && isNumberMet(type, { number, low, high });
  }
}

function isNumberMet(
  type: string,
  { number, low, high }: { number: number; low: number; high: number },
): boolean {
  switch (type) {
    case 'NUMBER_GREATER':
      return number > low;
    case 'NUMBER_GREATER_THAN_EQ':
      return number >= low;
    case 'NUMBER_LESS':
      return number < low;
    case 'NUMBER_LESS_THAN_EQ':
      return number <= low;
    case 'NUMBER_EQ':
      return number === low;
    case 'NUMBER_NOT_EQ':
      return number !== low;
    case 'NUMBER_BETWEEN':
      return number >= low && number <= high;
    case 'NUMBER_NOT_BETWEEN':
      return number < low || number > high;
    default:
      return false;
  }
}

function toNumber(text: string): number {
  if (text.trim() === '') return NaN;
  return text.endsWith('%') ? Number(text.slice(0, -1)) / 100 : Number(text);
}
