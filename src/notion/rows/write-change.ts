import type { Change } from '../../sync/change.ts';
import { SurfaceError } from '../../sync/surface-error.ts';
import type { ChangeOutcome } from '../../sync/surface.ts';
import type { Cell, Row } from '../../template/row.ts';
import { sameCell } from '../../template/row.ts';
import type { BoundField } from '../binding.ts';
import type { NotionClient } from '../client.ts';
import { findRowByTitle } from './find-row.ts';
import { retrieveLiveRow } from './live-row.ts';
import type { StandingTable } from './look-again.ts';
import type { ValueRequest } from '../property.ts';
import { codecOf } from '../property.ts';
import type { ResolvedTable } from '../schema/resolve-table.ts';

interface WriteOptions {
  readonly change: Change;
  /** Absent when the table is lost. */
  readonly standing: StandingTable | undefined;
  readonly people: ReadonlyMap<string, string>;
}

/**
 * Makes one change stand, in one request at most, and tells what became of it. A cell that holds neither what it held
 * when this was planned nor what is wanted was changed by a person: nothing of the row is written then.
 * Throws a `SurfaceError` when Notion cannot be reached or the connection has lost its rights.
 */
export async function writeChange(client: NotionClient, options: WriteOptions): Promise<ChangeOutcome> {
  const { change, standing, people } = options;
  const { id } = change;
  if (standing === undefined) return { id, result: 'gone', message: 'The table is not there any more' };
  const { resolved } = standing;
  const fields = writtenFields(change, resolved);
  if (fields === undefined) {
    return { id, result: 'refused', message: 'A column to write into was deleted or changed its type' };
  }
  const row = standing.rows.get(change.row) ?? standing.byTitle(titleOf(change, resolved));
  if (row === undefined && change.kind !== 'create') {
    return confirmGone(client, { change, resolved });
  }
  const differing = fields.filter((field) => !stands(field, { have: row, want: change.cells[field.id] }));
  if (row !== undefined) {
    const touched = differing.find((field) => !stands(field, { have: row, want: change.before[field.id] }));
    if (touched !== undefined) {
      return { id, result: 'conflict', message: `${touched.title} was changed since this was planned` };
    }
    if (differing.length === 0) return { id, result: 'done' };
  }
  const properties = requestFor(differing, { change, people });
  if (properties === undefined) {
    return { id, result: 'refused', message: 'An answer does not fit the column it belongs to' };
  }
  return send(client, { change, resolved, row, properties });
}

/** The fields a change writes; `undefined` when one of them has no column that could take it. */
function writtenFields(change: Change, resolved: ResolvedTable): BoundField[] | undefined {
  const fields = Object.keys(change.cells).map(
    (id) => resolved.standing.find(({ field }) => field.id === id && field.role === 'derived')?.field,
  );
  const found = fields.filter((field) => field !== undefined);
  return found.length === fields.length ? found : undefined;
}

function titleOf(change: Change, resolved: ResolvedTable): string {
  const field = resolved.table.fields.find((candidate) => candidate.column === 'title');
  if (field?.role !== 'derived') return '';
  const title = change.before[field.id] ?? change.cells[field.id];
  return typeof title === 'string' ? title : '';
}

/** An unticked box is as empty as a box can be in Notion. */
function stands(field: BoundField, cells: { have: Row | undefined; want: Cell }): boolean {
  const { have, want } = cells;
  const cell = have?.cells[field.id];
  return field.column === 'checkbox' ? (cell ?? false) === (want ?? false) : sameCell(cell, want);
}

function requestFor(
  fields: readonly BoundField[],
  { change, people }: Pick<WriteOptions, 'change' | 'people'>,
): Record<string, ValueRequest> | undefined {
  const properties: Record<string, ValueRequest> = {};
  for (const field of fields) {
    const cell = change.cells[field.id];
    const isNoChoice = field.column === 'choice' && !field.choices.some((choice) => choice.id === cell);
    if (isNoChoice && cell !== undefined) return undefined;
    const value = codecOf(field.column).write(cell, { field, people });
    if (value === undefined) return undefined;
    properties[field.property] = value;
  }
  return properties;
}

/** A row that a query does not list is only gone once Notion says so of the row itself. */
async function confirmGone(
  client: NotionClient,
  options: { change: Change; resolved: ResolvedTable },
): Promise<ChangeOutcome> {
  const { change, resolved } = options;
  const page = await retrieveLiveRow(client, { row: change.row, resolved, fields: [] });
  return page === undefined
    ? { id: change.id, result: 'gone', message: 'The row was deleted or is no longer shared' }
    : { id: change.id, result: 'conflict', message: 'The row was restored while this was written' };
}

async function send(
  client: NotionClient,
  options: {
    change: Change;
    resolved: ResolvedTable;
    row: Row | undefined;
    properties: Record<string, ValueRequest>;
  },
): Promise<ChangeOutcome> {
  const { change, resolved, row, properties } = options;
  const { table } = resolved;
  // What comes back is not looked at: the title alone keeps the answer small.
  const shown = { filter_properties: ['title'] };
  try {
    if (row === undefined) {
      const title = titleOf(change, resolved);
      await client.createPage({ parent: { data_source_id: table.dataSource }, properties, ...shown }, () =>
        findRowByTitle(client, { table, title, isTaken: () => false }),
      );
    } else {
      await client.updatePage({ page_id: row.id, properties, ...shown });
    }
    return { id: change.id, result: 'done' };
  } catch (error) {
    if (!(error instanceof SurfaceError)) throw error;
    if (error.code === 'not-found') return confirmGone(client, options);
    if (error.code !== 'invalid') throw error;
    const outcome = row === undefined ? undefined : await confirmGone(client, options);
    return outcome?.result === 'gone'
      ? outcome
      : { id: change.id, result: 'refused', message: error.message };
  }
}
