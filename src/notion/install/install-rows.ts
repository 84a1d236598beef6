import type { Installation, InstallRequest } from '../../sync/surface.ts';
import type { BoundTable } from '../binding.ts';
import type { BackLinks } from './back-links.ts';
import { createBackLinks } from './back-links.ts';
import type { NotionClient } from '../client.ts';
import { findRowByTitle } from '../rows/find-row.ts';
import type { NewCell, NewRow, RowContext } from './new-row.ts';
import { isLate, newRow, valuesOf } from './new-row.ts';
import { listPeople } from '../rows/people.ts';
import type { Advance } from './progress.ts';
import type { ValueRequest } from '../property.ts';
import { rowWaves } from './row-order.ts';
import { sampleKey } from './sample-cell.ts';
import type { StandingRow } from './standing-rows.ts';
import { findStandingRows } from './standing-rows.ts';
import type { PageAnswer } from '../wire.ts';

/**
 * Types in the sample rows and gives their ids by table. A relation is written with its row where everything it points
 * at is there by then, from its other side where it has one, and in one request a row at the end otherwise. What Notion cannot hold is left out: people it
 * does not know, text in a number, links to rows that are not among the samples. In the tables that were there before
 * (`standing`), rows that an earlier try typed in are kept as they are, but for links it did not come to write.
 */
export async function installRows(
  client: NotionClient,
  options: {
    readonly request: InstallRequest;
    readonly tables: readonly BoundTable[];
    readonly standing: ReadonlySet<string>;
    readonly advance: Advance;
  },
): Promise<Installation['rowIds']> {
  const { request, tables, advance } = options;
  const rows = request.tables.flatMap(({ table }) => {
    const bound = tables.find((candidate) => candidate.id === table.id);
    const samples = request.rows[table.id] ?? [];
    return bound === undefined ? [] : samples.map((sample) => newRow(request, { table, bound, sample }));
  });
  const context: RowContext = {
    people: new Map(),
    ids: new Set(rows.map((row) => row.id)),
    pages: new Map(),
  };
  const found = await adoptRows(client, { ...options, rows, context });
  if (found.size > 0) await advance('Sample rows that were there', found.size);
  await typeIn(client, { rows, context, found, advance, links: createBackLinks(tables, context) });
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

/** Finds the rows that are there already and notes their pages. */
async function adoptRows(
  client: NotionClient,
  options: {
    tables: readonly BoundTable[];
    standing: ReadonlySet<string>;
    rows: readonly NewRow[];
    context: RowContext;
  },
): Promise<ReadonlyMap<NewRow, StandingRow>> {
  const { tables, standing, rows, context } = options;
  const found = new Map<NewRow, StandingRow>();
  for (const table of tables.filter(({ id }) => standing.has(id))) {
    const wanted = rows.filter((row) => row.table === table);
    for (const [row, own] of await findStandingRows(client, { table, wanted, context })) {
      found.set(row, own);
      context.pages.set(row.id, own.id);
    }
  }
  return found;
}

async function typeIn(
  client: NotionClient,
  options: {
    rows: readonly NewRow[];
    context: RowContext;
    found: ReadonlyMap<NewRow, StandingRow>;
    advance: Advance;
    links: BackLinks;
  },
): Promise<void> {
  const { rows, found, advance, links } = options;
  const missing = rows.filter((row) => !found.has(row));
  const context = { ...options.context, people: await peopleFor(client, missing) };
  const late: { row: NewRow; own?: StandingRow }[] = [...found].map(([row, own]) => ({ row, own }));
  for (const row of found.keys()) links.await(row);
  function isDeferred(row: NewRow, cell: NewCell): boolean {
    return isLate(cell, context) && !links.reach(row, cell);
  }
  for (const wave of rowWaves(missing).flatMap(inBatches)) {
    late.push(
      ...wave.filter((row) => row.cells.some((cell) => isDeferred(row, cell))).map((row) => ({ row })),
    );
    const values = wave.map((row) => ({
      ...valuesOf(row, { context, isWanted: (cell) => !isDeferred(row, cell) }),
      ...links.valuesFor(row),
    }));
    await Promise.all(
      wave.map((row, index) => createRow(client, { row, context, properties: values[index] ?? {} })),
    );
    for (const row of wave) links.await(row);
    for (const [title, own] of Map.groupBy(wave, ({ table }) => table.title)) {
      await advance(`Sample rows of ${title}`, own.length);
    }
  }
  await Promise.all(late.map((one) => linkRow(client, { ...one, context })));
}

/** Rows that are made between two words to whoever waits. */
const batchSize = 24;

/** Rows of one title are never made at once: after a lost answer one could be taken for the other. */
function inBatches(rows: readonly NewRow[]): NewRow[][] {
  const batches: NewRow[][] = [];
  for (const row of rows) {
    const last = batches.at(-1);
    const isFull =
      last === undefined ||
      last.length >= batchSize ||
      last.some(({ table, title }) => table === row.table && title === row.title);
    if (isFull) batches.push([row]);
    else last.push(row);
  }
  return batches;
}

async function peopleFor(
  client: NotionClient,
  rows: readonly NewRow[],
): Promise<ReadonlyMap<string, string>> {
  const isNeeded = rows.some((row) => row.cells.some(({ bound }) => bound.column === 'person'));
  return isNeeded ? listPeople(client) : new Map();
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
    () => findCreated(client, { row, context }),
  );
  context.pages.set(row.id, page.id);
}

/** The row that a creation without an answer may have made: known by its title, and without one by all that it holds. */
async function findCreated(
  client: NotionClient,
  { row, context }: { row: NewRow; context: RowContext },
): Promise<PageAnswer | undefined> {
  const { table, title } = row;
  const taken = new Set(context.pages.values());
  if (title !== '') return findRowByTitle(client, { table, title, isTaken: (id) => taken.has(id) });
  const found = await findStandingRows(client, { table, wanted: [row], context, taken });
  const own = found.get(row);
  return own === undefined ? undefined : client.retrievePage(own.id);
}

/** Writes the relations that had to wait until the whole circle of rows was there; one that holds something stays. */
async function linkRow(
  client: NotionClient,
  options: { row: NewRow; own?: StandingRow; context: RowContext },
): Promise<void> {
  const { row, own, context } = options;
  const page = context.pages.get(row.id);
  const properties = valuesOf(row, {
    context,
    isWanted: ({ bound, targets }) =>
      targets.some((target) => context.pages.has(target)) && own?.read(bound) === undefined,
  });
  if (page === undefined || Object.keys(properties).length === 0) return;
  await client.updatePage({ page_id: page, properties, filter_properties: ['title'] });
}
