import type { FindingCode } from '../sync/surface-finding.ts';
import type { ChangeOutcome, PlacedTable, Surface } from '../sync/surface.ts';
import { adopt } from './adopt/adopt.ts';
import { prepareChanges } from './rows/apply.ts';
import { deleteEmptied } from './rows/delete-rows.ts';
import { SheetsBinding, spreadsheetsOf } from './binding.ts';
import { check } from './check/check.ts';
import type { SheetsClient } from './client.ts';
import { followDashboard } from './check/follow-dashboard.ts';
import { showNumbers } from './dashboard/show-numbers.ts';
import { installSheets } from './install.ts';
import { lookAround } from './adopt/look-around.ts';
import { newerParts } from './install/newer-parts.ts';
import { openBook } from './book/open-book.ts';
import { pullTable } from './rows/pull-tab.ts';
import { rememberHeaders } from './rows/remember-headers.ts';
import { repair } from './check/repair.ts';
import { withTodaysNotes } from './check/todays-notes.ts';
import { tabMask } from './book/tab.ts';
import { upgrade } from './check/upgrade.ts';

/** What a spreadsheet of Northbook's needs to be opened, or made. */
export interface SheetsSurfaceOptions {
  readonly client: SheetsClient;
  /** What an earlier install returned; absent before the first. Throws a ZodError when it is something else. */
  readonly binding?: unknown;
  /** What this installation is called among others, so that a try that broke off is found again. */
  readonly installation?: string;
  /** The template's tables as they are to be here today: `check` tells what of them is missing. */
  readonly tables?: readonly PlacedTable[];
  /** For a new spreadsheet: a locale such as `en_GB`, which decides how typed numbers and dates are read. */
  readonly locale?: string;
  /** For a new spreadsheet: an IANA time zone. */
  readonly timeZone?: string;
}

/** Google spreadsheets as a surface, one as a rule: one read each a pull, one read and one write each an apply. */
export function createSheetsSurface(options: SheetsSurfaceOptions): Surface {
  const { client, locale = 'en_US', timeZone = 'Etc/UTC', installation: name } = options;
  let binding = options.binding === undefined ? undefined : SheetsBinding.parse(options.binding);
  let isRepaired = false;

  function bound(): SheetsBinding {
    if (binding === undefined) throw new Error('Nothing is installed here yet');
    return binding;
  }

  return {
    kind: 'sheets',
    async install(request) {
      const installation =
        binding === undefined
          ? await installSheets(client, { request, region: { locale, timeZone }, installation: name })
          : await upgrade(client, { binding, request, installation: name });
      binding = SheetsBinding.parse(installation.binding);
      return installation;
    },
    async pull() {
      const tables = await openBook(client, { binding: bound(), mask: tabMask });
      const remembered = rememberHeaders(bound(), tables);
      if (remembered !== undefined) {
        binding = remembered;
        isRepaired = true;
      }
      return tables.map((open) => {
        const wanted = options.tables?.find(({ table }) => table.id === open.bound.table.id);
        return pullTable(open, wanted?.table);
      });
    },
    async apply(changes, done) {
      if (changes.length === 0) return;
      const tables = await openBook(client, { binding: bound(), mask: tabMask });
      const tabs = tables.flatMap(({ tab }) => tab ?? []);
      const { outcomes, requests, emptied } = prepareChanges(changes, tabs);
      for (const [spreadsheet, own] of requests) {
        if (own.length > 0) await client.batchUpdate(spreadsheet ?? bound().spreadsheet, own);
      }
      await deleteEmptied(client, { binding: bound(), rows: emptied });
      await tellAll(outcomes, done);
    },
    async check() {
      return [...(await check(client, bound())), ...newerParts(bound(), options.tables ?? [])];
    },
    async repair(finding) {
      const noted = withTodaysNotes(bound(), { finding, tables: options.tables ?? [] });
      const outcome = await repair(client, { binding: noted, finding });
      if (outcome.result === 'refused') return { ...outcome, binding: bound() };
      binding = SheetsBinding.parse(outcome.binding);
      if (redrawing.has(finding.code)) await followDashboard(client, binding);
      binding = unshown(binding);
      return { ...outcome, binding };
    },
    lookAround: (place) => lookAround(client, { place, binding }),
    async adopt({ place, adoptions }) {
      const installation = await adopt(client, { place, adoptions, binding, installation: name });
      const hasDashboard = binding !== undefined;
      binding = unshown(installation.binding);
      if (hasDashboard) await followDashboard(client, binding);
      return { ...installation, binding };
    },
    async showPictures(pictures) {
      const shown = await showNumbers(client, { binding: bound(), pictures });
      if (shown === binding) return;
      binding = shown;
      isRepaired = true;
    },
    async probe() {
      const states = await Promise.all(spreadsheetsOf(bound()).map((id) => client.fileState(id)));
      return states
        .map(({ version, modifiedTime, trashed }) => `${version}/${modifiedTime}/${String(trashed)}`)
        .join(' ');
    },
    usage: () => client.usage(),
    repairedBinding: () => (isRepaired ? binding : undefined),
  };
}

/** A binding that asks for the numbers of all charts again. */
function unshown(binding: SheetsBinding): SheetsBinding {
  const { shown: _, ...kept } = binding;
  return kept;
}

/** What the dashboard's formulas name: tabs, and choices as they are called. */
const redrawing: ReadonlySet<FindingCode> = new Set(['lost-table', 'renamed-choice', 'unknown-choice']);

async function tellAll(
  outcomes: readonly ChangeOutcome[],
  done: (outcome: ChangeOutcome) => Promise<void>,
): Promise<void> {
  for (const outcome of outcomes) await done(outcome);
}
