import type { DataSourceRecord, ViewRecord } from '../../notion/records.ts';
import type { Row } from './read-rows.ts';
import { readRows } from './read-rows.ts';
import type { ViewSettings } from './view-settings.ts';
import { settingsOf } from './view-settings.ts';
import type { Workspace } from './workspace.ts';

/** A view with the rows it shows. */
export interface ShownView {
  readonly id: string | undefined;
  readonly title: string;
  readonly type: string;
  readonly source: DataSourceRecord;
  readonly settings: ViewSettings;
  readonly rows: readonly Row[];
  readonly hasMore: boolean;
  /** What a dashboard holds, row by row. */
  readonly widgets: readonly (readonly ShownView[])[];
}

/** Charts and boards take in this many rows; a table is shown in parts. */
const mostRows = 2000;

/** Reads the rows of a view through its filter and sorts; without a view, all rows as a table. */
export async function readView(
  workspace: Workspace,
  asked: { view: ViewRecord | undefined; source: DataSourceRecord; limit: number },
): Promise<ShownView> {
  const { view, limit } = asked;
  const { records, api } = workspace;
  const type = view?.type ?? 'table';
  const source = records.get('data_source', view?.dataSourceId ?? '') ?? asked.source;
  const shown = { id: view?.id, title: view?.name ?? 'Table', type, source, settings: settingsOf(view) };
  if (view !== undefined && type === 'dashboard') {
    return { ...shown, rows: [], hasMore: false, widgets: await readWidgets(workspace, view, source) };
  }
  const isWhole = ['chart', 'board', 'calendar', 'timeline'].includes(type);
  const read = await readRows(api, {
    source: source.id,
    filter: view?.filter,
    sorts: view?.sorts,
    limit: isWhole ? mostRows : limit,
  });
  return { ...shown, ...read, widgets: [] };
}

const rowsInWidget = 10;

async function readWidgets(
  workspace: Workspace,
  dashboard: ViewRecord,
  source: DataSourceRecord,
): Promise<ShownView[][]> {
  const widgets = [...workspace.records.list('view', dashboard.databaseId)]
    .filter((view) => view.dashboardId === dashboard.id)
    .toSorted((left, right) => left.rowIndex - right.rowIndex);
  const rows: ShownView[][] = [];
  for (const [, inRow] of Map.groupBy(widgets, (widget) => widget.rowIndex)) {
    const shown = inRow.map((view) => readView(workspace, { view, source, limit: rowsInWidget }));
    rows.push(await Promise.all(shown));
  }
  return rows;
}
