import type { Answer, ApiContext } from './api-context.ts';
import { undashedId } from './notion-id.ts';
import { databaseUrl } from './page-answer.ts';
import type { ViewRecord } from './records.ts';
import { offsetStamp } from './timestamp.ts';

export function viewAnswer(view: ViewRecord, context: ApiContext): Answer {
  return {
    object: 'view',
    id: view.id,
    parent: { type: 'database_id', database_id: view.databaseId },
    data_source_id: view.dataSourceId,
    name: view.name,
    type: view.type,
    created_time: offsetStamp(view.createdAt),
    created_by: { object: 'user', id: view.createdBy },
    last_edited_time: offsetStamp(view.editedAt),
    last_edited_by: { object: 'user', id: view.editedBy },
    url: `${databaseUrl(view.databaseId)}?v=${undashedId(view.id)}`,
    filter: view.filter,
    sorts: view.sorts,
    quick_filters: view.quickFilters,
    configuration:
      view.type === 'dashboard'
        ? { type: 'dashboard', rows: dashboardRows(view, context) }
        : view.configuration,
    ...(view.dashboardId === null ? {} : { dashboard_view_id: view.dashboardId }),
  };
}

/** from documents: a dashboard shows its widgets by rows. */
function dashboardRows(dashboard: ViewRecord, context: ApiContext): Answer[] {
  const widgets = [...context.records.list('view', dashboard.databaseId)].filter(
    (view) => view.dashboardId === dashboard.id,
  );
  const rows = Map.groupBy(widgets, (widget) => widget.rowIndex);
  return [...rows]
    .toSorted(([a], [b]) => a - b)
    .map(([index, inRow]) => ({
      id: `${dashboard.id}-${index}`,
      widgets: inRow.map((widget) => ({ id: widget.id, view_id: widget.id, row_index: index })),
    }));
}
