import { editStamps, newId, newStamps } from './api-context.ts';
import type { Answer, ApiContext, ApiRequest } from './api-context.ts';
import { placeInParent } from './child-place.ts';
import { at, isAbsent, readId, readObject, readOneOf, readString } from './field.ts';
import type { Field } from './field.ts';
import { readFilter } from './filter.ts';
import { findDatabase, findDataSource, isShared } from './find.ts';
import { objectNotFound, validationError } from './notion-error.ts';
import { pageOf, readPageWantedFromQuery } from './page-of-results.ts';
import { readParent } from './parent-request.ts';
import { assertPlanHas } from './plan-limits.ts';
import type { DatabaseRecord, DataSourceRecord, ViewRecord } from './records.ts';
import { readSorts } from './sorts.ts';
import { viewAnswer } from './view-answer.ts';
import { readViewConfiguration, viewTypes } from './view-configuration.ts';

const CREATE_KEYS = [
  'data_source_id',
  'name',
  'type',
  'database_id',
  'view_id',
  'create_database',
  'filter',
  'sorts',
  'quick_filters',
  'configuration',
  'position',
  'placement',
];

/** POST /v1/views: in a database, as a widget of a dashboard, or in a new linked database on a page. */
export function createView({ body }: ApiRequest, context: ApiContext): Answer {
  readObject(body, CREATE_KEYS);
  const dataSource = findDataSource(readId(at(body, 'data_source_id')), context);
  const type = readOneOf(at(body, 'type'), viewTypes);
  assertPlanHas(type, context);
  const name = readString(at(body, 'name'));
  const { databaseId, dashboardId } = readHome(body, dataSource, context);
  const siblings = [...context.records.list('view', databaseId)];
  const view: ViewRecord = {
    kind: 'view',
    id: newId(context, 'view'),
    databaseId,
    // A dashboard shows other views and has no rows of its own.
    dataSourceId: type === 'dashboard' ? null : dataSource.id,
    dashboardId,
    name,
    type,
    ...readQuestion(body, dataSource, context),
    configuration: readViewConfiguration(at(body, 'configuration'), {
      type,
      dataSource,
      random: context.random,
    }),
    rowIndex:
      dashboardId === null
        ? 0
        : readRow(
            at(body, 'placement'),
            siblings.filter((one) => one.dashboardId === dashboardId),
          ),
    order: readOrder(at(body, 'position'), siblings),
    ...newStamps(context),
  };
  context.records.put(view);
  return viewAnswer(view, context);
}

/** GET /v1/views?database_id= or ?data_source_id=: ids only. */
export function listViews({ query }: ApiRequest, context: ApiContext): Answer {
  const views = viewsOf(query, context).toSorted((a, b) => a.order - b.order);
  const { elements, next } = pageOf(views, readPageWantedFromQuery(query), (view) => view.id);
  return {
    object: 'list',
    results: elements.map((view) => ({ object: 'view', id: view.id })),
    next_cursor: next,
    has_more: next !== null,
    type: 'view',
    view: {},
  };
}

export function retrieveView({ path }: ApiRequest, context: ApiContext): Answer {
  return viewAnswer(viewAt(path.id, context), context);
}

/** PATCH /v1/views/{id}: null takes a filter, sorts or quick filters away. */
export function updateView({ path, body }: ApiRequest, context: ApiContext): Answer {
  const view = viewAt(path.id, context);
  readObject(body, ['name', 'filter', 'sorts', 'quick_filters', 'configuration']);
  const dataSource = view.dataSourceId === null ? undefined : findDataSource(view.dataSourceId, context);
  const question = dataSource === undefined ? {} : changedQuestion(body, dataSource, context);
  const configuration = at(body, 'configuration');
  const updated: ViewRecord = {
    ...view,
    ...question,
    name: isAbsent(at(body, 'name')) ? view.name : readString(at(body, 'name')),
    configuration:
      isAbsent(configuration) || dataSource === undefined
        ? view.configuration
        : {
            ...view.configuration,
            ...readViewConfiguration(configuration, {
              type: view.type,
              dataSource,
              random: context.random,
            }),
          },
    ...editStamps(context),
  };
  context.records.put(updated);
  return viewAnswer(updated, context);
}

/** DELETE /v1/views/{id}: a database keeps at least one view. A dashboard takes its widgets with it. */
export function deleteView({ path }: ApiRequest, context: ApiContext): Answer {
  const view = viewAt(path.id, context);
  const siblings = [...context.records.list('view', view.databaseId)];
  if (view.dashboardId === null && siblings.filter((one) => one.dashboardId === null).length === 1) {
    throw validationError('Cannot delete the last view of a database.');
  }
  for (const widget of siblings)
    if (widget.dashboardId === view.id) context.records.remove('view', widget.id);
  context.records.remove('view', view.id);
  return {
    object: 'view',
    id: view.id,
    parent: { type: 'database_id', database_id: view.databaseId },
    type: view.type,
  };
}

