import type { Answer, ApiVersion, Handler } from './api-context.ts';
import {
  createComment,
  deleteComment,
  listComments,
  retrieveComment,
  updateComment,
} from './comment-requests.ts';
import { appendChildren, deleteBlock, listChildren, retrieveBlock, updateBlock } from './block-requests.ts';
import { createDataSource, retrieveDataSource, updateDataSource } from './data-source-requests.ts';
import { createDatabase, retrieveDatabase, updateDatabase } from './database-requests.ts';
import {
  completeFileUpload,
  createFileUpload,
  listFileUploads,
  retrieveFileUpload,
  sendFileUpload,
} from './file-upload-requests.ts';
import { retrieveMarkdown, retrieveTask, updateMarkdown } from './markdown/markdown-requests.ts';
import { createPage, movePage, retrievePage, updatePage } from './page-requests.ts';
import { listTemplates } from './page-template.ts';
import { retrievePropertyItem } from './property-item.ts';
import { queryDataSource } from './query-rows.ts';
import { search } from './search-requests.ts';
import { listUsers, retrieveMe, retrieveUser } from './user-requests.ts';
import { createView, deleteView, listViews, retrieveView, updateView } from './view-requests.ts';
import { createViewQuery, deleteViewQuery, retrieveViewQuery } from './view-query-requests.ts';
import {
  createDatabaseOf2022,
  queryDatabaseOf2022,
  retrieveDatabaseOf2022,
  updateDatabaseOf2022,
} from './version-2022.ts';

/** A path of the API with what answers it. */
export type Route = readonly [method: string, path: string, handler: Handler];

/** Every path of the API that takes a bearer token, as the versions with data sources answer it. */
const currentRoutes: readonly Route[] = [
  ['GET', '/v1/users', listUsers],
  ['GET', '/v1/users/me', retrieveMe],
  ['GET', '/v1/users/:id', retrieveUser],
  ['POST', '/v1/databases', createDatabase],
  ['GET', '/v1/databases/:id', retrieveDatabase],
  ['PATCH', '/v1/databases/:id', updateDatabase],
  ['POST', '/v1/data_sources', createDataSource],
  ['GET', '/v1/data_sources/:id', retrieveDataSource],
  ['PATCH', '/v1/data_sources/:id', updateDataSource],
  ['POST', '/v1/data_sources/:id/query', queryDataSource],
  ['GET', '/v1/data_sources/:id/templates', listTemplates],
  ['POST', '/v1/pages', createPage],
  ['GET', '/v1/pages/:id', retrievePage],
  ['PATCH', '/v1/pages/:id', updatePage],
  ['POST', '/v1/pages/:id/move', movePage],
  ['GET', '/v1/pages/:id/properties/:property', retrievePropertyItem],
  ['GET', '/v1/blocks/:id', retrieveBlock],
  ['PATCH', '/v1/blocks/:id', updateBlock],
  ['DELETE', '/v1/blocks/:id', deleteBlock],
  ['GET', '/v1/blocks/:id/children', listChildren],
  ['PATCH', '/v1/blocks/:id/children', appendChildren],
  ['GET', '/v1/pages/:id/markdown', retrieveMarkdown],
  ['PATCH', '/v1/pages/:id/markdown', updateMarkdown],
  ['GET', '/v1/async_tasks/:id', retrieveTask],
  ['POST', '/v1/search', search],
  ['POST', '/v1/comments', createComment],
  ['GET', '/v1/comments', listComments],
  ['GET', '/v1/comments/:id', retrieveComment],
  ['PATCH', '/v1/comments/:id', updateComment],
  ['DELETE', '/v1/comments/:id', deleteComment],
  ['GET', '/v1/custom_emojis', listCustomEmojis],
  ['POST', '/v1/file_uploads', createFileUpload],
  ['GET', '/v1/file_uploads', listFileUploads],
  ['GET', '/v1/file_uploads/:id', retrieveFileUpload],
  ['POST', '/v1/file_uploads/:id/send', sendFileUpload],
  ['POST', '/v1/file_uploads/:id/complete', completeFileUpload],
  ['POST', '/v1/views', createView],
  ['GET', '/v1/views', listViews],
  ['GET', '/v1/views/:id', retrieveView],
  ['PATCH', '/v1/views/:id', updateView],
  ['DELETE', '/v1/views/:id', deleteView],
  ['POST', '/v1/views/:id/queries', createViewQuery],
  ['GET', '/v1/views/:id/queries/:query', retrieveViewQuery],
  ['DELETE', '/v1/views/:id/queries/:query', deleteViewQuery],
];

const queryOf2022 = '/v1/databases/:id/query';

/** What version 2022-06-28 answers otherwise. */
const routesOf2022: readonly Route[] = [
  ['POST', '/v1/databases', createDatabaseOf2022],
  ['GET', '/v1/databases/:id', retrieveDatabaseOf2022],
  ['PATCH', '/v1/databases/:id', updateDatabaseOf2022],
  ['POST', queryOf2022, queryDatabaseOf2022],
];

/** Every path that some version has. */
export const notionPaths: readonly { method: string; path: string }[] = [
  ...currentRoutes.map(([method, path]) => ({ method, path })),
  { method: 'POST', path: queryOf2022 },
];

/** What answers a path in a version; undefined when that version does not have it. */
export function handlerOf(
  { method, path }: { method: string; path: string },
  version: ApiVersion,
): Handler | undefined {
  function among(routes: readonly Route[]): Handler | undefined {
    return routes.find((route) => route[0] === method && route[1] === path)?.[2];
  }
  if (version !== '2022-06-28') return among(currentRoutes);
  const isNewer = path.startsWith('/v1/data_sources') || path.startsWith('/v1/views');
  return isNewer ? undefined : (among(routesOf2022) ?? among(currentRoutes));
}

/** The workspace has no emojis of its own. */
function listCustomEmojis(): Answer {
  return { object: 'list', type: 'custom_emoji', results: [], has_more: false, next_cursor: null };
}
