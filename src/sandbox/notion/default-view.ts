import { newId, newStamps } from './api-context.ts';
import type { ApiContext } from './api-context.ts';
import type { DataSourceRecord } from './records.ts';

/** A new database comes with one table view. */
export function addDefaultView(dataSource: DataSourceRecord, context: ApiContext): void {
  context.records.put({
    kind: 'view',
    id: newId(context, 'view'),
    databaseId: dataSource.databaseId,
    dataSourceId: dataSource.id,
    dashboardId: null,
    name: 'Default view',
    type: 'table',
    filter: null,
    sorts: null,
    quickFilters: null,
    configuration: { type: 'table' },
    rowIndex: 0,
    order: 0,
    ...newStamps(context),
  });
}
