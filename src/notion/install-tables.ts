import { SurfaceError } from '../sync/surface-error.ts';
import type { Field, Table } from '../template/template.ts';
import type { BoundField, BoundTable } from './binding.ts';
import type { NotionClient } from './client.ts';
import { columnKind } from './column-kind.ts';
import type { ColumnRequest } from './property.ts';
import { codecOf } from './property.ts';
import { richText } from './rich-text.ts';
import { sweep } from './sweep.ts';
import { tableOrder } from './table-order.ts';
import type { DatabaseAnswer, DataSourceAnswer } from './wire.ts';

const longestDescription = 280;

interface MadeTable {
  readonly table: Table;
  readonly database: string;
  readonly dataSource: string;
  /** Titles of the columns it was made with. */
  readonly columns: ReadonlySet<string>;
}

/**
 * Makes a database for every table below a page, one after the other so that each relation finds the one it points
 * at. What points at a later table, or at its own, is added afterwards in one request a table.
 */
export async function installTables(
  client: NotionClient,
  options: { readonly page: string; readonly tables: readonly Table[] },
): Promise<BoundTable[]> {
  const { page, tables } = options;
  const here = new Set(tables.map((table) => table.id));
  const made = new Map<string, MadeTable>();
  for (const table of tableOrder(tables)) {
    const columns = columnsOf(table, { here, made });
    const { id: database, data_sources: sources } = await createDatabase(client, { page, table, columns });
    const dataSource = sources[0]?.id ?? database;
    made.set(table.id, { table, database, dataSource, columns: new Set(Object.keys(columns)) });
  }
  return Promise.all(
    tables.flatMap((table) => {
      const own = made.get(table.id);
      return own === undefined ? [] : [bindTable(client, { own, here, made })];
    }),
  );
}

async function createDatabase(
  client: NotionClient,
  options: { page: string; table: Table; columns: Record<string, ColumnRequest> },
): Promise<DatabaseAnswer> {
  const { page, table, columns } = options;
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
      const found = results.find((block) => block.child_database?.title === table.title);
      return found === undefined ? undefined : client.retrieveDatabase(found.id);
    },
  );
}

/** The columns whose relations, if any, already have a database to point at. */
function columnsOf(
  table: Table,
  known: { here: ReadonlySet<string>; made: ReadonlyMap<string, MadeTable> },
): Record<string, ColumnRequest> {
  return Object.fromEntries(
    table.fields.flatMap((field) => {
      const column = columnOf(field, known);
      return column === undefined ? [] : [[field.title, column]];
    }),
  );
}

function columnOf(
  field: Field,
  { here, made }: { here: ReadonlySet<string>; made: ReadonlyMap<string, MadeTable> },
): ColumnRequest | undefined {
  const kind = columnKind(field, here);
  const target = field.kind === 'relation' ? made.get(field.to)?.dataSource : undefined;
  if (kind === 'relation' && target === undefined) return undefined;
  return { ...codecOf(kind).request(field, target ?? ''), description: describe(field) };
}

function describe(field: Field): string {
  const text = field.role === 'derived' ? `Northbook writes this. ${field.description}` : field.description;
  return text.length <= longestDescription ? text : `${text.slice(0, longestDescription - 1)}…`;
}

/** Adds the relations that had to wait and learns the ids Notion gave to columns and options. */
async function bindTable(
  client: NotionClient,
  options: { own: MadeTable; here: ReadonlySet<string>; made: ReadonlyMap<string, MadeTable> },
): Promise<BoundTable> {
  const { own, here, made } = options;
  const { table, database, dataSource } = own;
  const late = table.fields.filter((field) => !own.columns.has(field.title));
  const schema =
    late.length === 0
      ? await client.retrieveDataSource(dataSource)
      : await client.updateDataSource({ data_source_id: dataSource, properties: lateRelations(late, made) });
  const fields = table.fields.map((field) => bindField(field, { schema, here }));
  return { id: table.id, title: table.title, database, dataSource, fields };
}

function lateRelations(fields: readonly Field[], made: ReadonlyMap<string, MadeTable>) {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const target = field.kind === 'relation' ? made.get(field.to)?.dataSource : undefined;
      if (target === undefined) return [];
      const relation = { data_source_id: target, single_property: {} };
      return [[field.title, { relation, description: describe(field) }] as const];
    }),
  );
}

function bindField(
  field: Field,
  { schema, here }: { schema: DataSourceAnswer; here: ReadonlySet<string> },
): BoundField {
  const column = Object.values(schema.properties).find((candidate) => candidate.name === field.title);
  if (column === undefined) {
    throw new SurfaceError({
      code: 'invalid',
      surface: 'notion',
      request: 'install',
      message: `Notion did not make the column ${field.title}`,
    });
  }
  const options = column.select?.options ?? [];
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
