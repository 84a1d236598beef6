import type { Field, Table } from '../../template/template.ts';
import type { NotionClient } from '../client.ts';
import { fits, matchColumns } from './match-columns.ts';
import { sweep } from '../sweep.ts';
import type { BlockAnswer, DataSourceAnswer } from '../wire.ts';

/** A database that lies on Northbook's page already. */
export interface StandingDatabase {
  readonly id: string;
  readonly title: string;
  readonly schema: DataSourceAnswer;
}

/** A template may keep its databases in columns, in toggles or on pages of their own; deeper they are not looked for. */
const deepest = 3;

/** So much of the fields that people fill in a database has to have to be taken for a table. */
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
 * Which database is which table, by table id: the one that is most alike, and holds at least three in five of the fields
 * that people fill in; among equals the one of the same title. A database stands for one table at most.
 * `here` are all tables that live in Notion.
 */
export function recogniseTables(
  tables: readonly Table[],
  {
    databases,
    here,
  }: { readonly databases: readonly StandingDatabase[]; readonly here: ReadonlySet<string> },
): ReadonlyMap<string, StandingDatabase> {
  const pairs = tables
    .flatMap((table) =>
      databases.map((database) => ({
        table: table.id,
        database,
        likeness: likeness(table, { database, here }),
        isNamesake: database.title === table.title,
      })),
    )
    .filter((pair) => pair.likeness > 0)
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

/**
 * How alike a table and a database are (Dice's coefficient of their columns), so that a large database is not taken for
 * a small table; 0 where too few of people's fields have a column of a type they can be read from.
 */
function likeness(
  table: Table,
  { database, here }: { database: StandingDatabase; here: ReadonlySet<string> },
): number {
  const columns = Object.values(database.schema.properties);
  const found = matchColumns(table, { columns, here });
  function share(fields: readonly Field[]): number {
    return fields.filter((field) => isFound(field)).length / fields.length;
  }
  function isFound(field: Field): boolean {
    const column = found.get(field.id);
    return column !== undefined && fits(field, { column, here });
  }
  const inputs = table.fields.filter(({ role }) => role === 'input');
  if (share(inputs.length === 0 ? table.fields : inputs) < leastLikeness) return 0;
  return (2 * table.fields.filter(isFound).length) / (table.fields.length + columns.length);
}
