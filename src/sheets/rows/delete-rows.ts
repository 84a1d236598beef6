import type { sheets_v4 } from '@googleapis/sheets';
import { SurfaceError } from '../../sync/surface-error.ts';
import type { SheetsBinding } from '../binding.ts';
import { idField } from '../binding.ts';
import { formulasOfPeople, namesRow } from '../book/people-formulas.ts';
import { openSpreadsheet, openTables } from '../book/open-book.ts';
import type { Tab } from '../book/tab.ts';
import { storedId, tabMask } from '../book/tab.ts';
import type { SheetsClient } from '../client.ts';
import type { SheetAnswer, SpreadsheetAnswer } from '../wire.ts';

/** A row that was emptied but for its id. */
export interface EmptiedRow {
  readonly table: string;
  readonly row: string;
}

/** As in a pull, with the formulas that may name a row. */
const deletionMask = tabMask.replace('effectiveValue,', 'effectiveValue,userEnteredValue(formulaValue),');

/**
 * Deletes rows that were emptied, after looking once more that nothing stands in them and no formula of people's names
 * them; of others the id is cleared, and the empty line stays. One read, and at most one write that is sent once: where its
 * answer gets lost, an empty line may be left.
 */
export async function deleteEmptied(
  client: SheetsClient,
  { binding, rows }: { readonly binding: SheetsBinding; readonly rows: readonly EmptiedRow[] },
): Promise<void> {
  if (rows.length === 0) return;
  const { spreadsheet } = binding;
  const answer = await openSpreadsheet(client, { spreadsheet, mask: deletionMask });
  const requests = openTables(binding, answer).flatMap(({ bound, tab }) => {
    const ids = new Set(rows.flatMap(({ table, row }) => (table === bound.table.id ? [row] : [])));
    // Sample rows are never put into tables of people's own.
    return tab === undefined || bound.adopted || ids.size === 0 ? [] : deletions(tab, { answer, ids });
  });
  if (requests.length === 0) return;
  try {
    await client.batchUpdateOnce(spreadsheet, requests);
  } catch (error) {
    const mayBeDone = error instanceof SurfaceError && error.code === 'unavailable';
    if (!mayBeDone) throw error;
  }
}

/** From the last row up, so that every place is still the one that was looked at. */
function deletions(
  tab: Tab,
  { answer, ids }: { answer: SpreadsheetAnswer; ids: ReadonlySet<string> },
): sheets_v4.Schema$Request[] {
  const sheet = answer.sheets.find(({ properties }) => properties.sheetId === tab.bound.sheet);
  const column = tab.columns.get(idField);
  if (sheet === undefined || column === undefined) return [];
  const formulas = peoplesFormulas(answer, tab);
  const found = tab.rows.flatMap((cells, index) => {
    const id = storedId(tab, cells);
    if (id === undefined || !ids.has(id)) return [];
    const isEmpty = cells.every((cell, at) => at === column || cell.effectiveValue === undefined);
    return [{ row: tab.header.row + 1 + index, isEmpty }];
  });
  return found.toReversed().map(({ row, isEmpty }) => {
    const isNamed = formulas.some((formula) => namesRow(formula, row + 1));
    if (!isEmpty || isNamed || !isAlone(sheet, row)) return clearedId(tab, { row, column });
    const range = { sheetId: tab.bound.sheet, dimension: 'ROWS', startIndex: row, endIndex: row + 1 };
    return { deleteDimension: { range } };
  });
}

/** Whether a row runs through no second table of people's. */
function isAlone({ tables }: SheetAnswer, row: number): boolean {
  const across = tables.filter(
    ({ range }) => range.startRowIndex <= row && row < (range.endRowIndex ?? Infinity),
  );
  return across.length <= 1;
}

/** Formulas of people's that may name a row of a tab: those on it, and those elsewhere that name the tab. */
function peoplesFormulas({ sheets }: SpreadsheetAnswer, tab: Tab): string[] {
  return sheets.flatMap((own) => {
    const isHere = own.properties.sheetId === tab.bound.sheet;
    return formulasOfPeople(own).filter((formula) => isHere || formula.includes(tab.title));
  });
}

function clearedId(tab: Tab, { row, column }: { row: number; column: number }): sheets_v4.Schema$Request {
  return {
    updateCells: {
      start: { sheetId: tab.bound.sheet, rowIndex: row, columnIndex: column },
      rows: [{ values: [{}] }],
      fields: 'userEnteredValue',
    },
  };
}
