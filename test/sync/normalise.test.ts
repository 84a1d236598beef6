import { describe, expect, it } from 'vitest';
import { Settings } from '../../src/model/settings.ts';
import { normalise } from '../../src/sync/normalise.ts';
import type { SurfacePull } from '../../src/sync/pull.ts';
import { pullOf, row, template } from './pulls.ts';

const homes = { metrics: 'notion', readings: 'sheets' } as const;

function read(...pulls: SurfacePull[]) {
  return normalise({ name: 'Acme', template, homes, settings: Settings.parse({}), pulls });
}

function found(...pulls: SurfacePull[]) {
  return read(...pulls)
    .issues.filter((issue) => issue.code !== 'empty-table')
    .map(({ code, table, row: where, field }) => ({ code, table, row: where?.title, field }));
}

const active = row('m1', { name: 'Active teams', key: 'active_teams', cadence: 'monthly' });
const seats = row('m2', { name: 'Seats', key: 'seats', cadence: 'monthly', feeds: ['m1'] });

function reading(id: string, cells: { metric: string; day: string; value: number }) {
  return row(id, { metric: [cells.metric], day: cells.day, value: cells.value });
}

describe('normalise', () => {
  it('makes one workspace of two tools: metrics from one, their readings from the other by key or name', () => {
    const { workspace, issues } = read(
      pullOf('notion', { metrics: [active, seats] }),
      pullOf('sheets', {
        readings: {
          rows: [
            reading('r1', { metric: 'active_teams', day: '2026-01-31', value: 10 }),
            reading('r2', { metric: 'SEATS ', day: '2026-01-31', value: 0 }),
            reading('r3', { metric: 'm1', day: '2026-02-28', value: 12 }),
          ],
        },
      }),
    );
    expect(issues.filter((issue) => issue.table === 'readings')).toEqual([]);
    expect(workspace.readings.map(({ metric, day, value }) => [metric, day, value])).toEqual([
      ['m1', '2026-01-31', 10],
      ['m1', '2026-02-28', 12],
      ['m2', '2026-01-31', 0],
    ]);
    expect(workspace.metrics[1]?.feeds).toEqual(['m1']);
  });

  it('finds the metric of a sheet row that a person added by what stands in its key and name', () => {
    const { workspace } = read(
      pullOf('notion', { metrics: [active] }),
      pullOf('sheets', {
        readings: {
          rows: [reading('x@2026-01-31', { metric: 'row-9', day: '2026-01-31', value: 3 })],
          mirrorRows: [row('row-9', { key: 'active_teams' })],
        },
      }),
    );
    expect(workspace.readings.map((own) => own.metric)).toEqual(['m1']);
  });

  it('does not depend on the order in which people keep their rows', () => {
    const rows = [active, seats, row('m3', { name: 'Other', key: 'seats' })];
    const forward = read(pullOf('notion', { metrics: rows }));
    const backward = read(pullOf('notion', { metrics: rows.toReversed() }));
    expect(backward).toEqual(forward);
  });

  it('passes over rows in which nobody wrote anything', () => {
    const { workspace } = read(pullOf('notion', { metrics: [active, row('blank', { documented: false })] }));
    expect(workspace.metrics).toHaveLength(1);
  });
});

