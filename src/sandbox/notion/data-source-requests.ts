import { editStamps, newId, newStamps } from './api-context.ts';
import type { Answer, ApiContext, ApiRequest } from './api-context.ts';
import { dataSourceAnswer } from './data-source-answer.ts';
import { at, isAbsent, readId, readObject } from './field.ts';
import type { Field } from './field.ts';
import { findDatabase, findDataSource } from './find.ts';
import { readIcon } from './icon.ts';
import { readParent } from './parent-request.ts';
import type { Property, RichText } from './property.ts';
import type { DatabaseRecord, DataSourceRecord } from './records.ts';
import { readRichTexts } from './rich-text.ts';
import { changeSchema } from './schema-change.ts';
import { readTrash, trashKeys } from './trash.ts';

const nameProperty: Property = { id: 'title', name: 'Name', description: null, type: 'title' };

/** Makes a data source in a database and writes it; without `properties` it gets the one column "Name". */
export function newDataSource(
  wanted: {
    database: DatabaseRecord;
    properties: Field;
    title: RichText[];
    icon: Record<string, unknown> | null;
  },
  context: ApiContext,
): DataSourceRecord {
  const { database, properties, title, icon } = wanted;
  const dataSource: DataSourceRecord = {
    kind: 'data_source',
    id: newId(context, 'data_source'),
    databaseId: database.id,
    title,
    description: [],
    icon,
    inTrash: false,
    properties: isAbsent(properties) ? [nameProperty] : [],
    nextNumber: 1,
    ...newStamps(context),
  };
  context.records.put(dataSource);
  return isAbsent(properties) ? dataSource : changeSchema(dataSource, properties, context);
}

/** POST /v1/data_sources: another data source in a database. */
export function createDataSource({ body }: ApiRequest, context: ApiContext): Answer {
  readObject(body, ['parent', 'properties', 'title', 'icon']);
  const parent = readParent(at(body, 'parent'), ['database_id'], context);
  readObject(at(body, 'properties'));
  const database = findDatabase(parent.type === 'workspace' ? '' : parent.id, context);
  const title = isAbsent(at(body, 'title')) ? [] : readRichTexts(at(body, 'title'), context);
  const icon = isAbsent(at(body, 'icon')) ? null : readIcon(at(body, 'icon'), context);
  return dataSourceAnswer(
    newDataSource({ database, properties: at(body, 'properties'), title, icon }, context),
    context,
  );
}

export function retrieveDataSource({ path }: ApiRequest, context: ApiContext): Answer {
  return dataSourceAnswer(
    findDataSource(readId({ path: 'path.data_source_id', value: path.id }), context),
    context,
  );
}

/** PATCH /v1/data_sources/{id}: title, icon, columns, place and trash. */
export function updateDataSource({ path, body }: ApiRequest, context: ApiContext): Answer {
  const dataSource = findDataSource(readId({ path: 'path.data_source_id', value: path.id }), context);
  readObject(body, ['title', 'description', 'icon', 'properties', 'parent', ...trashKeys(context)]);
  const parent = isAbsent(at(body, 'parent'))
    ? undefined
    : readParent(at(body, 'parent'), ['database_id'], context);
  const changed: DataSourceRecord = {
    ...dataSource,
    databaseId: parent?.type === 'database_id' ? parent.id : dataSource.databaseId,
    title: isAbsent(at(body, 'title')) ? dataSource.title : readRichTexts(at(body, 'title'), context),
    description: isAbsent(at(body, 'description'))
      ? dataSource.description
      : readRichTexts(at(body, 'description'), context),
    icon: isAbsent(at(body, 'icon')) ? dataSource.icon : readIcon(at(body, 'icon'), context),
    inTrash: readTrash(body, context) ?? dataSource.inTrash,
    ...editStamps(context),
  };
  context.records.put(changed);
  const properties = at(body, 'properties');
  return dataSourceAnswer(
    isAbsent(properties) ? changed : changeSchema(changed, properties, context),
    context,
  );
}
