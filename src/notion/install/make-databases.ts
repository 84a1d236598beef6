import type { Table } from '../../template/template.ts';
import type { NotionClient } from '../client.ts';
import type { KnownTables, MadeTable, RelationTarget } from './made-table.ts';
import { isPossible, newColumns } from './made-table.ts';
import type { ColumnRequest } from '../property.ts';
import { richText } from '../rich-text.ts';
import { sweep } from '../sweep.ts';
import { tableOrder } from './table-order.ts';
import type { DatabaseAnswer } from '../wire.ts';

/** Which databases a page is to have. */
export interface WantedDatabases {
  readonly page: string;
  readonly tables: readonly Table[];
  /** Ids of all tables that live in Notion, also of those that are out of reach now. */
  readonly here: ReadonlySet<string>;
  readonly standing: readonly MadeTable[];
  readonly onMade: (table: Table) => Promise<void>;
}

/**
 * Makes a database for every table below a page, one after the other so that each relation finds the one it points at;
 * what points at a later table, or at its own, is left for later. A table whose database stands already keeps it.
 * `onMade` is told of every table once its database is there.
 */
export async function makeDatabases(
  client: NotionClient,
  wanted: WantedDatabases,
): Promise<KnownTables & { readonly tables: readonly MadeTable[] }> {
  const { page, tables, here, standing, onMade } = wanted;
  const made = [...standing];
  const targets = new Map<string, RelationTarget>(
    standing.map(({ table, dataSource, bound }) => [
      table.id,
      { dataSource, isTheirs: bound?.isTheirs === true },
    ]),
  );
  for (const { table } of standing) await onMade(table);
  const known = new Set(standing.map(({ database }) => database));
  for (const table of tableOrder(tables)) {
    if (targets.has(table.id)) continue;
    const fields = table.fields.filter((field) => isPossible(field, { here, targets }));
    const { properties, handles } = newColumns(fields, { known: { here, targets } });
    const { id: database, data_sources: sources } = await createDatabase(client, {
      page,
      table,
      properties,
      known,
    });
    const dataSource = sources[0]?.id ?? database;
    made.push({ table, database, dataSource, handles });
    targets.set(table.id, { dataSource, isTheirs: false });
    await onMade(table);
  }
  return { here, targets, tables: made };
}

async function createDatabase(
  client: NotionClient,
  options: {
    page: string;
    table: Table;
    properties: Record<string, ColumnRequest>;
    known: ReadonlySet<string>;
  },
): Promise<DatabaseAnswer> {
  const { page, table, properties, known } = options;
  return client.createDatabase(
    {
      parent: { type: 'page_id', page_id: page },
      title: richText(table.title),
      description: richText(table.description),
      icon: { type: 'emoji', emoji: table.icon },
      initial_data_source: { properties },
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
