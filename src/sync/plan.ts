import type { Cell, Cells, Row } from '../template/row.ts';
import { sameCell } from '../template/row.ts';
import type { Field } from '../template/template.ts';
import type { Change } from './change.ts';
import type { SurfacePull } from './pull.ts';
import { shownCell } from './shown-cell.ts';
import type { SurfaceKind } from './surface.ts';

/** One row as it is to stand on a surface: cells Northbook writes, in shown form. */
export interface WantedRow {
  readonly surface: SurfaceKind;
  readonly table: string;
  readonly row: string;
  /** What a person calls the row. */
  readonly title: string;
  /** The fields that may be written here, each with its wanted cell. */
  readonly cells: readonly { readonly field: Field; readonly cell: Cell }[];
  /** Whether Northbook may create the row when it is not there; people's rows it never creates. */
  readonly creatable: boolean;
  /** The row stands for nothing any more: its answers are cleared and people's cells stay. */
  readonly archived: boolean;
}

/** How many fields a reason names before it only counts. */
const namedFields = 3;

/**
 * What must be written so that every wanted row stands on its surface: nothing where it already does, one change
 * a row holding all its differing cells otherwise. Quiet fields are written only along with other news.
 * Pure; the order of rows changes nothing but the order of changes.
 */
export function plan(wanted: readonly WantedRow[], pulls: readonly SurfacePull[]): Change[] {
  const have = indexRows(pulls);
  return wanted.flatMap((want) => planRow(want, have.get(address(want))) ?? []);
}

function planRow(want: WantedRow, have: Row | undefined): Change | undefined {
  if (have === undefined && !want.creatable) return undefined;
  const standing: Cells = have?.cells ?? {};
  const shown = want.cells.map(({ field, cell }) => ({ field, cell: shownCell(field, cell) }));
  const differing = shown.filter(({ field, cell }) => !sameCell(cell, shownCell(field, standing[field.id])));
  const news = differing.filter(({ field }) => !field.quiet);
  if (have !== undefined && news.length === 0) return undefined;
  const written = have === undefined ? differing.filter(({ cell }) => cell !== undefined) : differing;
  return {
    id: address(want),
    kind: have === undefined ? 'create' : want.archived ? 'archive' : 'update',
    surface: want.surface,
    table: want.table,
    row: want.row,
    cells: Object.fromEntries(written.map(({ field, cell }) => [field.id, cell])),
    before: Object.fromEntries(written.map(({ field }) => [field.id, standing[field.id]])),
    reason: reasonFor({ want, created: have === undefined, fields: news.map(({ field }) => field) }),
  };
}

function reasonFor(options: { want: WantedRow; created: boolean; fields: readonly Field[] }): string {
  const { want, created, fields } = options;
  if (created) return `${want.title} is not listed here yet`;
  if (want.archived) return `${want.title} is no longer in the KPI Book`;
  const names = fields.slice(0, namedFields).map((field) => field.title);
  const more = fields.length - names.length;
  return `${want.title}: ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''} changed`;
}

function indexRows(pulls: readonly SurfacePull[]): Map<string, Row> {
  const rows = new Map<string, Row>();
  for (const { surface, tables } of pulls) {
    for (const { table, rows: own, mirrorRows } of tables) {
      for (const row of [...own, ...mirrorRows]) rows.set(address({ surface, table, row: row.id }), row);
    }
  }
  return rows;
}

function address(place: { surface: SurfaceKind; table: string; row: string }): string {
  return `${place.surface}/${place.table}/${place.row}`;
}
