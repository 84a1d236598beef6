import type { Field } from '../template/template.ts';
import type { BackColumn } from './back-column.ts';
import { backColumns, needsName } from './back-column.ts';
import type { NotionClient } from './client.ts';
import type { KnownTables, MadeTable } from './make-databases.ts';
import { columnsOf } from './make-databases.ts';
import type { DataSourceAnswer } from './wire.ts';

/** A table with all of its columns, and those that show other tables' relations from its side. */
export interface SettledTable {
  readonly made: MadeTable;
  readonly schema: DataSourceAnswer;
  readonly backs: readonly BackColumn[];
}

/**
 * Adds the columns that had to wait, learns the ids of all in the same request, and names those that Notion made for
 * the other sides of relations where it gave them another name than asked for.
 */
export async function settleColumns(client: NotionClient, known: KnownTables): Promise<SettledTable[]> {
  const learned = await learnColumns(client, known);
  const tables = [...known.here].flatMap((id) => learned.find(({ made }) => made.table.id === id) ?? []);
  const all = tables.flatMap(({ made, schema }) => backColumns(made.table, { schema, here: known.here }));
  const settled = tables.map(({ made, schema }) => ({
    made,
    schema,
    backs: all.filter(({ table }) => table === made.table.id),
  }));
  for (const own of settled) await nameBacks(client, own);
  return settled;
}

async function learnColumns(
  client: NotionClient,
  known: KnownTables,
): Promise<{ made: MadeTable; schema: DataSourceAnswer }[]> {
  const tables = [...known.made.values()];
  const whole = tables.filter((made) => lateFields(made).length === 0);
  const learned = await Promise.all(
    whole.map(async (made) => ({
      made,
      schema: made.schema ?? (await client.retrieveDataSource(made.dataSource)),
    })),
  );
  // One after the other: a two-way relation changes both of its tables, and Notion answers 409 to two changes at once.
  for (const made of tables.filter((own) => !whole.includes(own))) {
    const schema = await client.updateDataSource({
      data_source_id: made.dataSource,
      properties: columnsOf(lateFields(made), known),
    });
    learned.push({ made, schema });
  }
  return learned;
}

function lateFields({ table, fields }: MadeTable): Field[] {
  return table.fields.filter((field) => !fields.has(field.id));
}

async function nameBacks(client: NotionClient, { made, schema, backs }: SettledTable): Promise<void> {
  const taken = new Set(Object.keys(schema.properties));
  const unnamed = backs.filter((back) => needsName(back) && !taken.has(back.title));
  if (unnamed.length === 0) return;
  await client.updateDataSource({
    data_source_id: made.dataSource,
    properties: Object.fromEntries(unnamed.map(({ property, title }) => [property, { name: title }])),
  });
}
