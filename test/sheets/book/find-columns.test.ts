import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findColumns } from '../../../src/sheets/book/find-columns.ts';

const titles = ['Name', 'Key', 'Target', 'Share', 'Trend', 'Note'];

function sought(title: string) {
  const isOurs = ['Trend', 'Note'].includes(title);
  return { id: title.toLowerCase(), headers: [title], isOurs, reads: () => true };
}

/** Finds the fields among columns that are each given as `header` or `header:mark`. */
function find(...columns: readonly string[]) {
  return findBeside(['Mood'], columns);
}

function findBeside(others: readonly string[], columns: readonly string[]) {
  const parts = columns.map((column) => column.split(':'));
  return findColumns({
    fields: titles.map(sought),
    headers: parts.map(([header = '']) => header),
    marks: new Map(parts.flatMap(([, mark], index) => (mark === undefined ? [] : [[index, mark] as const]))),
    others,
  });
}

describe('the columns of a tab', () => {
  it('are found by their marks, in whatever order they stand and whatever new names people give them', () => {
    const names = fc.constantFrom('Goal', 'Ziel', 'x', '2026');
    const column = fc.record({ renamed: fc.option(names, { nil: undefined }) });
    fc.assert(
      fc.property(
        fc.shuffledSubarray(titles, { minLength: titles.length }),
        fc.array(column, { minLength: titles.length, maxLength: titles.length }),
        (order, changes) => {
          const { columns, byHeader } = find(
            ...order.map((title, index) => `${changes[index]?.renamed ?? title}:${title.toLowerCase()}`),
          );
          expect(Object.fromEntries(columns)).toEqual(
            Object.fromEntries(order.map((title, index) => [title.toLowerCase(), index])),
          );
          expect(byHeader.size).toBe(0);
        },
      ),
    );
  });

  it('are never two fields at once, and never one that bears the header of another field', () => {
    const header = fc.constantFrom(...titles, '', 'Mood', 'Goal');
    const mark = fc.option(fc.constantFrom(...titles.map((title) => title.toLowerCase())), {
      nil: undefined,
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(header, mark), { maxLength: 9 }), (cells) => {
        const { columns } = find(
          ...cells.map(([text, own]) => (own === undefined ? text : `${text}:${own}`)),
        );
        expect(new Set(columns.values()).size).toBe(columns.size);
        for (const [field, column] of columns) {
          const [text = ''] = cells[column] ?? [];
          expect(titles.filter((title) => title.toLowerCase() !== field)).not.toContain(text);
          expect(text).not.toBe('Mood');
        }
      }),
    );
  });

  it('are found by their headers when all marks are gone, unless two claim the same', () => {
    expect([...find('Name', 'Target', 'target').columns]).toEqual([['name', 0]]);
    expect([...find('Name', 'Note', 'Target').byHeader]).toEqual(['name', 'target', 'note']);
  });

  it('are left to the marks where a header was cleared and nobody else claims it', () => {
    expect(find('Name:name', ':target').columns.get('target')).toBe(1);
    expect(find('Name:name', ':target', 'Target').columns.get('target')).toBe(2);
  });

  it('tell when two bear the same mark and header', () => {
    const { columns, duplicates } = find('Trend:trend', 'Trend:trend');
    expect(columns.get('trend')).toBe(0);
    expect([...duplicates]).toEqual([[1, 'trend']]);
  });

  it('are not taken from people where Northbook would write into them', () => {
    const { columns } = findBeside(['Note'], ['Name:name', 'Note', 'Trend']);
    expect(Object.fromEntries(columns)).toEqual({ name: 0, trend: 2 });
  });
});
