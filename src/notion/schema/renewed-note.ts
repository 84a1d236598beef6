import type { Field } from '../../template/template.ts';
import type { ColumnRequest } from '../property.ts';
import type { ColumnAnswer } from '../wire.ts';
import { describeField, isDescriptionOf } from './column-request.ts';

/**
 * Asks for a column as it stands, with a description that leads to where its answer is explained today. `undefined` where it
 * leads there already, and where people wrote something of their own.
 */
export function renewedNote(field: Field, column: ColumnAnswer | undefined): ColumnRequest | undefined {
  if (field.explainedAt === undefined || column === undefined) return undefined;
  const description = describeField(field);
  if (column.description === description || !isDescriptionOf(field, column.description)) return undefined;
  const request = standingColumn(column);
  return request === undefined ? undefined : { ...request, description };
}

/** Notion takes a description only along with its column's type. `undefined` for types that no answer is written in. */
function standingColumn({ type, number, select }: ColumnAnswer): ColumnRequest | undefined {
  switch (type) {
    case 'title':
      return { title: {} };
    case 'rich_text':
      return { rich_text: {} };
    case 'date':
      return { date: {} };
    case 'checkbox':
      return { checkbox: {} };
    case 'number':
      return { number: number ?? {} };
    case 'select':
      // What is not listed would be deleted.
      return { select: { options: select?.options ?? [] } };
    default:
      return undefined;
  }
}
