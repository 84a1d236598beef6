import { describe, expect, it } from 'vitest';
import { ownedRows } from '../../src/sync/owned-rows.ts';
import { template } from './pulls.ts';

const rows = {
  metrics: [
    { id: 'm1', cells: { name: 'Activation', owners: ['Amara Diallo', 'Leon Fischer'] } },
    { id: 'm2', cells: { name: 'Churn' } },
  ],
  gears: [{ id: 'g1', cells: { name: 'Habit', owners: ['Leon Fischer'] } }],
};

describe('sample rows as one person’s', () => {
  it('name that person instead of whoever they named, in the given tables alone', () => {
    const owned = ownedRows(rows, { template, owner: 'Grace Obi', tables: new Set(['metrics']) });
    expect(owned['metrics']?.[0]?.cells).toEqual({ name: 'Activation', owners: ['Grace Obi'] });
    expect(owned['gears']).toEqual(rows.gears);
  });

  it('still name nobody where nobody was named', () => {
    const owned = ownedRows(rows, { template, owner: 'Grace Obi', tables: new Set(['metrics']) });
    expect(owned['metrics']?.[1]?.cells).toEqual({ name: 'Churn' });
  });
});
