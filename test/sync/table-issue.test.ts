import { describe, expect, it } from 'vitest';
import { tableIssue } from '../../src/sync/table-issue.ts';
import { template } from './pulls.ts';

describe('what is said of a lost part', () => {
  it('is to be brought back by people where it is theirs, and by a press where it is Northbook’s', () => {
    const columns = ['target', 'trend'].map((field) =>
      tableIssue(template, { kind: 'lost-field', table: 'metrics', field }),
    );
    expect(columns.map(({ fix }) => fix)).toEqual([
      'Bring the column Target back by undo, or add it again under that name',
      'Let Northbook make it again: “Check the set-up” on the workspace’s page has the button',
    ]);
    const tables = ['metrics', 'overview'].map((table) =>
      tableIssue(template, { kind: 'lost-table', table }),
    );
    expect(tables.map(({ fix }) => fix)).toEqual([
      'Restore KPI Book from the trash, or share it again',
      'Restore Overview from the trash, or let Northbook make it again: “Check the set-up” on the workspace’s page has the button',
    ]);
  });
});
