import type { ApiContext } from './api-context.ts';
import { at, isAbsent, readBoolean } from './field.ts';
import type { Field } from './field.ts';

/** The keys by which a version moves something to the trash: `archived` went with 2026-03-11. */
export function trashKeys(context: ApiContext): string[] {
  return context.version === '2026-03-11' ? ['in_trash'] : ['in_trash', 'archived'];
}

/** What a request says about the trash; undefined when nothing. */
export function readTrash(body: Field, context: ApiContext): boolean | undefined {
  const key = trashKeys(context).find((candidate) => !isAbsent(at(body, candidate)));
  return key === undefined ? undefined : readBoolean(at(body, key));
}
