import type { InstallRequest, SampleRow } from '../../sync/surface.ts';
import type { Cell } from '../../template/row.ts';
import type { Field, Table } from '../../template/template.ts';
import type { BoundField, BoundTable } from '../binding.ts';
import type { ValueRequest } from '../property.ts';
import { codecOf } from '../property.ts';
import type { OrderedRow } from './row-order.ts';
import { referenceNames, sampleKey, sampleTargets } from './sample-cell.ts';

/** One filled cell of a row to be typed in. */
export interface NewCell {
  readonly bound: BoundField;
  readonly cell: Cell;
  /** The sample rows it points at, when it is a relation that Notion can hold. */
  readonly targets: readonly string[];
  /** The column that shows it from the other side: a link can be written there as well. */
  readonly back: { readonly table: string; readonly title: string } | undefined;
}

/** A sample row with the columns it goes into. */
export interface NewRow extends OrderedRow {
  readonly table: BoundTable;
  readonly title: string;
  readonly cells: readonly NewCell[];
  readonly easyNeeds: ReadonlySet<string>;
}

/** What is known while rows are typed in. */
export interface RowContext {
  readonly people: ReadonlyMap<string, string>;
  /** Every sample row there is going to be. */
  readonly ids: ReadonlySet<string>;
  /** Page ids of the rows that are there, by sample. */
  readonly pages: Map<string, string>;
}

/** A sample row with each of its cells beside the column that is to hold it. */
export function newRow(
  request: InstallRequest,
  options: { readonly table: Table; readonly bound: BoundTable; readonly sample: SampleRow },
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
    easyNeeds: easyNeedsOf(cells),
    table: bound,
    title: typeof title === 'string' ? title : '',
    cells,
  };
}

/** What every cell that needs it can be linked with from its other side. */
function easyNeedsOf(cells: readonly NewCell[]): ReadonlySet<string> {
  const hard = new Set(cells.flatMap(({ back, targets }) => (back === undefined ? targets : [])));
  return new Set(cells.flatMap(({ targets }) => targets.filter((target) => !hard.has(target))));
}

function newCell(
  request: InstallRequest,
  { field, bound, cell }: { field: Field; bound: BoundField; cell: Cell },
): NewCell {
  if (bound.column === 'reference') {
    return { bound, cell: referenceNames(request, { field, cell }), targets: [], back: undefined };
  }
  const back =
    field.kind === 'relation' && field.back !== undefined
      ? { table: field.to, title: field.back }
      : undefined;
  return { bound, cell, targets: sampleTargets(field, cell), back };
}

/** Whether a relation still waits for a row that is going to be made. */
export function isLate({ targets }: NewCell, { ids, pages }: RowContext): boolean {
  return targets.some((target) => ids.has(target) && !pages.has(target));
}

/** What a cell comes to hold: links as the ids of the pages that are there. */
export function heldCell({ bound, cell, targets }: NewCell, { pages }: RowContext): Cell {
  return bound.column === 'relation' ? targets.flatMap((target) => pages.get(target) ?? []) : cell;
}

/** The wanted cells of a row as they are written; what Notion cannot hold is left out. */
export function valuesOf(
  row: NewRow,
  options: { readonly context: RowContext; readonly isWanted: (cell: NewCell) => boolean },
): Record<string, ValueRequest> {
  const { context, isWanted } = options;
  return Object.fromEntries(
    row.cells.filter(isWanted).flatMap((cell) => {
      const value = codecOf(cell.bound.column).write(heldCell(cell, context), {
        field: cell.bound,
        people: context.people,
      });
      return value === undefined ? [] : [[cell.bound.property, value]];
    }),
  );
}
