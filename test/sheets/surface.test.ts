import { describePeopleContract } from '../contract/people-contract.ts';
import { describeSurfaceContract } from '../contract/surface-contract.ts';
import { ownBook } from './own-book.ts';
import { createSheetsStage } from './stage.ts';

describeSurfaceContract('Google Sheets', {
  create() {
    const { google, ...stage } = createSheetsStage();
    return Promise.resolve({ ...stage, requests: () => google.requests() });
  },
});

describePeopleContract('Google Sheets', () => {
  const { google, ...stage } = createSheetsStage();
  return Promise.resolve({
    ...stage,
    requests: () => google.requests(),
    ownTable: ({ title, columns, rows }) =>
      ownBook(google, { title, rows: [columns.map((column) => column.title), ...rows] }),
  });
});
