import type { Condition, View } from '../../template/view.ts';
import type { BoundField, BoundTable } from '../binding.ts';
import type { ColumnKind } from '../column-kind.ts';

/** A view as Notion is asked for it; the official client's types know no filters and no chart of a status. */
export interface ViewRequest {
  readonly name: string;
  readonly type: string;
  readonly data_source_id: string;
  readonly database_id?: string;
  readonly view_id?: string;
  readonly filter?: unknown;
  readonly sorts?: unknown;
  readonly configuration?: unknown;
  readonly position?: unknown;
}

/** What a view that stands can be told to be from now on. */
export type ViewChange = Pick<ViewRequest, 'name' | 'filter' | 'sorts' | 'configuration'>;

/** Under what key a column's filter stands: https://developers.notion.com/reference/post-database-query-filter */
const filterKeys = {
  title: 'title',
  text: 'rich_text',
  number: 'number',
  choice: 'select',
  status: 'status',
  date: 'date',
  checkbox: 'checkbox',
  person: 'people',
  relation: 'relation',
  reference: 'rich_text',
} as const satisfies Record<ColumnKind, string>;

const tests = {
  filled: { is_not_empty: true },
  empty: { is_empty: true },
  ticked: { equals: true },
  unticked: { equals: false },
  past: { on_or_before: 'today' },
  coming: { on_or_after: 'today' },
  me: { contains: 'me' },
} as const;

/** A view of a table, without the place where it is to stand; `undefined` when the table lacks a field it names. */
export function viewRequest(view: View, table: BoundTable): ViewRequest | undefined {
  const byId = new Map(table.fields.map((field) => [field.id, field]));
  const named = fieldsOf(view);
  if (named.some((id) => !byId.has(id))) return undefined;
  function at(id: string): BoundField | undefined {
    return byId.get(id);
  }
  const filter = view.where.flatMap((condition) => filterOf(condition, at(condition.field)));
  const sorts =
    view.kind === 'chart'
      ? []
      : view.sort.map(({ field, direction }) => ({ property: at(field)?.property, direction }));
  return {
    name: view.title,
    type: view.kind,
    data_source_id: table.dataSource,
    ...(filter.length === 0 ? {} : { filter: filter.length === 1 ? filter[0] : { and: filter } }),
    ...(sorts.length === 0 ? {} : { sorts }),
    configuration: configurationOf(view, { table, at }),
  };
}

/** The fields without which a view cannot be. */
export function fieldsOf(view: View): string[] {
  const conditions = view.where.map(({ field }) => field);
  switch (view.kind) {
    case 'chart':
      return [...conditions, view.by, ...(view.value === undefined ? [] : [view.value])];
    case 'board':
      return [...conditions, view.by];
    case 'calendar':
      return [...conditions, view.day];
    case 'table':
      return conditions;
  }
}

function filterOf(condition: Condition, field: BoundField | undefined): object[] {
  if (field === undefined) return [];
  const key = filterKeys[field.column];
  if ('is' in condition) return [{ property: field.property, [key]: tests[condition.is] }];
  const names = field.choices.filter(({ id }) => condition.isOneOf.includes(id)).map(({ title }) => title);
  return [{ property: field.property, [key]: { equals: names } }];
}

function configurationOf(
  view: View,
  { table, at }: { table: BoundTable; at: (id: string) => BoundField | undefined },
): object {
  if (view.kind === 'chart') return chartOf(view, at);
  const properties = shown(view.fields, table);
  switch (view.kind) {
    case 'table':
      return { type: 'table', properties, wrap_cells: false, frozen_column_index: 0 };
    case 'board':
      return { type: 'board', properties, group_by: groupBy(at(view.by)) };
    case 'calendar':
      return { type: 'calendar', properties, date_property_id: at(view.day)?.property };
  }
}

/** The columns in their order. Notion has none of its own, so that what Northbook writes would stand among the rest. */
function shown(fields: readonly string[] | undefined, table: BoundTable): object[] {
  return columnsShown(fields, table).map((property) => ({ property_id: property, visible: true }));
}

/** The ids of the columns that a view shows which names these fields, or all where it names none, in their order. */
export function columnsShown(fields: readonly string[] | undefined, table: BoundTable): string[] {
  const own =
    fields === undefined
      ? everyColumn(table)
      : fields.flatMap((id) => table.fields.find((field) => field.id === id) ?? []);
  return own.map(({ property }) => property);
}

/** What people write, what shows relations from here, and last what Northbook writes. */
function everyColumn({ fields, backs }: BoundTable): readonly { readonly property: string }[] {
  const inputs = fields.filter(({ role }) => role === 'input');
  return [...inputs, ...backs, ...fields.filter(({ role }) => role === 'derived')];
}

function groupBy(field: BoundField | undefined): object {
  const place = { property_id: field?.property, sort: { type: 'manual' } };
  // A board of a status may also show its groups alone.
  return field?.column === 'status'
    ? { type: 'status', group_by: 'option', ...place }
    : { type: 'select', ...place };
}

function chartOf(view: Extract<View, { kind: 'chart' }>, at: (id: string) => BoundField | undefined): object {
  const by = at(view.by);
  const value = view.value === undefined ? undefined : at(view.value);
  const look = { type: 'chart', chart_type: view.shape, caption: view.title };
  if (by?.column === 'title') {
    return { ...look, x_axis_property_id: by.property, y_axis_property_id: value?.property };
  }
  const aggregation =
    value === undefined ? { aggregator: 'count' } : { aggregator: 'sum', property_id: value.property };
  return { ...look, x_axis: groupBy(by), y_axis: aggregation };
}
