import { newId, newStamps } from './api-context.ts';
import type { Answer, ApiContext, ApiRequest } from './api-context.ts';
import { childrenOf, nextOrder } from './child-place.ts';
import { at, isAbsent, isObject, readId, readObject, readOneOf, readString, refusal } from './field.ts';
import type { Field } from './field.ts';
import { findDataSource, findPage } from './find.ts';
import { validationError } from './notion-error.ts';
import { pageOf, readPageWantedFromQuery } from './page-of-results.ts';
import { propertiesOf } from './page-answer.ts';
import { titleOf } from './page-title.ts';
import type { BlockRecord, PageRecord, Records } from './records.ts';
import { syncOtherEnds } from './two-way-relation.ts';

/** GET /v1/data_sources/{id}/templates: the rows that are templates, by name. */
export function listTemplates({ path, query }: ApiRequest, context: ApiContext): Answer {
  const dataSource = findDataSource(readId({ path: 'path.data_source_id', value: path.id }), context);
  const name = (query.get('name') ?? '').toLowerCase();
  const templates = templatesOf(dataSource.id, context)
    .map((page) => ({
      id: page.id,
      name: titleOf(context.records, page.id) ?? '',
      is_default: page.template?.isDefault === true,
    }))
    .filter((template) => template.name.toLowerCase().includes(name));
  const { elements, next } = pageOf(templates, readPageWantedFromQuery(query), ({ id }) => id);
  return { templates: elements, has_more: next !== null, next_cursor: next };
}

/**
 * Reads the `template` of a request and gives the page it names; undefined for none.
 * from documents: https://developers.notion.com/docs/creating-pages-from-templates
 */
export function readTemplate(
  field: Field,
  place: { dataSourceId: string | undefined },
  context: ApiContext,
): PageRecord | undefined {
  if (isAbsent(field)) return undefined;
  const type = readOneOf(at(field, 'type'), ['none', 'default', 'template_id'] as const);
  readObject(field, type === 'none' ? ['type'] : ['type', 'timezone', ...(type === 'default' ? [] : [type])]);
  readTimeZone(at(field, 'timezone'));
  if (type === 'none') return undefined;
  if (type === 'template_id') return findPage(readId(at(field, 'template_id')), context);
  const { dataSourceId } = place;
  const templates = dataSourceId === undefined ? [] : templatesOf(dataSourceId, context);
  const chosen = templates.find((page) => page.template?.isDefault === true);
  if (chosen === undefined) throw validationError('This data source does not have a default template.');
  return chosen;
}

/** Gives a page what its template has: icon and cover, the values it has none of, and the blocks below its own. */
export function applyTemplate(template: PageRecord, pageId: string, context: ApiContext): void {
  const page = context.records.get('page', pageId);
  if (page === undefined) return;
  const own = propertiesOf(page, context);
  const values = { ...page.values };
  for (const property of own) {
    const value = template.values[property.id];
    const isStatus = property.type === 'status';
    if (value === undefined || value.type !== property.type || property.type === 'unique_id') continue;
    if (values[property.id] === undefined || isStatus) values[property.id] = value;
  }
  const filled: PageRecord = {
    ...page,
    values,
    icon: page.icon ?? template.icon,
    cover: page.cover ?? template.cover,
  };
  context.records.put(filled);
  syncOtherEnds({ before: page, after: filled }, own, context);
  copyBlocks({ from: template.id, to: { type: 'page_id', id: pageId } }, context);
}

/** Makes a row a template, as its people do in Notion's app, or an ordinary row again; undefined when it is no row. */
export function markTemplate(
  wanted: { page: string; isTemplate: boolean; isDefault: boolean },
  records: Records,
): PageRecord | undefined {
  const page = records.get('page', wanted.page);
  if (page?.parent.type !== 'data_source_id') return undefined;
  const { template: _before, ...row } = page;
  const marked = wanted.isTemplate ? { ...row, template: { isDefault: wanted.isDefault } } : row;
  if (wanted.isDefault)
    for (const other of records.list('page', page.parent.id).toArray())
      if (other.template?.isDefault === true) records.put({ ...other, template: { isDefault: false } });
  records.put(marked);
  return marked;
}

function templatesOf(dataSourceId: string, { records }: ApiContext): PageRecord[] {
  return [...records.list('page', dataSourceId)].filter(
    (page) => page.template !== undefined && !page.inTrash,
  );
}

function copyBlocks(
  place: { from: string; to: Extract<BlockRecord['parent'], { id: string }> },
  context: ApiContext,
): void {
  let order = nextOrder(place.to.id, context);
  for (const block of childrenOf(place.from, context)) {
    if (block.type === 'child_page' || block.type === 'child_database') continue;
    const id = newId(context, 'block');
    const content = withTodayMentioned(block.content, context);
    context.records.put({ ...block, id, content, parent: place.to, order, ...newStamps(context) });
    order += 1;
    copyBlocks({ from: block.id, to: { type: 'block_id', id } }, context);
  }
}

/** "@Today" and "@Now" of a template become the day it is used. */
function withTodayMentioned(content: Record<string, unknown>, context: ApiContext): Record<string, unknown> {
  const today = new Date(context.now).toISOString().slice(0, 10);
  const copy: Record<string, unknown> = JSON.parse(JSON.stringify(content), (_key, value: unknown) => {
    if (!isObject(value) || !isObject(value.mention) || value.mention.type !== 'template_mention')
      return value;
    const date = { start: today, end: null, time_zone: null };
    return { ...value, mention: { type: 'date', date }, plain_text: today };
  });
  return copy;
}

function readTimeZone(field: Field): void {
  if (isAbsent(field)) return;
  const timeZone = readString(field);
  try {
    Intl.DateTimeFormat('en-US', { timeZone });
  } catch {
    throw refusal(field, 'a valid IANA time zone');
  }
}
