import type { sheets_v4 } from '@googleapis/sheets';
import type { RepairOutcome, RepairRequest, SpokenWord, SurfaceFinding } from '../../sync/surface-finding.ts';
import type { Field } from '../../template/template.ts';
import type { BoundTable, SheetsBinding } from '../binding.ts';
import { columnFields, spreadsheetOf } from '../binding.ts';
import { restoreDashboard } from './check-dashboard.ts';
import { checkBook, checkMask, protectedRangesOf } from './check.ts';
import type { SheetsClient } from '../client.ts';
import { missingGuards } from './missing-guards.ts';
import { namedRowsIn } from '../install/named-rows-in.ts';
import { addTables } from '../install/new-tables.ts';
import { choiceDrift, offeredChoices } from '../columns/offered-choices.ts';
import type { OpenTable } from '../book/open-book.ts';
import { openTables } from '../book/open-book.ts';
import {
  rebindField,
  rebindHeader,
  recreateField,
  restoreChoices,
  restoreGuards,
  restoreHeader,
  restoreIds,
} from './repair-requests.ts';
import type { Tab } from '../book/tab.ts';
import type { SpreadsheetAnswer } from '../wire.ts';
import { writeOnce } from '../install/write-once.ts';

/** What a repair writes, and what it changes in what is kept. */
interface Plan {
  readonly requests: sheets_v4.Schema$Request[];
  readonly binding: SheetsBinding;
}

/**
 * Does what a finding offers, in one read and at most one write, after looking whether it still stands. Nothing that
 * people typed is touched. Throws a `SurfaceError`.
 */
export async function repair(
  client: SheetsClient,
  options: { readonly binding: SheetsBinding; readonly finding: RepairRequest },
): Promise<RepairOutcome> {
  const { binding, finding } = options;
  const bound = binding.tables.find(({ table }) => table.id === finding.table);
  const spreadsheet = bound === undefined ? binding.spreadsheet : spreadsheetOf(binding, bound);
  const answer = await client.get(spreadsheet, checkMask);
  const found = standing({ binding, answer, finding });
  if (found === undefined) return refused(binding, 'This is not so any more: nothing had to be done.');
  if (found.repair === undefined) return refused(binding, `Only a person can put this right. ${found.fix}.`);
  if (found.match !== undefined && (finding.words ?? []).length === 0) {
    return refused(binding, 'Say for at least one of the words which choice it is.');
  }
  const plan = planRepair({ binding, answer, finding: found, words: finding.words ?? [] });
  if (plan === undefined) return refused(binding, 'Northbook does not find what this is about any more.');
  if (plan.requests.length > 0) {
    await writeOnce(client, {
      spreadsheet,
      requests: plan.requests,
      stands: async () => {
        const now = await client.get(spreadsheet, checkMask);
        return standing({ binding: plan.binding, answer: now, finding }) === undefined;
      },
    });
  }
  return { result: 'done', message: doneMessages[found.repair], binding: plan.binding };
}

function refused(binding: SheetsBinding, message: string): RepairOutcome {
  return { result: 'refused', message, binding };
}

function standing(options: {
  binding: SheetsBinding;
  answer: SpreadsheetAnswer;
  finding: RepairRequest;
}): SurfaceFinding | undefined {
  const { binding, answer, finding } = options;
  return checkBook({ binding, answer, trashed: false }).find(
    ({ code, table, field }) => code === finding.code && table === finding.table && field === finding.field,
  );
}

const doneMessages = {
  'recreate-field': 'The column is back; its answers come with the next recalculation.',
  rebind: 'Northbook goes by this from now on.',
  'recreate-table': 'The tab is back; it is filled by the next recalculation.',
  'recreate-dashboard': 'The dashboard is complete again.',
  'restore-header': 'The row of headers is back.',
  'restore-ids': 'Every row can be told from the others again.',
  'restore-choices': 'The list offers all choices again.',
  'match-choices': 'Northbook understands these words from now on.',
  'restore-guards': 'Warnings and lists are back.',
} as const satisfies Record<NonNullable<SurfaceFinding['repair']>, string>;

