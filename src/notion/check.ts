import type { SurfaceFinding } from '../sync/surface.ts';
import type { BoundTable } from './binding.ts';
import type { ResolvedTable } from './resolve-table.ts';

/** What is missing, renamed or of another type in one table; `resolved` is absent when the table is lost. */
export function checkTable(table: BoundTable, resolved: ResolvedTable | undefined): SurfaceFinding[] {
  if (resolved === undefined) {
    return [
      {
        table: table.id,
        message: `${table.title} is in the trash or no longer shared with Northbook`,
        fix: `Restore ${table.title} from the trash, or share it with Northbook again`,
      },
    ];
  }
  return [
    ...resolved.missing.map((field) => ({
      table: table.id,
      field: field.id,
      message: `The column ${field.title} was deleted`,
      fix: `Bring it back by undo, or add a column of that name again`,
    })),
    ...resolved.retyped.map(({ field, title }) => ({
      table: table.id,
      field: field.id,
      message: `The column ${title} changed its type, so it can no longer be ${field.role === 'input' ? 'read' : 'written'}`,
      fix: `Turn it back into its former type`,
    })),
    ...resolved.standing
      .filter(({ field, title }) => field.title !== title)
      .map(({ field, title }) => ({
        table: table.id,
        field: field.id,
        message: `The column ${field.title} is now called ${title}`,
        fix: 'Nothing to do: Northbook knows it by more than its name',
      })),
  ];
}
