import type { Day } from '../../model/day.ts';
import { parsePeriods } from '../../model/parse-period.ts';
import { headerText } from './header-row.ts';
import { dayOfSerial } from '../serial-date.ts';
import type { CellAnswer } from '../wire.ts';

/**
 * The last day of the period that each column is headed with, by its header, those beside it and a year that stands in
 * the row above; undefined for a header that is none. What people see decides: a date cell shown as "Mar 2026" is the
 * month, whatever day is behind it.
 */
export function headerDays(options: {
  readonly columns: readonly { readonly index: number; readonly header: CellAnswer }[];
  readonly above: readonly CellAnswer[];
}): (Day | undefined)[] {
  const { columns, above } = options;
  const texts = columns.map(({ header }) => headerText(header));
  const periods = parsePeriods(texts);
  const withYears = parsePeriods(
    columns.map(({ index }, place) => `${texts[place]} ${yearAbove(above, index)}`),
  );
  return columns.map(({ header }, place) => {
    const period = periods[place] ?? withYears[place];
    if (period !== undefined) return period.end;
    const serial = header.effectiveValue?.numberValue;
    // 2026 is a year; taken for a serial number it would be a day in 1905.
    if (/^\d{4}$/.test(texts[place] ?? '')) return undefined;
    return serial === undefined ? undefined : dayOfSerial(serial);
  });
}

/** A year that stands over this column or, as over merged cells, over one to its left. */
function yearAbove(above: readonly CellAnswer[], column: number): string {
  const years = above.slice(0, column + 1).map(headerText);
  return years.findLast((text) => /^(?:19|20)\d{2}$/.test(text)) ?? '';
}
