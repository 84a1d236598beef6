import { newId, newStamps } from './api-context.ts';
import type { Answer, ApiContext, ApiRequest } from './api-context.ts';
import { databaseAnswer } from './data-source-answer.ts';
import { newDataSource } from './data-source-requests.ts';
import { at, isAbsent, readBoolean, readId, readObject } from './field.ts';
import { findDatabase } from './find.ts';
import { readCover, readIcon } from './icon.ts';
import { placeInParent } from './child-place.ts';
import { readParent, workspaceParent } from './parent-request.ts';
import type { DatabaseRecord } from './records.ts';
import { readRichTexts } from './rich-text.ts';
import { readTrash, trashKeys } from './trash.ts';
import { addDefaultView } from './default-view.ts';

const SHARED_KEYS = ['parent', 'title', 'description', 'is_inline', 'icon', 'cover'];

/** POST /v1/databases: a database with its first data source and a table view. */
export function createDatabase({ body }: ApiRequest, context: ApiContext): Answer {
  readObject(body, [...SHARED_KEYS, 'initial_data_source']);
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
  const initial = at(body, 'initial_data_source');
  if (!isAbsent(initial)) readObject(initial, ['properties']);
  const dataSource = newDataSource(
    { database, properties: at(initial, 'properties'), title: database.title, icon: database.icon },
    context,
  );
  addDefaultView(dataSource, context);
  return databaseAnswer(database, context);
}

export function retrieveDatabase({ path }: ApiRequest, context: ApiContext): Answer {
  return databaseAnswer(findDatabase(readId({ path: 'path.database_id', value: path.id }), context), context);
}

/** PATCH /v1/databases/{id}: title, description, icon, cover, place, lock and trash; columns belong to the data source. */
export function updateDatabase({ path, body }: ApiRequest, context: ApiContext): Answer {
  const database = findDatabase(readId({ path: 'path.database_id', value: path.id }), context);
  readObject(body, [...SHARED_KEYS, 'is_locked', ...trashKeys(context)]);
  const inTrash = readTrash(body, context) ?? database.inTrash;
  const isLocked = isAbsent(at(body, 'is_locked')) ? database.isLocked : readBoolean(at(body, 'is_locked'));
  const parent = isAbsent(at(body, 'parent'))
    ? database.parent
    : readParent(at(body, 'parent'), ['page_id', 'workspace'], context);
  const updated: DatabaseRecord = { ...database, ...sharedChanges(body, context), parent, inTrash, isLocked };
  // The edit stamp of a database does not move when its icon or title is changed.
  context.records.put(updated);
  placeInParent(updated, 'child_database', context);
  return databaseAnswer(updated, context);
}

function sharedChanges(body: ApiRequest['body'], context: ApiContext): Partial<DatabaseRecord> {
  const changes: Partial<DatabaseRecord> = {};
  if (!isAbsent(at(body, 'title'))) changes.title = readRichTexts(at(body, 'title'), context);
  if (!isAbsent(at(body, 'description')))
    changes.description = readRichTexts(at(body, 'description'), context);
  if (!isAbsent(at(body, 'is_inline'))) changes.isInline = readBoolean(at(body, 'is_inline'));
  if (!isAbsent(at(body, 'icon'))) changes.icon = readIcon(at(body, 'icon'), context);
  if (!isAbsent(at(body, 'cover'))) changes.cover = readCover(at(body, 'cover'), context);
  return changes;
}
