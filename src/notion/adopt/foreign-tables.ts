import type { ForeignColumn, ForeignTable } from '../../sync/foreign-table.ts';
import { SurfaceError } from '../../sync/surface-error.ts';
import type { FieldKind } from '../../template/field-kind.ts';
import type { Table } from '../../template/template.ts';
import { samePropertyId } from '../binding.ts';
import type { NotionClient } from '../client.ts';
import { isMadeFor } from '../schema/match-columns.ts';
import { idInPlace } from '../schema/place-id.ts';
import { plainText } from '../rich-text.ts';
import { standingDatabases } from '../schema/standing-databases.ts';
import { standingText } from '../rows/standing-text.ts';
import { sweep } from '../sweep.ts';
import type { ColumnAnswer, DataSourceAnswer, PageAnswer } from '../wire.ts';

/** So many rows are looked at; a person confirms what was made of them anyway. */
const rowsSeen = 100;
const samplesShown = 5;
/** So many databases are offered when nobody said where to look. */
const mostOffered = 30;

/** What a type of Notion's holds, in our words; what is not here is calculated or of no kind of ours. */
const kinds: Readonly<Record<string, FieldKind>> = {
  title: 'title',
  rich_text: 'text',
  url: 'text',
  email: 'text',
  phone_number: 'text',
  number: 'number',
  select: 'choice',
  status: 'choice',
  date: 'date',
  checkbox: 'checkbox',
  people: 'person',
  relation: 'relation',
};

interface LookOptions {
  /** Address or id of a page, a database or a data source; empty for everything that is shared with the connection. */
  readonly place: string;
  /** The template's tables: columns that Northbook made for them are marked. */
  readonly tables: readonly Table[];
  /** Data sources that are bound already. */
  readonly known: ReadonlySet<string>;
}

/**
 * People's own databases at a place. Without one, those shared with the connection, last edited first: Notion's search
 * may take some seconds to know what was shared just now.
 */
export async function lookAround(client: NotionClient, options: LookOptions): Promise<ForeignTable[]> {
  const sources = await sourcesAt(client, options.place);
  const open = sources.filter(({ id, in_trash: isTrashed }) => !isTrashed && !options.known.has(id));
  return Promise.all(open.map((source) => readForeign(client, { source, tables: options.tables })));
}

async function sourcesAt(client: NotionClient, place: string): Promise<readonly DataSourceAnswer[]> {
  if (place.trim() === '') {
    const { results } = await client.searchDataSources({});
    return results.slice(0, mostOffered);
  }
  const id = idInPlace(place);
  if (id === undefined) {
    throw new SurfaceError({
      code: 'invalid',
      surface: 'notion',
      request: 'look around',
      message: 'this is not the address of a page or a database in Notion',
    });
  }
  const database = await unlessOther(client.retrieveDatabase(id));
  if (database !== undefined) {
    return Promise.all(database.data_sources.map((source) => client.retrieveDataSource(source.id)));
  }
  const source = await unlessOther(client.retrieveDataSource(id));
  if (source !== undefined) return [source];
  const { results } = await sweep((position) => client.listBlocks(id, position));
  return (await standingDatabases(client, results)).map(({ schema }) => schema);
}

/** An id of something else is answered as unknown or as wrong, by what it is. */
async function unlessOther<T>(request: Promise<T>): Promise<T | undefined> {
  try {
    return await request;
  } catch (error) {
    const isOther = error instanceof SurfaceError && (error.code === 'not-found' || error.code === 'invalid');
    if (!isOther) throw error;
    return undefined;
  }
}

async function readForeign(
  client: NotionClient,
  { source, tables }: { source: DataSourceAnswer; tables: readonly Table[] },
): Promise<ForeignTable> {
  const { results, next_cursor: next } = await client.queryDataSource({
    data_source_id: source.id,
    page_size: rowsSeen,
  });
  const rows = results.filter((row) => !row.in_trash && !row.is_archived);
  const columns = Object.values(source.properties);
  const unread = columns.filter(({ type }) => kinds[type] === undefined).map(({ name }) => name);
  return {
    id: source.id,
    title: plainText(source.title) ?? 'Untitled',
    layout: 'rows',
    columns: columns.map((column) => readColumn(column, { rows, tables })),
    periods: [],
    rowCount: rows.length,
    remarks: [
      ...(next === null ? [] : [`It has more than ${rowsSeen} rows; the newest ${rowsSeen} were looked at`]),
      ...(unread.length === 0 ? [] : [`Calculated and other columns are not read: ${unread.join(', ')}`]),
    ],
  };
}

function readColumn(
  column: ColumnAnswer,
  { rows, tables }: { rows: readonly PageAnswer[]; tables: readonly Table[] },
): ForeignColumn {
  const texts = rows.flatMap(({ properties }) => {
    const value = Object.values(properties).find(({ id }) => samePropertyId(id, column.id));
    return value === undefined ? [] : (standingText(value) ?? []);
  });
  const mark = markOf(column, tables);
  return {
    id: column.id,
    title: column.name,
    kind: kinds[column.type],
    holds: [kinds[column.type] ?? []].flat(),
    choices: ((column.select ?? column.status)?.options ?? []).map(({ name }) => name),
    samples: [...new Set(texts)].slice(0, samplesShown),
    ...(mark === undefined ? {} : { mark }),
  };
}

/** A column that an earlier installation made, as in a copy of one, describes itself in Northbook's words. */
function markOf(column: ColumnAnswer, tables: readonly Table[]): string | undefined {
  const here = new Set(tables.map(({ id }) => id));
  const marks = tables.flatMap(({ id, fields }) =>
    fields
      .filter((field) => field.role === 'derived' && isMadeFor(field, { column, here }))
      .map((field) => `${id}.${field.id}`),
  );
  return marks.length === 1 ? marks[0] : undefined;
}
