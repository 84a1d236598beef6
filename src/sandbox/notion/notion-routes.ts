import type { Answer, ApiContext, ApiRequest } from './api-context.ts';
import { appendChildren, deleteBlock, listChildren, retrieveBlock, updateBlock } from './block-requests.ts';
import {
  createDataSource,
  listTemplates,
  retrieveDataSource,
  updateDataSource,
} from './data-source-requests.ts';
import { createDatabase, retrieveDatabase, updateDatabase } from './database-requests.ts';
import { createPage, movePage, retrievePage, updatePage } from './page-requests.ts';
import { retrievePropertyItem } from './property-item.ts';
import { queryDataSource } from './query-rows.ts';
import { listUsers, retrieveMe, retrieveUser } from './user-requests.ts';

export type Handler = (request: ApiRequest, context: ApiContext) => Answer;

/** Every path of the API that takes JSON and a bearer token, with what answers it. */
export const notionRoutes: readonly (readonly [method: string, path: string, handler: Handler])[] = [
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
];
