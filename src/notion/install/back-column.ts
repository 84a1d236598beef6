import type { Table } from '../../template/template.ts';
import type { ColumnAnswer } from '../wire.ts';

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

/** The columns that a table's two-way relations made in the tables they point at. `columns` are its own, by field id. */
export function backColumns(table: Table, columns: ReadonlyMap<string, ColumnAnswer>): BackColumn[] {
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
