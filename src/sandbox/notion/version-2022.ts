import type { Answer, ApiContext, ApiRequest } from './api-context.ts';
import { changedDatabase, newDatabase, sharedKeys } from './database-requests.ts';
import { at, isAbsent, readId, readObject } from './field.ts';
import { findDatabase, onlyDataSource } from './find.ts';
import { databaseUrl, inIdOrder, parentAnswer } from './page-answer.ts';
import { propertyAnswer } from './property-answer.ts';
import { rowsAnswer } from './query-rows.ts';
import type { DatabaseRecord, DataSourceRecord } from './records.ts';
import { changeSchema } from './schema-change.ts';
import { minuteStamp } from './timestamp.ts';
import { trashKeys } from './trash.ts';

/*
 * Version 2022-06-28, from before databases had data sources: a database carries the columns itself and is queried itself.
 * from documents: https://developers.notion.com/docs/upgrade-guide-2025-09-03
 */

/** POST /v1/databases: a database with its columns. */
export function createDatabaseOf2022({ body }: ApiRequest, context: ApiContext): Answer {
  readObject(body, [...sharedKeys, 'properties']);
  readObject(at(body, 'properties'));
  const database = newDatabase(body, at(body, 'properties'), context);
  return databaseAnswerOf2022(database, onlyDataSource(database, context), context);
}

/** GET /v1/databases/{id} */
export function retrieveDatabaseOf2022({ path }: ApiRequest, context: ApiContext): Answer {
  const database = databaseAt(path, context);
  return databaseAnswerOf2022(database, onlyDataSource(database, context), context);
}

/** PATCH /v1/databases/{id}: what is on the database and its columns. */
export function updateDatabaseOf2022({ path, body }: ApiRequest, context: ApiContext): Answer {
  const database = databaseAt(path, context);
  const source = onlyDataSource(database, context);
  readObject(body, [...sharedKeys, 'properties', 'is_locked', ...trashKeys(context)]);
  const changed = changedDatabase(database, body, context);
  const renamed = { ...source, title: changed.title, description: changed.description, icon: changed.icon };
  context.records.put(renamed);
  const properties = at(body, 'properties');
  const table = isAbsent(properties) ? renamed : changeSchema(renamed, properties, context);
  return databaseAnswerOf2022(changed, table, context);
}

/** POST /v1/databases/{id}/query */
export function queryDatabaseOf2022(request: ApiRequest, context: ApiContext): Answer {
  const source = onlyDataSource(databaseAt(request.path, context), context);
  return { ...rowsAnswer(source, request, context), type: 'page_or_database', page_or_database: {} };
}

/** A database with the columns of its one data source. */
export function databaseAnswerOf2022(
  database: DatabaseRecord,
  source: DataSourceRecord,
  context: ApiContext,
): Answer {
  const { properties } = source;
  return {
    object: 'database',
    id: database.id,
    cover: database.cover,
    icon: database.icon,
    created_time: minuteStamp(database.createdAt),
    created_by: { object: 'user', id: database.createdBy },
    last_edited_by: { object: 'user', id: database.editedBy },
    last_edited_time: minuteStamp(database.editedAt),
    title: database.title,
    description: database.description,
    is_inline: database.isInline,
    properties: Object.fromEntries(
      inIdOrder(properties).map((property) => [property.name, propertyAnswer(property, properties, context)]),
    ),
    parent: parentAnswer(database.parent, context),
    url: databaseUrl(database.id),
    public_url: null,
    archived: database.inTrash,
    in_trash: database.inTrash,
  };
}

function databaseAt(path: ApiRequest['path'], context: ApiContext): DatabaseRecord {
  return findDatabase(readId({ path: 'path.database_id', value: path.id }), context);
}
