import type { ApiContext } from './api-context.ts';
import { at, isAbsent, missingAlternatives, readId, readObject, readOneOf, refusal } from './field.ts';
import type { Field } from './field.ts';
import { findBlock, findDatabase, findDataSource, findPage } from './find.ts';
import { NotionError, validationError } from './notion-error.ts';
import type { Parent } from './records.ts';

const kinds = ['page_id', 'block_id', 'database_id', 'data_source_id', 'workspace'] as const;
type ParentKind = (typeof kinds)[number];

/** Reads the `parent` of a request and finds what it names; only the listed kinds are taken. */
export function readParent(field: Field, allowed: readonly ParentKind[], context: ApiContext): Parent {
  readObject(field, ['type', ...kinds]);
  if (!isAbsent(at(field, 'type'))) readOneOf(at(field, 'type'), allowed);
  const kind = allowed.find((candidate) => !isAbsent(at(field, candidate)));
  if (kind === undefined) throw missingAlternatives(field, allowed);
  const value = at(field, kind);
  switch (kind) {
    case 'workspace':
      if (value.value !== true) throw refusal(value, '`true`');
      return workspaceParent(context);
    case 'page_id':
      return { type: 'page_id', id: liveId(findPage(readId(value), context), 'page') };
    case 'block_id':
      return { type: 'block_id', id: findBlock(readId(value), context).id };
    case 'data_source_id':
      return { type: 'data_source_id', id: liveId(findDataSource(readId(value), context), 'data source') };
    case 'database_id':
      return { type: 'database_id', id: liveId(findDatabase(readId(value), context), 'database') };
  }
}

/** Only a connection that a person authorised may put something at the top of the workspace. */
export function workspaceParent(context: ApiContext): Parent {
  if (context.connection.isPublic) return { type: 'workspace' };
  // from documents
  throw validationError(
    "Internal integrations aren't owned by a single user, so creating workspace-level private pages is not supported.",
  );
}

function liveId(record: { id: string; inTrash: boolean }, noun: string): string {
  if (!record.inTrash) return record.id;
  // from documents
  throw new NotionError({
    status: 400,
    code: 'validation_error',
    message: `Can't edit ${noun} that is archived. You must unarchive the ${noun} before editing.`,
  });
}
