import { newId, newStamps } from './api-context.ts';
import type { Answer, ApiContext, ApiRequest } from './api-context.ts';
import { databaseAnswer } from './data-source-answer.ts';
import { newDataSource } from './data-source-requests.ts';
import { at, isAbsent, readBoolean, readId, readObject } from './field.ts';
import { findDatabase } from './find.ts';
import { readCover, readIcon, readLastingIcon } from './icon.ts';
import { placeInParent } from './child-place.ts';
import { readParent, workspaceParent } from './parent-request.ts';
import type { DatabaseRecord } from './records.ts';
import { readRichTexts } from './rich-text.ts';
import { readTrash, trashKeys } from './trash.ts';
import { addDefaultView } from './default-view.ts';

/** What a request may say of a database in every version. */
export const sharedKeys = ['parent', 'title', 'description', 'is_inline', 'icon', 'cover'];

/** POST /v1/databases: a database with its first data source and a table view. */
export function createDatabase({ body }: ApiRequest, context: ApiContext): Answer {
  readObject(body, [...sharedKeys, 'initial_data_source']);
  const initial = at(body, 'initial_data_source');
  if (!isAbsent(initial)) readObject(initial, ['properties']);
  return databaseAnswer(newDatabase(body, at(initial, 'properties'), context), context);
}

/** Makes a database as a request describes it, with a data source of these columns, and writes both. */
export function newDatabase(
  body: ApiRequest['body'],
  properties: ApiRequest['body'],
  context: ApiContext,
): DatabaseRecord {
  const parent = isAbsent(at(body, 'parent'))
    ? workspaceParent(context)
    : readParent(at(body, 'parent'), ['page_id', 'workspace'], context);
  const blank: DatabaseRecord = {
    kind: 'database',
    id: newId(context, 'database'),
    parent,
    title: [],
    description: [],
    icon: null,
    cover: null,
    isInline: false,
    inTrash: false,
    isLocked: false,
    ...newStamps(context),
  };
  const database = { ...blank, ...sharedChanges(body, context) };
  context.records.put(database);
  placeInParent(database, 'child_database', context);
  const dataSource = newDataSource(
    { database, properties, title: database.title, icon: database.icon },
    context,
  );
  addDefaultView(dataSource, context);
  return database;
}

export function retrieveDatabase({ path }: ApiRequest, context: ApiContext): Answer {
  return databaseAnswer(findDatabase(readId({ path: 'path.database_id', value: path.id }), context), context);
}

/** PATCH /v1/databases/{id}: title, description, icon, cover, place, lock and trash; columns belong to the data source. */
export function updateDatabase({ path, body }: ApiRequest, context: ApiContext): Answer {
  const database = findDatabase(readId({ path: 'path.database_id', value: path.id }), context);
  readObject(body, [...sharedKeys, 'is_locked', ...trashKeys(context)]);
  return databaseAnswer(changedDatabase(database, body, context), context);
}

/** A database after what a request says of it, written. */
export function changedDatabase(
  database: DatabaseRecord,
  body: ApiRequest['body'],
  context: ApiContext,
): DatabaseRecord {
  const inTrash = readTrash(body, context) ?? database.inTrash;
  const isLocked = isAbsent(at(body, 'is_locked')) ? database.isLocked : readBoolean(at(body, 'is_locked'));
  const parent = isAbsent(at(body, 'parent'))
    ? database.parent
    : readParent(at(body, 'parent'), ['page_id', 'workspace'], context);
  const updated: DatabaseRecord = { ...database, ...sharedChanges(body, context), parent, inTrash, isLocked };
  // The edit stamp of a database does not move when its icon or title is changed.
  context.records.put(updated);
  placeInParent(updated, 'child_database', context);
  return updated;
}

function sharedChanges(body: ApiRequest['body'], context: ApiContext): Partial<DatabaseRecord> {
  const changes: Partial<DatabaseRecord> = {};
  if (!isAbsent(at(body, 'title'))) changes.title = readRichTexts(at(body, 'title'), context);
  if (!isAbsent(at(body, 'description')))
    changes.description = readRichTexts(at(body, 'description'), context);
  if (!isAbsent(at(body, 'is_inline'))) changes.isInline = readBoolean(at(body, 'is_inline'));
  // Since 2025-09-03 the icon and cover of a database can be replaced, but not taken away.
  const isLasting = context.version !== '2022-06-28';
  const [icon, cover] = [at(body, 'icon'), at(body, 'cover')];
  if (!isAbsent(icon)) changes.icon = (isLasting ? readLastingIcon : readIcon)(icon, context);
  if (!isAbsent(cover)) {
    if (isLasting) readObject(cover);
    changes.cover = readCover(cover, context);
  }
  return changes;
}
