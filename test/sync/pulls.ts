import type { SurfacePull } from '../../src/sync/pull.ts';
import type { SurfaceKind, TablePull } from '../../src/sync/surface.ts';
import type { Cells, Row, UnreadableCell } from '../../src/template/row.ts';
import { Template } from '../../src/template/template.ts';
import { northStar } from '../../templates/north-star.ts';

/** The whole template, as the sync gets it. */
export const template = Template.parse(northStar);

/** A pulled row; `unreadable` cells are those the surface could not make sense of. */
export function row(
  id: string,
  cells: Cells,
  unreadable: readonly UnreadableCell[] = [],
): Omit<Row, 'table'> {
  return { id, cells, unreadable };
}

/** What one surface holds, from rows by table; tables of the template that are not named are there and empty. */
export function pullOf(
  surface: SurfaceKind,
  tables: Readonly<
    Record<
      string,
      | readonly Omit<Row, 'table'>[]
      | (Omit<Partial<TablePull>, 'rows' | 'mirrorRows'> & {
          rows?: readonly Omit<Row, 'table'>[];
          mirrorRows?: readonly Omit<Row, 'table'>[];
        })
    >
  >,
): SurfacePull {
  return {
    surface,
    tables: Object.entries(tables).map(([table, held]) => {
      const part = Array.isArray(held) ? { rows: held } : held;
      return {
        table,
        rows: placed(table, 'rows' in part ? part.rows : undefined),
        mirrorRows: placed(table, 'mirrorRows' in part ? part.mirrorRows : undefined),
        problems: 'problems' in part ? (part.problems ?? []) : [],
        extraColumns: 'extraColumns' in part ? (part.extraColumns ?? []) : [],
        ...('absentFields' in part ? { absentFields: part.absentFields } : {}),
      };
    }),
  };
}

function placed(table: string, rows: readonly Omit<Row, 'table'>[] | undefined): Row[] {
  return (rows ?? []).map((own) => ({ ...own, table }));
}
