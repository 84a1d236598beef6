import { readRows } from '../../src/sheets/rows/read-rows.ts';
import { describePaceCurveContract } from '../contract/pace-curve-contract.ts';
import type { PeopleStage } from '../contract/people-contract.ts';
import { describePeopleContract } from '../contract/people-contract.ts';
import { describeSampleRowsContract } from '../contract/sample-rows-contract.ts';
import { describeSurfaceContract } from '../contract/surface-contract.ts';
import { describeSurvivalContract } from '../contract/survival-contract.ts';
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
  return Promise.resolve({
    ...stage,
    requests: () => google.requests(),
    ownTable: ({ title, columns, rows }) =>
      ownBook(google, { title, rows: [columns.map((column) => column.title), ...rows] }),
  });
}

describePeopleContract('Google Sheets', createPeopleStage);
describePaceCurveContract('Google Sheets', createPeopleStage);
