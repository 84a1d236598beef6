import { createSheetsSurface } from '../../src/sheets/surface.ts';
import type { InstallRequest, Installation, PlacedTable, Surface } from '../../src/sync/surface.ts';
import type { EmulatedGoogle } from './emulated-google.ts';
import { emulateGoogle } from './emulated-google.ts';
import type { PersonInSheets } from './person-in-sheets.ts';
import type { Rearranging } from '../contract/rearranging.ts';
import { rearrangingIn } from './rearranging-in-sheets.ts';
import { personIn } from './person-in-sheets.ts';

/** An emulated Google account with a person in it, and surfaces opened on what gets installed there. */
export interface SheetsStage {
  readonly google: EmulatedGoogle;
  readonly person: PersonInSheets;
  readonly people: Rearranging;
  install(request: InstallRequest): Promise<{ surface: Surface; installation: Installation }>;
  /** The same for another workspace of Northbook's. */
  installBeside(request: InstallRequest): Promise<{ surface: Surface; installation: Installation }>;
  open(binding: unknown, tables?: readonly PlacedTable[]): Surface;
}

export function createSheetsStage(): SheetsStage {
  const google = emulateGoogle();
  let binding: unknown;
  function open(kept: unknown, tables?: readonly PlacedTable[], name?: string): Surface {
    return createSheetsSurface({
      client: google.client(),
      binding: kept,
      ...(tables === undefined ? {} : { tables }),
      ...(name === undefined ? {} : { installation: name }),
    });
  }
  async function install(request: InstallRequest, name?: string) {
    const installation = await open(undefined, undefined, name).install(request);
    binding = JSON.parse(JSON.stringify(installation.binding));
    return { surface: open(binding), installation };
  }
  const person = personIn(google.persons(), () => binding);
  return {
    google,
    open(kept, tables) {
      binding = kept ?? binding;
      return open(kept, tables);
    },
    person,
    people: rearrangingIn(google, { person, binding: () => binding }),
    install: (request) => install(request),
    installBeside: (request) => install(request, 'beside'),
  };
}