describe('bad input gets an answer and leaves the rest alone', () => {
  it('reports text in a number cell with its row, field and fix, and keeps the row', () => {
    const broken = row('m1', { name: 'Active teams', key: 'active_teams' }, [
      { field: 'target', found: 'about 40' },
    ]);
    const { workspace, issues } = read(pullOf('notion', { metrics: [broken] }));
    expect(workspace.metrics[0]).toEqual(expect.not.objectContaining({ target: expect.anything() }));
    expect(issues.find((issue) => issue.code === 'not-a-number')).toMatchObject({
      table: 'metrics',
      row: { id: 'm1', title: 'Active teams' },
      field: 'Target',
      message: '“about 40” is not a number',
    });
  });

  it('reports text among the readings beside the metric it belongs to', () => {
    const { workspace, issues } = read(
      pullOf('notion', { metrics: [active] }),
      pullOf('sheets', {
        readings: {
          rows: [
            row('m1@2026-01-31', { metric: ['m1'], day: '2026-01-31' }, [{ field: 'value', found: 'n/a' }]),
            reading('m1@2026-02-28', { metric: 'm1', day: '2026-02-28', value: 4 }),
          ],
        },
      }),
    );
    expect(workspace.readings).toHaveLength(1);
    expect(issues.find((issue) => issue.code === 'not-a-number')).toMatchObject({
      row: { title: 'Active teams 2026-01-31' },
      concerns: { table: 'metrics', row: 'm1' },
    });
  });

  it('takes a key result for steady where nobody says how its progress comes, or nobody can', () => {
    const [late, untold, broken] = [
      row('k1', { name: 'Firms', paceCurve: 'back-loaded' }),
      row('k2', { name: 'Guests' }),
      row('k3', { name: 'Hosts' }, [{ field: 'paceCurve', found: 'In leaps' }]),
    ];
    const { workspace, issues } = read(pullOf('notion', { keyResults: [late, untold, broken] }));
    expect(workspace.keyResults.map(({ paceCurve }) => paceCurve)).toEqual([
      'back-loaded',
      undefined,
      undefined,
    ]);
    expect(issues.find((issue) => issue.code === 'unknown-choice')).toMatchObject({
      row: { title: 'Hosts' },
      field: 'Progress comes',
      fix: expect.stringContaining('Mostly late'),
    });
  });

  it('reports an unknown choice and names the choices there are', () => {
    const broken = row('m1', { name: 'Active teams' }, [{ field: 'cadence', found: 'fortnightly' }]);
    const { workspace, issues } = read(pullOf('notion', { metrics: [broken] }));
    expect(workspace.metrics[0]?.cadence).toBe('monthly');
    expect(issues.find((issue) => issue.code === 'unknown-choice')?.fix).toContain('Weekly');
  });

  it('reports a relation to a row that was deleted, and one that several rows answer to', () => {
    expect(found(pullOf('notion', { metrics: [row('m1', { name: 'A', feeds: ['gone'] })] }))).toContainEqual({
      code: 'dangling-relation',
      table: 'metrics',
      row: 'A',
      field: 'Feeds',
    });
    const twins = [
      row('m2', { name: 'Twin' }),
      row('m3', { name: 'twin' }),
      row('m4', { name: 'B', feeds: ['Twin'] }),
    ];
    expect(found(pullOf('notion', { metrics: twins }))).toContainEqual({
      code: 'ambiguous-relation',
      table: 'metrics',
      row: 'B',
      field: 'Feeds',
    });
  });

  it('takes a title with a comma for one row before it takes it for two', () => {
    const { workspace, issues } = read(
      pullOf('notion', {
        metrics: [
          row('m1', { name: 'Nights, booked' }),
          row('m2', { name: 'B', feeds: ['Nights', 'booked'] }),
        ],
      }),
    );
    expect(workspace.metrics[1]?.feeds).toEqual(['m1']);
    expect(issues.filter((issue) => issue.code === 'dangling-relation')).toEqual([]);
  });

  it('reports a metric key that is taken, and lets the first metric keep it', () => {
    const twin = row('m2', { name: 'Seats again', key: 'ACTIVE_TEAMS' });
    const { workspace, issues } = read(pullOf('notion', { metrics: [active, twin] }));
    expect(workspace.metrics.map((metric) => metric.key)).toEqual(['active_teams', undefined]);
    expect(issues.find((issue) => issue.code === 'duplicate-key')?.row?.title).toBe('Seats again');
  });

  it('reports two readings for one period and uses the later', () => {
    const { workspace, issues } = read(
      pullOf('notion', { metrics: [active] }),
      pullOf('sheets', {
        readings: {
          rows: [
            reading('r1', { metric: 'm1', day: '2026-01-15', value: 1 }),
            reading('r2', { metric: 'm1', day: '2026-01-31', value: 2 }),
            reading('r3', { metric: 'm1', day: '2026-02-28', value: 3 }),
          ],
        },
      }),
    );
    expect(workspace.readings.map((own) => own.value)).toEqual([2, 3]);
    expect(issues.find((issue) => issue.code === 'duplicate-reading')?.message).toContain('2026-01');
  });

  it('leaves a metric that is read more often than its cadence as it is', () => {
    const days = ['2026-01-05', '2026-01-20', '2026-02-05', '2026-02-20'];
    const { workspace } = read(
      pullOf('notion', { metrics: [active] }),
      pullOf('sheets', {
        readings: {
          rows: days.map((day, index) => reading(`r${index}`, { metric: 'm1', day, value: index })),
        },
      }),
    );
    expect(workspace.readings).toHaveLength(4);
  });

  it('reports an unreadable period header, a lost column and a lost table', () => {
    const issues = found(
      pullOf('notion', {
        metrics: { rows: [active], problems: [{ kind: 'lost-field', table: 'metrics', field: 'target' }] },
      }),
      pullOf('sheets', {
        readings: { problems: [{ kind: 'unreadable-period', table: 'readings', header: 'Foo', at: 'R1' }] },
        objectives: { problems: [{ kind: 'lost-table', table: 'objectives' }] },
      }),
    );
    expect(issues).toContainEqual({ code: 'lost-field', table: 'metrics', row: undefined, field: 'Target' });
    expect(issues).toContainEqual({
      code: 'unreadable-period',
      table: 'readings',
      row: undefined,
      field: 'Foo',
    });
    expect(issues).toContainEqual({
      code: 'lost-table',
      table: 'objectives',
      row: undefined,
      field: undefined,
    });
  });

  it('reports an empty table that answers hang on', () => {
    const { issues } = read(pullOf('notion', { metrics: [], events: [] }));
    expect(issues.filter((issue) => issue.code === 'empty-table').map((issue) => issue.table)).toEqual([
      'metrics',
    ]);
  });

  it('reports a value that makes no sense and keeps the rest of the row', () => {
    const { workspace, issues } = read(
      pullOf('notion', { experiments: [row('e1', { name: 'Try', impact: 40, ease: 3 })] }),
    );
    expect(workspace.experiments[0]).toMatchObject({ name: 'Try', ease: 3 });
    expect(issues.find((issue) => issue.code === 'out-of-bounds')?.row?.title).toBe('Try');
  });
});
