import type { SurfaceFinding } from '../sync/surface-finding.ts';
import type { PlacedTable } from '../sync/surface.ts';
import type { SheetsBinding } from './binding.ts';
import { columnFields } from './binding.ts';

/** The tables and fields that the template of today has and an installation has not. */
export function newerParts(binding: SheetsBinding, tables: readonly PlacedTable[]): SurfaceFinding[] {
  return tables.flatMap((placed): SurfaceFinding[] => {
    const { id: table, title } = placed.table;
    const fix = 'Upgrade: what is new is added, and everything else stays as it is';
    const bound = binding.tables.find((own) => own.table.id === table);
    if (bound === undefined) {
      return [
        { code: 'outdated', table, message: `A newer version of the template has the table ${title}`, fix },
      ];
    }
    // Readings that people keep a row each have no mirror, whatever the template would make of them.
    if ((bound.mirror === undefined) !== (placed.mirror === undefined)) return [];
    const known = new Set(columnFields({ ...bound, absent: [] }).map(({ id }) => id));
    const { mirror } = placed;
    const fields = columnFields({
      table: placed.table,
      ...(mirror === undefined ? {} : { mirror: { table: mirror.table, fields: [...mirror.fields] } }),
    }).filter(({ id }) => !known.has(id));
    if (fields.length === 0) return [];
    const names = fields.map((field) => field.title).join(', ');
    const message = `A newer version of the template has more columns in ${title}: ${names}`;
    return [{ code: 'outdated', table, message, fix }];
  });
}
