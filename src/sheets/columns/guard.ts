import type { sheets_v4 } from '@googleapis/sheets';
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

/** Groups columns of ours, so that people can fold them away; a single one needs no fold. */
export function answerGroups({ sheet, columns }: GuardedColumns): sheets_v4.Schema$Request[] {
  return columnRuns(columns)
    .filter(({ start, end }) => end - start > 1)
    .map(({ start, end }) => ({
      addDimensionGroup: {
        range: { sheetId: sheet, dimension: 'COLUMNS', startIndex: start, endIndex: end },
      },
    }));
}
