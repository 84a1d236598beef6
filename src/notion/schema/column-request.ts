import type { Field } from '../../template/template.ts';
import { columnKind } from '../column-kind.ts';
import type { ColumnRequest } from '../property.ts';
import { codecOf } from '../property.ts';

const longestDescription = 280;

/**
 * The column of a field as Notion is asked for it. `here` are the tables that live in Notion too; `target` is the data
 * source that a relation points at.
 */
export function columnRequest(
  field: Field,
  { here, target = '' }: { readonly here: ReadonlySet<string>; readonly target?: string | undefined },
): ColumnRequest {
  return { ...codecOf(columnKind(field, here)).request(field, target), description: describeField(field) };
}

/** What a field's column says of itself: what to write there, or that Northbook does, and where it is explained. */
export function describeField(field: Field): string {
  const text = ownWords(field);
  const { explainedAt } = field;
  if (explainedAt === undefined || text.length + 1 + explainedAt.length > longestDescription) return text;
  return `${text} ${explainedAt}`;
}

/** Whether a column describes itself in a field's words, whatever address they lead to. */
export function isDescriptionOf(field: Field, description: string | null | undefined): boolean {
  return description?.replace(/ https?:\/\/\S+$/, '') === ownWords(field);
}

function ownWords(field: Field): string {
  const text = field.role === 'derived' ? `Northbook writes this. ${field.description}` : field.description;
  return text.length <= longestDescription ? text : `${text.slice(0, longestDescription - 1)}…`;
}
