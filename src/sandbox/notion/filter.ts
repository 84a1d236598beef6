import type { ApiContext } from './api-context.ts';
import {
  at,
  isAbsent,
  isObject,
  itemsOf,
  missingAlternatives,
  readObject,
  readOneOf,
  readString,
  refusal,
} from './field.ts';
import type { Field } from './field.ts';
import { readCondition } from './filter-condition.ts';
import type { Condition } from './filter-condition.ts';
import { filterTypes, operandOf } from './filter-operand.ts';
import type { FilterType } from './filter-operand.ts';
import { formulaAnswer } from './formula-result.ts';
import { validationError } from './notion-error.ts';
import type { Property } from './property.ts';
import type { DataSourceRecord, PageRecord } from './records.ts';
import { rollupValue } from './rollup.ts';
import { propertyNamed } from './schema-change.ts';
import { minuteStamp } from './timestamp.ts';

export type RowTest = (row: PageRecord) => boolean;

const MAX_NESTING = 2;
const textTypes: readonly string[] = ['title', 'rich_text', 'url', 'email', 'phone_number'];

/**
 * Reads the filter of a query and gives the test it asks for. Refuses unknown properties, types and conditions.
 * from documents: https://developers.notion.com/reference/filter-data-source-entries
 */
export function readFilter(field: Field, dataSource: DataSourceRecord, context: ApiContext): RowTest {
  return readNode(field, { dataSource, nesting: 0 }, context);
}

function readNode(
  field: Field,
  place: { dataSource: DataSourceRecord; nesting: number },
  context: ApiContext,
): RowTest {
  const body = readObject(field);
  const operator = (['and', 'or'] as const).find((key) => Object.hasOwn(body, key));
  if (operator !== undefined) {
    readObject(field, [operator]);
    if (place.nesting >= MAX_NESTING) throw refusal(at(field, operator), 'not present');
    const inner = { ...place, nesting: place.nesting + 1 };
    const tests = itemsOf(at(field, operator)).map((item) => readNode(item, inner, context));
    return operator === 'and'
      ? (row) => tests.every((test) => test(row))
      : (row) => tests.some((test) => test(row));
  }
  if (Object.hasOwn(body, 'timestamp')) return readTimestampFilter(field, context);
  return readPropertyFilter(field, place.dataSource, context);
}

function readTimestampFilter(field: Field, context: ApiContext): RowTest {
  const stamp = readOneOf(at(field, 'timestamp'), ['created_time', 'last_edited_time'] as const);
  readObject(field, ['timestamp', 'type', stamp]);
  const condition = readCondition('date', at(field, stamp), context);
  return (row) =>
    condition({
      kind: 'date',
      date: { start: minuteStamp(stamp === 'created_time' ? row.createdAt : row.editedAt), end: null },
    });
}

function readPropertyFilter(field: Field, dataSource: DataSourceRecord, context: ApiContext): RowTest {
  const body = readObject(field);
  const type = filterTypes.find((candidate) => Object.hasOwn(body, candidate));
  if (isAbsent(at(field, 'property')))
    throw missingAlternatives(field, ['or', 'and', 'property', 'timestamp']);
  const handle = readString(at(field, 'property'));
  const property = propertyNamed(dataSource.properties, handle);
  if (property === undefined) throw validationError(`Could not find property with name or id: ${handle}`);
  if (type === undefined) throw missingAlternatives(field, filterTypes);
  readObject(field, ['property', 'type', type]);
  if (!fits(property, type))
    throw validationError(`database property ${property.type} does not match filter ${type}`);
  if (property.type === 'formula') return readFormulaFilter(at(field, type), property, context);
  if (property.type === 'rollup') return readRollupFilter(at(field, type), property, context);
  assertOptions(at(field, type), property);
  const condition = readCondition(type, at(field, type), context);
  return (row) => condition(operandOf(row, property));
}

function fits(property: Property, type: FilterType): boolean {
  return property.type === type || (textTypes.includes(property.type) && textTypes.includes(type));
}

/** A choice that the property does not have is refused rather than never matched. */
function assertOptions(field: Field, property: Property): void {
  if (!('options' in property) || !isObject(field.value)) return;
  for (const wanted of Object.values(field.value).flat()) {
    if (typeof wanted !== 'string') continue;
    if (property.options.some((option) => option.name === wanted || option.id === wanted)) continue;
    const known = property.options.map(({ name }) => `"${name}"`).join(', ');
    throw validationError(
      `${property.type} option "${wanted}" not found for property "${property.name}". Available options: ${known}.`,
    );
  }
}

function readFormulaFilter(
  field: Field,
  property: Extract<Property, { type: 'formula' }>,
  context: ApiContext,
): RowTest {
  const body = readObject(field);
  const kinds = ['string', 'checkbox', 'number', 'date'] as const;
  const kind = kinds.find((candidate) => Object.hasOwn(body, candidate));
  if (kind === undefined) throw missingAlternatives(field, kinds);
  const condition = readCondition(kind === 'string' ? 'rich_text' : kind, at(field, kind), context);
  return (row) => {
    const { string, number, boolean, date } = formulaAnswer(row, property, context);
    if (kind === 'string') return condition({ kind: 'text', text: typeof string === 'string' ? string : '' });
    if (kind === 'number')
      return condition({ kind: 'number', number: typeof number === 'number' ? number : undefined });
    if (kind === 'checkbox') return condition({ kind: 'checkbox', checked: boolean === true });
    const start = isObject(date) && typeof date.start === 'string' ? date.start : undefined;
    return condition({ kind: 'date', date: start === undefined ? undefined : { start, end: null } });
  };
}

function readRollupFilter(
  field: Field,
  property: Extract<Property, { type: 'rollup' }>,
  context: ApiContext,
): RowTest {
  const body = readObject(field);
  const kinds = ['any', 'every', 'none', 'number', 'date'] as const;
  const kind = kinds.find((candidate) => Object.hasOwn(body, candidate));
  if (kind === undefined) throw missingAlternatives(field, kinds);
  function resultOf(row: PageRecord) {
    return rollupValue(row, { rollup: property, readFormula: formulaAnswer }, context);
  }
  if (kind === 'number' || kind === 'date') {
    const condition = readCondition(kind, at(field, kind), context);
    return (row) => {
      const result = resultOf(row);
      if (kind === 'number')
        return condition({
          kind: 'number',
          number: result.type === 'number' ? (result.number ?? undefined) : undefined,
        });
      return condition({
        kind: 'date',
        date: result.type === 'date' ? (result.date ?? undefined) : undefined,
      });
    };
  }
  const condition = readInnerCondition(at(field, kind), context);
  return (row) => {
    const result = resultOf(row);
    const outcomes =
      result.type === 'array'
        ? result.sources.map((source) => condition(operandOf(source.page, source.property)))
        : [];
    if (kind === 'any') return outcomes.some(Boolean);
    return kind === 'every' ? outcomes.every(Boolean) : !outcomes.some(Boolean);
  };
}

function readInnerCondition(field: Field, context: ApiContext): Condition {
  const body = readObject(field);
  const type = filterTypes.find((candidate) => Object.hasOwn(body, candidate));
  if (type === undefined) throw missingAlternatives(field, filterTypes);
  return readCondition(type, at(field, type), context);
}
