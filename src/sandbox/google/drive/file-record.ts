import type { ContentFacts } from './file-content.ts';
import { forgetBytes } from './file-content.ts';
import type { Caller } from '../access-token.ts';
import type { GoogleUser } from '../google-user.ts';
import { isObject } from '../json.ts';
import type { SandboxStore } from '../../sandbox-store.ts';

export const spreadsheetType = 'application/vnd.google-apps.spreadsheet';
export const folderType = 'application/vnd.google-apps.folder';

export interface FilePermission {
  id: string;
  type: string;
  role: string;
  emailAddress?: string;
  displayName?: string;
  domain?: string;
  allowFileDiscovery?: boolean;
}

/** A file of Drive, whatever is in it. */
export interface FileRecord {
  id: string;
  name: string;
  mimeType: string;
  parents: readonly string[];
  trashed: boolean;
  starred: boolean;
  createdTime: number;
  modifiedTime: number;
  /** Counts every change a server makes. */
  version: number;
  lastModifier: string;
  permissions: readonly FilePermission[];
  /** Of a file of bytes. */
  content?: ContentFacts & { readonly revisionId: string };
  description?: string;
  properties?: Readonly<Record<string, string>>;
  appProperties?: Readonly<Record<string, string>>;
  /** The apps that made the file or were given it by the user; what `drive.file` lets an app see. */
  appIds?: readonly string[];
}

const kind = 'google/files';
const changeKind = 'google/changes';

/** The folder every account has at the top of its Drive. */
export function rootFolderId(user: GoogleUser): string {
  return `0A${user.permissionId.slice(0, 11)}Uk9PVA`;
}

export function loadFile(store: SandboxStore, id: string): FileRecord | undefined {
  const value = store.get(kind, id);
  return isFile(value) ? value : undefined;
}

/** Only this file writes the kind. */
function isFile(value: unknown): value is FileRecord {
  return isObject(value) && typeof value.id === 'string' && Array.isArray(value.permissions);
}

export function* allFiles(store: SandboxStore): Generator<FileRecord> {
  for (const { value } of store.list(kind)) if (isFile(value)) yield value;
}

/** Stores a file and notes the change for `changes.list`. */
export function saveFile(store: SandboxStore, file: FileRecord): void {
  store.put(kind, file.id, file);
  noteChange(store, { fileId: file.id, time: file.modifiedTime });
}

export function removeFile(store: SandboxStore, file: FileRecord, now: number): void {
  store.delete(kind, file.id);
  forgetBytes(store, file.id);
  noteChange(store, { fileId: file.id, time: now, removed: true });
}

export interface FileChange {
  fileId: string;
  time: number;
  removed?: boolean;
}

const changesKept = 1000;

function noteChange(store: SandboxStore, change: FileChange): void {
  const next = nextChange(store);
  store.put(changeKind, String(next), change);
  store.delete(changeKind, String(next - changesKept));
  store.put('google/counters', 'changes', next + 1);
}

/** The number the next change will have. */
export function nextChange(store: SandboxStore): number {
  const value = store.get('google/counters', 'changes');
  return typeof value === 'number' ? value : 1;
}

export function changeNumbered(store: SandboxStore, number: number): FileChange | undefined {
  const value = store.get(changeKind, String(number));
  if (!isObject(value) || typeof value.fileId !== 'string' || typeof value.time !== 'number')
    return undefined;
  return { fileId: value.fileId, time: value.time, removed: value.removed === true };
}

/** The role a user has on a file: owner, writer, commenter, reader or none. */
export function roleOn(file: FileRecord, user: GoogleUser): string | undefined {
  const rank = ['reader', 'commenter', 'writer', 'fileOrganizer', 'organizer', 'owner'];
  const roles = file.permissions
    .filter(
      (permission) =>
        permission.type === 'anyone' ||
        permission.emailAddress?.toLowerCase() === user.email.toLowerCase() ||
        (permission.type === 'domain' && permission.domain === user.email.split('@')[1]),
    )
    .map((permission) => permission.role);
  return roles.toSorted((a, b) => rank.indexOf(b) - rank.indexOf(a))[0];
}

export function canWrite(file: FileRecord, user: GoogleUser): boolean {
  return ['owner', 'writer', 'organizer', 'fileOrganizer'].includes(roleOn(file, user) ?? '');
}

const wholeDriveScopes = new Set(['drive', 'drive.readonly', 'drive.metadata', 'drive.metadata.readonly']);
const wholeSheetsScopes = new Set(['spreadsheets', 'spreadsheets.readonly']);

/**
 * Whether a caller may know of a file at all. With no wider scope than `drive.file` an app sees only what it made or was given.
 * https://developers.google.com/workspace/drive/api/guides/api-specific-auth
 */
export function isVisible(file: FileRecord, caller: Caller): boolean {
  if (roleOn(file, caller.user) === undefined) return false;
  const scopes = caller.scopes?.map((scope) => scope.slice(scope.lastIndexOf('/') + 1));
  if (scopes === undefined || scopes.some((scope) => wholeDriveScopes.has(scope))) return true;
  if (file.mimeType === spreadsheetType && scopes.some((scope) => wholeSheetsScopes.has(scope))) return true;
  return isGivenTo(file, caller);
}

/** Whether an app made a file or was given it. */
export function isGivenTo(file: FileRecord, caller: Caller): boolean {
  return caller.clientId === undefined || (file.appIds ?? []).includes(caller.clientId);
}

/** What a file made by a caller says of its app. */
export function appOf(caller: Caller): { appIds?: readonly string[] } {
  return caller.clientId === undefined ? {} : { appIds: [caller.clientId] };
}

/** Gives a file to an app, as a user does by picking it; false when there is no such file. */
export function giveFile(store: SandboxStore, fileId: string, clientId: string): boolean {
  const file = loadFile(store, fileId);
  if (file === undefined) return false;
  const appIds = [...new Set([...(file.appIds ?? []), clientId])];
  store.put(kind, file.id, { ...file, appIds });
  return true;
}
