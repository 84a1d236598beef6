import type { Table } from '../../template/template.ts';
import type { View } from '../../template/view.ts';
import type { BoundTable } from '../binding.ts';
import { samePropertyId } from '../binding.ts';
import type { NotionClient } from '../client.ts';
import type { ViewChange } from '../request/view-request.ts';
import { columnsShown, fieldsOf, viewRequest } from '../request/view-request.ts';
import type { ViewAnswer } from '../wire.ts';
import { chartsOf, tabsOf } from './install-views.ts';
import { unlessRefused, viewsOfSource } from './standing-views.ts';

/**
 * Shows columns that were just made in the views that Northbook gave their table: Notion hides what a view does not
 * list. They come where the template has them; how people arranged a view stays. A view that cannot be without such a
 * column, as one that is grouped by it, is what it was made as again: what it held went with the column.
 */
export async function showColumns(
  client: NotionClient,
  made: {
    readonly table: Table;
    readonly bound: BoundTable;
    /** Ids of the fields whose columns are new. */
    readonly fields: ReadonlySet<string>;
  },
): Promise<void> {
  const { table, bound, fields } = made;
  const concerned = [...tabsOf(table), ...chartsOf(table)].filter(
    (view) => bound.views.includes(view.title) && concerns(view, { table, fields }),
  );
  if (concerned.length === 0) return;
  const [standing, { properties }] = await Promise.all([
    viewsOfSource(client, bound.dataSource),
    client.retrieveDataSource(bound.dataSource),
  ]);
  const columns = Object.values(properties).map(({ id }) => id);
  for (const view of concerned) {
    const own = standing.find(({ name, type }) => name === view.title && type === view.kind);
    const change = own === undefined ? undefined : changeOf(view, { own, bound, fields, columns });
    if (own !== undefined && change !== undefined) await unlessRefused(client.updateView(own.id, change));
  }
}

function concerns(view: View, { table, fields }: { table: Table; fields: ReadonlySet<string> }): boolean {
  const shown = view.kind === 'chart' ? [] : (view.fields ?? table.fields.map(({ id }) => id));
  return [...fieldsOf(view), ...shown].some((id) => fields.has(id));
}

function changeOf(
  view: View,
  options: {
    readonly own: ViewAnswer;
    readonly bound: BoundTable;
    readonly fields: ReadonlySet<string>;
    readonly columns: readonly string[];
  },
): ViewChange | undefined {
  const { own, bound, fields, columns } = options;
  const request = viewRequest(view, bound);
  if (request === undefined) return undefined;
  if (fieldsOf(view).some((id) => fields.has(id))) {
    const { name, filter, sorts, configuration } = request;
    return { name, filter, sorts, configuration };
  }
  const { rows: _, properties, ...configuration } = own.configuration;
  if (view.kind === 'chart' || properties === undefined || properties === null) return undefined;
  const order = columnsShown(view.fields, bound);
  const added = bound.fields.filter(({ id }) => fields.has(id)).map(({ property }) => property);
  const before = properties.filter(
    ({ property_id: id, visible }) => has(columns, id) && !(has(added, id) && visible === false),
  );
  const after = added
    .filter((id) => has(order, id))
    .toSorted((left, right) => order.indexOf(left) - order.indexOf(right))
    .reduce((list, id) => withColumn(list, { id, order }), before);
  return after.length === before.length
    ? undefined
    : {
        name: own.name,
        configuration: withoutNames({ ...configuration, type: own.type, properties: after }),
      };
}

type Shown = NonNullable<ViewAnswer['configuration']['properties']>;

/** Behind what the template has before it, as far as that is shown. */
function withColumn(shown: Shown, { id, order }: { id: string; order: readonly string[] }): Shown {
  if (
    has(
      shown.map((own) => own.property_id),
      id,
    )
  )
    return shown;
  const before = order.slice(0, order.indexOf(id));
  const at = shown.findLastIndex((own) => has(before, own.property_id)) + 1;
  return shown.toSpliced(at, 0, { property_id: id, visible: true });
}

function has(ids: readonly string[], id: string): boolean {
  return ids.some((own) => samePropertyId(own, id));
}

/** A configuration as it may be sent: answers name the columns too. */
function withoutNames(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNames);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) =>
      key.endsWith('property_name') || inner === null ? [] : [[key, withoutNames(inner)]],
    ),
  );
}
