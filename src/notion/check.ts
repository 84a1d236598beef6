import { SurfaceError } from '../sync/surface-error.ts';
import type { SurfaceFinding } from '../sync/surface-finding.ts';
import type { Binding, BoundTable } from './binding.ts';
import type { NotionClient } from './client.ts';
import { columnTitle } from './column-title.ts';
import { lookUpAll } from './look-up.ts';
import type { ResolvedTable } from './resolve-table.ts';

/** What is missing, renamed, of another type or forbidden in an installation. */
export async function check(client: NotionClient, binding: Binding): Promise<SurfaceFinding[]> {
  try {
    const found = await lookUpAll(client, binding);
    return binding.tables.flatMap((table, index) => checkTable(table, found[index]));
  } catch (error) {
    if (!(error instanceof SurfaceError) || error.code !== 'forbidden') throw error;
    return binding.tables.map((table) => ({
      code: 'forbidden' as const,
      table: table.id,
      message: `Northbook may not read ${table.title}`,
      fix: 'Connect Notion again and allow reading, inserting and updating content',
    }));
  }
}

/** `resolved` is absent when the table is lost. */
function checkTable(table: BoundTable, resolved: ResolvedTable | undefined): SurfaceFinding[] {
  if (resolved === undefined) {
    return [
      {
        code: 'lost-table',
        table: table.id,
        message: `${table.title} is in the trash or no longer shared with Northbook`,
        fix: `Restore ${table.title} from the trash, or share it with Northbook again`,
      },
    ];
  }
  return [
    ...resolved.missing.map((field) => ({
      code: 'lost-field' as const,
      table: table.id,
      field: field.id,
      message: `The column ${field.title} was deleted`,
      fix: `Bring it back by undo, or add a column of that name again`,
    })),
    ...resolved.retyped.map(({ field, title }) => ({
      code: 'retyped-field' as const,
      table: table.id,
      field: field.id,
      message: `The column ${title} changed its type, so it can no longer be ${field.role === 'input' ? 'read' : 'written'}`,
      fix: `Turn it back into its former type`,
    })),
    ...resolved.standing
      .filter(({ field, title }) => title !== columnTitle(field) && title !== field.title)
      .map(({ field, title }) => ({
        code: 'renamed-field' as const,
        table: table.id,
        field: field.id,
        message: `The column ${field.title} is now called ${title}`,
        fix: 'Nothing to do: Northbook knows it by more than its name',
      })),
  ];
}
