import { parseEntered } from '../format/entered-value.ts';
import { serialOfDay, partsOfSerial } from '../format/serial-date.ts';
import { compareScalars } from '../formula/coerce.ts';
import { isError } from '../formula/formula-value.ts';
import type { Scalar } from '../formula/formula-value.ts';
import { serialOfInstant } from '../formula/instant.ts';
import { moveFormula } from '../formula/reference.ts';
import type { Evaluation } from '../formula.ts';
import { objectsAt, textAt } from '../json.ts';
import type { JsonObject } from '../json.ts';
import type { CellPlace } from './grid.ts';
import type { SheetState, SpreadsheetState } from './spreadsheet-state.ts';

/** A cell that is held against a condition. */
export interface HeldCell {
  state: SpreadsheetState;
  evaluation: Evaluation;
  sheet: SheetState;
  place: CellPlace;
  /** Where a formula of the condition is written for: it moves along with the cell. */
  origin: CellPlace;
}

/**
 * Whether a cell meets a BooleanCondition of a filter or a conditional format; undefined for a type that says nothing about one
 * cell. From documents: https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/other#ConditionType
 */
export function meetsCondition(condition: JsonObject, cell: HeldCell): boolean | undefined {
  const type = textAt(condition, 'type') ?? '';
  const value = cell.evaluation.valueAt(cell.sheet, cell.place.row, cell.place.column);
  if (type === 'BLANK') return value === null || value === '';
  if (type === 'NOT_BLANK') return value !== null && value !== '';
  const operands = objectsAt(condition, 'values').map((one) => operandOf(one, cell));
  if (type === 'CUSTOM_FORMULA') return operands[0] === true;
  if (type.startsWith('NUMBER_')) return compareNumbers(type, value, operands);
  if (type.startsWith('DATE_')) return compareNumbers(dateTypes[type] ?? '', wholeDay(value), operands);
  if (type.startsWith('TEXT_')) return compareTexts(type, value, operands);
  return undefined;
}

const dateTypes: Readonly<Record<string, string>> = {
  DATE_EQ: 'NUMBER_EQ',
  DATE_NOT_EQ: 'NUMBER_NOT_EQ',
  DATE_BEFORE: 'NUMBER_LESS',
  DATE_ON_OR_BEFORE: 'NUMBER_LESS_THAN_EQ',
  DATE_AFTER: 'NUMBER_GREATER',
  DATE_ON_OR_AFTER: 'NUMBER_GREATER_THAN_EQ',
  DATE_BETWEEN: 'NUMBER_BETWEEN',
  DATE_NOT_BETWEEN: 'NUMBER_NOT_BETWEEN',
};

function wholeDay(value: Scalar): Scalar {
  return typeof value === 'number' ? Math.floor(value) : value;
}

/** What a condition compares with: a day from today on, a formula's result, or a value as a person types it. */
function operandOf(value: JsonObject, cell: HeldCell): Scalar {
  const relative = textAt(value, 'relativeDate');
  if (relative !== undefined) return relativeDay(relative, cell);
  const text = textAt(value, 'userEnteredValue') ?? '';
  if (text.startsWith('=')) {
    const by = { rows: cell.place.row - cell.origin.row, columns: cell.place.column - cell.origin.column };
    return cell.evaluation.compute(moveFormula(text, by), cell.sheet, cell.place);
  }
  return parseEntered(text, textAt(cell.state.properties, 'locale') ?? 'en_US').value;
}

function relativeDay(name: string, cell: HeldCell): number {
  const zone = textAt(cell.state.properties, 'timeZone') ?? 'Etc/GMT';
  const today = Math.floor(serialOfInstant(cell.evaluation.now, zone));
  const { year, month, day } = partsOfSerial(today);
  switch (name) {
    case 'PAST_YEAR':
      return serialOfDay(year - 1, month, day);
    case 'PAST_MONTH':
      return serialOfDay(year, month - 1, day);
    case 'PAST_WEEK':
      return today - 7;
    case 'YESTERDAY':
      return today - 1;
    case 'TOMORROW':
      return today + 1;
    default:
      return today;
  }
}

function compareNumbers(
  type: string,
  value: Scalar,
  [first = null, second = null]: readonly Scalar[],
): boolean {
  if (typeof value !== 'number' || typeof first !== 'number') return type.includes('NOT_');
  const order = compareScalars(value, first);
  switch (type) {
    case 'NUMBER_GREATER':
      return order > 0;
    case 'NUMBER_GREATER_THAN_EQ':
      return order >= 0;
    case 'NUMBER_LESS':
      return order < 0;
    case 'NUMBER_LESS_THAN_EQ':
      return order <= 0;
    case 'NUMBER_EQ':
      return order === 0;
    case 'NUMBER_NOT_EQ':
      return order !== 0;
    case 'NUMBER_BETWEEN':
    case 'NUMBER_NOT_BETWEEN': {
      if (typeof second !== 'number') return false;
      const isBetween = value >= Math.min(first, second) && value <= Math.max(first, second);
      return isBetween === (type === 'NUMBER_BETWEEN');
    }
    default:
      return false;
  }
}

function asText(value: Scalar): string {
  return value === null || isError(value) ? '' : String(value).toLowerCase();
}

function compareTexts(type: string, value: Scalar, operands: readonly Scalar[]): boolean {
  const text = asText(value);
  const [wanted = ''] = operands.map((operand) => asText(operand));
  switch (type) {
    case 'TEXT_CONTAINS':
      return text.includes(wanted);
    case 'TEXT_NOT_CONTAINS':
      return !text.includes(wanted);
    case 'TEXT_STARTS_WITH':
      return text.startsWith(wanted);
    case 'TEXT_ENDS_WITH':
      return text.endsWith(wanted);
    case 'TEXT_EQ':
      return text === wanted;
    case 'TEXT_NOT_EQ':
      return text !== wanted;
    case 'TEXT_IS_EMAIL':
      return /^[^@\s]+@[^@\s]+\.[a-z]{2,}$/.test(text);
    case 'TEXT_IS_URL':
      return /^(https?:\/\/|www\.)\S+$/.test(text);
    default:
      return false;
  }
}
