import { fieldKinds } from '../template/field-kind.ts';
import type { Field } from '../template/template.ts';

/**
 * What a column holds in Notion: a field's kind, or one of two more. `reference` stands for a relation to a table that
 * lives on another surface: Notion cannot link there, so the column is text that holds keys or titles. `status` is a
 * choice whose options stand in groups, from to-do to complete; it cannot be empty.
 */
export const columnKinds = [...fieldKinds, 'reference', 'status'] as const;
export type ColumnKind = (typeof columnKinds)[number];

/** The kind of a field's column, given the tables that live here too. */
export function columnKind(field: Field, here: ReadonlySet<string>): ColumnKind {
  if (field.kind === 'relation' && !here.has(field.to)) return 'reference';
  const isStaged = field.kind === 'choice' && field.choices.every(({ stage }) => stage !== undefined);
  return isStaged ? 'status' : field.kind;
}
