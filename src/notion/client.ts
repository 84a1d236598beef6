import type {
  CreateDatabaseParameters,
  CreatePageParameters,
  QueryDataSourceParameters,
  UpdateDataSourceParameters,
  UpdatePageParameters,
} from '@notionhq/client';
import { Client } from '@notionhq/client';
import type { Usage } from '../sync/surface.ts';
import type { ContentRequests, ListPosition, ReadRequest } from './request/content-requests.ts';
import { contentRequests, pageSize } from './request/content-requests.ts';
import { createRequestSender } from './request/request-sender.ts';
import type { ListAnswer } from './wire.ts';
import { DatabaseAnswer, DataSourceAnswer, listOf, PageAnswer, PropertyItem } from './wire.ts';

const apiVersion = '2026-03-11';

/** What a connection to Notion is made of. Everything from outside comes in here. */
export interface NotionClientOptions {
  readonly token: string;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Where the API is; Notion's own unless told otherwise. */
  readonly origin?: string;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** Numbers in [0, 1): they spread retries. */
  readonly random: () => number;
  /** Milliseconds. */
  readonly now: () => number;
  /**
   * Notion's budget: 180 a minute, 600 on Business and Enterprise plans. `Infinity` leaves the pace to its 429s.
   * https://developers.notion.com/reference/request-limits
   */
  readonly requestsPerMinute?: number;
  /** Milliseconds until a request without an answer is given up. */
  readonly timeout?: number;
  /** Milliseconds; a longer wait asked for by Notion is handed to the caller as `rate-limited`. */
  readonly longestWait?: number;
  /** Told when requests have to wait for the budget's next minute, with how long at most, in milliseconds. */
  readonly onBudgetSpent?: (milliseconds: number) => void;
}

/**
 * The requests Northbook sends to Notion, throttled and retried. Every method throws a `SurfaceError`.
 * `find` looks for what a create without an answer may have made, so that it can be sent again.
 */
export interface NotionClient extends ContentRequests {
  createPage(page: CreatePageParameters, find?: () => Promise<PageAnswer | undefined>): Promise<PageAnswer>;
  updatePage(page: UpdatePageParameters): Promise<PageAnswer>;
  retrievePage(id: string, properties?: readonly string[]): Promise<PageAnswer>;
  createDatabase(
    database: CreateDatabaseParameters,
    find: () => Promise<DatabaseAnswer | undefined>,
  ): Promise<DatabaseAnswer>;
  retrieveDatabase(id: string): Promise<DatabaseAnswer>;
  retrieveDataSource(id: string): Promise<DataSourceAnswer>;
  updateDataSource(dataSource: UpdateDataSourceParameters): Promise<DataSourceAnswer>;
  /** One page of a data source's rows. */
  queryDataSource(query: QueryDataSourceParameters): Promise<ListAnswer<PageAnswer>>;
  /** One page of the pages whose titles hold a text. What was made within the last minute may be missing. */
  searchPages(title: string, position: ListPosition): Promise<ListAnswer<PageAnswer>>;
  /** One page of the data sources that are shared with the connection, last edited first; it knows new ones late. */
  searchDataSources(position: ListPosition): Promise<ListAnswer<DataSourceAnswer>>;
  /** One page of the elements of a page's property. */
  listPropertyItems(
    place: { readonly page: string; readonly property: string },
    position: ListPosition,
  ): Promise<ListAnswer<PropertyItem>>;
  usage(): Usage;
  now(): number;
  /** Waits for something that Notion does in the background. */
  pause(milliseconds: number): Promise<void>;
}

