import type { ApiContext } from './api-context.ts';
import { NotionError, objectNotFound, validationError } from './notion-error.ts';
import type { BlockRecord, DatabaseRecord, DataSourceRecord, PageRecord, Parent } from './records.ts';

const MAX_DEPTH = 100;

/** The page, or Notion's 404 when it does not exist or is not shared with the connection. */
export function findPage(id: string, context: ApiContext): PageRecord {
  const page = context.records.get('page', id);
  if (page !== undefined && isShared(id, context)) return page;
  // from documents: an id of something else is answered with what to call instead.
  if (context.records.get('database', id) !== undefined && isShared(id, context)) {
    throw validationError(
      `Provided ID ${id} is a database, not a page. Use the retrieve database API instead: https://developers.notion.com/reference/retrieve-a-database`,
    );
  }
  throw objectNotFound({ noun: 'page', id }, context.connection);
}

export function findDatabase(id: string, context: ApiContext): DatabaseRecord {
  const database = context.records.get('database', id);
  if (database !== undefined && isShared(id, context)) return database;
  // from documents
  if (context.records.get('page', id) !== undefined && isShared(id, context)) {
    throw validationError(
      `Provided ID ${id} is a page, not a database. Use the retrieve page API instead: https://developers.notion.com/reference/retrieve-a-page`,
    );
  }
  throw objectNotFound({ noun: 'database', id }, context.connection);
}

export function findDataSource(id: string, context: ApiContext): DataSourceRecord {
  const dataSource = context.records.get('data_source', id);
  if (dataSource !== undefined && isShared(dataSource.databaseId, context)) return dataSource;
  throw objectNotFound({ noun: 'data_source', id }, context.connection);
}

/** The data source that a database stands for, which it can do as long as it has only one. */
export function onlyDataSource(database: DatabaseRecord, { records }: ApiContext): DataSourceRecord {
  const sources = [...records.list('data_source', database.id)].filter((source) => !source.inTrash);
  const [only] = sources;
  if (only !== undefined && sources.length === 1) return only;
  // from documents: https://developers.notion.com/docs/upgrade-guide-2025-09-03
  throw new NotionError(
    {
      status: 400,
      code: 'validation_error',
      message: 'Databases with multiple data sources are not supported in this API version.',
    },
    {
      additionalData: {
        error_type: 'multiple_data_sources_for_database',
        database_id: database.id,
        child_data_source_ids: sources.map((source) => source.id),
        minimum_api_version: '2025-09-03',
      },
    },
  );
}

/** A block of a page's content; child pages and databases have one too. */
export function findBlock(id: string, context: ApiContext): BlockRecord {
  const block = context.records.get('block', id);
  if (block !== undefined && isShared(id, context)) return block;
  throw objectNotFound({ noun: 'block', id }, context.connection);
}

/** Whether the connection may see something: it lies under a shared page, or the connection made it or a page above it. */
export function isShared(id: string, context: Pick<ApiContext, 'records' | 'connection'>): boolean {
  const { roots, botId } = context.connection;
  if (roots === undefined) return true;
  let current: string | undefined = id;
  for (let depth = 0; current !== undefined && depth < MAX_DEPTH; depth += 1) {
    if (roots.includes(current)) return true;
    const record = holderOf(current, context);
    if (record?.parent.type === 'workspace' && record.createdBy === botId) return true;
    current = record === undefined ? undefined : parentIdOf(record.parent, context);
  }
  return false;
}

function holderOf(
  id: string,
  context: Pick<ApiContext, 'records'>,
): PageRecord | DatabaseRecord | BlockRecord | undefined {
  return (
    context.records.get('page', id) ?? context.records.get('database', id) ?? context.records.get('block', id)
  );
}

function parentIdOf(parent: Parent, context: Pick<ApiContext, 'records'>): string | undefined {
  if (parent.type === 'workspace') return undefined;
  return parent.type === 'data_source_id'
    ? context.records.get('data_source', parent.id)?.databaseId
    : parent.id;
}
