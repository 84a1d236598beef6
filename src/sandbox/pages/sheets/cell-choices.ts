import type { VendorApi } from '../vendor-api.ts';
import { VendorRefusal } from '../vendor-api.ts';
import { isInBox } from './place-name.ts';
import { readRanges } from './read-values.ts';
import type { CellAnswer, SheetAnswer } from './sheet-answer.ts';

/** Google's app shows no longer list either. */
const mostChoices = 500;

/** What each cell lets choose from: by its own rule, or by that of its column in a table. */
export async function createChoices(
  api: VendorApi,
  from: { spreadsheet: string; sheet: SheetAnswer; cells: readonly (readonly CellAnswer[])[] },
): Promise<(row: number, column: number) => readonly string[] | undefined> {
  const { spreadsheet, sheet, cells } = from;
  const conditions = cells.flatMap((row) => row.flatMap((cell) => cell.dataValidation?.condition ?? []));
  const ranges = new Set(
    conditions.filter(({ type }) => type === 'ONE_OF_RANGE').map(({ values }) => rangeOf(values)),
  );
  const lists = new Map<string, readonly string[]>();
  for (const range of ranges) lists.set(range, await readList(api, { spreadsheet, range }));
  return (row, column) => {
    const condition = cells[row]?.[column]?.dataValidation?.condition ?? tableRule(sheet, { row, column });
    if (condition?.type === 'ONE_OF_LIST') return condition.values.map((value) => value.userEnteredValue);
    return condition?.type === 'ONE_OF_RANGE' ? lists.get(rangeOf(condition.values)) : undefined;
  };
}

type Condition = NonNullable<CellAnswer['dataValidation']>['condition'];

function tableRule(sheet: SheetAnswer, at: { row: number; column: number }): Condition | undefined {
  const table = sheet.tables.find(({ range }) => isInBox(range, at.row, at.column) && at.row > range.top);
  return table?.columnProperties.find(({ columnIndex }) => columnIndex === at.column - table.range.left)
    ?.dataValidationRule?.condition;
}

function rangeOf(values: Condition['values']): string {
  return (values[0]?.userEnteredValue ?? '').replace(/^=/, '');
}

/** The values of a range, each once. A range that is gone gives no choices; the cell stays free to type in. */
async function readList(
  api: VendorApi,
  asked: { spreadsheet: string; range: string },
): Promise<readonly string[]> {
  try {
    const { spreadsheet, range } = asked;
    const [rows = []] = await readRanges(api, { spreadsheet, ranges: [range], isShown: true });
    const texts = rows.flat().map(String);
    return [...new Set(texts)].filter((text) => text !== '').slice(0, mostChoices);
  } catch (error) {
    if (error instanceof VendorRefusal) return [];
    throw error;
  }
}
