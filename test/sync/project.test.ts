import { describe, expect, it } from 'vitest';
import { Day } from '../../src/model/day.ts';
import { Settings } from '../../src/model/settings.ts';
import type { Change } from '../../src/sync/change.ts';
import type { SurfacePull } from '../../src/sync/pull.ts';
import { compute } from '../../src/sync/recalculate.ts';
import { pullOf, row, template } from './pulls.ts';

const homes = {
  ...Object.fromEntries(template.tables.map(({ id }) => [id, 'notion' as const])),
  readings: 'sheets' as const,
};

function changesFor(...pulls: SurfacePull[]): readonly Change[] {
  const day = Day.parse('2026-03-02');
  const settings = Settings.parse({});
  return compute({ name: 'Acme', template, homes, settings, asOf: day, nextRun: undefined, pulls }).changes;
}

const metric = row('m', { name: 'Active teams', key: 'active_teams', role: 'north-star' });
const mirror = row('m', { name: 'Active teams', key: 'active_teams', latest: 12, note: 'Checked' });

describe('what is to stand on a surface', () => {
  it('leaves a sheet alone that mirrors metrics which cannot be seen any more', () => {
    const lost = [{ kind: 'lost-table', table: 'metrics' }] as const;
    const changes = changesFor(
      pullOf('notion', { metrics: { problems: lost } }),
      pullOf('sheets', { readings: { mirrorRows: [mirror] } }),
    );
    expect(changes.filter(({ table }) => table === 'readings')).toEqual([]);
  });

  it('clears a mirrored row when its metric really is gone', () => {
    const changes = changesFor(
      pullOf('notion', { metrics: [] }),
      pullOf('sheets', { readings: { mirrorRows: [mirror] } }),
    );
    expect(changes.map(({ kind, table }) => [kind, table])).toContainEqual(['archive', 'readings']);
  });

  it('asks for no column that an installation never had', () => {
    const whole = changesFor(pullOf('notion', { metrics: [metric] }), pullOf('sheets', { readings: [] }));
    expect(Object.keys(whole[0]?.cells ?? {})).toContain('completeness');
    const absentFields = ['completeness'];
    const older = changesFor(
      pullOf('notion', { metrics: { rows: [metric], absentFields } }),
      pullOf('sheets', { readings: [] }),
    );
    expect(Object.keys(older[0]?.cells ?? {})).toEqual(
      Object.keys(whole[0]?.cells ?? {}).filter((field) => field !== 'completeness'),
    );
  });
});
