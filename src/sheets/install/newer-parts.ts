import { sayNewer } from '../../sync/say-newer.ts';
import type { SurfaceFinding } from '../../sync/surface-finding.ts';
import type { PlacedTable } from '../../sync/surface.ts';
import type { SheetsBinding } from '../binding.ts';
import { columnFields } from '../binding.ts';

/** The tables, fields and choices that the template of today has and an installation has not. */
export function newerParts(binding: SheetsBinding, tables: readonly PlacedTable[]): SurfaceFinding[] {
  return tables.flatMap((placed) => {
    const { table } = placed;
    const bound = binding.tables.find((own) => own.table.id === table.id);
    if (bound === undefined) return sayNewer({ table, isNew: true, fields: [], choices: [] });
    // Readings that people keep a row each have no mirror, whatever the template would make of them.
    if ((bound.mirror === undefined) !== (placed.mirror === undefined)) return [];
    const known = new Map(columnFields({ ...bound, absent: [] }).map((field) => [field.id, field]));
    const { mirror } = placed;
    const fields = columnFields({
      table,
      ...(mirror === undefined ? {} : { mirror: { table: mirror.table, fields: [...mirror.fields] } }),
    });
    const choices = fields.flatMap((field) => {
      const own = known.get(field.id);
      if (field.kind !== 'choice' || own?.kind !== 'choice') return [];
      const added = field.choices.filter(({ id }) => !own.choices.some((choice) => choice.id === id));
      return added.map(({ title }) => ({ title, field: field.title }));
    });
    const added = fields.filter(({ id }) => !known.has(id));
    return sayNewer({ table, isNew: false, fields: added, choices });
  });
}
