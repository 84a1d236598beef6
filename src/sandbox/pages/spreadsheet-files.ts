import type { Hono } from 'hono';
import { fixedToken, personToken } from '../google/access-token.ts';
import { allFiles, loadFile, spreadsheetType } from '../google/drive/file-record.ts';
import type { FileRecord } from '../google/drive/file-record.ts';
import { firstUser } from '../google/google-user.ts';
import type { SandboxStore } from '../sandbox-store.ts';
import type { VendorApi } from './vendor-api.ts';
import { createVendorApi } from './vendor-api.ts';

/** A spreadsheet to go to; `owner` is told when it is not the first account's. */
export interface SpreadsheetFile {
  readonly id: string;
  readonly name: string;
  readonly owner: string | undefined;
}

/** Every spreadsheet of every account, by name. */
export function listSpreadsheets(store: SandboxStore): SpreadsheetFile[] {
  const { email } = firstUser(store);
  return allFiles(store)
    .filter((file) => file.mimeType === spreadsheetType && !file.trashed)
    .map((file) => ({ id: file.id, name: file.name, owner: ownerOf(file) }))
    .map(({ owner, ...file }) => ({ ...file, owner: owner === email ? undefined : owner }))
    .toArray()
    .toSorted((left, right) => left.name.localeCompare(right.name));
}

/** Google's APIs as the person asks them who owns a spreadsheet; as the first account for one that nobody owns. */
export function apiOfOwner(from: { store: SandboxStore; google: Hono; spreadsheet?: string }): VendorApi {
  const { store, google, spreadsheet } = from;
  const file = spreadsheet === undefined ? undefined : loadFile(store, spreadsheet);
  const owner = file === undefined ? undefined : ownerOf(file);
  const token = owner === undefined ? fixedToken : personToken(owner);
  return createVendorApi(google, { authorization: `Bearer ${token}` });
}

function ownerOf(file: FileRecord): string | undefined {
  return file.permissions.find(({ role }) => role === 'owner')?.emailAddress;
}
