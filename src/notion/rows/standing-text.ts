import * as z from 'zod';
import { plainText, RichText } from '../rich-text.ts';
import type { PropertyValue } from '../wire.ts';

const Named = z.object({ name: z.string() });
const Result = z.looseObject({ type: z.string() });

/**
 * What stands in a cell whose column is not of the kind it should be, as a person would read it out; `undefined` when
 * it is empty. Only for telling people what was found: nothing is computed from it.
 */
export function standingText(value: PropertyValue): string | undefined {
  return textOf(value[value.type]);
}

function textOf(held: unknown): string | undefined {
  if (held === undefined || held === null || held === '' || held === false) return undefined;
  if (typeof held === 'string') return held;
  if (typeof held === 'number') return String(held);
  if (held === true) return 'yes';
  if (Array.isArray(held)) return textOfList(held);
  const named = Named.safeParse(held);
  if (named.success) return named.data.name;
  const date = z.object({ start: z.string() }).safeParse(held);
  if (date.success) return date.data.start;
  const result = Result.safeParse(held);
  return result.success ? textOf(result.data[result.data.type]) : undefined;
}

function textOfList(items: readonly unknown[]): string | undefined {
  if (items.length === 0) return undefined;
  const rich = RichText.safeParse(items);
  if (rich.success) return plainText(rich.data);
  const names = items.flatMap((item) => Named.safeParse(item).data?.name ?? []);
  return names.length === items.length
    ? names.join(', ')
    : `${items.length} ${items.length === 1 ? 'entry' : 'entries'}`;
}
