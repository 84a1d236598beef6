import type { TableInput, TemplateInput } from '../src/template/template.ts';

/** A template made of some tables of the whole; relations to tables that are not among them are left out. */
export function part(options: {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly tables: readonly TableInput[];
}): TemplateInput {
  const present = new Set(options.tables.map((table) => table.id));
  return {
    ...options,
    version: 3,
    tables: options.tables.map((table) => ({
      ...table,
      fields: table.fields.filter((field) => field.kind !== 'relation' || present.has(field.to)),
    })),
  };
}
