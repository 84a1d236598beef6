import { describe, expect, it } from 'vitest';
import { tableOrder } from '../../../src/notion/install/table-order.ts';
import { Table } from '../../../src/template/template.ts';

function table(id: string, ...targets: string[]): Table {
  const common = { description: 'A column', role: 'input' } as const;
  return Table.parse({
    id,
    title: id,
    rowName: id,
    description: id,
    fields: [
      { id: 'name', title: 'Name', kind: 'title', ...common },
      ...targets.map((to, index) => ({
        id: `to${index}`,
        title: `To ${to}`,
        kind: 'relation',
        to,
        ...common,
      })),
    ],
  });
}

function order(...tables: Table[]): string[] {
  return tableOrder(tables).map(({ id }) => id);
}

describe('the order of making tables', () => {
  it('puts what is pointed at first and keeps the order otherwise', () => {
    expect(order(table('c', 'a'), table('b'), table('a'))).toEqual(['b', 'a', 'c']);
  });

  it('does not wait for the table itself or for one that lives elsewhere', () => {
    expect(order(table('a', 'a', 'elsewhere'), table('b'))).toEqual(['a', 'b']);
  });

  it('breaks a circle at the table that waits for the fewest', () => {
    expect(order(table('a', 'b', 'c'), table('b', 'a'), table('c', 'a'))).toEqual(['b', 'a', 'c']);
  });

  it('gives nothing for nothing', () => {
    expect(order()).toEqual([]);
  });
});
