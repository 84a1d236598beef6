import type { ApiContext } from './api-context.ts';
import { validationError } from './notion-error.ts';
import { propertiesOf } from './page-answer.ts';
import type { Property } from './property.ts';
import type { PageRecord } from './records.ts';
import { propertyNamed } from './schema-change.ts';

const MAX_FILTERED = 100;

/** The ids of the properties that `filter_properties` asks for; undefined when it asks for none. */
export function shownProperties(
  page: PageRecord,
  query: URLSearchParams,
  context: ApiContext,
): ReadonlySet<string> | undefined {
  return shownAmong(propertiesOf(page, context), query);
}

export function shownAmong(
  properties: readonly Property[],
  query: URLSearchParams,
): ReadonlySet<string> | undefined {
  const handles = [...query.getAll('filter_properties'), ...query.getAll('filter_properties[]')];
  if (handles.length === 0) return undefined;
  if (handles.length > MAX_FILTERED) {
    throw validationError(
      `query failed validation: query.filter_properties.length should be ≤ \`${MAX_FILTERED}\`, instead was \`${handles.length}\`.`,
    );
  }
  const ids = handles.map((handle) => {
    const property = propertyNamed(properties, handle);
    if (property === undefined) throw validationError(`Could not find property with name or id: ${handle}`);
    return property.id;
  });
  return new Set(ids);
}
