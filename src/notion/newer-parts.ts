import type { Field, Table } from '../template/template.ts';
import type { Binding } from './binding.ts';

/** What a template has that an installation lacks in one table. */
export interface NewerPart {
  readonly table: Table;
  /** The whole table is new. */
  readonly isNew: boolean;
  readonly fields: readonly Field[];
}

/** The tables and fields that a template got after an installation was made. */
export function newerParts(binding: Binding, tables: readonly Table[]): NewerPart[] {
  return tables.flatMap((table) => {
    const bound = binding.tables.find(({ id }) => id === table.id);
    const known = new Set([...(bound?.fields.map(({ id }) => id) ?? []), ...(bound?.without ?? [])]);
    const fields = table.fields.filter(({ id }) => !known.has(id));
    return fields.length === 0 ? [] : [{ table, fields, isNew: bound === undefined }];
  });
}
