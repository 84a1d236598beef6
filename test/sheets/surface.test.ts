import { readRows } from '../../src/sheets/rows/read-rows.ts';
import type { OwnTable, SeenTable } from '../contract/adoption-contract.ts';
import { describeAdoptionContract } from '../contract/adoption-contract.ts';
import { describePaceCurveContract } from '../contract/pace-curve-contract.ts';
import type { PeopleStage } from '../contract/people-contract.ts';
import { describePeopleContract } from '../contract/people-contract.ts';
import { describeSampleRowsContract } from '../contract/sample-rows-contract.ts';
import { describeSurfaceContract } from '../contract/surface-contract.ts';
import { describeSurvivalContract } from '../contract/survival-contract.ts';
import type { Book } from './book.ts';
import { readBook } from './book.ts';
import type { Typed } from './own-book.ts';
import { ownBook } from './own-book.ts';
import { createSheetsStage } from './stage.ts';

describeSurfaceContract('Google Sheets', {
  create() {
    const { google, ...stage } = createSheetsStage();
    return Promise.resolve({ ...stage, requests: () => google.requests() });
  },
});

describeSampleRowsContract('Google Sheets', () => {
  const { google, ...stage } = createSheetsStage();
  return Promise.resolve({
    ...stage,
    requests: () => google.requests(),
    async writeBeside(table, row, text) {
      const tab = await stage.person.look(table);
      const found = readRows(tab).find((own) => own.row.id === row);
      const place = { row: found?.place.index ?? -1, column: tab.headerTexts.length };
      await stage.person.type(table, place, { stringValue: text });
    },
  });
});

describeSurvivalContract('Google Sheets', () => {
  const { google, ...stage } = createSheetsStage();
  return Promise.resolve({ ...stage, requests: () => google.requests() });
});

function createPeopleStage(): Promise<PeopleStage> {
  const { google, ...stage } = createSheetsStage();
  return Promise.resolve({ ...stage, requests: () => google.requests() });
}

describeAdoptionContract('Google Sheets', () => {
  const { google, ...stage } = createSheetsStage();
  let book = '';
  return Promise.resolve({
    ...stage,
    requests: () => google.requests(),
    async ownTables(tables) {
      book = await ownBook(
        google,
        tables.map(({ title, columns, rows }) => ({
          title,
          rows: [
            columns.map((column) => column.title),
            ...rows.map((row) => row.map((cell, index) => typedAs(columns[index]?.kind, cell))),
          ],
        })),
      );
      return book;
    },
    seen: async () => seenIn(await readBook(google, book)),
  });
});

describePeopleContract('Google Sheets', createPeopleStage);
describePaceCurveContract('Google Sheets', createPeopleStage);

/** Days between the first day of serial dates and a day. */
function typedAs(
  kind: OwnTable['columns'][number]['kind'] | undefined,
  cell: string | number | boolean,
): Typed {
  return kind === 'date' ? { date: Date.parse(String(cell)) / 86_400_000 + 25_569 } : cell;
}

/** What people see in every tab that has headers in its first row. */
function seenIn(book: Book): Record<string, SeenTable> {
  return Object.fromEntries(
    book.sheets.map(({ properties: { title } }) => {
      const [headers = [], ...rows] = book
        .cells(title)
        .map((row) => row.map(({ formattedValue }) => formattedValue));
      const columns = headers.flatMap((header, column) =>
        header === '' ? [] : [[header, withoutEmptyEnd(rows.map((row) => row[column] ?? ''))] as const],
      );
      return [title, Object.fromEntries(columns)];
    }),
  );
}

function withoutEmptyEnd(cells: readonly string[]): string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1);
}
