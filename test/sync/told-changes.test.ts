import { describe, expect, it } from 'vitest';
import type { Change } from '../../src/sync/change.ts';
import { tellChanges } from '../../src/sync/told-changes.ts';
import { template } from './pulls.ts';

function change(row: string, cells: Change['cells'], before: Change['before'] = {}): Change {
  return {
    id: `notion/metrics/${row}`,
    kind: 'update',
    surface: 'notion',
    table: 'metrics',
    row,
    cells,
    before,
    reason: `${row}: changed`,
  };
}

describe('what a run did, in words', () => {
  it('names columns and choices as the template does, and says numbers as their column shows them', () => {
    const [table] = tellChanges(
      [
        {
          change: change(
            'Teams',
            { progress: 0.435, pace: 'on-track', latest: 12_345.5 },
            { pace: 'behind' },
          ),
          outcome: null,
        },
      ],
      template,
    );
    expect(table).toMatchObject({ title: 'KPI Book', surface: 'notion' });
    expect(table?.changes[0]?.cells).toEqual([
      { column: 'Pace', before: 'Behind', now: 'On track' },
      { column: 'Progress', before: '–', now: '43.5 %' },
      { column: 'Latest', before: '–', now: '12,345.5' },
    ]);
  });

  it('says of a cell that is cleared what stood there', () => {
    const [table] = tellChanges(
      [{ change: change('Teams', { note: undefined }, { note: 'Old' }), outcome: null }],
      template,
    );
    expect(table?.changes[0]?.cells[0]).toMatchObject({ before: 'Old', now: '–' });
  });

  it('puts what was not done first, with why', () => {
    const [table] = tellChanges(
      [
        { change: change('A', {}), outcome: { id: 'a', result: 'done' } },
        { change: change('B', {}), outcome: { id: 'b', result: 'conflict', message: 'Somebody edited it' } },
      ],
      template,
    );
    expect(table?.changes.map(({ reason, problem }) => [reason, problem])).toEqual([
      ['B: changed', 'Somebody edited it'],
      ['A: changed', undefined],
    ]);
  });

  it('calls a column by its id where the template does not have it any more', () => {
    const [table] = tellChanges([{ change: change('A', { gone: true }), outcome: null }], { tables: [] });
    expect(table).toMatchObject({ title: 'metrics', changes: [{ cells: [{ column: 'gone', now: 'yes' }] }] });
  });
});
