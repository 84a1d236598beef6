import type { SheetsBinding } from '../binding.ts';

/**
 * The binding of a spreadsheet that people made and shared, before anything is installed in it: an install adds its
 * tabs beside theirs. For who cannot own a spreadsheet, as a service account cannot.
 */
export function sharedSpreadsheet(id: string): SheetsBinding {
  return { spreadsheet: id, url: `https://docs.google.com/spreadsheets/d/${id}/edit`, tables: [] };
}
