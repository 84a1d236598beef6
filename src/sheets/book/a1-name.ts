import { columnName } from './column-name.ts';

/** A tab's title as formulas write it: always quoted, as a title may look like a cell. */
export function quoteTitle(title: string): string {
  return `'${title.replaceAll("'", "''")}'`;
}

/** A whole column of a tab from a row (counted from 0) to the end, fixed: `'KPI Book'!$C$2:$C`. */
export function columnReference(place: { title: string; column: number; row: number }): string {
  const name = columnName(place.column);
  return `${quoteTitle(place.title)}!$${name}$${place.row + 1}:$${name}`;
}
