import { decimalSignOf, readNumber } from '../../model/written-number.ts';
import type { CellAnswer } from '../wire.ts';

/**
 * Cells of a table that people made, with numbers that were written as text (`1.234,56` in an English spreadsheet) as
 * numbers, by the sign of decimals that the table's own texts show. What Northbook has written beside them tells
 * nothing of that. The text is kept along, for fields that are text.
 */
export function withWrittenNumbers(
  rows: readonly (readonly CellAnswer[])[],
  isOurs: (column: number) => boolean,
): readonly (readonly CellAnswer[])[] {
  const texts = rows.flatMap((row) =>
    row.flatMap((cell, column) => (isOurs(column) ? [] : (cell.effectiveValue?.stringValue ?? []))),
  );
  const sign = decimalSignOf(texts);
  return rows.map((row) =>
    row.map((cell) => {
      const text = cell.effectiveValue?.stringValue;
      const number = text === undefined ? undefined : readNumber(text, sign);
      return number === undefined ? cell : { ...cell, writtenNumber: number };
    }),
  );
}
