import type { VendorApi } from '../vendor-api.ts';
import { VendorRefusal } from '../vendor-api.ts';
import type { Spark } from './grid.ts';
import { cellName, inTab } from './place-name.ts';
import type { SheetValue } from './read-values.ts';
import { readRanges } from './read-values.ts';
import type { CellAnswer, TabAnswer } from './sheet-answer.ts';

const sparkline =
  /SPARKLINE\(\s*((?:'(?:[^']|'')*'|[\w ]+)?!?\$?[A-Z]{1,3}\$?\d*(?::\$?[A-Z]{1,3}\$?\d*)?)\s*[,;)]/i;

/** The values behind the sparklines of a tab, by the names of their cells. Their formulas have no text to show. */
export async function readSparks(
  api: VendorApi,
  from: { spreadsheet: string; tab: TabAnswer; cells: readonly (readonly CellAnswer[])[] },
): Promise<ReadonlyMap<string, Spark>> {
  const { spreadsheet, tab, cells } = from;
  const found = cells.flatMap((row, rowIndex) =>
    row.flatMap((cell, column) => {
      const formula = cell.userEnteredValue?.formulaValue ?? '';
      const range = sparkline.exec(formula)?.[1];
      return range === undefined ? [] : [{ name: cellName(rowIndex, column), formula, range }];
    }),
  );
  const ranges = found.map(({ range }) => (range.includes('!') ? range : inTab(tab.title, range)));
  const values = await readWhatIsThere(api, { spreadsheet, ranges });
  return new Map(
    found.map(({ name, formula }, index) => [
      name,
      {
        values: (values[index] ?? []).flat().map((value) => (typeof value === 'number' ? value : undefined)),
        isColumns: /"charttype"\s*[,;\\]\s*"(?:column|bar)"/i.test(formula),
        color: /"color"\s*[,;\\]\s*"(#[0-9a-f]{6}|[a-z]+)"/i.exec(formula)?.[1],
      },
    ]),
  );
}

/** A sparkline over a range that is gone has no values. */
async function readWhatIsThere(
  api: VendorApi,
  asked: { spreadsheet: string; ranges: readonly string[] },
): Promise<readonly (readonly (readonly SheetValue[])[])[]> {
  try {
    return await readRanges(api, { ...asked, isShown: false });
  } catch (error) {
    if (error instanceof VendorRefusal) return [];
    throw error;
  }
}
