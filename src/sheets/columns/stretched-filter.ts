import type { sheets_v4 } from '@googleapis/sheets';
import type { FilterAnswer } from '../wire.ts';

/** A filter that a person set on a tab, while columns are put into it. */
export interface StretchedFilter {
  /** Notes a column that was put in at an index. */
  insert(index: number): void;
  /** What makes the filter reach over all of them: nothing where Google has stretched it by itself. */
  requests(): sheets_v4.Schema$Request[];
}

/**
 * Follows a filter's range while columns are inserted. One put inside is taken in by Google; one put at the edge would
 * stay behind when people sort by the filter, and its answers would stand beside other rows. What the filter hides stays
 * hidden; how rows were sorted last is not asked for again.
 */
export function stretchFilter(sheet: number, filter: FilterAnswer | undefined): StretchedFilter {
  let end = filter?.range.endColumnIndex;
  let specs = filter?.filterSpecs ?? [];
  let isBehind = false;
  return {
    insert(index) {
      if (end === undefined || filter?.tableId !== undefined || index > end) return;
      if (index === end) isBehind = true;
      else specs = shifted(specs, index);
      end += 1;
    },
    requests() {
      if (!isBehind || filter === undefined) return [];
      const range = { ...filter.range, sheetId: sheet, endColumnIndex: end };
      return [{ setBasicFilter: { filter: { range, filterSpecs: [...specs] } } }];
    },
  };
}

function shifted(specs: FilterAnswer['filterSpecs'], index: number): FilterAnswer['filterSpecs'] {
  return specs.map((spec) =>
    spec.columnIndex < index ? spec : { ...spec, columnIndex: spec.columnIndex + 1 },
  );
}
