import type { BackColumn } from './back-column.ts';
import { backColumns, needsName } from './back-column.ts';
import type { NotionClient } from '../client.ts';
import type { KnownTables, MadeTable } from './made-table.ts';
import { columnsByField, isPossible, newColumns } from './made-table.ts';
import { newerChoices, newerOptions } from './newer-parts.ts';
import type { ColumnRequest } from '../property.ts';
import { describeField } from '../schema/column-request.ts';
import { renewedNote } from '../schema/renewed-note.ts';
import type { ColumnAnswer, DataSourceAnswer } from '../wire.ts';

/** A table with all of its columns, and those that show other tables' relations from its side. */
export interface SettledTable {
  readonly made: MadeTable;
  /** By field id. */
  readonly columns: ReadonlyMap<string, ColumnAnswer>;
  readonly backs: readonly BackColumn[];
}

/**
 * Adds the columns that are not there yet, learns the ids of all in the same request, and names those that Notion made
 * for the other sides of relations where it gave them another name than asked for. In the order of the template.
 */
export async function settleColumns(
  client: NotionClient,
  known: KnownTables & { readonly tables: readonly MadeTable[] },
): Promise<SettledTable[]> {
  const learned = await learnColumns(client, known);
  const tables = [...known.here].flatMap((id) => learned.find(({ made }) => made.table.id === id) ?? []);
  const all = tables.flatMap(({ made, columns }) => backColumns(made.table, columns));
  const settled = tables.map((own) => ({
    ...own,
    backs: all.filter(({ table }) => table === own.made.table.id),
  }));
  for (const own of settled) await nameBacks(client, own);
  return settled;
}

interface LearnedTable extends Omit<SettledTable, 'backs'> {
  readonly schema: DataSourceAnswer;
}

async function learnColumns(
  client: NotionClient,
  known: KnownTables & { readonly tables: readonly MadeTable[] },
): Promise<LearnedTable[]> {
  const { tables } = known;
  const grown = new Map(tables.map((made) => [made, renewedColumns(made)]));
  const whole = tables.filter(
    (made) => lateFields(made, known).length === 0 && Object.keys(grown.get(made) ?? {}).length === 0,
  );
  const learned = await Promise.all(
    whole.map(async (made) => {
      const schema = made.schema ?? (await client.retrieveDataSource(made.dataSource));
      return { made, schema, columns: columnsByField(made.handles, schema) };
    }),
  );
  // One after the other: a two-way relation changes both of its tables, and Notion answers 409 to two changes at once.
  for (const made of tables.filter((own) => !whole.includes(own))) {
    const late = newColumns(lateFields(made, known), { known, schema: made.schema });
    const schema = await client.updateDataSource({
      data_source_id: made.dataSource,
      properties: { ...grown.get(made), ...late.properties },
    });
    learned.push({
      made,
      schema,
      columns: columnsByField(new Map([...made.handles, ...late.handles]), schema),
    });
  }
  return learned;
}

/** What changes of columns that stand, by their ids: more choices, and notes that lead to another place now. */
function renewedColumns({ table, handles, schema, bound }: MadeTable): Record<string, ColumnRequest> {
  if (schema === undefined || bound === undefined) return {};
  const columns = columnsByField(handles, schema);
  return Object.fromEntries(
    table.fields.flatMap((field) => {
      const own = bound.fields.find(({ id }) => id === field.id);
      const [choices, column] = [newerChoices(field, bound), columns.get(field.id)];
      const options = own === undefined ? undefined : newerOptions(own, { choices, column });
      const note = own === undefined ? undefined : renewedNote(field, column);
      const request =
        options === undefined || note === undefined
          ? (options ?? note)
          : { ...options, description: describeField(field) };
      return own === undefined || request === undefined ? [] : [[own.property, request]];
    }),
  );
}

function lateFields({ table, handles }: MadeTable, known: KnownTables) {
  return table.fields.filter((field) => !handles.has(field.id) && isPossible(field, known));
}

async function nameBacks(
  client: NotionClient,
  { made, schema, backs }: LearnedTable & Pick<SettledTable, 'backs'>,
): Promise<void> {
  const taken = new Set(Object.keys(schema.properties));
  const unnamed = backs.filter((back) => needsName(back) && !taken.has(back.title));
  if (unnamed.length === 0) return;
  await client.updateDataSource({
    data_source_id: made.dataSource,
    properties: Object.fromEntries(unnamed.map(({ property, title }) => [property, { name: title }])),
  });
}
