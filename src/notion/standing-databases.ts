import type { Field, Table } from '../template/template.ts';
import type { NotionClient } from './client.ts';
import { columnKind } from './column-kind.ts';
import { codecOf } from './property.ts';
import { sweep } from './sweep.ts';
import type { BlockAnswer, ColumnAnswer, DataSourceAnswer } from './wire.ts';

/** A database that lies on Northbook's page already. */
export interface StandingDatabase {
  readonly id: string;
  readonly title: string;
  readonly schema: DataSourceAnswer;
}

/** A template may keep its databases in columns, in toggles or on pages of their own; deeper they are not looked for. */
const deepest = 3;

/** So much of a table's fields a database has to have to be taken for it. */
const leastLikeness = 0.6;

/** The databases among blocks and below them, with their columns. */
export async function standingDatabases(
  client: NotionClient,
  blocks: readonly BlockAnswer[],
): Promise<StandingDatabase[]> {
  const places = await databaseBlocks(client, { blocks, depth: 1 });
  const found = await Promise.all(
    places.map(async ({ id, child_database: database }) => {
      const { data_sources: sources } = await client.retrieveDatabase(id);
      const source = sources[0];
      // A view of a database that lies elsewhere has no data source of its own.
      if (source === undefined) return [];
      const schema = await client.retrieveDataSource(source.id);
      return [{ id, title: database?.title ?? '', schema }];
    }),
  );
  return found.flat();
}

async function databaseBlocks(
  client: NotionClient,
  { blocks, depth }: { blocks: readonly BlockAnswer[]; depth: number },
): Promise<BlockAnswer[]> {
  const inner = blocks.filter((block) => block.has_children && depth < deepest);
  const below = await Promise.all(
    inner.map(async ({ id }) => {
      const { results } = await sweep((position) => client.listBlocks(id, position));
      return databaseBlocks(client, { blocks: results, depth: depth + 1 });
    }),
  );
  const here = blocks.filter((block) => block.child_database !== undefined && !block.in_trash);
  return [...here, ...below.flat()];
}

/**
 * Which database is which table, by table id: the one that has the most of its columns, by title and type, and at
 * least three in five; among equals the one of the same title. A database stands for one table at most.
 */
export function recogniseTables(
  tables: readonly Table[],
  databases: readonly StandingDatabase[],
): ReadonlyMap<string, StandingDatabase> {
  const here = new Set(tables.map((table) => table.id));
  const pairs = tables
    .flatMap((table) =>
      databases.map((database) => ({
        table: table.id,
        database,
        likeness: likeness(table, { database, here }),
        isNamesake: database.title === table.title,
      })),
    )
    .filter((pair) => pair.likeness >= leastLikeness)
    .toSorted((a, b) => b.likeness - a.likeness || Number(b.isNamesake) - Number(a.isNamesake));
  const found = new Map<string, StandingDatabase>();
  const taken = new Set<StandingDatabase>();
  for (const { table, database } of pairs) {
    if (found.has(table) || taken.has(database)) continue;
    found.set(table, database);
    taken.add(database);
  }
  return found;
}

/** The share of a table's fields that have a column of their title and type. */
function likeness(
  table: Table,
  { database, here }: { database: StandingDatabase; here: ReadonlySet<string> },
): number {
  const matching = table.fields.filter((field) => {
    const column = columnFor(field, database.schema);
    return column !== undefined && codecOf(columnKind(field, here)).types.includes(column.type);
  });
  return matching.length / table.fields.length;
}

/** The column that bears a field's title, capitals aside; a table's title column is known under any name. */
export function columnFor(field: Field, schema: DataSourceAnswer): ColumnAnswer | undefined {
  const columns = Object.values(schema.properties);
  if (field.kind === 'title') return columns.find((column) => column.type === 'title');
  const title = field.title.toLowerCase();
  return columns.find((column) => column.name.trim().toLowerCase() === title);
}
