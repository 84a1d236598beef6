import { editStamps, newId, newStamps } from './api-context.ts';
import type { Answer, ApiContext, ApiRequest } from './api-context.ts';
import { appendBlocks, ordersFor } from './block-append.ts';
import { placeInParent } from './child-place.ts';
import {
  at,
  entriesOf,
  isAbsent,
  readBoolean,
  readId,
  readObject,
  readOneOf,
  readString,
  refusal,
} from './field.ts';
import type { Field } from './field.ts';
import { findDatabase, findPage, onlyDataSource } from './find.ts';
import { readCover, readIcon } from './icon.ts';
import { markdownBlocks } from './markdown/parse-markdown.ts';
import { validationError } from './notion-error.ts';
import { pageAnswer, pageTitleProperty, propertiesOf } from './page-answer.ts';
import { applyTemplate, readTemplate } from './page-template.ts';
import { readPageValue } from './page-value-request.ts';
import { readParent, workspaceParent } from './parent-request.ts';
import type { Property, StoredValue } from './property.ts';
import type { PageRecord, Parent } from './records.ts';
import { propertyNamed } from './schema-change.ts';
import { shownProperties } from './shown-properties.ts';
import { readTrash, trashKeys } from './trash.ts';
import { syncOtherEnds } from './two-way-relation.ts';

/** POST /v1/pages: a row of a data source, a page under a page, or one at the top of the workspace. */
export function createPage({ body, query }: ApiRequest, context: ApiContext): Answer {
  readObject(body, [
    'parent',
    'properties',
    'icon',
    'cover',
    'content',
    'children',
    'markdown',
    'template',
    'position',
    'allow_async',
  ]);
  const parent = readPageParent(at(body, 'parent'), context);
  const template = readTemplate(
    at(body, 'template'),
    { dataSourceId: parent.type === 'data_source_id' ? parent.id : undefined },
    context,
  );
  const blank: PageRecord = {
    kind: 'page',
    id: newId(context, 'page'),
    parent,
    icon: isAbsent(at(body, 'icon')) ? null : readIcon(at(body, 'icon'), context),
    cover: isAbsent(at(body, 'cover')) ? null : readCover(at(body, 'cover'), context),
    inTrash: false,
    isArchived: false,
    isLocked: false,
    values: {},
    ...newStamps(context),
  };
  const page = withValues(
    { ...blank, values: firstValues(parent, context) },
    at(body, 'properties'),
    context,
  );
  context.records.put(page);
  placeInParent(page, 'child_page', context);
  syncOtherEnds({ before: undefined, after: page }, propertiesOf(page, context), context);
  const children = isAbsent(at(body, 'children')) ? at(body, 'content') : at(body, 'children');
  if (template !== undefined && !isAbsent(children)) throw refusal(children, 'not present');
  if (!isAbsent(children))
    appendBlocks({ parent: { type: 'page_id', id: page.id }, children, position: undefined }, context);
  const markdown = at(body, 'markdown');
  if (!isAbsent(markdown)) {
    const blocks = { path: markdown.path, value: markdownBlocks(readString(markdown)) };
    appendBlocks(
      { parent: { type: 'page_id', id: page.id }, children: blocks, position: undefined, isUnlimited: true },
      context,
    );
  }
  placeAt(page, at(body, 'position'), context);
  // Notion fills the page after it has answered.
  const answer = pageAnswer(page, context, shownProperties(page, query, context));
  if (template !== undefined) applyTemplate(template, page.id, context);
  return answer;
}

/** from documents: a page under a page goes to its end, unless the request says start or after which block. */
function placeAt({ id, parent }: PageRecord, position: Field, context: ApiContext): void {
  if (isAbsent(position)) return;
  const type = readOneOf(at(position, 'type'), ['after_block', 'page_start', 'page_end'] as const);
  const place = context.records.get('block', id);
  if (parent.type === 'workspace' || place === undefined) throw refusal(position, 'not present');
  if (type === 'page_end') return;
  const after =
    type === 'page_start'
      ? ({ type: 'start' } as const)
      : ({ type: 'after_block', id: readId(at(at(position, 'after_block'), 'id')) } as const);
  context.records.put({ ...place, inTrash: true });
  const [order = place.order] = ordersFor(1, { parentId: parent.id, position: after }, context);
  context.records.put({ ...place, order });
}

export function retrievePage({ path, query }: ApiRequest, context: ApiContext): Answer {
  const page = findPage(readId({ path: 'path.page_id', value: path.id }), context);
  return pageAnswer(page, context, shownProperties(page, query, context));
}

