import { fieldKinds } from '../template/field-kind.ts';
import type { Field } from '../template/template.ts';

/**
 * What a column holds in Notion: a field's kind, or `reference`, which stands for a relation to a table that lives
 * on another surface. Notion cannot link there, so the column is text that holds keys or titles.
 */
export const columnKinds = [...fieldKinds, 'reference'] as const;
export type ColumnKind = (typeof columnKinds)[number];

/** The kind of a field's column, given the tables that live here too. */
export function columnKind(field: Field, here: ReadonlySet<string>): ColumnKind {
  return field.kind === 'relation' && !here.has(field.to) ? 'reference' : field.kind;
}
