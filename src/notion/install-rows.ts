import type { Installation, InstallRequest, SampleRow } from '../sync/surface.ts';
import type { Cell } from '../template/row.ts';
import type { Field, Table } from '../template/template.ts';
import type { BoundField, BoundTable } from './binding.ts';
import type { NotionClient } from './client.ts';
import { findRowByTitle } from './find-row.ts';
import { listPeople } from './people.ts';
import type { ValueRequest } from './property.ts';
import { codecOf } from './property.ts';
import type { OrderedRow } from './row-order.ts';
import { rowWaves } from './row-order.ts';
import { referenceNames, sampleKey, sampleTargets } from './sample-cell.ts';

/** One filled cell of a new row. */
interface NewCell {
  readonly bound: BoundField;
  readonly cell: Cell;
  /** The sample rows it points at, when it is a relation that Notion can hold. */
  readonly targets: readonly string[];
}

interface NewRow extends OrderedRow {
  readonly table: BoundTable;
  readonly title: string;
  readonly cells: readonly NewCell[];
}

interface RowContext {
  readonly people: ReadonlyMap<string, string>;
  readonly ids: ReadonlySet<string>;
  /** Page ids of the rows that were made, by sample. */
  readonly pages: Map<string, string>;
}

/**
 * Types in the sample rows and gives their ids by table. A relation is written with its row where everything it points
 * at is there by then, and in one request a row at the end otherwise. What Notion cannot hold is left out: people it
 * does not know, text in a number, links to rows that are not among the samples.
 */
export async function installRows(
  client: NotionClient,
  options: { readonly request: InstallRequest; readonly tables: readonly BoundTable[] },
): Promise<Installation['rowIds']> {
  const { request, tables } = options;
  const rows = request.tables.flatMap(({ table }) => {
    const bound = tables.find((candidate) => candidate.id === table.id);
    const samples = request.rows[table.id] ?? [];
    return bound === undefined ? [] : samples.map((sample) => newRow(request, { table, bound, sample }));
  });
  const context: RowContext = {
    people: await peopleFor(client, rows),
    ids: new Set(rows.map((row) => row.id)),
    pages: new Map(),
  };
  const late: NewRow[] = [];
  for (const wave of rowWaves(rows)) {
    late.push(...wave.filter((row) => row.cells.some((cell) => isLate(cell, context))));
    const values = wave.map((row) => valuesOf(row, { context, isWanted: (cell) => !isLate(cell, context) }));
    await Promise.all(
      wave.map((row, index) => createRow(client, { row, context, properties: values[index] ?? {} })),
    );
  }
  await Promise.all(late.map((row) => linkRow(client, { row, context })));
  return Object.fromEntries(
    tables.map(({ id }) => [
      id,
      Object.fromEntries(
        (request.rows[id] ?? []).flatMap((sample) => {
          const page = context.pages.get(sampleKey(id, sample.id));
          return page === undefined ? [] : [[sample.id, page]];
        }),
      ),
    ]),
  );
}

function newRow(
  request: InstallRequest,
  options: { table: Table; bound: BoundTable; sample: SampleRow },
): NewRow {
  const { table, bound, sample } = options;
  const cells = table.fields.flatMap((field) => {
    const own = bound.fields.find((candidate) => candidate.id === field.id);
    const cell = sample.cells[field.id];
    return own === undefined || cell === undefined ? [] : [newCell(request, { field, bound: own, cell })];
  });
  const title = cells.find(({ bound: own }) => own.column === 'title')?.cell;
  return {
    id: sampleKey(table.id, sample.id),
    needs: cells.flatMap(({ targets }) => targets),
    table: bound,
    title: typeof title === 'string' ? title : '',
    cells,
  };
}

function newCell(
  request: InstallRequest,
  { field, bound, cell }: { field: Field; bound: BoundField; cell: Cell },
): NewCell {
  return bound.column === 'reference'
    ? { bound, cell: referenceNames(request, { field, cell }), targets: [] }
    : { bound, cell, targets: sampleTargets(field, cell) };
}

async function peopleFor(
  client: NotionClient,
  rows: readonly NewRow[],
): Promise<ReadonlyMap<string, string>> {
  const isNeeded = rows.some((row) => row.cells.some(({ bound }) => bound.column === 'person'));
  return isNeeded ? listPeople(client) : new Map();
}

/** Whether a relation still waits for a row that is going to be made. */
function isLate({ targets }: NewCell, { ids, pages }: RowContext): boolean {
  return targets.some((target) => ids.has(target) && !pages.has(target));
}

function valuesOf(
  row: NewRow,
  options: { context: RowContext; isWanted: (cell: NewCell) => boolean },
): Record<string, ValueRequest> {
  const { context, isWanted } = options;
  return Object.fromEntries(
    row.cells.filter(isWanted).flatMap((cell) => {
      const pages = cell.targets.flatMap((target) => context.pages.get(target) ?? []);
      const value = codecOf(cell.bound.column).write(cell.bound.column === 'relation' ? pages : cell.cell, {
        field: cell.bound,
        people: context.people,
      });
      return value === undefined ? [] : [[cell.bound.property, value]];
    }),
  );
}

async function createRow(
  client: NotionClient,
  options: { row: NewRow; context: RowContext; properties: Record<string, ValueRequest> },
): Promise<void> {
  const { row, context, properties } = options;
  const page = await client.createPage(
    {
      parent: { data_source_id: row.table.dataSource },
      properties,
      filter_properties: ['title'],
    },
    () =>
      findRowByTitle(client, {
        table: row.table,
        title: row.title,
        isTaken: (id) => [...context.pages.values()].includes(id),
      }),
  );
  context.pages.set(row.id, page.id);
}

/** Writes the relations that had to wait until the whole circle of rows was there. */
async function linkRow(client: NotionClient, options: { row: NewRow; context: RowContext }): Promise<void> {
  const { row, context } = options;
  const page = context.pages.get(row.id);
  if (page === undefined) return;
  const properties = valuesOf(row, { context, isWanted: ({ targets }) => targets.length > 0 });
  await client.updatePage({ page_id: page, properties, filter_properties: ['title'] });
}
