import type { openSandbox } from './sandbox-client.ts';

type Sandbox = ReturnType<typeof openSandbox>;

/** Views of every type, a dashboard with widgets, a linked database, and queries of views. */
export async function runViews({ raw, table, pageId }: Sandbox): Promise<void> {
  const { dataSourceId, databaseId } = await table({
    Name: { title: {} },
    Kind: { select: { options: [{ name: 'k' }] } },
    When: { date: {} },
    Amount: { number: {} },
    Stage: { status: {} },
  });
  await raw('POST', '/v1/pages', { parent: { data_source_id: dataSourceId } });
  const schema = await raw('GET', `/v1/data_sources/${dataSourceId}`);
  const { Kind, When, Amount, Stage } = schema.body.properties;
  const base = { data_source_id: dataSourceId, database_id: databaseId };
  function make(name: string, type: string, more: object = {}) {
    return raw('POST', '/v1/views', { ...base, name, type, ...more });
  }
  const byKind = { type: 'select', property_id: Kind.id, sort: { type: 'manual' } };
  const byWeek = { type: 'date', property_id: When.id, group_by: 'week', sort: { type: 'ascending' } };
  await make('Table', 'table', {
    filter: { property: 'Amount', number: { greater_than: 1 } },
    sorts: [{ property: 'Name', direction: 'descending' }],
    quick_filters: { Kind: { select: { equals: 'k' } } },
    configuration: {
      type: 'table',
      properties: [{ property_id: 'title', visible: true, width: 200 }],
      wrap_cells: true,
    },
  });
  const board = await make('Board', 'board', {
    configuration: { type: 'board', group_by: { ...byKind, hide_empty_groups: true } },
  });
  await make('Stages', 'board', {
    configuration: {
      type: 'board',
      group_by: { type: 'status', property_id: Stage.id, group_by: 'group', sort: { type: 'manual' } },
    },
  });
  await make('List', 'list');
  await make('Calendar', 'calendar', { configuration: { type: 'calendar', date_property_id: When.id } });
  await make('Timeline', 'timeline', { configuration: { type: 'timeline', date_property_id: When.id } });
  await make('Gallery', 'gallery', { configuration: { type: 'gallery', cover: { type: 'page_cover' } } });
  await make('Form', 'form');
  await make('Map', 'map');
  await make('Line', 'chart', {
    configuration: {
      type: 'chart',
      chart_type: 'line',
      x_axis: byWeek,
      y_axis: { aggregator: 'sum', property_id: Amount.id },
      reference_lines: [{ value: 10, label: 'Target', color: 'red', dash_style: 'dash' }],
    },
  });
  const dashboard = await make('All', 'dashboard');
  for (const type of ['number', 'donut'])
    await raw('POST', '/v1/views', {
      data_source_id: dataSourceId,
      view_id: dashboard.body.id,
      name: type,
      type: 'chart',
      placement: { type: 'new_row' },
      configuration:
        type === 'number'
          ? { type: 'chart', chart_type: 'number', value: { aggregator: 'count' } }
          : { type: 'chart', chart_type: 'donut', x_axis: byKind, y_axis: { aggregator: 'count' } },
    });
  await raw('POST', '/v1/views', {
    data_source_id: dataSourceId,
    create_database: { parent: { type: 'page_id', page_id: pageId } },
    name: 'Linked',
    type: 'table',
  });
  for (const { id } of (await raw('GET', `/v1/views?database_id=${databaseId}`)).body.results)
    await raw('GET', `/v1/views/${id}`);
  await raw('GET', `/v1/views?data_source_id=${dataSourceId}&page_size=3`);
  await raw('PATCH', `/v1/views/${board.body.id}`, { name: 'Kinds', filter: null });
  const query = await raw('POST', `/v1/views/${board.body.id}/queries`, {});
  await raw('GET', `/v1/views/${board.body.id}/queries/${query.body.id}`);
  await raw('DELETE', `/v1/views/${board.body.id}/queries/${query.body.id}`);
  await raw('DELETE', `/v1/views/${board.body.id}`);
}
