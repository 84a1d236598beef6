import type { Cell } from '../../template/row.ts';
import { sameCell } from '../../template/row.ts';
import type { BoundField, BoundTable } from '../binding.ts';
import { samePropertyId } from '../binding.ts';
import type { NotionClient } from '../client.ts';
import { matchRows } from './match-rows.ts';
import type { NewRow, RowContext } from './new-row.ts';
import { heldCell, isLate } from './new-row.ts';
import { codecOf } from '../property.ts';
import { sweepRows } from '../sweep.ts';
import type { PageAnswer } from '../wire.ts';

/** A row that is there already, with what it holds. */
export interface StandingRow {
  readonly id: string;
  readonly title: string;
  read(field: BoundField): Cell;
}

/** The rows of a table that an earlier try typed in, by the sample rows they stand for. */
export async function findStandingRows(
  client: NotionClient,
  options: {
    readonly table: BoundTable;
    readonly wanted: readonly NewRow[];
    readonly context: RowContext;
    /** Pages that stand for other rows already. */
    readonly taken?: ReadonlySet<string>;
  },
): Promise<ReadonlyMap<NewRow, StandingRow>> {
  const { table, wanted, context, taken = new Set<string>() } = options;
  if (wanted.length === 0) return new Map();
  const fields = table.fields.filter((field) => field.role === 'input');
  const pages = await sweepRows(client, {
    dataSource: table.dataSource,
    properties: fields.map((field) => field.property),
  });
  const standing = pages.filter(({ id }) => !taken.has(id)).map((page) => standingRow(page, fields));
  return matchRows({ wanted, standing }, (row, sample) =>
    fields.every((field) => holdsSame(field, { row, sample, context })),
  );
}

function standingRow(page: PageAnswer, fields: readonly BoundField[]): StandingRow {
  const values = Object.values(page.properties);
  function read(field: BoundField): Cell {
    const value = values.find((candidate) => samePropertyId(candidate.id, field.property));
    const found = value === undefined ? undefined : codecOf(field.column).read(value, field);
    return found !== undefined && 'cell' in found ? found.cell : undefined;
  }
  const title = fields.find((field) => field.column === 'title');
  const text = title === undefined ? undefined : read(title);
  return { id: page.id, title: typeof text === 'string' ? text : '', read };
}

/** Whether a row's cell holds what the sample has there; links and people may still be missing. */
function holdsSame(
  field: BoundField,
  { row, sample, context }: { row: StandingRow; sample: NewRow; context: RowContext },
): boolean {
  const held = row.read(field);
  const cell = sample.cells.find(({ bound }) => bound.id === field.id);
  if (field.column === 'checkbox') return (held ?? false) === (cell?.cell ?? false);
  if (cell === undefined) return held === undefined || isFirstStatus(field, held);
  if (field.column === 'person') return true;
  if (field.column === 'relation' && (held === undefined || isLate(cell, context))) return true;
  const wanted = heldCell(cell, context);
  return sameCell(sorted(held), sorted(wanted));
}

/** What Notion gives a new row when it is told nothing. */
function isFirstStatus(field: BoundField, held: Cell): boolean {
  return field.column === 'status' && held === field.choices[0]?.id;
}

/** Notion keeps links in an order of its own. */
function sorted(cell: Cell): Cell {
  return typeof cell === 'object' ? cell.toSorted() : cell;
}
