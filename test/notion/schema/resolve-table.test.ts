import { describe, expect, it } from 'vitest';
import type { BoundField } from '../../../src/notion/binding.ts';
import { BoundTable } from '../../../src/notion/binding.ts';
import { resolveTable } from '../../../src/notion/schema/resolve-table.ts';
import { DataSourceAnswer } from '../../../src/notion/wire.ts';

function field(id: string, more: Partial<BoundField> = {}): BoundField {
  return {
    id,
    title: id,
    role: 'input',
    column: 'number',
    property: `${id}%3A`,
    choices: [],
    ...more,
  };
}

function table(...fields: BoundField[]): BoundTable {
  return BoundTable.parse({ id: 'metrics', title: 'KPI Book', database: 'd', dataSource: 's', fields });
}

function schema(
  ...columns: { id: string; name: string; type?: string; options?: { id: string; name: string }[] }[]
) {
  return DataSourceAnswer.parse({
    object: 'data_source',
    id: 's',
    properties: Object.fromEntries(
      columns.map(({ id, name, type = 'number', options = [] }) => [
        name,
        { id, name, type, description: null, [type]: { options } },
      ]),
    ),
  });
}

function outline(resolved: ReturnType<typeof resolveTable>) {
  return {
    standing: resolved.standing.map(({ field: { id }, title }) => `${id}: ${title}`),
    retyped: resolved.retyped.map(({ field: { id } }) => id),
    missing: resolved.missing.map(({ id }) => id),
    extraColumns: resolved.extraColumns,
    isRepaired: resolved.isRepaired,
  };
}

describe('resolving a table', () => {
  it('finds a column by its id under any name, encoded or not', () => {
    const resolved = resolveTable(table(field('target')), schema({ id: 'target:', name: 'Goal' }));
    expect(outline(resolved)).toEqual({
      standing: ['target: Goal'],
      retyped: [],
      missing: [],
      extraColumns: [],
      isRepaired: false,
    });
  });

  it('finds a deleted column again by name and type', () => {
    const resolved = resolveTable(table(field('target')), schema({ id: 'new', name: ' Target ' }));
    expect(outline(resolved)).toMatchObject({ standing: ['target:  Target '], isRepaired: true });
    expect(resolved.table.fields[0]?.property).toBe('new');
  });

  it('takes no column of another type for a deleted one', () => {
    const resolved = resolveTable(
      table(field('target')),
      schema({ id: 'new', name: 'Target', type: 'rich_text' }),
    );
    expect(outline(resolved)).toMatchObject({
      missing: ['target'],
      extraColumns: ['Target'],
      isRepaired: false,
    });
  });

  it('does not guess between two columns that could be the one', () => {
    const resolved = resolveTable(
      table(field('target')),
      schema({ id: 'a', name: 'Target' }, { id: 'b', name: 'target' }),
    );
    expect(outline(resolved)).toMatchObject({ missing: ['target'], extraColumns: ['Target', 'target'] });
  });

  it('takes no column that another field is bound to', () => {
    const resolved = resolveTable(
      table(field('target'), field('baseline')),
      schema({ id: 'baseline:', name: 'Target' }),
    );
    expect(outline(resolved)).toMatchObject({ standing: ['baseline: Target'], missing: ['target'] });
  });

  it('reports a column of another type, and lets people turn text into a link', () => {
    const resolved = resolveTable(
      table(field('target'), field('source', { column: 'text' })),
      schema(
        { id: 'target:', name: 'Target', type: 'rich_text' },
        { id: 'source:', name: 'Source', type: 'url' },
      ),
    );
    expect(outline(resolved)).toMatchObject({ standing: ['source: Source'], retyped: ['target'] });
  });

  it('writes only into a column of the very type it made', () => {
    const resolved = resolveTable(
      table(field('note', { column: 'text', role: 'derived' })),
      schema({ id: 'note:', name: 'Note', type: 'url' }),
    );
    expect(outline(resolved)).toMatchObject({ standing: [], retyped: ['note'] });
  });

  it('follows the options of a choice: renamed by id, made again by title, gone not at all', () => {
    const choices = [
      { id: 'up', title: 'Rising', option: 'o1' },
      { id: 'down', title: 'Falling', option: 'o2' },
      { id: 'flat', title: 'Flat', option: 'o3' },
    ];
    const resolved = resolveTable(
      table(field('trend', { column: 'choice', choices })),
      schema({
        id: 'trend:',
        name: 'Trend',
        type: 'select',
        options: [
          { id: 'o1', name: 'Going up' },
          { id: 'o9', name: 'Falling' },
        ],
      }),
    );
    expect(resolved.table.fields[0]?.choices).toEqual([
      { id: 'up', title: 'Rising', option: 'o1' },
      { id: 'down', title: 'Falling', option: 'o9' },
      { id: 'flat', title: 'Flat' },
    ]);
  });
});
