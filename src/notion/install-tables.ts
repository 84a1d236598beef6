import { SurfaceError } from '../sync/surface-error.ts';
import type { Field, Table } from '../template/template.ts';
import type { BoundField, BoundTable } from './binding.ts';
import type { NotionClient } from './client.ts';
import type { ColumnKind } from './column-kind.ts';
import { columnKind } from './column-kind.ts';
import type { KnownTables } from './make-databases.ts';
import { makeDatabases } from './make-databases.ts';
import { matchColumns } from './match-columns.ts';
import type { SettledTable } from './settle-columns.ts';
import { settleColumns } from './settle-columns.ts';
import type { StandingDatabase } from './standing-databases.ts';
import type { ColumnAnswer } from './wire.ts';

/** Makes a database for every table below a page, with all of its columns, and binds them. What stands is kept. */
export async function installTables(
  client: NotionClient,
  options: {
    readonly page: string;
    readonly tables: readonly Table[];
    readonly standing: ReadonlyMap<string, StandingDatabase>;
    readonly onMade: (table: Table) => Promise<void>;
  },
): Promise<BoundTable[]> {
  const known = await makeDatabases(client, options);
  const settled = await settleColumns(client, known);
  return options.tables.flatMap(({ id }) => {
    const own = settled.find(({ made }) => made.table.id === id);
    return own === undefined ? [] : [bindTable(own, known)];
  });
}

function bindTable({ made, schema, backs }: SettledTable, known: KnownTables): BoundTable {
  const { table, database, dataSource } = made;
  const columns = matchColumns(table, { columns: Object.values(schema.properties), here: known.here });
  return {
    id: table.id,
    title: table.title,
    database,
    dataSource,
    fields: table.fields.map((field) => bindField(field, { column: columns.get(field.id), known })),
    backs: backs.map(({ title, property }) => ({ title, property })),
  };
}

function bindField(
  field: Field,
  { column, known }: { column: ColumnAnswer | undefined; known: KnownTables },
): BoundField {
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
  const target = field.kind === 'relation' ? known.made.get(field.to)?.dataSource : undefined;
  return {
    id: field.id,
    title: field.title,
    role: field.role,
    column: boundKind(field, { column, known }),
    property: column.id,
    choices: choices.map(({ id, title }) => {
      const option = options.find((candidate) => candidate.name === title)?.id;
      return { id, title, ...(option === undefined ? {} : { option }) };
    }),
    ...(target === undefined ? {} : { target }),
  };
}

/** A choice may stand as a status or as a select, whatever the template says of it today. */
function boundKind(
  field: Field,
  { column, known }: { column: ColumnAnswer; known: KnownTables },
): ColumnKind {
  const kind = columnKind(field, known.here);
  if (kind !== 'status' && kind !== 'choice') return kind;
  return column.type === 'status' ? 'status' : 'choice';
}
