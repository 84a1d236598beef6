import { SurfaceError } from '../../sync/surface-error.ts';
import type { Field } from '../../template/template.ts';
import type { BoundField, BoundTable } from '../binding.ts';
import type { NotionClient } from '../client.ts';
import type { ColumnKind } from '../column-kind.ts';
import { columnKind } from '../column-kind.ts';
import type { KnownTables } from './made-table.ts';
import { isPossible } from './made-table.ts';
import { makeDatabases } from './make-databases.ts';
import type { WantedDatabases } from './make-databases.ts';
import { newerChoices, withNewerChoices } from './newer-parts.ts';
import { withColumn } from '../schema/resolve-table.ts';
import type { SettledTable } from './settle-columns.ts';
import { settleColumns } from './settle-columns.ts';
import type { ColumnAnswer } from '../wire.ts';

/** Makes a database for every table below a page, with all of its columns, and binds them. What stands is kept. */
export async function installTables(client: NotionClient, wanted: WantedDatabases): Promise<BoundTable[]> {
  const known = await makeDatabases(client, wanted);
  const settled = await settleColumns(client, known);
  return settled.map((own) => bindTable(own, known));
}

/** A table with the ids that Notion gave to its columns and options; what was bound before keeps its binding. */
export function bindTable({ made, columns, backs }: SettledTable, known: KnownTables): BoundTable {
  const { table, database, dataSource, bound } = made;
  const fields = table.fields.flatMap((field) => {
    const before = bound?.fields.find(({ id }) => id === field.id);
    if (before !== undefined) {
      const newer = { choices: newerChoices(field, bound), column: columns.get(field.id) };
      return [withNewerChoices(before, newer)];
    }
    if (bound?.without.includes(field.id) === true || !isPossible(field, known)) return [];
    return [bindField(field, { column: columns.get(field.id), known })];
  });
  const others = (bound?.backs ?? []).filter((own) => !backs.some(({ title }) => title === own.title));
  return {
    ...(bound ?? { views: [], isTheirs: false, without: [] }),
    id: table.id,
    title: table.title,
    database,
    dataSource,
    fields,
    backs: [...others, ...backs.map(({ title, property }) => ({ title, property }))],
  };
}

/** Throws a `SurfaceError` when Notion did not make the field's column. */
export function bindField(
  field: Field,
  { column, known }: { readonly column: ColumnAnswer | undefined; readonly known: KnownTables },
): BoundField {
  if (column === undefined) {
    throw new SurfaceError({
      code: 'invalid',
      surface: 'notion',
      request: 'install',
      message: `Notion did not make the column ${field.title}`,
    });
  }
  const choices = field.kind === 'choice' ? field.choices : [];
  const target = field.kind === 'relation' ? known.targets.get(field.to)?.dataSource : undefined;
  const bound = {
    id: field.id,
    title: field.title,
    role: field.role,
    column: boundKind(field, { column, known }),
    property: column.id,
    choices: choices.map(({ id, title }) => ({ id, title })),
    ...(target === undefined ? {} : { target }),
  };
  return withColumn(bound, column);
}

/** A choice may stand as a status or as a select, whatever the template says of it today. */
function boundKind(
  field: Field,
  { column, known }: { column: ColumnAnswer; known: KnownTables },
): ColumnKind {
  const kind = columnKind(field, known.here);
  if (kind !== 'status' && kind !== 'choice') return kind;
  return column.type === 'status' ? 'status' : 'choice';
}
