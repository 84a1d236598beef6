import type { sheets_v4 } from '@googleapis/sheets';
import { quoteTitle } from '../book/a1-name.ts';
import { columnName } from '../book/column-name.ts';

/** Where the readings stand in their wide tab. */
export interface WidePlace {
  readonly title: string;
  /** The row under the header, counted from 0. */
  readonly firstRow: number;
  /** The first column with a period, and the last one it may reach to. */
  readonly firstPeriod: number;
  readonly lastPeriod: number;
  readonly idColumn: number;
}

/**
 * A small line of the readings in the same row, those of new periods too. Arguments are parted by semicolons, which
 * Sheets reads in every locale; a comma parts decimals in half of them.
 */
export function rowSparkline(place: { row: number; firstPeriod: number }): sheets_v4.Schema$CellData {
  const range = `$${columnName(place.firstPeriod)}${place.row + 1}:${place.row + 1}`;
  return { userEnteredValue: { formulaValue: filledLine(range) } };
}

/** The same line beside the metric itself, found in the wide tab by the row's id, so that sorting either does no harm. */
export function metricSparkline(place: {
  row: number;
  idColumn: number;
  wide: WidePlace;
}): sheets_v4.Schema$CellData {
  const { wide } = place;
  const tab = quoteTitle(wide.title);
  const first = wide.firstRow + 1;
  const ids = `${tab}!$${columnName(wide.idColumn)}$${first}:$${columnName(wide.idColumn)}`;
  const values = `${tab}!$${columnName(wide.firstPeriod)}$${first}:$${columnName(wide.lastPeriod)}`;
  const id = `$${columnName(place.idColumn)}${place.row + 1}`;
  return { userEnteredValue: { formulaValue: filledLine(`INDEX(${values};MATCH(${id};${ids};0);0)`) } };
}

/** Empty cells are left out: they are missing, not 0. */
function filledLine(range: string): string {
  return `=IFERROR(SPARKLINE(FILTER(${range};${range}<>"")))`;
}
