import type { Field, Table } from '../template/template.ts';
import type { NotionClient } from './client.ts';
import { columnKind } from './column-kind.ts';
import { columnRequest } from './column-request.ts';
import { columnTitle } from './column-title.ts';
import { matchColumns } from './match-columns.ts';
import type { ColumnRequest } from './property.ts';
import { richText } from './rich-text.ts';
import type { StandingDatabase } from './standing-databases.ts';
import { sweep } from './sweep.ts';
import { tableOrder } from './table-order.ts';
import type { DatabaseAnswer, DataSourceAnswer } from './wire.ts';

/** A table whose database is there, perhaps without all of its columns yet. */
export interface MadeTable {
  readonly table: Table;
  readonly database: string;
  readonly dataSource: string;
  /** Ids of the fields whose columns it has. */
  readonly fields: ReadonlySet<string>;
  /** Its columns, when it was there before and has been looked at. */
  readonly schema?: DataSourceAnswer;
}

/** The tables that live here, and those of them whose database is there. */
export interface KnownTables {
  readonly here: ReadonlySet<string>;
  readonly made: ReadonlyMap<string, MadeTable>;
}

/**
 * Makes a database for every table below a page, one after the other so that each relation finds the one it points at;
 * what points at a later table, or at its own, is left for later. A table whose database stands already keeps it.
 * `onMade` is told of every table once its database is there.
 */
export async function makeDatabases(
  client: NotionClient,
  options: {
    readonly page: string;
    readonly tables: readonly Table[];
    readonly standing: ReadonlyMap<string, StandingDatabase>;
    readonly onMade: (table: Table) => Promise<void>;
  },
): Promise<KnownTables> {
  const { page, tables, standing, onMade } = options;
  const here = new Set(tables.map((table) => table.id));
  const made = new Map<string, MadeTable>();
  for (const table of tables) {
    const database = standing.get(table.id);
    if (database === undefined) continue;
    made.set(table.id, standingTable(table, { database, here }));
    await onMade(table);
  }
  const known = new Set([...standing.values()].map(({ id }) => id));
  for (const table of tableOrder(tables)) {
    if (made.has(table.id)) continue;
    const fields = table.fields.filter((field) => isPossible(field, { here, made }));
    const columns = columnsOf(fields, { here, made });
    const { id: database, data_sources: sources } = await createDatabase(client, {
      page,
      table,
      columns,
      known,
    });
    const dataSource = sources[0]?.id ?? database;
    made.set(table.id, { table, database, dataSource, fields: new Set(fields.map(({ id }) => id)) });
    await onMade(table);
  }
  return { here, made };
}

/** Columns as they are asked for, by the title they are to bear. */
export function columnsOf(
  fields: readonly Field[],
  { here, made }: KnownTables,
): Record<string, ColumnRequest> {
  return Object.fromEntries(
    fields.map((field) => {
      const target = field.kind === 'relation' ? made.get(field.to)?.dataSource : undefined;
      return [columnTitle(field), columnRequest(field, { here, target })];
    }),
  );
}

function standingTable(
  table: Table,
  { database, here }: { database: StandingDatabase; here: ReadonlySet<string> },
): MadeTable {
  const { id, schema } = database;
  const columns = matchColumns(table, { columns: Object.values(schema.properties), here });
  return { table, database: id, dataSource: schema.id, fields: new Set(columns.keys()), schema };
}

async function createDatabase(
  client: NotionClient,
  options: {
    page: string;
    table: Table;
    columns: Record<string, ColumnRequest>;
    known: ReadonlySet<string>;
  },
): Promise<DatabaseAnswer> {
  const { page, table, columns, known } = options;
  return client.createDatabase(
    {
      parent: { type: 'page_id', page_id: page },
      title: richText(table.title),
      description: richText(table.description),
      icon: { type: 'emoji', emoji: table.icon },
      initial_data_source: { properties: columns },
    },
    async () => {
      const { results } = await sweep((position) => client.listBlocks(page, position));
      const found = results.find(
        (block) => block.child_database?.title === table.title && !block.in_trash && !known.has(block.id),
      );
      return found === undefined ? undefined : client.retrieveDatabase(found.id);
    },
  );
}

/** Whether the database that a relation points at is there by now. */
function isPossible(field: Field, { here, made }: KnownTables): boolean {
  return field.kind !== 'relation' || columnKind(field, here) !== 'relation' || made.has(field.to);
}
