import type { Answer, ApiContext, ApiRequest } from './api-context.ts';
import { readId } from './field.ts';
import { findPage } from './find.ts';
import { invalidCursor, readPageWantedFromQuery } from './page-of-results.ts';
import { validationError } from './notion-error.ts';
import { propertiesOf } from './page-answer.ts';
import type { Property } from './property.ts';
import type { PageRecord } from './records.ts';
import { propertyNamed } from './schema-change.ts';
import { liveLinks, personAnswer, rollupAnswer, valueAnswer } from './value-answer.ts';

/** GET /v1/pages/{id}/properties/{property}: one value, or a list in pages for text, people, links and rollups of values. */
export function retrievePropertyItem({ path, query }: ApiRequest, context: ApiContext): Answer {
  const page = findPage(readId({ path: 'path.page_id', value: path.id }), context);
  const handle = path.property ?? '';
  const property = propertyNamed(propertiesOf(page, context), handle);
  if (property === undefined) throw validationError(`Could not find property with name or id: ${handle}`);
  const id = encodeURIComponent(property.id);
  const elements = listElements(page, property, context);
  if (elements === undefined) {
    return {
      object: 'property_item',
      type: property.type,
      id,
      [property.type]: valueAnswer(page, property, context),
    };
  }
  const wanted = readPageWantedFromQuery(query);
  const start = wanted.cursor === undefined ? 0 : positionOf(wanted.cursor, elements.length);
  const end = start + wanted.size;
  const next = end < elements.length ? cursorAt(end) : null;
  const itemId = { object: 'property_item' };
  return {
    object: 'list',
    results: elements
      .slice(start, end)
      .map((element) => ({ ...itemId, type: element.type, id, [element.type]: element.value })),
    next_cursor: next,
    has_more: next !== null,
    type: 'property_item',
    property_item: {
      id,
      next_url:
        next === null
          ? null
          : `https://api.notion.com/v1/pages/${page.id}/properties/${id}?start_cursor=${next}&page_size=${wanted.size}`,
      type: property.type,
      [property.type]:
        property.type === 'rollup' ? { ...rollupAnswer(page, property, context), array: [] } : {},
    },
  };
}

/** The elements of a property that is answered as a list; undefined for one that is a single value. */
function listElements(
  page: PageRecord,
  property: Property,
  context: ApiContext,
): { type: string; value: unknown }[] | undefined {
  const value = page.values[property.id];
  switch (property.type) {
    case 'title':
    case 'rich_text':
      return value?.type === 'title' || value?.type === 'rich_text'
        ? value.text.map((text) => ({ type: property.type, value: text }))
        : [];
    case 'relation':
      return liveLinks(page, property.id, context).map((link) => ({ type: 'relation', value: link }));
    case 'people':
      return value?.type === 'people'
        ? value.userIds.map((id) => ({ type: 'people', value: personAnswer(id, context) }))
        : [];
    case 'rollup': {
      // from documents: a rollup that shows values is a list of them, any other a single value.
      const { array } = rollupAnswer(page, property, context);
      if (!Array.isArray(array)) return undefined;
      return array.flatMap((element: { type: string } & Record<string, unknown>) => {
        const { type, [element.type]: inner } = element;
        const isListed = ['title', 'rich_text', 'people', 'relation'].includes(type) && Array.isArray(inner);
        return isListed ? inner.map((value: unknown) => ({ type, value })) : [{ type, value: inner }];
      });
    }
    default:
      return undefined;
  }
}

function cursorAt(position: number): string {
  return `p:${position}`;
}

function positionOf(cursor: string, length: number): number {
  const position = Number(/^p:(\d+)$/.exec(cursor)?.[1] ?? Number.NaN);
  if (!(position < length)) throw invalidCursor(cursor);
  return position;
}
