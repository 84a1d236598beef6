import type { Table } from '../template/template.ts';
import { matchColumns } from './match-columns.ts';
import type { DataSourceAnswer } from './wire.ts';

/** A column that Notion keeps to show a relation from the other side. */
export interface BackColumn {
  /** Id of the table it stands in. */
  readonly table: string;
  /** The title it is to bear. */
  readonly title: string;
  /** Its name now. */
  readonly name: string;
  /** Its id, as the relation on the other side names it. */
  readonly property: string;
}

/** The columns that a table's two-way relations made in the tables they point at. */
export function backColumns(
  table: Table,
  { schema, here }: { readonly schema: DataSourceAnswer; readonly here: ReadonlySet<string> },
): BackColumn[] {
  const columns = matchColumns(table, { columns: Object.values(schema.properties), here });
  return table.fields.flatMap((field) => {
    if (field.kind !== 'relation' || field.back === undefined) return [];
    const { synced_property_id: property, synced_property_name: name = '' } =
      columns.get(field.id)?.relation?.dual_property ?? {};
    return property === undefined ? [] : [{ table: field.to, title: field.back, name, property }];
  });
}

/**
 * Whether Notion gave a column the name it makes up by itself, `Related to Objectives (Team)`: it is not certain that it
 * takes the one asked for with the relation. A name that people gave it is theirs.
 */
export function needsName({ name, title }: BackColumn): boolean {
  return name !== title && name.startsWith('Related to ');
}
