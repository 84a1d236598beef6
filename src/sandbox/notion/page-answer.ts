import type { Answer, ApiContext } from './api-context.ts';
import { undashedId } from './notion-id.ts';
import { plainText } from './rich-text.ts';
import { titleTextOf } from './page-title.ts';
import type { Property } from './property.ts';
import type { DatabaseRecord, DataSourceRecord, PageRecord, Parent } from './records.ts';
import { minuteStamp } from './timestamp.ts';
import { propertyValueAnswer } from './value-answer.ts';

/** The one property of a page that is no row. */
export const pageTitleProperty: Property = { id: 'title', name: 'title', description: null, type: 'title' };

/** A page as Notion answers it; `shown` limits its properties to these ids. */
export function pageAnswer(page: PageRecord, context: ApiContext, shown?: ReadonlySet<string>): Answer {
  const properties = propertiesOf(page, context).filter(
    (property) => shown === undefined || shown.has(property.id),
  );
  return {
    object: 'page',
    id: page.id,
    created_time: minuteStamp(page.createdAt),
    last_edited_time: minuteStamp(page.editedAt),
    created_by: { object: 'user', id: page.createdBy },
    last_edited_by: { object: 'user', id: page.editedBy },
    cover: page.cover,
    icon: page.icon,
    parent: parentAnswer(page.parent, context),
    in_trash: page.inTrash,
    is_archived: page.isArchived,
    is_locked: page.isLocked,
    properties: Object.fromEntries(
      inIdOrder(properties).map((property) => [property.name, propertyValueAnswer(page, property, context)]),
    ),
    url: pageUrl(page),
    public_url: null,
    ...archivedToo(page.inTrash, context),
  };
}

/** The columns of the data source a page is a row of, or the title alone. */
export function propertiesOf(page: PageRecord, context: ApiContext): readonly Property[] {
  const dataSource =
    page.parent.type === 'data_source_id' ? context.records.get('data_source', page.parent.id) : undefined;
  return dataSource?.properties ?? [pageTitleProperty];
}

/** Answers list properties by decoded id, whatever order they were made in. */
export function inIdOrder(properties: readonly Property[]): Property[] {
  return properties.toSorted((a, b) => (a.id < b.id ? -1 : Number(a.id > b.id)));
}

export function parentAnswer(parent: Parent, context: ApiContext): Answer {
  if (parent.type === 'workspace') return { type: 'workspace', workspace: true };
  if (parent.type !== 'data_source_id') return { type: parent.type, [parent.type]: parent.id };
  const databaseId = context.records.get('data_source', parent.id)?.databaseId;
  if (context.version === '2022-06-28') return { type: 'database_id', database_id: databaseId };
  return { type: 'data_source_id', data_source_id: parent.id, database_id: databaseId };
}

/** Up to version 2025-09-03 answers carry `archived` beside `in_trash`. */
export function archivedToo(inTrash: boolean, context: ApiContext): Answer {
  return context.version === '2026-03-11' ? {} : { archived: inTrash };
}

export function databaseUrl(databaseId: string): string {
  return `https://app.notion.com/p/${undashedId(databaseId)}`;
}

export function dataSourceName(dataSource: DataSourceRecord | DatabaseRecord): string {
  return plainText(dataSource.title);
}

function pageUrl(page: PageRecord): string {
  const slug = plainText(titleTextOf(page))
    .replaceAll(/[^A-Za-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  return `https://app.notion.com/p/${slug === '' ? '' : `${slug}-`}${undashedId(page.id)}`;
}
