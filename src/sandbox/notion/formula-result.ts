import type { Answer, ApiContext } from './api-context.ts';
import { parsed } from './formula-dates.ts';
import { evaluateFormula } from './formula-evaluate.ts';
import { FormulaSyntaxError, parseFormula } from './formula-parser.ts';
import type { Expression } from './formula-parser.ts';
import { isDateValue, textOf } from './formula-value.ts';
import type { FormulaDate, FormulaValue } from './formula-value.ts';
import { titleOf } from './page-title.ts';
import type { Property, StoredValue } from './property.ts';
import type { PageRecord } from './records.ts';
import { rollupValue } from './rollup.ts';
import { minuteStamp } from './timestamp.ts';

/** A formula that leads through more formulas than this is empty, as a cycle would be. */
const MAX_DEPTH = 10;
/** A rollup fans out to many pages, so that a few of them in a row count as deep. */
const ROLLUP_DEPTH = 3;

const numberFunctions = new Set([
  'subtract',
  'multiply',
  'divide',
  'mod',
  'pow',
  'unaryMinus',
  'abs',
  'round',
  'ceil',
  'floor',
  'sqrt',
  'min',
  'max',
  'sum',
  'mean',
  'median',
  'toNumber',
  'length',
  'dateBetween',
  'timestamp',
  'year',
  'month',
  'date',
  'day',
  'week',
  'hour',
  'minute',
]);
const booleanFunctions = new Set([
  'not',
  'equal',
  'unequal',
  'larger',
  'largerEq',
  'smaller',
  'smallerEq',
  'and',
  'or',
  'empty',
  'contains',
  'includes',
  'test',
  'some',
  'every',
]);
const dateFunctionNames = new Set([
  'now',
  'today',
  'dateAdd',
  'dateSubtract',
  'dateRange',
  'dateStart',
  'dateEnd',
  'parseDate',
  'fromTimestamp',
]);

type ResultType = 'number' | 'boolean' | 'date' | 'string';

/** A formula property's value on a page as Notion answers it: `{type: 'number', number: 4}`. */
export function formulaAnswer(
  page: PageRecord,
  property: Extract<Property, { type: 'formula' }>,
  context: ApiContext,
): Answer {
  return formulaAnswerAt(page, { property, depth: 0 }, context);
}

function formulaAnswerAt(
  page: PageRecord,
  question: { property: Extract<Property, { type: 'formula' }>; depth: number },
  context: ApiContext,
): Answer {
  const { property } = question;
  const value = formulaValue(page, question, context);
  if (typeof value === 'number') return { type: 'number', number: value };
  if (typeof value === 'boolean') return { type: 'boolean', boolean: value };
  if (isDateValue(value)) return { type: 'date', date: dateAnswer(value) };
  if (value !== undefined) return { type: 'string', string: textOf(value) };
  const type = emptyType(property.expression, schemaOf(page, context));
  return type === 'boolean' ? { type, boolean: false } : { type, [type]: null };
}

/** What any property of a page is inside a formula. */
export function valueInFormula(
  page: PageRecord,
  question: { property: Property; depth: number },
  context: ApiContext,
): FormulaValue {
  const { property, depth } = question;
  if (property.type === 'formula')
    return depth >= MAX_DEPTH ? undefined : formulaValue(page, { property, depth: depth + 1 }, context);
  if (property.type === 'rollup') return rollupInFormula(page, { rollup: property, depth }, context);
  if (property.type === 'created_time') return parsed(minuteStamp(page.createdAt));
  if (property.type === 'last_edited_time') return parsed(minuteStamp(page.editedAt));
  if (property.type === 'created_by') return context.records.get('user', page.createdBy)?.name;
  if (property.type === 'last_edited_by') return context.records.get('user', page.editedBy)?.name;
  const value = page.values[property.id];
  if (property.type === 'checkbox') return value?.type === 'checkbox' && value.checkbox;
  if (value === undefined) return property.type === 'title' || property.type === 'rich_text' ? '' : undefined;
  return storedInFormula(value, property, context);
}

function formulaValue(
  page: PageRecord,
  question: { property: Extract<Property, { type: 'formula' }>; depth: number },
  context: ApiContext,
): FormulaValue {
  const { property, depth } = question;
  const schema = schemaOf(page, context);
  function valueNamed(holder: PageRecord, properties: readonly Property[], name: string): FormulaValue {
    const found = properties.find((one) => one.name === name) ?? properties.find((one) => one.id === name);
    return found === undefined ? undefined : valueInFormula(holder, { property: found, depth }, context);
  }
  const expression = parsedOrNothing(property.expression);
  if (expression === undefined) return undefined;
  return evaluateFormula(expression, {
    property: (name) => valueNamed(page, schema, name),
    linkedProperty(id, name) {
      const linked = context.records.get('page', id);
      return linked === undefined ? undefined : valueNamed(linked, schemaOf(linked, context), name);
    },
    pageId: page.id,
    now: context.now,
  });
}

