import type { Answer, ApiContext } from './api-context.ts';
import { archivedToo, dataSourceName, databaseUrl, inIdOrder, parentAnswer } from './page-answer.ts';
import { propertyAnswer } from './property-answer.ts';
import type { DatabaseRecord, DataSourceRecord } from './records.ts';
import { minuteStamp, offsetStamp } from './timestamp.ts';

/** A data source with its columns. */
export function dataSourceAnswer(dataSource: DataSourceRecord, context: ApiContext): Answer {
  const database = context.records.get('database', dataSource.databaseId);
  const { properties } = dataSource;
  return {
    object: 'data_source',
    id: dataSource.id,
    cover: database?.cover ?? null,
    icon: dataSource.icon,
    created_time: minuteStamp(dataSource.createdAt),
    created_by: { object: 'user', id: dataSource.createdBy },
    last_edited_by: { object: 'user', id: dataSource.editedBy },
    last_edited_time: minuteStamp(dataSource.editedAt),
    title: dataSource.title,
    description: dataSource.description,
    is_inline: database?.isInline ?? false,
    properties: Object.fromEntries(
      inIdOrder(properties).map((property) => [property.name, propertyAnswer(property, properties, context)]),
    ),
    parent: { type: 'database_id', database_id: dataSource.databaseId },
    database_parent:
      database === undefined
        ? { type: 'workspace', workspace: true }
        : parentAnswer(database.parent, context),
    url: databaseUrl(dataSource.databaseId),
    public_url: null,
    in_trash: dataSource.inTrash,
    ...archivedToo(dataSource.inTrash, context),
  };
}

/** A database: the container of data sources, without columns of its own. */
export function databaseAnswer(database: DatabaseRecord, context: ApiContext): Answer {
  const dataSources = [...context.records.list('data_source', database.id)].filter((one) => !one.inTrash);
  return {
    object: 'database',
    id: database.id,
    title: database.title,
    description: database.description,
    parent: parentAnswer(database.parent, context),
    is_inline: database.isInline,
    in_trash: database.inTrash,
    is_locked: database.isLocked,
    created_time: offsetStamp(database.createdAt),
    last_edited_time: offsetStamp(database.editedAt),
    data_sources: dataSources.map((one) => ({ id: one.id, name: dataSourceName(one) })),
    icon: database.icon,
    cover: database.cover,
    url: databaseUrl(database.id),
    public_url: null,
    ...archivedToo(database.inTrash, context),
  };
}
