import type { Answer, ApiContext, ApiRequest } from './api-context.ts';
import { readFilter } from './filter.ts';
import { at, isAbsent, readBoolean, readId, readObject, readOneOf } from './field.ts';
import { findDataSource } from './find.ts';
import { dashedId, randomId } from './notion-id.ts';
import { pageAnswer } from './page-answer.ts';
import { invalidCursor, readPageWanted } from './page-of-results.ts';
import type { DataSourceRecord, PageRecord } from './records.ts';
import { shownAmong } from './shown-properties.ts';
import { readSorts } from './sorts.ts';

/** A query ends after this many rows, however many there are. */
const ROW_CAP = 10_000;

/** POST /v1/data_sources/{id}/query: the rows that pass the filter, sorted, newest first unless told otherwise. */
export function queryDataSource(request: ApiRequest, context: ApiContext): Answer {
  const id = readId({ path: 'path.data_source_id', value: request.path.id });
  const rows = rowsAnswer(findDataSource(id, context), request, context);
  return { ...rows, type: 'page_or_data_source', page_or_data_source: {} };
}

/** One page of the rows that a query asks for, without what names the kind of the list. */
export function rowsAnswer(
  dataSource: DataSourceRecord,
  { body, query }: Pick<ApiRequest, 'body' | 'query'>,
  context: ApiContext,
): Answer {
  readObject(body, [
    'filter',
    'sorts',
    'start_cursor',
    'page_size',
    'in_trash',
    'archived',
    'is_archived',
    'result_type',
    'filter_properties',
  ]);
  const shown = shownAmong(dataSource.properties, query);
  const wanted = readPageWanted(at(body, 'page_size'), at(body, 'start_cursor'));
  if (!isAbsent(at(body, 'result_type')))
    readOneOf(at(body, 'result_type'), ['page', 'data_source'] as const);
  const rows = matchingRows(dataSource, body, context);
  const { start, session } = startOf(rows, wanted.cursor, context);
  const end = Math.min(start + wanted.size, ROW_CAP);
  const following = end < ROW_CAP ? rows[end] : undefined;
  const isCut = rows.length > ROW_CAP && end >= ROW_CAP;
  return {
    object: 'list',
    results: rows.slice(start, end).map((row) => pageAnswer(row, context, shown)),
    next_cursor: following === undefined ? null : `s:${session}:${following.id}`,
    has_more: following !== undefined,
    ...(isCut
      ? { request_status: { type: 'incomplete', incomplete_reason: 'query_result_limit_reached' } }
      : {}),
  };
}

/** The rows of a data source that a query's filter, trash flags and sorts ask for. */
export function matchingRows(
  dataSource: DataSourceRecord,
  body: ApiRequest['body'],
  context: ApiContext,
): PageRecord[] {
  const passes = isAbsent(at(body, 'filter'))
    ? undefined
    : readFilter(at(body, 'filter'), dataSource, context);
  const compare = isAbsent(at(body, 'sorts')) ? undefined : readSorts(at(body, 'sorts'), dataSource, context);
  function flag(key: string) {
    return !isAbsent(at(body, key)) && readBoolean(at(body, key));
  }
  const inTrash = flag('in_trash') || flag('archived');
  const isArchived = flag('is_archived');
  const rows: PageRecord[] = [];
  for (const row of context.records.list('page', dataSource.id)) {
    if (row.template !== undefined) continue;
    if (row.inTrash === inTrash && row.isArchived === isArchived && (passes === undefined || passes(row)))
      rows.push(row);
  }
  rows.reverse();
  return compare === undefined ? rows : rows.toSorted(compare);
}

/**
 * A cursor names a session and the row that comes next, as Notion's do; nothing is remembered between requests. A row that
 * no longer matches makes the cursor invalid.
 */
function startOf(
  rows: readonly PageRecord[],
  cursor: string | undefined,
  context: ApiContext,
): { start: number; session: string } {
  if (cursor === undefined) return { start: 0, session: randomId(context.random) };
  const [, session, id] = /^s:([0-9a-f-]{36}):(.{32,36})$/.exec(cursor) ?? [];
  const rowId = dashedId(id ?? cursor);
  const start = rows.findIndex((row) => row.id === rowId);
  if (start === -1) throw invalidCursor(cursor);
  return { start, session: session ?? randomId(context.random) };
}
