import type { Field } from '../../template/template.ts';
import { columnFields, isOurs } from '../binding.ts';
import { hasList } from '../columns/offered-choices.ts';
import type { Tab } from '../book/tab.ts';
import type { GridRange } from '../wire.ts';

/** What the install had put on a tab and people took away. */
export interface MissingGuards {
  /** Columns of ours that nothing warns people off. */
  readonly unguarded: readonly number[];
  /** Columns of people's without the list, tick box or names that help to fill them in. */
  readonly unlisted: readonly { readonly column: number; readonly field: Field }[];
}

/** Looks for guards; lists are missed only in tables of ours, and only where what they list is here. */
export function missingGuards(
  tab: Tab,
  book: { readonly protectedRanges: readonly GridRange[]; readonly hasTable: (table: string) => boolean },
): MissingGuards {
  const { bound, columns } = tab;
  const ours = new Set(columns.values());
  const unlisted = columnFields(bound).flatMap((field) => {
    const column = columns.get(field.id);
    if (column === undefined || isOurs(bound, field)) return [];
    ours.delete(column);
    if (bound.adopted || (field.kind === 'relation' && !book.hasTable(field.to))) return [];
    return hasList(tab, { column, field }) ? [] : [{ column, field }];
  });
  return {
    unguarded: [...ours].filter((column) => !book.protectedRanges.some((range) => covers(range, column))),
    unlisted,
  };
}

/** A range without an end reaches to the edge of the sheet; one over some rows does not guard a column. */
function covers(range: GridRange, column: number): boolean {
  return (
    range.startColumnIndex <= column &&
    column < (range.endColumnIndex ?? Infinity) &&
    range.startRowIndex <= 1 &&
    range.endRowIndex === undefined
  );
}
