import type { SandboxStore } from '../sandbox-store.ts';
import { createSpreadsheetRepository } from './sheets/spreadsheet-repository.ts';
import type { SpreadsheetRepository } from './sheets/spreadsheet-repository.ts';

/** What every method of the Google half works with. */
export interface GoogleContext {
  store: SandboxStore;
  spreadsheets: SpreadsheetRepository;
  now: () => number;
  random: () => number;
}

export function createGoogleContext(options: Omit<GoogleContext, 'spreadsheets'>): GoogleContext {
  return { ...options, spreadsheets: createSpreadsheetRepository(options.store) };
}