/** Opens a connection with one token. Nothing is sent until a method is called. */
export function createNotionClient(options: NotionClientOptions): NotionClient {
  const { token, now, timeout = 60_000 } = options;
  const sender = createRequestSender({
    ...options,
    secret: token,
    concurrency: 6,
    requestsPerMinute: options.requestsPerMinute ?? 180,
    longestWait: options.longestWait ?? 120_000,
  });
  const notion = new Client({
    auth: token,
    notionVersion: apiVersion,
    // Its own retries cap Retry-After at a minute and know neither 409 nor a 503 after a saved write.
    retry: false,
    // Its own timeout lets the request run on; this one only comes after ours.
    timeoutMs: timeout + 5000,
    logger: ignoreLog,
    fetch: withTimeout(options.fetch, timeout),
    ...(options.origin === undefined ? {} : { baseUrl: options.origin }),
  });

  function read<T>(name: string, request: ReadRequest<T>): Promise<T> {
    return sender.send({ ...request, name, effect: 'read', idempotent: true });
  }

  function retrievePage(id: string, properties: readonly string[] = []): Promise<PageAnswer> {
    return read(`GET /v1/pages/${id}`, {
      answer: PageAnswer,
      send: () => notion.pages.retrieve({ page_id: id, filter_properties: [...properties] }),
    });
  }

  function retrieveDatabase(id: string): Promise<DatabaseAnswer> {
    return read(`GET /v1/databases/${id}`, {
      answer: DatabaseAnswer,
      send: () => notion.databases.retrieve({ database_id: id }),
    });
  }

  function retrieveDataSource(id: string): Promise<DataSourceAnswer> {
    return read(`GET /v1/data_sources/${id}`, {
      answer: DataSourceAnswer,
      send: () => notion.dataSources.retrieve({ data_source_id: id }),
    });
  }

  return {
    ...contentRequests({ notion, sender, read }),
    retrievePage,
    retrieveDatabase,
    retrieveDataSource,
    createPage: (page, find) =>
      sender.send({
        name: 'POST /v1/pages',
        effect: 'write',
        idempotent: false,
        answer: PageAnswer,
        send: () => notion.pages.create(page),
        adopt: retrievePage,
        ...(find === undefined ? {} : { find }),
      }),
    updatePage: (page) =>
      sender.send({
        name: `PATCH /v1/pages/${page.page_id}`,
        effect: 'write',
        // It sets properties to given values: twice is as good as once.
        idempotent: true,
        answer: PageAnswer,
        send: () => notion.pages.update(page),
        adopt: () => retrievePage(page.page_id),
      }),
    createDatabase: (database, find) =>
      sender.send({
        name: 'POST /v1/databases',
        effect: 'write',
        idempotent: false,
        answer: DatabaseAnswer,
        send: () => notion.databases.create(database),
        adopt: retrieveDatabase,
        find,
      }),
    updateDataSource: (dataSource) =>
      sender.send({
        name: `PATCH /v1/data_sources/${dataSource.data_source_id}`,
        effect: 'write',
        // Columns are named by their titles: a second time changes the column that the first time made.
        idempotent: true,
        answer: DataSourceAnswer,
        send: () => notion.dataSources.update(dataSource),
        adopt: () => retrieveDataSource(dataSource.data_source_id),
      }),
    queryDataSource: (query) =>
      read(`POST /v1/data_sources/${query.data_source_id}/query`, {
        answer: listOf(PageAnswer),
        send: () => notion.dataSources.query({ page_size: pageSize, ...query }),
      }),
    searchPages: (title, { cursor }) =>
      read('POST /v1/search', {
        answer: listOf(PageAnswer),
        send: () =>
          notion.search({
            query: title,
            filter: { property: 'object', value: 'page' },
            start_cursor: cursor,
            page_size: pageSize,
          }),
      }),
    searchDataSources: ({ cursor }) =>
      read('POST /v1/search', {
        answer: listOf(DataSourceAnswer),
        send: () =>
          notion.search({
            filter: { property: 'object', value: 'data_source' },
            sort: { timestamp: 'last_edited_time', direction: 'descending' },
            start_cursor: cursor,
            page_size: pageSize,
          }),
      }),
    listPropertyItems: ({ page, property }, { cursor }) =>
      read(`GET /v1/pages/${page}/properties/${property}`, {
        answer: listOf(PropertyItem),
        send: () =>
          notion.pages.properties.retrieve({
            page_id: page,
            property_id: property,
            start_cursor: cursor,
            page_size: pageSize,
          }),
      }),
    usage: () => sender.usage(),
    now,
    pause: options.sleep,
  };
}

/** The client warns on the console of every failed request; failures are reported once they are final. */
function ignoreLog(): void {}

/**
 * Ends a request that takes too long, its body included, and leaves no timer behind. The body is read here because
 * the official client reads it after its own timeout has been taken off.
 */
function withTimeout(send: NotionClientOptions['fetch'], timeout: number) {
  return async (
    url: string,
    init: { body?: string | FormData; headers?: Record<string, string>; method?: string } = {},
  ) => {
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(new Error(`no answer within ${timeout} ms`)), timeout);
    try {
      const { method, headers, body } = init;
      const response = await send(url, { method, headers, body, signal: controller.signal });
      const text = await response.text();
      return {
        ok: response.ok,
        status: response.status,
        headers: response.headers,
        text: () => Promise.resolve(text),
      };
    } finally {
      clearTimeout(timer);
    }
  };
}
