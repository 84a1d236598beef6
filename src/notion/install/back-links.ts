import type { BoundTable } from '../binding.ts';
import type { NewCell, NewRow, RowContext } from './new-row.ts';
import { isLate } from './new-row.ts';
import type { ValueRequest } from '../property.ts';

/** Links to rows that are made later, written with those rows from the relation's other side. */
export interface BackLinks {
  /** Whether what a cell still waits for can be linked from the other side. */
  reach(row: NewRow, cell: NewCell): boolean;
  /** Notes what a row that is there still waits for. */
  await(row: NewRow): void;
  /** What goes into a row that is made now, for the rows that have waited for it. */
  valuesFor(row: NewRow): Record<string, ValueRequest>;
}

export function createBackLinks(tables: readonly BoundTable[], context: RowContext): BackLinks {
  /** By the row waited for: pages by the property that takes them. */
  const waiting = new Map<string, Map<string, string[]>>();

  function propertyOf({ back }: NewCell): string | undefined {
    const table = tables.find(({ id }) => id === back?.table);
    return table?.backs.find(({ title }) => title === back?.title)?.property;
  }

  function reach(row: NewRow, cell: NewCell): boolean {
    // A row has no other side to itself before it is there.
    return propertyOf(cell) !== undefined && !cell.targets.includes(row.id);
  }

  return {
    reach,
    await(row) {
      const page = context.pages.get(row.id);
      if (page === undefined) return;
      for (const cell of row.cells) {
        const property = propertyOf(cell);
        if (property === undefined || !reach(row, cell) || !isLate(cell, context)) continue;
        for (const target of cell.targets.filter((id) => context.ids.has(id) && !context.pages.has(id))) {
          const own = waiting.get(target) ?? new Map<string, string[]>();
          waiting.set(target, own.set(property, [...(own.get(property) ?? []), page]));
        }
      }
    },
    valuesFor: (row) =>
      Object.fromEntries(
        [...(waiting.get(row.id) ?? [])].map(([property, pages]) => [
          property,
          { relation: pages.map((id) => ({ id })) },
        ]),
      ),
  };
}
