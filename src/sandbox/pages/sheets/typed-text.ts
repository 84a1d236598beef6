import { parseEntered } from '../../google/format/entered-value.ts';
import type { CellAnswer } from './sheet-answer.ts';

/**
 * What a person would have typed to get a cell as it is: its formula, a number in full, a percentage or a date as it is
 * shown. A text that would be read as something else gets the apostrophe that keeps it a text.
 */
export function typedText(cell: CellAnswer | undefined, locale: string): string {
  const value = cell?.userEnteredValue;
  if (cell === undefined || value === undefined) return '';
  if (value.formulaValue !== undefined) return value.formulaValue;
  if (value.stringValue !== undefined)
    return isTakenAsTyped(value.stringValue, locale) ? value.stringValue : `'${value.stringValue}`;
  if (value.boolValue !== undefined) return value.boolValue ? 'TRUE' : 'FALSE';
  if (value.numberValue === undefined) return cell.formattedValue;
  const type = cell.effectiveFormat?.numberFormat?.type ?? 'NUMBER';
  if (type === 'PERCENT') return `${Number((value.numberValue * 100).toPrecision(14))}%`;
  return ['DATE', 'TIME', 'DATE_TIME'].includes(type) ? cell.formattedValue : String(value.numberValue);
}

function isTakenAsTyped(text: string, locale: string): boolean {
  return !text.startsWith('=') && parseEntered(text, locale).value === text;
}
