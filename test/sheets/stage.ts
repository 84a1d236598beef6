import { createSheetsSurface } from '../../src/sheets/surface.ts';
import type { InstallRequest, Installation, PlacedTable, Surface } from '../../src/sync/surface.ts';
import type { EmulatedGoogle } from './emulated-google.ts';
import { emulateGoogle } from './emulated-google.ts';
import type { PersonInSheets } from './person-in-sheets.ts';
import { personIn } from './person-in-sheets.ts';

/** An emulated Google account with a person in it, and surfaces opened on what gets installed there. */
export interface SheetsStage {
  readonly google: EmulatedGoogle;
  readonly person: PersonInSheets;
  install(request: InstallRequest): Promise<{ surface: Surface; installation: Installation }>;
  open(binding: unknown, tables?: readonly PlacedTable[]): Surface;
}

export function createSheetsStage(): SheetsStage {
  const google = emulateGoogle();
  let binding: unknown;
  function open(kept: unknown, tables?: readonly PlacedTable[]): Surface {
    return createSheetsSurface({
      client: google.client(),
      binding: kept,
      ...(tables === undefined ? {} : { tables }),
    });
  }
  return {
    google,
    open,
    person: personIn(google.persons(), () => binding),
    async install(request) {
      const installation = await open(undefined).install(request);
      binding = JSON.parse(JSON.stringify(installation.binding));
      return { surface: open(binding), installation };
    },
  };
}
