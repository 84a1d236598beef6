import type { sheets_v4 } from '@googleapis/sheets';
import type { Field } from '../../template/template.ts';
import type { BoundTable } from '../binding.ts';
import { columnRuns } from '../book/column-run.ts';

/** Columns of ours in one tab. */
export interface GuardedColumns {
  readonly sheet: number;
  readonly columns: Iterable<number>;
}

/** Protects columns of ours: it warns people and stops nobody. Neighbours share one protection. */
export function protections({ sheet, columns }: GuardedColumns): sheets_v4.Schema$Request[] {
  return columnRuns(columns).map(({ start, end }) => ({
    addProtectedRange: {
      protectedRange: {
        range: { sheetId: sheet, startColumnIndex: start, endColumnIndex: end },
        description: 'Written by Northbook',
        warningOnly: true,
      },
    },
  }));
}

/** The answers that finance sees beside the readings it fills in, unless it opens the others. */
const besideReadings: readonly string[] = ['name', 'unit', 'latest', 'trend', 'status'];

/** Whether a field is folded away: one that is seldom looked at, and beside readings all but what tells how they stand. */
export function isAside({ mirror }: Pick<BoundTable, 'mirror'>, field: Field): boolean {
  return mirror === undefined ? field.aside : !besideReadings.includes(field.id);
}

/** Folds columns away that are seldom looked at: a press on the sign above opens them. A single one needs no fold. */
export function foldedGroups({ sheet, columns }: GuardedColumns): sheets_v4.Schema$Request[] {
  return columnRuns(columns)
    .filter(({ start, end }) => end - start > 1)
    .flatMap(({ start, end }) => {
      const range = { sheetId: sheet, dimension: 'COLUMNS', startIndex: start, endIndex: end };
      return [
        { addDimensionGroup: { range } },
        {
          updateDimensionGroup: { dimensionGroup: { range, depth: 1, collapsed: true }, fields: 'collapsed' },
        },
      ];
    });
}
