import { newId } from './api-context.ts';
import type { Answer, ApiContext, ApiRequest } from './api-context.ts';
import { at, readId, readObject } from './field.ts';
import { findDataSource } from './find.ts';
import { objectNotFound } from './notion-error.ts';
import { pageOf, readPageWanted, readPageWantedFromQuery } from './page-of-results.ts';
import { matchingRows } from './query-rows.ts';
import type { ViewQueryRecord } from './records.ts';
import { offsetStamp } from './timestamp.ts';
import { viewAt } from './view-requests.ts';

const LIFETIME = 900_000;

/** POST /v1/views/{id}/queries: the rows a view shows, kept for a quarter of an hour. */
export function createViewQuery({ path, body }: ApiRequest, context: ApiContext): Answer {
  const view = viewAt(path.id, context);
  readObject(body, ['page_size']);
  const question = { filter: view.filter ?? undefined, sorts: view.sorts ?? undefined };
  const rows =
    view.dataSourceId === null
      ? []
      : matchingRows(findDataSource(view.dataSourceId, context), { path: 'body', value: question }, context);
  for (const old of context.records.list('view_query', view.id))
    if (old.expiresAt < context.now) context.records.remove('view_query', old.id);
  const query: ViewQueryRecord = {
    kind: 'view_query',
    id: newId(context, 'view_query'),
    viewId: view.id,
    pageIds: rows.map((row) => row.id),
    expiresAt: context.now + LIFETIME,
  };
  context.records.put(query);
  const { elements, next } = pageOf(
    query.pageIds,
    readPageWanted(at(body, 'page_size'), at(body, 'start_cursor')),
    (id) => id,
  );
  return {
    object: 'view_query',
    id: query.id,
    view_id: view.id,
    expires_at: offsetStamp(query.expiresAt),
    total_count: query.pageIds.length,
    results: elements.map((id) => ({ object: 'page', id })),
    next_cursor: next,
    has_more: next !== null,
  };
}

export function retrieveViewQuery({ path, query }: ApiRequest, context: ApiContext): Answer {
  const { pageIds } = viewQueryAt(path, context);
  const { elements, next } = pageOf(pageIds, readPageWantedFromQuery(query), (id) => id);
  return {
    object: 'list',
    results: elements.map((id) => ({ object: 'page', id })),
    next_cursor: next,
    has_more: next !== null,
    type: 'page',
    page: {},
  };
}

export function deleteViewQuery({ path }: ApiRequest, context: ApiContext): Answer {
  const { id } = viewQueryAt(path, context);
  context.records.remove('view_query', id);
  return { object: 'view_query', id, deleted: true };
}

function viewQueryAt(path: ApiRequest['path'], context: ApiContext): ViewQueryRecord {
  const view = viewAt(path.id, context);
  const id = readId({ path: 'path.query_id', value: path.query });
  const query = context.records.get('view_query', id);
  // from documents: a query that is over is gone.
  if (query === undefined || query.viewId !== view.id || query.expiresAt < context.now)
    throw objectNotFound({ noun: 'view query', id }, context.connection);
  return query;
}
