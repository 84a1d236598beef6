import type { Change } from '../../sync/change.ts';
import type { Row } from '../../template/row.ts';
import type { BoundField } from '../binding.ts';
import type { NotionClient } from '../client.ts';
import { readRow, readRows } from './read-rows.ts';
import type { ResolvedTable } from '../schema/resolve-table.ts';
import { retrieveLiveRow } from './live-row.ts';

/** So few rows are asked for one by one; a table's rows come by the hundred otherwise. */
const fewRows = 3;

/** A table as it stands just before it is written. */
export interface StandingTable {
  readonly resolved: ResolvedTable;
  readonly rows: ReadonlyMap<string, Row>;
  /** The row with this title, for rows that are Northbook's to create. */
  byTitle(title: string): Row | undefined;
}

/** Finds a table's columns; `undefined` when the table is lost. */
export type LookUp = (table: string) => Promise<ResolvedTable | undefined>;

/**
 * Reads what now stands in the columns that changes are about, by table; lost tables are absent. One query a table
 * with those columns alone, or one request a row where that is less.
 */
export async function lookAgain(
  client: NotionClient,
  options: { readonly changes: readonly Change[]; readonly lookUp: LookUp },
): Promise<ReadonlyMap<string, StandingTable>> {
  const { changes, lookUp } = options;
  const byTable = Object.entries(Object.groupBy(changes, (change) => change.table));
  const tables = await Promise.all(
    byTable.map(async ([table, own = []]) => {
      const resolved = await lookUp(table);
      return resolved === undefined ? [] : [[table, await standingTable(client, { resolved, own })] as const];
    }),
  );
  return new Map(tables.flat());
}

async function standingTable(
  client: NotionClient,
  options: { resolved: ResolvedTable; own: readonly Change[] },
): Promise<StandingTable> {
  const { resolved, own } = options;
  const fields = fieldsOf(resolved, own);
  const isByRow = own.length <= fewRows && own.every((change) => change.kind === 'update');
  const rows = isByRow
    ? await rowByRow(client, { ...options, fields })
    : await readRows(client, { resolved, fields });
  const title = fields.find((field) => field.column === 'title')?.id ?? '';
  return {
    resolved,
    rows: new Map(rows.map((row) => [row.id, row])),
    byTitle: (wanted) => rows.find((row) => row.cells[title] === wanted),
  };
}

/** The columns the changes write, and the title, by which a row is found again. */
function fieldsOf(resolved: ResolvedTable, changes: readonly Change[]): BoundField[] {
  const written = new Set(changes.flatMap((change) => Object.keys(change.cells)));
  return resolved.standing
    .map(({ field }) => field)
    .filter((field) => field.column === 'title' || written.has(field.id));
}

async function rowByRow(
  client: NotionClient,
  options: { resolved: ResolvedTable; own: readonly Change[]; fields: readonly BoundField[] },
): Promise<Row[]> {
  const { resolved, own, fields } = options;
  const pages = await Promise.all(
    own.map((change) => retrieveLiveRow(client, { row: change.row, resolved, fields })),
  );
  return Promise.all(
    pages.flatMap((page) => (page === undefined ? [] : [readRow(client, { resolved, fields, page })])),
  );
}
