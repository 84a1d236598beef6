import { SurfaceError } from '../sync/surface-error.ts';
import type { Field, Table } from '../template/template.ts';
import type { BoundField, BoundTable } from './binding.ts';
import type { NotionClient } from './client.ts';
import { columnKind } from './column-kind.ts';
import { columnRequest } from './column-request.ts';
import type { ColumnRequest } from './property.ts';
import { richText } from './rich-text.ts';
import type { StandingDatabase } from './standing-databases.ts';
import { columnFor } from './standing-databases.ts';
import { sweep } from './sweep.ts';
import { tableOrder } from './table-order.ts';
import type { DatabaseAnswer, DataSourceAnswer } from './wire.ts';

interface MadeTable {
  readonly table: Table;
  readonly database: string;
  readonly dataSource: string;
  /** Ids of the fields whose columns it has. */
  readonly fields: ReadonlySet<string>;
  /** Its columns, when it was there before and has been looked at. */
  readonly schema?: DataSourceAnswer;
}

/**
 * Makes a database for every table below a page, one after the other so that each relation finds the one it points
 * at. What points at a later table, or at its own, is added afterwards in one request a table. A table whose database
 * is there already keeps it, and gets the columns that it lacks.
 */
export async function installTables(
  client: NotionClient,
  options: {
    readonly page: string;
    readonly tables: readonly Table[];
    readonly standing: ReadonlyMap<string, StandingDatabase>;
  },
): Promise<BoundTable[]> {
  const { page, tables, standing } = options;
  const here = new Set(tables.map((table) => table.id));
  const made = new Map(
    tables.flatMap((table) => {
      const database = standing.get(table.id);
      return database === undefined ? [] : [[table.id, standingTable(table, database)] as const];
    }),
  );
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
  }
  return Promise.all(
    tables.flatMap((table) => {
      const own = made.get(table.id);
      return own === undefined ? [] : [bindTable(client, { own, here, made })];
    }),
  );
}

function standingTable(table: Table, { id, schema }: StandingDatabase): MadeTable {
  const fields = table.fields.filter((field) => columnFor(field, schema) !== undefined);
  return {
    table,
    database: id,
    dataSource: schema.id,
    fields: new Set(fields.map((field) => field.id)),
    schema,
  };
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
        (block) => block.child_database?.title === table.title && !known.has(block.id),
      );
      return found === undefined ? undefined : client.retrieveDatabase(found.id);
    },
  );
}

interface KnownTables {
  readonly here: ReadonlySet<string>;
  readonly made: ReadonlyMap<string, MadeTable>;
}

/** Whether the database that a relation points at is there by now. */
function isPossible(field: Field, { here, made }: KnownTables): boolean {
  return field.kind !== 'relation' || columnKind(field, here) !== 'relation' || made.has(field.to);
}

function columnsOf(fields: readonly Field[], { here, made }: KnownTables): Record<string, ColumnRequest> {
  return Object.fromEntries(
    fields.map((field) => {
      const target = field.kind === 'relation' ? made.get(field.to)?.dataSource : undefined;
      return [field.title, columnRequest(field, { here, target })];
    }),
  );
}

/** Adds the columns that had to wait and learns the ids Notion gave to columns and options. */
async function bindTable(
  client: NotionClient,
  options: KnownTables & { own: MadeTable },
): Promise<BoundTable> {
  const { own, here, made } = options;
  const { table, database, dataSource } = own;
  const late = table.fields.filter((field) => !own.fields.has(field.id));
  const schema =
    late.length === 0
      ? (own.schema ?? (await client.retrieveDataSource(dataSource)))
      : await client.updateDataSource({
          data_source_id: dataSource,
          properties: columnsOf(late, { here, made }),
        });
  const fields = table.fields.map((field) => bindField(field, { schema, here }));
  return { id: table.id, title: table.title, database, dataSource, fields };
}

function bindField(
  field: Field,
  { schema, here }: { schema: DataSourceAnswer; here: ReadonlySet<string> },
): BoundField {
  const column = columnFor(field, schema);
  if (column === undefined) {
    throw new SurfaceError({
      code: 'invalid',
      surface: 'notion',
      request: 'install',
      message: `Notion did not make the column ${field.title}`,
    });
  }
  const options = (column.select ?? column.status)?.options ?? [];
  const choices = field.kind === 'choice' ? field.choices : [];
  return {
    id: field.id,
    title: field.title,
    role: field.role,
    column: columnKind(field, here),
    property: column.id,
    choices: choices.map(({ id, title }) => {
      const option = options.find((candidate) => candidate.name === title)?.id;
      return { id, title, ...(option === undefined ? {} : { option }) };
    }),
  };
}
