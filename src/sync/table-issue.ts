import type { Issue } from '../model/issue.ts';
import type { Template } from '../template/template.ts';
import type { TableProblem } from './surface.ts';

/** Where what is Northbook's own is made again. */
const byPress = '“Check the set-up” on the workspace’s page has the button';

/** Words what a surface found wrong with a whole table or column. */
export function tableIssue(template: Template, problem: TableProblem): Issue {
  const table = template.tables.find((candidate) => candidate.id === problem.table);
  const title = table?.title ?? problem.table;
  switch (problem.kind) {
    case 'lost-table':
      return {
        code: 'lost-table',
        table: problem.table,
        message: `The table ${title} is gone or no longer shared with Northbook`,
        fix:
          table?.rows === 'northbook'
            ? `Restore ${title} from the trash, or let Northbook make it again: ${byPress}`
            : `Restore ${title} from the trash, or share it again`,
      };
    case 'lost-field': {
      const own = table?.fields.find((candidate) => candidate.id === problem.field);
      const field = own?.title ?? problem.field;
      return {
        code: 'lost-field',
        table: problem.table,
        field,
        message: `The column ${field} of ${title} was deleted or changed its type`,
        fix:
          own?.role === 'derived'
            ? `Let Northbook make it again: ${byPress}`
            : `Bring the column ${field} back by undo, or add it again under that name`,
      };
    }
    case 'lost-header':
      return {
        code: 'lost-field',
        table: problem.table,
        message: `The row of headers of ${title} was deleted`,
        fix: 'Undo the deletion, or let Northbook put the row of headers back',
      };
    case 'lost-ids':
      return {
        code: 'lost-field',
        table: problem.table,
        message: `The hidden first column of ${title} was deleted, so nothing can be written there`,
        fix: 'Undo the deletion, or let Northbook make the column again',
      };
    case 'unreadable-period':
      return {
        code: 'unreadable-period',
        table: problem.table,
        field: problem.header,
        message: `The header “${problem.header}” (${problem.at}) is not a period, so its column is left out`,
        fix: 'Write it as a month (2026-03), week (2026-W14), quarter (2026-Q1) or date',
      };
    case 'duplicate-period':
      return {
        code: 'duplicate-reading',
        table: problem.table,
        field: problem.header,
        message: `Two columns stand for the period “${problem.header}” (${problem.at})`,
        fix: 'Delete one of the columns, or correct its header',
      };
  }
}

/** The tables without which an answer is missing: they are reported when nobody has filled them in. */
const neededTables = ['metrics', 'readings', 'objectives', 'keyResults'];

/** The issue of an empty table, for the tables that answers hang on. */
export function emptyTableIssue(template: Template, tableId: string): Issue | undefined {
  const table = template.tables.find((candidate) => candidate.id === tableId);
  if (table === undefined || !neededTables.includes(tableId)) return undefined;
  return {
    code: 'empty-table',
    table: tableId,
    message: `${table.title} is empty, so nothing can be computed from it`,
    fix: `Add a first ${table.rowName} to ${table.title}`,
  };
}
