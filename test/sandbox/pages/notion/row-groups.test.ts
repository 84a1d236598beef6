import { describe, expect, it } from 'vitest';
import { createMemoryStore } from '../../../../src/sandbox/memory-store.ts';
import type { Property } from '../../../../src/sandbox/notion/property.ts';
import { createRecords } from '../../../../src/sandbox/notion/records.ts';
import { groupRows } from '../../../../src/sandbox/pages/notion/row-groups.ts';

const records = createRecords(createMemoryStore());
const day: Property = { id: 'day', name: 'Day', description: null, type: 'date' };
const size: Property = { id: 'size', name: 'Size', description: null, type: 'number', format: 'number' };
const stage: Property = {
  id: 'stage',
  name: 'Stage',
  description: null,
  type: 'status',
  options: [
    { id: 'a', name: 'Planned', color: 'gray', description: null },
    { id: 'b', name: 'Running', color: 'blue', description: null },
    { id: 'c', name: 'Paused', color: 'pink', description: null },
  ],
  groups: [
    { id: 'g', name: 'To do', color: 'gray', optionIds: ['a'] },
    { id: 'h', name: 'In progress', color: 'blue', optionIds: ['b', 'c'] },
  ],
};

function row(id: string, property: Property, value: unknown) {
  return { id, held: { [property.name]: { type: property.type, value } } };
}

function grouped(groups: ReturnType<typeof groupRows>): Record<string, string[]> {
  return Object.fromEntries(groups.map(({ name, rows }) => [name, rows.map(({ id }) => id)]));
}

describe('rows in groups', () => {
  it('come in the order of the options, empty groups too', () => {
    const rows = [row('x', stage, { name: 'Running' }), row('y', stage, null)];
    const groups = groupRows(stage, { rows, records });
    expect(groups.map(({ name }) => name)).toEqual(['', 'Planned', 'Running', 'Paused']);
    expect(grouped(groups)).toMatchObject({ '': ['y'], Planned: [], Running: ['x'] });
  });

  it('leave empty groups out when the view says so', () => {
    const rows = [row('x', stage, { name: 'Running' })];
    const groups = groupRows(stage, { rows, records, grouping: { hide_empty_groups: true } });
    expect(groups.map(({ name }) => name)).toEqual(['Running']);
  });

  it('put a status under its group', () => {
    const rows = [row('x', stage, { name: 'Running' }), row('y', stage, { name: 'Paused' })];
    expect(grouped(groupRows(stage, { rows, records, grouping: { group_by: 'group' } }))).toMatchObject({
      'In progress': ['x', 'y'],
    });
  });

  it('go by day, by the Monday of the week, by month and by year', () => {
    const rows = [row('x', day, { start: '2026-03-01' }), row('y', day, { start: '2026-03-02T08:00:00Z' })];
    function by(group_by: string) {
      return grouped(groupRows(day, { rows, records, grouping: { group_by, hide_empty_groups: true } }));
    }
    expect(by('day')).toEqual({ '2026-03-01': ['x'], '2026-03-02': ['y'] });
    expect(by('week')).toEqual({ '2026-02-23': ['x'], '2026-03-02': ['y'] });
    expect(by('month')).toEqual({ '2026-03': ['x', 'y'] });
    expect(by('year')).toEqual({ 2026: ['x', 'y'] });
  });

  it('put numbers into ranges, those without one last', () => {
    const rows = [row('x', size, 25), row('y', size, 3), row('z', size, null)];
    const groups = groupRows(size, { rows, records, grouping: { range_size: 10 } });
    expect(groups.map(({ name, rows: own }) => [name, own.length])).toEqual([
      ['0 – 10', 1],
      ['20 – 30', 1],
      ['', 1],
    ]);
  });
});
