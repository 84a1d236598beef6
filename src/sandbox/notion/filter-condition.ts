import type { ApiContext } from './api-context.ts';
import { readDateCondition } from './date-condition.ts';
import {
  at,
  itemsOf,
  missingAlternatives,
  readBoolean,
  readId,
  readNumber,
  readObject,
  readOneOf,
  readString,
  refusal,
} from './field.ts';
import type { Field } from './field.ts';
import type { FilterType, Operand } from './filter-operand.ts';

export type Condition = (operand: Operand) => boolean;

const textOperators = [
  'equals',
  'does_not_equal',
  'contains',
  'does_not_contain',
  'starts_with',
  'ends_with',
  'is_empty',
  'is_not_empty',
] as const;
const numberOperators = [
  'equals',
  'does_not_equal',
  'greater_than',
  'less_than',
  'greater_than_or_equal_to',
  'less_than_or_equal_to',
  'is_empty',
  'is_not_empty',
] as const;
const choiceOperators = ['equals', 'does_not_equal', 'is_empty', 'is_not_empty'] as const;
const memberOperators = ['contains', 'does_not_contain', 'is_empty', 'is_not_empty'] as const;
const existenceOperators = ['is_empty', 'is_not_empty'] as const;
const checkboxOperators = ['equals', 'does_not_equal'] as const;

/** Reads the condition under a filter's type key, say `{ "contains": "x" }` under `rich_text`. */
export function readCondition(type: FilterType, field: Field, context: ApiContext): Condition {
  switch (type) {
    case 'title':
    case 'rich_text':
    case 'url':
    case 'email':
    case 'phone_number':
      return readTextCondition(field);
    case 'number':
    case 'unique_id':
      return readNumberCondition(field);
    case 'checkbox': {
      const operator = readOperator(field, checkboxOperators);
      const wanted = readBoolean(at(field, operator)) === (operator === 'equals');
      return (operand) => operand.kind === 'checkbox' && operand.checked === wanted;
    }
    case 'select':
    case 'status':
      return readChoiceCondition(field, readOperator(field, choiceOperators));
    case 'multi_select':
      return readChoiceCondition(field, readOperator(field, memberOperators));
    case 'date':
    case 'created_time':
    case 'last_edited_time':
      return readDateCondition(field, context.now);
    case 'people':
    case 'created_by':
    case 'last_edited_by':
    case 'relation':
      return readMemberCondition(field, context);
    case 'files': {
      const operator = readOperator(field, existenceOperators);
      readTrue(at(field, operator));
      return (operand) => operand.kind === 'files' && (operand.count === 0) === (operator === 'is_empty');
    }
    case 'verification': {
      // from documents
      const state = readOneOf(at(field, 'status'), ['verified', 'expired', 'none'] as const);
      return (operand) => operand.kind === 'verification' && operand.state === state;
    }
    case 'formula':
    case 'rollup':
      throw refusal(field, 'not present');
  }
}

/** The one operator of a condition; none or an unknown one is refused. */
export function readOperator<T extends string>(field: Field, operators: readonly T[]): T {
  const body = readObject(field);
  const operator = operators.find((candidate) => Object.hasOwn(body, candidate));
  if (operator === undefined) throw missingAlternatives(field, operators);
  readObject(field, [operator]);
  return operator;
}

export function readTrue(field: Field): void {
  if (field.value !== true) throw refusal(field, '`true`');
}

/** Text compares as written by `equals`; the other operators do not tell capitals. */
function readTextCondition(field: Field): Condition {
  const operator = readOperator(field, textOperators);
  if (operator === 'is_empty' || operator === 'is_not_empty') readTrue(at(field, operator));
  const wanted =
    operator === 'is_empty' || operator === 'is_not_empty' ? '' : readString(at(field, operator));
  const folded = wanted.toLowerCase();
  const tests: Record<(typeof textOperators)[number], (text: string) => boolean> = {
    equals: (text) => text === wanted,
    does_not_equal: (text) => text !== wanted,
    contains: (text) => text.toLowerCase().includes(folded),
    does_not_contain: (text) => !text.toLowerCase().includes(folded),
    starts_with: (text) => text.toLowerCase().startsWith(folded),
    ends_with: (text) => text.toLowerCase().endsWith(folded),
    is_empty: (text) => text === '',
    is_not_empty: (text) => text !== '',
  };
  const test = tests[operator];
  return (operand) => operand.kind === 'text' && test(operand.text);
}

function readNumberCondition(field: Field): Condition {
  const operator = readOperator(field, numberOperators);
  const isExistence = operator === 'is_empty' || operator === 'is_not_empty';
  if (isExistence) readTrue(at(field, operator));
  const wanted = isExistence ? 0 : readNumber(at(field, operator));
  const tests: Record<(typeof numberOperators)[number], (number: number | undefined) => boolean> = {
    equals: (number) => number === wanted,
    does_not_equal: (number) => number !== wanted,
    greater_than: (number) => number !== undefined && number > wanted,
    less_than: (number) => number !== undefined && number < wanted,
    greater_than_or_equal_to: (number) => number !== undefined && number >= wanted,
    less_than_or_equal_to: (number) => number !== undefined && number <= wanted,
    is_empty: (number) => number === undefined,
    is_not_empty: (number) => number !== undefined,
  };
  const test = tests[operator];
  return (operand) => operand.kind === 'number' && test(operand.number);
}

/** Several names mean any of them; `does_not_…` then means none of them. */
function readChoiceCondition(
  field: Field,
  operator: 'equals' | 'does_not_equal' | 'contains' | 'does_not_contain' | 'is_empty' | 'is_not_empty',
): Condition {
  if (operator === 'is_empty' || operator === 'is_not_empty') {
    readTrue(at(field, operator));
    return (operand) =>
      operand.kind === 'options' && (operand.options.length === 0) === (operator === 'is_empty');
  }
  const value = at(field, operator);
  const wanted = new Set(
    Array.isArray(value.value) ? itemsOf(value).map((item) => readString(item)) : [readString(value)],
  );
  const isWanted = operator === 'equals' || operator === 'contains';
  return (operand) =>
    operand.kind === 'options' &&
    operand.options.some((option) => wanted.has(option.name) || wanted.has(option.id)) === isWanted;
}

function readMemberCondition(field: Field, context: ApiContext): Condition {
  const operator = readOperator(field, memberOperators);
  if (operator === 'is_empty' || operator === 'is_not_empty') {
    readTrue(at(field, operator));
    return (operand) => operand.kind === 'ids' && (operand.ids.length === 0) === (operator === 'is_empty');
  }
  const value = at(field, operator);
  // from documents: "me" is the user behind the connection.
  const wanted = value.value === 'me' ? context.connection.botId : readId(value);
  return (operand) => operand.kind === 'ids' && operand.ids.includes(wanted) === (operator === 'contains');
}
