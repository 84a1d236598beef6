import type { ApiContext } from './api-context.ts';
import { formulaAnswer } from './formula-result.ts';
import { at, isAbsent, itemsOf, readObject, readOneOf, readString } from './field.ts';
import type { Field } from './field.ts';
import { momentOf } from './date-value.ts';
import { validationError } from './notion-error.ts';
import type { Property } from './property.ts';
import type { DataSourceRecord, PageRecord } from './records.ts';
import { rollupValue } from './rollup.ts';
import { propertyNamed } from './schema-change.ts';
import { minuteStamp } from './timestamp.ts';
import { titleOf } from './page-title.ts';

type SortKey = string | number | undefined;
type Comparison = (a: PageRecord, b: PageRecord) => number;

/**
 * Reads `sorts` and gives the comparison they ask for; the first counts most, an empty value comes last either way.
 * from documents: https://developers.notion.com/reference/sort-data-source-entries
 */
export function readSorts(field: Field, dataSource: DataSourceRecord, context: ApiContext): Comparison {
  const comparisons = itemsOf(field).map((item) => readSort(item, dataSource, context));
  return (a, b) => {
    for (const compare of comparisons) {
      const order = compare(a, b);
      if (order !== 0) return order;
    }
    return 0;
  };
}

function readSort(field: Field, dataSource: DataSourceRecord, context: ApiContext): Comparison {
  readObject(field, ['property', 'timestamp', 'direction']);
  const direction = readOneOf(at(field, 'direction'), ['ascending', 'descending'] as const);
  const sign = direction === 'ascending' ? 1 : -1;
  if (!isAbsent(at(field, 'timestamp'))) {
    const stamp = readOneOf(at(field, 'timestamp'), ['created_time', 'last_edited_time'] as const);
    return byKey(
      (page) => (stamp === 'created_time' ? minuteStamp(page.createdAt) : minuteStamp(page.editedAt)),
      sign,
    );
  }
  const handle = readString(at(field, 'property'));
  const property = propertyNamed(dataSource.properties, handle);
  if (property === undefined)
    throw validationError(`Could not find sort property with name or id: ${handle}`);
  const keys = new Map<string, SortKey>();
  return byKey((page) => {
    if (!keys.has(page.id)) keys.set(page.id, sortKey(page, property, context));
    return keys.get(page.id);
  }, sign);
}

function byKey(keyOf: (page: PageRecord) => SortKey, sign: 1 | -1): Comparison {
  return (a, b) => {
    const [left, right] = [keyOf(a), keyOf(b)];
    if (left === right) return 0;
    if (left === undefined) return 1;
    if (right === undefined) return -1;
    return left < right ? -sign : sign;
  };
}

/** What a row is sorted by under a property; choices sort by their order in the schema. */
function sortKey(page: PageRecord, property: Property, context: ApiContext): SortKey {
  if (property.type === 'created_time') return page.createdAt;
  if (property.type === 'last_edited_time') return page.editedAt;
  if (property.type === 'created_by') return nameOf(page.createdBy, context);
  if (property.type === 'last_edited_by') return nameOf(page.editedBy, context);
  if (property.type === 'formula') return answerKey(formulaAnswer(page, property, context));
  if (property.type === 'rollup') {
    const result = rollupValue(page, { rollup: property, readFormula: formulaAnswer }, context);
    if (result.type === 'array') return result.sources.length;
    return result.type === 'number' ? (result.number ?? undefined) : dateKey(result.date?.start);
  }
  const value = page.values[property.id];
  if (property.type === 'checkbox') return value?.type === 'checkbox' && value.checkbox ? 1 : 0;
  switch (value?.type) {
    case 'title':
    case 'rich_text':
      return foldedText(value.text.map((text) => text.plain_text).join(''));
    case 'number':
      return value.number ?? undefined;
    case 'select':
    case 'status':
      return optionRank(property, value.optionId);
    case 'multi_select':
      return optionRank(property, value.optionIds[0] ?? null);
    case 'date':
      return dateKey(value.date?.start);
    case 'people':
      return value.userIds[0] === undefined ? undefined : nameOf(value.userIds[0], context);
    case 'relation':
      return value.pageIds[0] === undefined
        ? undefined
        : foldedText(titleOf(context.records, value.pageIds[0]) ?? '');
    case 'url':
    case 'email':
    case 'phone_number':
      return value.text === null ? undefined : foldedText(value.text);
    case 'unique_id':
      return value.number;
    case 'files':
      return value.files.length === 0 ? undefined : JSON.stringify(value.files[0]);
    default:
      return undefined;
  }
}

function answerKey(answer: Record<string, unknown>): SortKey {
  const { number, string, boolean, date } = answer;
  if (typeof number === 'number') return number;
  if (typeof string === 'string') return foldedText(string);
  if (typeof boolean === 'boolean') return boolean ? 1 : 0;
  const start = typeof date === 'object' && date !== null && 'start' in date ? date.start : undefined;
  return typeof start === 'string' ? dateKey(start) : undefined;
}

function dateKey(text: string | undefined): number | undefined {
  return text === undefined ? undefined : momentOf(text);
}

function foldedText(text: string): string | undefined {
  return text === '' ? undefined : text.toLowerCase();
}

function optionRank(property: Property, id: string | null): number | undefined {
  const rank = 'options' in property ? property.options.findIndex((option) => option.id === id) : -1;
  return rank === -1 ? undefined : rank;
}

function nameOf(userId: string, context: ApiContext): string {
  return (context.records.get('user', userId)?.name ?? '').toLowerCase();
}