/** PATCH /v1/pages/{id}: only the properties sent change; lists (links, people, choices, files) are replaced whole. */
export function updatePage({ path, body, query }: ApiRequest, context: ApiContext): Answer {
  const page = findPage(readId({ path: 'path.page_id', value: path.id }), context);
  readObject(body, [
    'properties',
    'icon',
    'cover',
    'is_locked',
    'is_archived',
    'template',
    'erase_content',
    ...trashKeys(context),
  ]);
  const inTrash = readTrash(body, context) ?? page.inTrash;
  // from documents: what lies in the trash has to come back before it can be changed.
  if (page.inTrash && inTrash) {
    throw validationError("Can't edit block that is archived. You must unarchive the block before editing.");
  }
  const changed: PageRecord = {
    ...page,
    icon: isAbsent(at(body, 'icon')) ? page.icon : readIcon(at(body, 'icon'), context),
    cover: isAbsent(at(body, 'cover')) ? page.cover : readCover(at(body, 'cover'), context),
    isLocked: readFlag(at(body, 'is_locked'), page.isLocked),
    isArchived: readFlag(at(body, 'is_archived'), page.isArchived),
    inTrash,
    ...editStamps(context),
  };
  const updated = withValues(changed, at(body, 'properties'), context);
  context.records.put(updated);
  placeInParent(updated, 'child_page', context);
  syncOtherEnds({ before: page, after: updated }, propertiesOf(updated, context), context);
  if (readFlag(at(body, 'erase_content'), false)) eraseContent(page.id, context);
  const dataSourceId = page.parent.type === 'data_source_id' ? page.parent.id : undefined;
  const template = readTemplate(at(body, 'template'), { dataSourceId }, context);
  const answer = pageAnswer(updated, context, shownProperties(updated, query, context));
  if (template !== undefined) applyTemplate(template, page.id, context);
  return answer;
}

/** POST /v1/pages/{id}/move: under another page or into a data source, where values keep to columns of the same id. */
export function movePage({ path, body }: ApiRequest, context: ApiContext): Answer {
  const page = findPage(readId({ path: 'path.page_id', value: path.id }), context);
  readObject(body, ['parent', 'position']);
  const parent = readParent(at(body, 'parent'), ['page_id', 'data_source_id', 'workspace'], context);
  // from documents: a page cannot end up below itself.
  if (isBelow(parent, page.id, context))
    throw validationError('Cannot move a page into itself or one of its descendants.');
  const moved: PageRecord = { ...page, parent, ...editStamps(context) };
  context.records.put(moved);
  placeInParent(moved, 'child_page', context);
  return pageAnswer(moved, context);
}

function readPageParent(field: Field, context: ApiContext): Parent {
  if (isAbsent(field)) return workspaceParent(context);
  const parent = readParent(field, ['page_id', 'data_source_id', 'database_id', 'workspace'], context);
  if (parent.type !== 'database_id') return parent;
  return { type: 'data_source_id', id: onlyDataSource(findDatabase(parent.id, context), context).id };
}

/** What a new row has without being told: its number, and the first status. */
function firstValues(parent: Parent, context: ApiContext): Record<string, StoredValue> {
  if (parent.type !== 'data_source_id') return {};
  const dataSource = context.records.get('data_source', parent.id);
  if (dataSource === undefined) return {};
  const numbered = dataSource.properties.filter((property) => property.type === 'unique_id');
  if (numbered.length > 0) context.records.put({ ...dataSource, nextNumber: dataSource.nextNumber + 1 });
  const values: Record<string, StoredValue> = {};
  for (const property of numbered) values[property.id] = { type: 'unique_id', number: dataSource.nextNumber };
  for (const property of dataSource.properties) {
    // from documents: a status is never empty on a new row.
    if (property.type === 'status')
      values[property.id] = {
        type: 'status',
        optionId: property.groups.flatMap((group) => group.optionIds)[0] ?? null,
      };
  }
  return values;
}

function withValues(page: PageRecord, field: Field, context: ApiContext): PageRecord {
  if (isAbsent(field)) return page;
  const values = { ...page.values };
  for (const [key, entry] of entriesOf(field)) {
    const property = propertyNamed(propertiesOf(page, context), key) ?? titleAlias(page, key);
    if (property === undefined) throw validationError(`${key} is not a property that exists.`);
    const read = readPageValue(entry, property, context);
    if (read.property !== property) keepOptions(page, read.property, context);
    values[property.id] = read.value;
  }
  return { ...page, values };
}

/** Pages that are no rows take their title under its id. */
function titleAlias(page: PageRecord, key: string): Property | undefined {
  return page.parent.type !== 'data_source_id' && key === 'title' ? pageTitleProperty : undefined;
}

function keepOptions(page: PageRecord, property: Property, context: ApiContext): void {
  const dataSource =
    page.parent.type === 'data_source_id' ? context.records.get('data_source', page.parent.id) : undefined;
  if (dataSource === undefined) return;
  context.records.put({
    ...dataSource,
    properties: dataSource.properties.map((one) => (one.id === property.id ? property : one)),
  });
}

function readFlag(field: Field, otherwise: boolean): boolean {
  return isAbsent(field) ? otherwise : readBoolean(field);
}

function eraseContent(pageId: string, context: ApiContext): void {
  for (const block of context.records.list('block', pageId)) context.records.put({ ...block, inTrash: true });
}

function isBelow(parent: Parent, pageId: string, context: ApiContext): boolean {
  if (parent.type === 'workspace') return false;
  if (parent.id === pageId) return true;
  const above = holderOf(parent, context);
  return above !== undefined && isBelow(above.parent, pageId, context);
}

function holderOf(
  parent: Exclude<Parent, { type: 'workspace' }>,
  context: ApiContext,
): { parent: Parent } | undefined {
  const { records } = context;
  const databaseId =
    parent.type === 'data_source_id' ? records.get('data_source', parent.id)?.databaseId : parent.id;
  return (
    records.get('page', parent.id) ??
    records.get('database', databaseId ?? '') ??
    records.get('block', parent.id)
  );
}
