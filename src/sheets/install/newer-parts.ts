import { sayNewer, sayStrayNotes } from '../../sync/say-newer.ts';
import type { SurfaceFinding } from '../../sync/surface-finding.ts';
import type { PlacedTable } from '../../sync/surface.ts';
import type { BoundTable, SheetsBinding } from '../binding.ts';
import { columnFields } from '../binding.ts';
import { strayNotes } from '../columns/stray-notes.ts';

/** The tables, fields, choices and addresses that the template of today has and an installation has not. */
export function newerParts(binding: SheetsBinding, tables: readonly PlacedTable[]): SurfaceFinding[] {
  const stray = tables.flatMap((placed) => {
    const bound = binding.tables.find((own) => own.table.id === placed.table.id);
    return bound === undefined || isOtherwiseLaid(bound, placed) ? [] : strayNotes(bound, laid(placed));
  });
  return [...tables.flatMap((placed) => newerIn(binding, placed)), ...sayStrayNotes(stray.length)];
}

function newerIn(binding: SheetsBinding, placed: PlacedTable): SurfaceFinding[] {
  const { table } = placed;
  const bound = binding.tables.find((own) => own.table.id === table.id);
  if (bound === undefined) return sayNewer({ table, isNew: true, fields: [], choices: [] });
  if (isOtherwiseLaid(bound, placed)) return [];
  const known = new Map(columnFields({ ...bound, absent: [] }).map((field) => [field.id, field]));
  const fields = columnFields(laid(placed));
  const choices = fields.flatMap((field) => {
    const own = known.get(field.id);
    if (field.kind !== 'choice' || own?.kind !== 'choice') return [];
    const added = field.choices.filter(({ id }) => !own.choices.some((choice) => choice.id === id));
    return added.map(({ title }) => ({ title, field: field.title }));
  });
  const added = fields.filter(({ id }) => !known.has(id));
  return sayNewer({ table, isNew: false, fields: added, choices });
}

/** Readings that people keep a row each have no mirror, whatever the template would make of them. */
function isOtherwiseLaid(bound: BoundTable, placed: PlacedTable): boolean {
  return (bound.mirror === undefined) !== (placed.mirror === undefined);
}

/** A table of the template as a binding would have it. */
function laid({ table, mirror }: PlacedTable): Pick<BoundTable, 'table' | 'mirror'> {
  return mirror === undefined
    ? { table }
    : { table, mirror: { table: mirror.table, fields: [...mirror.fields] } };
}
