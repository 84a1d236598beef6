import type { Cell, Row, UnreadableCell } from '../../template/row.ts';
import type { BoundField } from '../binding.ts';
import { samePropertyId } from '../binding.ts';
import type { NotionClient } from '../client.ts';
import { codecOf } from '../property.ts';
import type { ResolvedTable } from '../schema/resolve-table.ts';
import { standingText } from './standing-text.ts';
import { sweep, sweepRows } from '../sweep.ts';
import type { PageAnswer, PropertyItem, PropertyValue } from '../wire.ts';

/** Reads all rows of a table with the given of its fields. */
export async function readRows(
  client: NotionClient,
  options: { readonly resolved: ResolvedTable; readonly fields: readonly BoundField[] },
): Promise<Row[]> {
  const { resolved, fields } = options;
  const pages = await sweepRows(client, {
    dataSource: resolved.table.dataSource,
    properties: fields.map((field) => field.property),
  });
  return Promise.all(pages.map((page) => readRow(client, { ...options, page })));
}

/** Reads one row off its page; lists that Notion cut short are read to their end. */
export async function readRow(
  client: NotionClient,
  options: {
    readonly resolved: ResolvedTable;
    readonly fields: readonly BoundField[];
    readonly page: PageAnswer;
  },
): Promise<Row> {
  const { resolved, fields, page } = options;
  const retyped = new Set(resolved.retyped.map(({ field }) => field));
  const cells: Record<string, Cell> = {};
  const unreadable: UnreadableCell[] = [];
  const values = Object.values(page.properties);
  for (const field of fields) {
    const short = values.find((value) => samePropertyId(value.id, field.property));
    if (short === undefined) continue;
    const value = await completeList(client, { page: page.id, value: short });
    const read = retyped.has(field)
      ? ({ isUnreadable: true } as const)
      : codecOf(field.column).read(value, field);
    if ('cell' in read) {
      cells[field.id] = read.cell;
      continue;
    }
    const found = standingText(value);
    // What a person put into one of our columns is a cell like any other: a plan says what it was made against.
    cells[field.id] = field.role === 'derived' ? found : undefined;
    if (found !== undefined && field.role === 'input') unreadable.push({ field: field.id, found });
  }
  return { id: page.id, table: resolved.table.id, cells, unreadable };
}

/** A page shows 25 links or people and says `has_more`, which no document mentions; the rest is asked for. */
async function completeList(
  client: NotionClient,
  options: { readonly page: string; readonly value: PropertyValue },
): Promise<PropertyValue> {
  const { page, value } = options;
  if (value['has_more'] !== true) return value;
  const { results } = await sweep((position) =>
    client.listPropertyItems({ page, property: value.id }, position),
  );
  return { ...value, [value.type]: results.map((item: PropertyItem) => item[item.type]) };
}
