import { expect, it } from 'vitest';
import { apply } from '../../src/sync/apply.ts';
import { plan } from '../../src/sync/plan.ts';
import { pull } from '../../src/sync/pull.ts';
import type { ChangeOutcome } from '../../src/sync/surface.ts';
import { undo } from '../../src/sync/undo.ts';
import { Table } from '../../src/template/template.ts';
import { createMemoryJournal } from './memory-journal.ts';
import { createMemorySurface } from './memory-surface.ts';

const word = { id: 'word', title: 'Word', description: 'A word', role: 'derived', kind: 'text' } as const;
const table = Table.parse({
  id: 'things',
  title: 'Things',
  rowName: 'thing',
  description: 'A table',
  fields: [{ id: 'name', title: 'Name', description: 'Typed', role: 'input', kind: 'title' }, word],
});

it('undo takes back exactly what a run wrote', async () => {
  const surface = createMemorySurface('notion', [{ table, layout: 'rows' }]);
  surface.tables.get('things')?.set('a', { name: 'A', word: 'old' });
  surface.tables.get('things')?.set('b', { name: 'B', word: 'same' });
  const field = table.fields[1];
  if (field === undefined) throw new Error('the table has two fields');
  const wanted = ['a', 'b'].map((row) => ({
    surface: 'notion' as const,
    table: 'things',
    row,
    title: row,
    cells: [{ field, cell: 'same' }],
    creatable: false,
    archived: false,
  }));
  const before = structuredClone(surface.tables);
  const journal = createMemoryJournal();
  const changes = plan(wanted, [await pull(surface)]);
  await apply({ surface, changes, journal });
  expect(surface.tables).not.toEqual(before);

  const back = undo(changes, await journal.outcomes());
  await apply({ surface, changes: back, journal });
  expect(surface.tables).toEqual(before);
});

it('undo leaves alone what the run could not write', () => {
  const change = {
    id: 'c',
    kind: 'update',
    surface: 'notion',
    table: 'things',
    row: 'a',
    cells: { word: 'new' },
    before: { word: 'old' },
    reason: 'because',
  } as const;
  const outcomes = new Map<string, ChangeOutcome>([
    ['c', { id: 'c', result: 'conflict', message: 'edited' }],
  ]);
  expect(undo([change], outcomes)).toEqual([]);
});