/** The view under an id of a path. */
export function viewAt(sentId: string | undefined, context: ApiContext): ViewRecord {
  const id = readId({ path: 'path.view_id', value: sentId });
  const view = context.records.get('view', id);
  if (view === undefined || !isShared(view.databaseId, context))
    throw objectNotFound({ noun: 'view', id }, context.connection);
  return view;
}

function viewsOf(query: URLSearchParams, context: ApiContext): ViewRecord[] {
  const dataSourceId = query.get('data_source_id');
  if (dataSourceId !== null) {
    const { id } = findDataSource(readId({ path: 'query.data_source_id', value: dataSourceId }), context);
    return [...context.records.list('view')].filter((view) => view.dataSourceId === id);
  }
  const database = findDatabase(
    readId({ path: 'query.database_id', value: query.get('database_id') ?? undefined }),
    context,
  );
  return [...context.records.list('view', database.id)].filter((view) => view.dashboardId === null);
}

function readHome(
  body: Field,
  dataSource: DataSourceRecord,
  context: ApiContext,
): { databaseId: string; dashboardId: string | null } {
  const homes = ['database_id', 'view_id', 'create_database'].filter((key) => !isAbsent(at(body, key)));
  if (homes.length !== 1)
    throw validationError('Exactly one of database_id, view_id, or create_database must be provided.');
  if (homes[0] === 'database_id')
    return { databaseId: findDatabase(readId(at(body, 'database_id')), context).id, dashboardId: null };
  if (homes[0] === 'view_id') {
    const dashboard = viewAt(readId(at(body, 'view_id')), context);
    // from documents
    if (dashboard.type !== 'dashboard')
      throw validationError(`View with ID ${dashboard.id} is not a dashboard.`);
    return { databaseId: dashboard.databaseId, dashboardId: dashboard.id };
  }
  return {
    databaseId: linkedDatabase(at(body, 'create_database'), dataSource, context).id,
    dashboardId: null,
  };
}

/** from documents: a database on a page that shows a data source of another one. */
function linkedDatabase(field: Field, dataSource: DataSourceRecord, context: ApiContext): DatabaseRecord {
  readObject(field, ['parent', 'position']);
  const database: DatabaseRecord = {
    kind: 'database',
    id: newId(context, 'database'),
    parent: readParent(at(field, 'parent'), ['page_id'], context),
    title: dataSource.title,
    description: [],
    icon: null,
    cover: null,
    isInline: true,
    inTrash: false,
    isLocked: false,
    ...newStamps(context),
  };
  context.records.put(database);
  placeInParent(database, 'child_database', context);
  return database;
}

type Question = Pick<ViewRecord, 'filter' | 'sorts' | 'quickFilters'>;

function readQuestion(body: Field, dataSource: DataSourceRecord, context: ApiContext): Question {
  return { filter: null, sorts: null, quickFilters: null, ...changedQuestion(body, dataSource, context) };
}

/** Reads filter, sorts and quick filters as far as they were sent; each is checked as a query's would be. */
function changedQuestion(body: Field, dataSource: DataSourceRecord, context: ApiContext): Partial<Question> {
  const changes: Partial<Question> = {};
  const [filter, sorts, quick] = [at(body, 'filter'), at(body, 'sorts'), at(body, 'quick_filters')];
  if (!isAbsent(filter)) {
    if (filter.value !== null) readFilter(filter, dataSource, context);
    changes.filter = filter.value;
  }
  if (!isAbsent(sorts)) {
    if (sorts.value !== null) readSorts(sorts, dataSource, context);
    changes.sorts = sorts.value;
  }
  if (!isAbsent(quick)) {
    if (quick.value !== null) readObject(quick);
    changes.quickFilters = quick.value;
  }
  return changes;
}

function readOrder(position: Field, siblings: readonly ViewRecord[]): number {
  const orders = siblings.map((view) => view.order);
  const end = Math.max(-1, ...orders) + 1;
  if (isAbsent(position)) return end;
  const type = readOneOf(at(position, 'type'), ['start', 'end', 'after_view'] as const);
  if (type === 'end') return end;
  if (type === 'start') return Math.min(1, ...orders) - 1;
  const id = readId(at(position, 'view_id'));
  const before = siblings.find((view) => view.id === id);
  if (before === undefined) throw validationError(`View with ID ${id} is not a view of this database.`);
  const after = Math.min(...orders.filter((order) => order > before.order), before.order + 1);
  return (before.order + after) / 2;
}

function readRow(placement: Field, widgets: readonly ViewRecord[]): number {
  const next = Math.max(-1, ...widgets.map((widget) => widget.rowIndex)) + 1;
  if (isAbsent(placement)) return next;
  const type = readOneOf(at(placement, 'type'), ['new_row', 'existing_row'] as const);
  const row = at(placement, 'row_index');
  if (type === 'new_row') return isAbsent(row) ? next : Number(row.value);
  if (typeof row.value !== 'number' || row.value >= next)
    throw validationError('placement.row_index does not name a row of the dashboard.');
  return row.value;
}
