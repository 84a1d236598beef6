import type { Day } from '../../model/day.ts';
import type { TableProblem } from '../../sync/surface.ts';
import type { Row } from '../../template/row.ts';
import { columnName } from '../book/column-name.ts';
import { headerDays } from '../book/header-days.ts';
import { headerText } from '../book/header-row.ts';
import { readRows } from './read-rows.ts';
import type { Tab } from '../book/tab.ts';
import { isTotal } from '../book/total-row.ts';
import type { CellAnswer } from '../wire.ts';

/** What a wide tab holds: its rows as they stand, and a reading for every filled cell under a period. */
export interface WideReadings {
  readonly rows: readonly Row[];
  readonly mirrorRows: readonly Row[];
  readonly problems: readonly TableProblem[];
}

/**
 * Reads readings in the form finance keeps them: a row a metric, a column a period. Blank is missing, 0 is a value,
 * anything but a number is unreadable. A reading is dated by the last day of its period and belongs to the metric
 * whose id its row carries; rows that people added are named by key, else by name.
 */
export function readWide(tab: Tab): WideReadings {
  const { periods, problems } = readPeriods(tab);
  const rows: Row[] = [];
  const mirrorRows: Row[] = [];
  for (const { row, place } of readRows(tab)) {
    mirrorRows.push(row);
    for (const { column, day } of periods) {
      const reading = readReading(place.cells[column]);
      if (reading === undefined) continue;
      const isNumber = typeof reading === 'number';
      rows.push({
        id: `${row.id}@${day}`,
        table: tab.bound.table.id,
        cells: { metric: [metricOf(row, place.isStored)], day, ...(isNumber ? { value: reading } : {}) },
        unreadable: isNumber ? [] : [{ field: 'value', found: reading }],
      });
    }
  }
  return { rows, mirrorRows, problems };
}

function metricOf(row: Row, isStored: boolean): string {
  const named = [row.cells['key'], row.cells['name']].find((cell) => typeof cell === 'string' && cell !== '');
  return isStored || typeof named !== 'string' ? row.id : named;
}

function readReading(cell: CellAnswer | undefined): number | string | undefined {
  const value = cell?.effectiveValue;
  const number = value?.numberValue ?? cell?.writtenNumber;
  if (number !== undefined) return number;
  const text = (cell?.formattedValue ?? value?.stringValue ?? '').trim();
  return text === '' ? undefined : text;
}

/** The columns that are headed by periods, with the last day of each. */
export function readPeriods(tab: Tab): { periods: { column: number; day: Day }[]; problems: TableProblem[] } {
  const table = tab.bound.table.id;
  const periods: { column: number; day: Day }[] = [];
  const problems: TableProblem[] = [];
  const days = headerDays({ columns: tab.foreign, above: tab.above });
  const [first, last] = [days.findIndex(isKnown), days.findLastIndex(isKnown)];
  for (const [place, { index, header }] of tab.foreign.entries()) {
    const shown = { header: headerText(header), at: `column ${columnName(index)}` };
    const day = days[place];
    if (day === undefined) {
      // Beside the periods of their own table people keep what they like.
      const isBeside = place < first || place > last || isTotal(shown.header);
      if (!tab.bound.adopted || !isBeside) problems.push({ kind: 'unreadable-period', table, ...shown });
    } else if (periods.some((period) => period.day === day)) {
      problems.push({ kind: 'duplicate-period', table, ...shown });
    } else {
      periods.push({ column: index, day });
    }
  }
  return { periods, problems };
}

function isKnown(day: Day | undefined): boolean {
  return day !== undefined;
}