function storedInFormula(value: StoredValue, property: Property, context: ApiContext): FormulaValue {
  function optionName(id: string | null) {
    return 'options' in property ? property.options.find((option) => option.id === id)?.name : undefined;
  }
  switch (value.type) {
    case 'title':
    case 'rich_text':
      return value.text.map((text) => text.plain_text).join('');
    case 'number':
      return value.number ?? undefined;
    case 'select':
    case 'status':
      return optionName(value.optionId);
    case 'multi_select':
      return value.optionIds.map(optionName);
    case 'checkbox':
      return value.checkbox;
    case 'url':
    case 'email':
    case 'phone_number':
      return value.text ?? undefined;
    case 'date': {
      if (value.date === null) return undefined;
      const start = parsed(value.date.start);
      return start === undefined
        ? undefined
        : { ...start, end: value.date.end === null ? undefined : Date.parse(value.date.end) };
    }
    case 'people':
      return value.userIds.map((id) => context.records.get('user', id)?.name);
    case 'relation':
      return value.pageIds.map((id) => ({
        kind: 'page' as const,
        id,
        title: titleOf(context.records, id) ?? '',
      }));
    case 'unique_id':
      return property.type === 'unique_id' && property.prefix !== null
        ? `${property.prefix}-${value.number}`
        : value.number;
    case 'files':
    case 'place':
    case 'verification':
      return undefined;
  }
}

function rollupInFormula(
  page: PageRecord,
  question: { rollup: Extract<Property, { type: 'rollup' }>; depth: number },
  context: ApiContext,
): FormulaValue {
  const { rollup } = question;
  const depth = question.depth + ROLLUP_DEPTH;
  if (depth > MAX_DEPTH) return undefined;
  const result = rollupValue(
    page,
    { rollup, readFormula: (linked, property) => formulaAnswerAt(linked, { property, depth }, context) },
    context,
  );
  if (result.type === 'number') return result.number ?? undefined;
  if (result.type === 'date') return result.date === null ? undefined : parsed(result.date.start);
  return result.sources.map((source) =>
    valueInFormula(source.page, { property: source.property, depth: MAX_DEPTH }, context),
  );
}

function schemaOf(page: PageRecord, context: ApiContext): readonly Property[] {
  return page.parent.type === 'data_source_id'
    ? (context.records.get('data_source', page.parent.id)?.properties ?? [])
    : [];
}

function parsedOrNothing(source: string): Expression | undefined {
  try {
    return source.trim() === '' ? undefined : parseFormula(source);
  } catch (error) {
    if (error instanceof FormulaSyntaxError) return undefined;
    throw error;
  }
}

function dateAnswer(date: FormulaDate): Answer {
  function shown(moment: number) {
    return date.hasTime
      ? new Date(moment).toISOString().replace('Z', '+00:00')
      : new Date(moment).toISOString().slice(0, 10);
  }
  return { start: shown(date.start), end: date.end === undefined ? null : shown(date.end), time_zone: null };
}

/** The type an empty result is shown with. */
function emptyType(source: string, schema: readonly Property[]): ResultType {
  const expression = parsedOrNothing(source);
  return expression === undefined ? 'string' : typeOf(expression, schema);
}

function typeOf(expression: Expression, schema: readonly Property[]): ResultType {
  if (expression.kind === 'property') {
    const type = schema.find((one) => one.name === expression.name)?.type;
    if (type === 'number' || type === 'checkbox' || type === 'date')
      return type === 'checkbox' ? 'boolean' : type;
    return type === 'created_time' || type === 'last_edited_time' ? 'date' : 'string';
  }
  if (expression.kind !== 'call') return 'string';
  const { name, args } = expression;
  if (numberFunctions.has(name)) return 'number';
  if (booleanFunctions.has(name)) return 'boolean';
  if (dateFunctionNames.has(name)) return 'date';
  const branches = name === 'if' || name === 'ifs' ? args.filter((_, position) => position > 0) : args;
  return branches.map((branch) => typeOf(branch, schema)).find((type) => type !== 'string') ?? 'string';
}
