import type { Answer, ApiContext } from './api-context.ts';
import type { DateValue, Property } from './property.ts';
import type { PageRecord } from './records.ts';
import { linksOf } from './two-way-relation.ts';

/** The pages a rollup looks at, each with the property it takes there. */
export interface RollupSource {
  page: PageRecord;
  property: Property;
}

export type RollupResult =
  | { type: 'number'; number: number | null }
  | { type: 'date'; date: DateValue | null }
  | { type: 'array'; sources: RollupSource[] };

/** A rollup and how to read a formula on a linked page (handed in, because formulas read rollups in turn). */
export interface RollupQuestion {
  rollup: Extract<Property, { type: 'rollup' }>;
  readFormula: (
    page: PageRecord,
    property: Extract<Property, { type: 'formula' }>,
    context: ApiContext,
  ) => Answer;
}

/** from documents: what each rollup function gives over the linked pages that are not in the trash. */
export function rollupValue(page: PageRecord, question: RollupQuestion, context: ApiContext): RollupResult {
  const { rollup } = question;
  function formulaOf(linked: PageRecord, property: Extract<Property, { type: 'formula' }>) {
    return question.readFormula(linked, property, context);
  }
  const sources = rollupSources(page, rollup, context);
  const texts = sources.map((source) => comparable(source, formulaOf));
  const filled = texts.filter((text) => text !== '');
  const distinct = new Set(filled).size;
  const numbers = sources
    .map((source) => numberOf(source, formulaOf))
    .filter((number) => number !== undefined);
  function share(part: number) {
    return sources.length === 0 ? null : part / sources.length;
  }
  const checked = sources.filter(({ page: linked, property }) => isChecked(linked, property)).length;
  switch (rollup.function) {
    case 'count':
    case 'count_per_group':
      return { type: 'number', number: sources.length };
    case 'count_values':
      return { type: 'number', number: filled.length };
    case 'empty':
      return { type: 'number', number: sources.length - filled.length };
    case 'not_empty':
      return { type: 'number', number: filled.length };
    case 'unique':
      return { type: 'number', number: distinct };
    case 'percent_empty':
      return { type: 'number', number: share(sources.length - filled.length) };
    case 'percent_not_empty':
    case 'percent_per_group':
      return { type: 'number', number: share(filled.length) };
    case 'checked':
      return { type: 'number', number: checked };
    case 'unchecked':
      return { type: 'number', number: sources.length - checked };
    case 'percent_checked':
      return { type: 'number', number: share(checked) };
    case 'percent_unchecked':
      return { type: 'number', number: share(sources.length - checked) };
    case 'sum':
      return { type: 'number', number: numbers.reduce((total, one) => total + one, 0) };
    case 'average':
      return { type: 'number', number: average(numbers) };
    case 'median':
      return { type: 'number', number: median(numbers) };
    case 'min':
      return { type: 'number', number: numbers.length === 0 ? null : Math.min(...numbers) };
    case 'max':
      return { type: 'number', number: numbers.length === 0 ? null : Math.max(...numbers) };
    case 'range':
      return {
        type: 'number',
        number: numbers.length === 0 ? null : Math.max(...numbers) - Math.min(...numbers),
      };
    case 'earliest_date':
    case 'latest_date':
    case 'date_range':
      return { type: 'date', date: dateResult(sources, rollup.function) };
    case 'show_unique':
      return {
        type: 'array',
        sources: sources.filter((_, position) => texts.indexOf(texts[position] ?? '') === position),
      };
    default:
      return { type: 'array', sources };
  }
}

function rollupSources(
  page: PageRecord,
  rollup: Extract<Property, { type: 'rollup' }>,
  context: ApiContext,
): RollupSource[] {
  const sources: RollupSource[] = [];
  for (const id of linksOf(page, rollup.relationId)) {
    const linked = context.records.get('page', id);
    if (linked === undefined || linked.inTrash || linked.parent.type !== 'data_source_id') continue;
    const schema = context.records.get('data_source', linked.parent.id)?.properties;
    const property = schema?.find((one) => one.id === rollup.targetId);
    if (property !== undefined) sources.push({ page: linked, property });
  }
  return sources;
}

type FormulaReader = (page: PageRecord, property: Extract<Property, { type: 'formula' }>) => Answer;

function comparable(source: RollupSource, formulaOf: FormulaReader): string {
  const { page, property } = source;
  if (property.type === 'formula') return JSON.stringify(formulaOf(page, property));
  const value = page.values[property.id];
  switch (value?.type) {
    case undefined:
      return '';
    case 'title':
    case 'rich_text':
      return value.text.map((text) => text.plain_text).join('');
    case 'number':
      return value.number === null ? '' : String(value.number);
    case 'select':
    case 'status':
      return value.optionId ?? '';
    case 'multi_select':
      return value.optionIds.join(',');
    case 'people':
      return value.userIds.join(',');
    case 'relation':
      return value.pageIds.join(',');
    case 'url':
    case 'email':
    case 'phone_number':
      return value.text ?? '';
    case 'checkbox':
      return value.checkbox ? 'true' : '';
    case 'date':
      return value.date === null ? '' : `${value.date.start}/${value.date.end ?? ''}`;
    case 'files':
      return value.files.length === 0 ? '' : JSON.stringify(value.files);
    case 'unique_id':
      return String(value.number);
    case 'place':
    case 'verification':
      return value.object === null ? '' : JSON.stringify(value.object);
  }
}

function numberOf(source: RollupSource, formulaOf: FormulaReader): number | undefined {
  const { page, property } = source;
  if (property.type === 'formula') {
    const answer = formulaOf(page, property);
    return typeof answer.number === 'number' ? answer.number : undefined;
  }
  const value = page.values[property.id];
  return value?.type === 'number' ? (value.number ?? undefined) : undefined;
}

function isChecked(page: PageRecord, property: Property): boolean {
  const value = page.values[property.id];
  return value?.type === 'checkbox' && value.checkbox;
}

function dateResult(
  sources: readonly RollupSource[],
  wanted: 'earliest_date' | 'latest_date' | 'date_range',
): DateValue | null {
  const dates = sources.flatMap(({ page, property }) => {
    const value = page.values[property.id];
    if (property.type === 'created_time') return [new Date(page.createdAt).toISOString()];
    return value?.type === 'date' && value.date !== null
      ? [value.date.start, value.date.end ?? value.date.start]
      : [];
  });
  const sorted = dates.toSorted((a, b) => Date.parse(a) - Date.parse(b));
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return null;
  if (wanted === 'date_range') return { start: first, end: last, time_zone: null };
  return { start: wanted === 'earliest_date' ? first : last, end: null, time_zone: null };
}

function average(numbers: readonly number[]): number | null {
  return numbers.length === 0 ? null : numbers.reduce((total, one) => total + one, 0) / numbers.length;
}

function median(numbers: readonly number[]): number | null {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  if (sorted.length % 2 === 1) return sorted[middle] ?? null;
  return average(sorted.slice(middle - 1, middle + 1));
}
