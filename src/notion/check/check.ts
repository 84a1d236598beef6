import { SurfaceError } from '../../sync/surface-error.ts';
import { sayNewer, sayStrayNotes } from '../../sync/say-newer.ts';
import type { SurfaceFinding } from '../../sync/surface-finding.ts';
import type { Table } from '../../template/template.ts';
import type { Binding, BoundTable } from '../binding.ts';
import type { NotionClient } from '../client.ts';
import type { FoundInstallation } from '../schema/look-up.ts';
import { lookUpAll } from '../schema/look-up.ts';
import { newerParts } from '../install/newer-parts.ts';
import { columnsByField } from '../install/made-table.ts';
import { renewedNote } from '../schema/renewed-note.ts';
import { isRecreatable } from './recreate-table.ts';
import { recogniseTables, standingDatabases } from '../schema/standing-databases.ts';
import { lostTable, tableFindings } from './table-findings.ts';

/**
 * What is missing, renamed, of another type, doubled, out of date or forbidden in an installation. `tables` are the
 * template's as it is today; without them nothing can be said of copies and of what a newer template adds.
 */
export async function check(
  client: NotionClient,
  { binding, tables }: { readonly binding: Binding; readonly tables: readonly Table[] },
): Promise<SurfaceFinding[]> {
  try {
    const found = await lookUpAll(client, binding);
    if (found.tables.every(({ presence }) => presence !== 'here')) return [lostSurface(found)];
    const titles = new Map(binding.tables.map(({ dataSource, title }) => [dataSource, title]));
    return [
      ...binding.tables.flatMap((table, index) => {
        const own = found.tables[index];
        const wanted = tables.find(({ id }) => id === table.id);
        if (own?.presence === 'here') return tableFindings(own.resolved, { wanted, titles });
        return [
          lostTable(table, {
            presence: own?.presence ?? 'unreachable',
            isRecreatable: isRecreatable(binding, wanted),
          }),
        ];
      }),
      ...(await copies(client, { binding, tables, found })),
      ...newerParts(binding, tables).flatMap(sayNewer),
      ...sayStrayNotes(countStrayNotes(found, tables)),
    ];
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

function countStrayNotes({ tables: found }: FoundInstallation, tables: readonly Table[]): number {
  const stray = found.flatMap((own) => {
    if (own.presence !== 'here') return [];
    const { fields } = own.resolved.table;
    const wanted = tables.find(({ id }) => id === own.resolved.table.id);
    const columns = columnsByField(
      new Map(fields.map(({ id, property }) => [id, { id: property }])),
      own.schema,
    );
    return wanted?.fields.filter((field) => renewedNote(field, columns.get(field.id)) !== undefined) ?? [];
  });
  return stray.length;
}

function lostSurface({ page, tables }: FoundInstallation): SurfaceFinding {
  const isTrashed = page === 'trashed' || tables.some(({ presence }) => presence === 'trashed');
  return isTrashed
    ? {
        code: 'lost-surface',
        message: 'The page with all of Northbook’s databases is in the trash',
        fix: 'Restore it from the trash in Notion; nothing in it is lost',
      }
    : {
        code: 'lost-surface',
        message: 'Northbook can no longer see its page: it is no longer shared, or was deleted for good',
        fix: 'Share the page with Northbook again: its menu ••• in Notion, then Connections. Or connect Notion again',
      };
}

/** Databases on the page that look like one of ours and are none: what a person duplicated. */
async function copies(
  client: NotionClient,
  options: { binding: Binding; tables: readonly Table[]; found: FoundInstallation },
): Promise<SurfaceFinding[]> {
  const { binding, tables, found } = options;
  const own = new Set([
    ...binding.tables.map(({ database }) => database),
    ...found.tables.flatMap(({ resolved }) => resolved?.table.database ?? []),
  ]);
  const blocks = found.blocks.filter((block) => block.child_database !== undefined && !own.has(block.id));
  const databases = await standingDatabases(client, blocks);
  const here = new Set(tables.map(({ id }) => id));
  return databases.flatMap((database): SurfaceFinding[] => {
    const [table] = recogniseTables(tables, { databases: [database], here }).keys();
    const bound = binding.tables.find(({ id }) => id === table);
    if (bound === undefined) return [];
    if (bound.isTheirs) return [replacedTable(bound, database.title)];
    return [
      {
        code: 'duplicate-table',
        table: bound.id,
        message: `“${database.title}” looks like a copy of ${bound.title}; Northbook works with the original alone`,
        fix: 'Delete the copy, or keep it for yourself: nothing is read from it or written to it',
      },
    ];
  });
}

function replacedTable({ id, title }: BoundTable, replaced: string): SurfaceFinding {
  return {
    code: 'duplicate-table',
    table: id,
    message: `“${replaced}” is no longer used: ${title} took its place`,
    fix: 'Delete it, or keep it for yourself: nothing is read from it or written to it',
  };
}
