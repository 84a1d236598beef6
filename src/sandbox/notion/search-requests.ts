import type { Answer, ApiContext, ApiRequest } from './api-context.ts';
import { databaseAnswerOf2022 } from './version-2022.ts';
import { dataSourceAnswer } from './data-source-answer.ts';
import { at, isAbsent, readObject, readOneOf, readString } from './field.ts';
import { isShared } from './find.ts';
import { readSettings } from './notion-settings.ts';
import { pageAnswer } from './page-answer.ts';
import { pageOf, readPageWanted } from './page-of-results.ts';
import { titleTextOf } from './page-title.ts';
import type { DataSourceRecord, PageRecord, Parent } from './records.ts';
import { plainText } from './rich-text.ts';

/**
 * POST /v1/search: pages and data sources by title, last edited first. The index can be told to lag (see the settings), as
 * Notion's does by some fifteen seconds.
 */
export function search({ body }: ApiRequest, context: ApiContext): Answer {
  readObject(body, ['query', 'filter', 'sort', 'start_cursor', 'page_size']);
  const query = isAbsent(at(body, 'query')) ? '' : readString(at(body, 'query')).toLowerCase();
  const kind = readKind(body, context);
  const sign = readDirection(body) === 'ascending' ? 1 : -1;
  const indexed = context.now - readSettings(context.records).searchLagMs;
  const found = candidates(kind, context)
    .filter((one) => one.createdAt <= indexed && titleOf(one).toLowerCase().includes(query))
    .toSorted((a, b) => sign * (a.editedAt - b.editedAt));
  const { elements, next } = pageOf(
    found,
    readPageWanted(at(body, 'page_size'), at(body, 'start_cursor')),
    (one) => one.id,
  );
  return {
    object: 'list',
    results: elements.map((one) =>
      one.kind === 'page' ? pageAnswer(one, context) : tableAnswer(one, context),
    ),
    next_cursor: next,
    has_more: next !== null,
    ...(context.version === '2022-06-28'
      ? { type: 'page_or_database', page_or_database: {} }
      : { type: 'page_or_data_source', page_or_data_source: {} }),
  };
}

/** Up to 2022-06-28 a search finds databases; since then their data sources. */
function tableAnswer(source: DataSourceRecord, context: ApiContext): Answer {
  const database = context.records.get('database', source.databaseId);
  return context.version === '2022-06-28' && database !== undefined
    ? databaseAnswerOf2022(database, source, context)
    : dataSourceAnswer(source, context);
}

function readKind(body: ApiRequest['body'], context: ApiContext): 'page' | 'data_source' | undefined {
  const filter = at(body, 'filter');
  if (isAbsent(filter)) return undefined;
  readObject(filter, ['property', 'value']);
  readOneOf(at(filter, 'property'), ['object'] as const);
  if (context.version !== '2022-06-28')
    return readOneOf(at(filter, 'value'), ['page', 'data_source'] as const);
  const kind = readOneOf(at(filter, 'value'), ['page', 'database'] as const);
  return kind === 'database' ? 'data_source' : kind;
}

function readDirection(body: ApiRequest['body']): 'ascending' | 'descending' {
  const sort = at(body, 'sort');
  if (isAbsent(sort)) return 'descending';
  readObject(sort, ['timestamp', 'direction']);
  readOneOf(at(sort, 'timestamp'), ['last_edited_time'] as const);
  return readOneOf(at(sort, 'direction'), ['ascending', 'descending'] as const);
}

function candidates(
  kind: 'page' | 'data_source' | undefined,
  context: ApiContext,
): (PageRecord | DataSourceRecord)[] {
  const pages = kind === 'data_source' ? [] : [...context.records.list('page')];
  const sources = kind === 'page' ? [] : [...context.records.list('data_source')];
  return [
    ...pages.filter(
      (page) =>
        page.template === undefined &&
        !page.inTrash &&
        isLive(page.parent, context) &&
        isShared(page.id, context),
    ),
    ...sources.filter(
      (one) =>
        !one.inTrash &&
        isLive({ type: 'database_id', id: one.databaseId }, context) &&
        isShared(one.databaseId, context),
    ),
  ];
}

function titleOf(one: PageRecord | DataSourceRecord): string {
  return plainText(one.kind === 'page' ? titleTextOf(one) : one.title);
}

/** Whether nothing above lies in the trash. */
function isLive(parent: Parent, { records }: ApiContext): boolean {
  for (let above: Parent = parent; above.type !== 'workspace';) {
    const source = above.type === 'data_source_id' ? records.get('data_source', above.id) : undefined;
    const id: string = source?.databaseId ?? above.id;
    const holder = records.get('page', id) ?? records.get('database', id) ?? records.get('block', id);
    if (holder === undefined || holder.inTrash || source?.inTrash === true) return false;
    above = holder.parent;
  }
  return true;
}
