import { allFiles, giveFile, loadFile, roleOn } from '../drive/file-record.ts';
import type { FileRecord } from '../drive/file-record.ts';
import type { GoogleUser } from '../google-user.ts';
import type { SandboxStore } from '../../sandbox-store.ts';

const filesScope = 'https://www.googleapis.com/auth/drive.file';

/**
 * Whether a request for an approval asks for files to be picked along with it. Everything here is from documents:
 * https://developers.google.com/workspace/drive/picker/guides/desktop-mobile-picker
 */
export function asksForFiles(query: URLSearchParams): boolean {
  return query.get('trigger_onepick') === 'true';
}

/** Why files cannot be picked: the picker goes with `drive.file` alone, and with a consent that is asked for. */
export function pickerProblem(query: URLSearchParams): string | undefined {
  if (!asksForFiles(query)) return undefined;
  if ((query.get('scope') ?? '').trim() !== filesScope)
    return `trigger_onepick can only be used with the scope ${filesScope}`;
  if (!(query.get('prompt') ?? '').split(' ').includes('consent'))
    return 'trigger_onepick requires prompt=consent';
  return undefined;
}

/** The files of a user's that may be picked, by name: of the kinds asked for, in no trash. */
export function pickableFiles(
  store: SandboxStore,
  asked: { readonly user: GoogleUser; readonly query: URLSearchParams },
): FileRecord[] {
  const types = listed(asked.query, 'mimetypes');
  return [...allFiles(store)]
    .filter((file) => !file.trashed && roleOn(file, asked.user) !== undefined)
    .filter(({ mimeType }) => types.length === 0 || types.includes(mimeType))
    .toSorted((left, right) => left.name.localeCompare(right.name));
}

/** Ids that the app asks for by name. */
export function askedFiles(query: URLSearchParams): string[] {
  return listed(query, 'file_ids');
}

/** Gives the app those of the picked files that the user may open; gives their ids. */
export function givePicked(
  store: SandboxStore,
  picked: { readonly user: GoogleUser; readonly clientId: string; readonly ids: readonly string[] },
): string[] {
  return picked.ids.filter((id) => {
    const file = loadFile(store, id);
    if (file === undefined || roleOn(file, picked.user) === undefined) return false;
    return giveFile(store, id, picked.clientId);
  });
}

function listed(query: URLSearchParams, name: string): string[] {
  return (query.get(name) ?? '').split(',').filter((text) => text !== '');
}