function planRepair(options: {
  binding: SheetsBinding;
  answer: SpreadsheetAnswer;
  finding: SurfaceFinding;
  words: readonly SpokenWord[];
}): Plan | undefined {
  const { binding, answer, finding, words } = options;
  if (finding.repair === 'recreate-dashboard') {
    return { requests: restoreDashboard(binding, answer), binding };
  }
  const tables = openTables(binding, answer);
  const open = tables.find(({ bound }) => bound.table.id === finding.table);
  if (open === undefined) return undefined;
  if (finding.repair === 'recreate-table') return recreateTable({ binding, answer, bound: open.bound });
  const { bound, tab } = open;
  if (tab === undefined) return undefined;
  const field = columnFields(bound).find(({ id }) => id === finding.field);
  if (finding.code === 'renamed-choice' && finding.repair === 'rebind' && field !== undefined) {
    return { requests: [], binding: withTable(binding, renameChoices(tab, field)) };
  }
  if (finding.match !== undefined && field !== undefined) {
    return { requests: [], binding: withTable(binding, matchChoices(bound, { finding, words })) };
  }
  const requests = requestsFor({ finding, tab, field, tables, answer });
  return requests.length === 0 ? undefined : { requests, binding };
}

function requestsFor(options: {
  finding: SurfaceFinding;
  tab: Tab;
  field: Field | undefined;
  tables: readonly OpenTable[];
  answer: SpreadsheetAnswer;
}): sheets_v4.Schema$Request[] {
  const { finding, tab, field, tables, answer } = options;
  switch (finding.repair) {
    case 'recreate-field':
      return field === undefined ? [] : recreateField(tab, field);
    case 'rebind':
      return finding.field === undefined ? rebindHeader(tab) : rebindField(tab, finding.field);
    case 'restore-header':
      return restoreHeader(tab);
    case 'restore-ids':
      return restoreIds(tab);
    case 'restore-choices':
      return field === undefined ? [] : restoreChoices(tab, field);
    case 'restore-guards': {
      const book = {
        protectedRanges: protectedRangesOf(answer, tab.bound.sheet),
        hasTable: (id: string) => namedRowsIn(tables, id) !== undefined,
      };
      return restoreGuards(tab, {
        missing: missingGuards(tab, book),
        namedRows: (id) => namedRowsIn(tables, id),
      });
    }
    case 'match-choices':
    case 'recreate-dashboard':
    case 'recreate-table':
    case undefined:
      return [];
  }
}

function renameChoices(tab: Tab, field: Field): BoundTable {
  const column = tab.columns.get(field.id);
  const offered = column === undefined ? undefined : offeredChoices(tab, column);
  const names = new Map(choiceDrift(field, offered ?? []).renamed.map(({ id, to }) => [id, to] as const));
  return {
    ...tab.bound,
    table: {
      ...tab.bound.table,
      fields: tab.bound.table.fields.map((own) =>
        own.id === field.id && own.kind === 'choice'
          ? {
              ...own,
              choices: own.choices.map((choice) => ({
                ...choice,
                title: names.get(choice.id) ?? choice.title,
              })),
            }
          : own,
      ),
    },
  };
}

/** Only words that were asked for count, and choices that there are. */
function matchChoices(
  bound: BoundTable,
  { finding, words }: { finding: SurfaceFinding; words: readonly SpokenWord[] },
): BoundTable {
  const { field = '', match } = finding;
  const said = words.filter(
    ({ word, choice }) =>
      match?.words.some((own) => own.word === word) === true &&
      (choice === undefined || match.choices.some(({ id }) => id === choice)),
  );
  const others = bound.words.filter(
    (own) => own.field !== field || !said.some(({ word }) => word === own.word),
  );
  return { ...bound, words: [...others, ...said.map((word) => ({ field, ...word }))] };
}

function recreateTable(options: {
  binding: SheetsBinding;
  answer: SpreadsheetAnswer;
  bound: BoundTable;
}): Plan {
  const { binding, answer, bound } = options;
  const { table, layout, mirror } = bound;
  const placed = { table, layout, ...(mirror === undefined ? {} : { mirror }) };
  const others = binding.tables.filter((own) => own !== bound);
  const added = addTables({
    request: { template: { tables: binding.tables.map((own) => own.table) }, tables: [placed], rows: {} },
    binding: { ...binding, tables: others },
    answer,
  });
  const [made] = added.tables;
  return {
    requests: [...added.requests],
    binding: made === undefined ? binding : withTable(binding, { ...made, table }),
  };
}

function withTable(binding: SheetsBinding, table: BoundTable): SheetsBinding {
  return {
    ...binding,
    tables: binding.tables.map((own) => (own.table.id === table.table.id ? table : own)),
  };
}
