import type { Answer, ApiContext } from './api-context.ts';
import { formulaAnswer } from './formula-result.ts';
import type { Option, Property } from './property.ts';
import type { PageRecord } from './records.ts';
import { rollupValue } from './rollup.ts';
import { minuteStamp } from './timestamp.ts';
import { linksOf } from './two-way-relation.ts';
import { userAnswer } from './user-answer.ts';

/** A page shows this many links of a relation; the rest is read through its property item. */
export const SHOWN_LINKS = 25;

/** A property of a page as it stands in the page's `properties`. */
export function propertyValueAnswer(page: PageRecord, property: Property, context: ApiContext): Answer {
  const answer = {
    id: encodeURIComponent(property.id),
    type: property.type,
    [property.type]: valueAnswer(page, property, context),
  };
  if (property.type !== 'relation') return answer;
  const links = liveLinks(page, property.id, context);
  return { ...answer, relation: links.slice(0, SHOWN_LINKS), has_more: links.length > SHOWN_LINKS };
}

/** Just the value, without id and type. */
export function valueAnswer(page: PageRecord, property: Property, context: ApiContext): unknown {
  const value = page.values[property.id];
  switch (property.type) {
    case 'title':
    case 'rich_text':
      return value?.type === 'title' || value?.type === 'rich_text' ? value.text : [];
    case 'number':
      return value?.type === 'number' ? value.number : null;
    case 'select':
    case 'status':
      return value?.type === 'select' || value?.type === 'status'
        ? optionAnswer(property.options, value.optionId)
        : null;
    case 'multi_select':
      return value?.type === 'multi_select'
        ? value.optionIds.map((id) => optionAnswer(property.options, id)).filter((one) => one !== null)
        : [];
    case 'date':
      return value?.type === 'date' ? value.date : null;
    case 'people':
      return value?.type === 'people' ? value.userIds.map((id) => personAnswer(id, context)) : [];
    case 'relation':
      return liveLinks(page, property.id, context);
    case 'files':
      return value?.type === 'files' ? value.files : [];
    case 'checkbox':
      return value?.type === 'checkbox' && value.checkbox;
    case 'url':
    case 'email':
    case 'phone_number':
      return value?.type === 'url' || value?.type === 'email' || value?.type === 'phone_number'
        ? value.text
        : null;
    case 'created_time':
      return minuteStamp(page.createdAt);
    case 'last_edited_time':
      return minuteStamp(page.editedAt);
    case 'created_by':
      return personAnswer(page.createdBy, context);
    case 'last_edited_by':
      return personAnswer(page.editedBy, context);
    case 'unique_id':
      return { prefix: property.prefix, number: value?.type === 'unique_id' ? value.number : null };
    case 'formula':
      return formulaAnswer(page, property, context);
    case 'rollup':
      return rollupAnswer(page, property, context);
    case 'place':
    case 'location':
      return value?.type === 'place' ? value.object : null;
    case 'verification':
      return value?.type === 'verification' && value.object !== null
        ? value.object
        : { state: 'unverified', date: null, verified_by: null };
    case 'button':
      return {};
    case 'last_visited_time':
      return null;
  }
}

/** A rollup's result: a number, a date or the linked values themselves. */
export function rollupAnswer(
  page: PageRecord,
  property: Extract<Property, { type: 'rollup' }>,
  context: ApiContext,
): Answer {
  const result = rollupValue(page, { rollup: property, readFormula: formulaAnswer }, context);
  if (result.type === 'number') return { type: 'number', number: result.number, function: property.function };
  if (result.type === 'date') return { type: 'date', date: result.date, function: property.function };
  const array = result.sources.map((source) => ({
    type: source.property.type,
    [source.property.type]:
      source.property.type === 'rollup' ? {} : valueAnswer(source.page, source.property, context),
  }));
  return { type: 'array', array, function: property.function };
}

/** The links of a relation that lead to a page which is there and not in the trash. */
export function liveLinks(page: PageRecord, propertyId: string, context: ApiContext): { id: string }[] {
  return linksOf(page, propertyId)
    .filter((id) => context.records.get('page', id)?.inTrash === false)
    .map((id) => ({ id }));
}

export function personAnswer(id: string, context: ApiContext): Answer {
  const user = context.records.get('user', id);
  return user === undefined ? { object: 'user', id } : userAnswer(user, context);
}

function optionAnswer(options: readonly Option[], id: string | null): Answer | null {
  const option = options.find((one) => one.id === id);
  return option === undefined ? null : { id: option.id, name: option.name, color: option.color };
}
