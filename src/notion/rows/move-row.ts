import type { Change } from '../../sync/change.ts';
import { SurfaceError } from '../../sync/surface-error.ts';
import type { ChangeOutcome } from '../../sync/surface.ts';
import type { Cell, Row } from '../../template/row.ts';
import { sameCell } from '../../template/row.ts';
import type { BoundField } from '../binding.ts';
import { samePropertyId } from '../binding.ts';
import type { NotionClient } from '../client.ts';
import type { LookUp } from './look-again.ts';
import { readRow } from './read-rows.ts';
import type { ResolvedTable } from '../schema/resolve-table.ts';
import { standingText } from './standing-text.ts';
import { sweepRows } from '../sweep.ts';
import type { PageAnswer } from '../wire.ts';

/** A change that takes a row away or brings it back. */
export function isMove({ kind }: Change): boolean {
  return kind === 'remove' || kind === 'restore';
}

/** A table as it stands before rows of it go to the trash. */
export interface RemovalTable {
  readonly resolved: ResolvedTable;
  readonly rows: ReadonlyMap<string, { readonly row: Row; readonly page: PageAnswer }>;
}

/** What Notion fills in itself in any table: it says nothing of what people did. */
const computed: ReadonlySet<string> = new Set([
  'formula',
  'rollup',
  'unique_id',
  'created_time',
  'created_by',
  'last_edited_time',
  'last_edited_by',
  'last_visited_time',
  'button',
]);

/** Reads the tables that rows are to be taken from, people's own columns included; lost tables are absent. */
export async function lookAtRemovals(
  client: NotionClient,
  { changes, lookUp }: { readonly changes: readonly Change[]; readonly lookUp: LookUp },
): Promise<ReadonlyMap<string, RemovalTable>> {
  const tables = new Set(changes.map(({ table }) => table));
  const found = await Promise.all(
    [...tables].map(async (table) => {
      const resolved = await lookUp(table);
      if (resolved === undefined) return [];
      const pages = changes.some(({ kind, table: own }) => kind === 'remove' && own === table)
        ? await sweepRows(client, { dataSource: resolved.table.dataSource, properties: [] })
        : [];
      const fields = resolved.standing.map(({ field }) => field);
      const rows = await Promise.all(
        pages.map(async (page) => ({ page, row: await readRow(client, { resolved, fields, page }) })),
      );
      return [[table, { resolved, rows: new Map(rows.map((own) => [own.row.id, own])) }] as const];
    }),
  );
  return new Map(found.flat());
}

/**
 * Puts a row into the trash that holds what it was planned to hold and nothing else, or takes one out of it. A row with
 * another cell, with something in a column of people's own or with something written on its page stays.
 * Throws a `SurfaceError` when Notion cannot be reached.
 */
export async function moveRow(
  client: NotionClient,
  options: { readonly change: Change; readonly standing: RemovalTable | undefined },
): Promise<ChangeOutcome> {
  const { change, standing } = options;
  const { id } = change;
  if (standing === undefined) return { id, result: 'gone', message: 'The table is not there any more' };
  if (change.kind === 'restore') return setTrash(client, { change, isTrashed: false });
  const found = standing.rows.get(change.row);
  // It went before, by this change or by a person.
  if (found === undefined) return { id, result: 'done' };
  const obstacle = obstacleTo(change, { ...found, resolved: standing.resolved });
  if (obstacle !== undefined) return { id, result: 'conflict', message: obstacle };
  const { results } = await client.listBlocks(change.row, {});
  if (results.some(({ in_trash: isTrashed }) => !isTrashed)) {
    return { id, result: 'conflict', message: 'Something is written on its page' };
  }
  return setTrash(client, { change, isTrashed: true });
}

function obstacleTo(
  change: Change,
  { row, page, resolved }: { row: Row; page: PageAnswer; resolved: ResolvedTable },
): string | undefined {
  const inputs = resolved.standing.filter(({ field }) => field.role === 'input');
  const touched = inputs.find(
    ({ field }) =>
      row.unreadable.some((cell) => cell.field === field.id) ||
      !holds(field, { have: row.cells[field.id], want: change.before[field.id] }),
  );
  if (touched !== undefined) return `${touched.title} was changed since this was planned`;
  const known = [...resolved.table.fields, ...resolved.table.backs];
  const own = Object.entries(page.properties).find(
    ([, value]) =>
      !known.some(({ property }) => samePropertyId(property, value.id)) &&
      !computed.has(value.type) &&
      standingText(value) !== undefined,
  );
  return own === undefined ? undefined : `It has something of your own in the column ${own[0]}`;
}

/** Links to rows that went before are gone with them. */
function holds(field: BoundField, { have, want }: { have: Cell; want: Cell }): boolean {
  if (field.column === 'checkbox') return (have ?? false) === (want ?? false);
  if (field.column === 'relation') {
    const links = typeof have === 'object' ? have : [];
    return links.every((link) => typeof want === 'object' && want.includes(link));
  }
  return sameCell(have, want);
}

async function setTrash(
  client: NotionClient,
  { change, isTrashed }: { change: Change; isTrashed: boolean },
): Promise<ChangeOutcome> {
  const { id, row } = change;
  try {
    await client.updatePage({ page_id: row, in_trash: isTrashed, filter_properties: ['title'] });
    return { id, result: 'done' };
  } catch (error) {
    if (!(error instanceof SurfaceError)) throw error;
    if (error.code === 'not-found')
      return isTrashed
        ? { id, result: 'done' }
        : { id, result: 'gone', message: 'The row was deleted for good' };
    if (error.code !== 'invalid') throw error;
    return { id, result: 'refused', message: error.message };
  }
}
