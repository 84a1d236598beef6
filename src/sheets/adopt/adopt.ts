import type { sheets_v4 } from '@googleapis/sheets';
import type { SurfaceError } from '../../sync/surface-error.ts';
import type { Adoption, Installation } from '../../sync/surface.ts';
import type { SheetsBinding } from '../binding.ts';
import { fieldKey, headerKey, installationKey, ownerKey, spreadsheetsOf } from '../binding.ts';
import { bindForeign } from './bind-foreign.ts';
import type { SheetsClient } from '../client.ts';
import { foreignTabs, idOf, lookMask } from './look-around.ts';
import { installationMark, ownerMark, withoutMark } from '../book/mark.ts';
import { isCopy, openTables, ownersOf } from '../book/open-book.ts';
import { refusal } from './refusal.ts';
import type { SpreadsheetAnswer } from '../wire.ts';
import { writeOnce } from '../install/write-once.ts';

/**
 * Takes tabs of people's for tables of the template: marks the columns they confirmed and adds, beside them, those that
 * Northbook writes and the hidden one of row ids. No cell, format or rule of theirs is changed. One read, one write.
 * Throws a `SurfaceError`: `invalid` for columns that cannot hold their fields, `conflict` when the spreadsheet is
 * another installation's or has changed since it was looked at; nothing is written then.
 */
export async function adopt(
  client: SheetsClient,
  options: {
    readonly place: string;
    readonly adoptions: readonly Adoption[];
    /** What is installed already; an adopted table takes the place of the one of its id. */
    readonly binding: SheetsBinding | undefined;
    readonly installation: string | undefined;
  },
): Promise<Installation & { readonly binding: SheetsBinding }> {
  const { adoptions, binding, installation } = options;
  const id = idOf(options.place);
  const answer = await client.get(id, lookMask);
  checkOwner(answer, { binding, installation });
  const tabs = foreignTabs(answer);
  // What is made goes to the first spreadsheet; a table of people's stays where they keep it.
  const home = binding?.spreadsheet ?? id;
  const theirs = adoptions.map((adoption) => {
    const tab = tabs.find(({ table }) => table.id === adoption.foreign);
    if (tab === undefined) throw changed(adoption.placed.table.title);
    const own = bindForeign({ adoption, tab });
    return id === home ? own : { ...own, bound: { ...own.bound, spreadsheet: id } };
  });
  const taken = new Set(theirs.map(({ bound }) => bound.table.id));
  const others = (binding?.tables ?? []).filter(({ table }) => !taken.has(table.id));
  const wanted: SheetsBinding = {
    spreadsheet: home,
    url: binding?.url ?? answer.spreadsheetUrl,
    tables: [...others, ...theirs.map(({ bound }) => bound)],
  };
  const adopted = {
    binding: wanted,
    place: { title: answer.properties.title, url: answer.spreadsheetUrl },
    rowIds: {},
  };
  const marks = [
    ...(ownersOf(answer).includes(id) ? [] : [ownerMark(id)]),
    ...(installation === undefined || isInstalledAs(answer, installation)
      ? []
      : [withoutMark(installationKey), installationMark(installation)]),
  ];
  if (marks.length === 0 && theirs.every(({ stands }) => stands)) return adopted;
  await writeOnce(client, {
    spreadsheet: id,
    requests: [
      ...(isCopy(answer) ? withoutOldMarks() : []),
      ...theirs.flatMap(({ requests }) => requests),
      ...marks,
    ],
    stands: async () => {
      const now = openTables(wanted, await client.get(id, lookMask));
      return now.every(({ tab }) => tab !== undefined && tab.lost.length === 0);
    },
  });
  return adopted;
}

function isInstalledAs({ developerMetadata }: SpreadsheetAnswer, installation: string): boolean {
  return developerMetadata.some(
    ({ metadataKey, metadataValue }) => metadataKey === installationKey && metadataValue === installation,
  );
}

/** What a copy has brought along from the spreadsheet it was made of. */
function withoutOldMarks(): sheets_v4.Schema$Request[] {
  return [ownerKey, installationKey, headerKey, fieldKey].map((key) => withoutMark(key));
}

function checkOwner(
  answer: SpreadsheetAnswer,
  own: { binding: SheetsBinding | undefined; installation: string | undefined },
): void {
  const { binding, installation } = own;
  // What an earlier try of this installation has done may be done again.
  const isOurs =
    (binding !== undefined && spreadsheetsOf(binding).includes(answer.spreadsheetId)) ||
    (installation !== undefined && isInstalledAs(answer, installation));
  if (!isOurs && ownersOf(answer).includes(answer.spreadsheetId)) {
    throw refusal('conflict', 'this spreadsheet belongs to another installation of Northbook already');
  }
}

function changed(title: string): SurfaceError {
  return refusal('conflict', `the tab for ${title} has changed since it was looked at: look again`);
}
