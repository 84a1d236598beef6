import { isAbsent, readNumber, readString, refusal } from './field.ts';
import type { Field } from './field.ts';
import { validationError } from './notion-error.ts';

const MAX_PAGE_SIZE = 100;

/** What a request says about paging, from its query or its body. */
export interface PageWanted {
  size: number;
  cursor: string | undefined;
}

/** Reads page_size (1 to 100, 100 by default) and start_cursor. */
export function readPageWanted(sizeField: Field, cursorField: Field): PageWanted {
  const size = isAbsent(sizeField) ? MAX_PAGE_SIZE : readNumber(sizeField);
  if (!Number.isInteger(size)) throw refusal(sizeField, 'an integer');
  if (size > MAX_PAGE_SIZE) throw refusal(sizeField, `≤ \`${MAX_PAGE_SIZE}\``);
  if (size < 1) throw refusal(sizeField, '≥ `1`');
  return { size, cursor: isAbsent(cursorField) ? undefined : readString(cursorField) };
}

/** The same from a query string, where numbers are text. */
export function readPageWantedFromQuery(query: URLSearchParams): PageWanted {
  const size = query.get('page_size');
  const number = size === null || size === '' ? undefined : Number(size);
  const sizeField = {
    path: 'query.page_size',
    value: number !== undefined && Number.isNaN(number) ? size : number,
  };
  return readPageWanted(sizeField, {
    path: 'query.start_cursor',
    value: query.get('start_cursor') ?? undefined,
  });
}

/** One page out of everything; the cursor is the key of the first element of the next page, which the caller may dress up. */
export function pageOf<T>(
  all: readonly T[],
  wanted: PageWanted,
  keyOf: (element: T) => string,
): { elements: readonly T[]; next: string | null } {
  const start =
    wanted.cursor === undefined ? 0 : all.findIndex((element) => keyOf(element) === wanted.cursor);
  if (start === -1) throw invalidCursor(wanted.cursor ?? '');
  const following = all[start + wanted.size];
  return {
    elements: all.slice(start, start + wanted.size),
    next: following === undefined ? null : keyOf(following),
  };
}

export function invalidCursor(cursor: string): Error {
  return validationError(`The start_cursor provided is invalid: ${cursor}`);
}
