import type { OAuthContext } from './oauth-grants.ts';
import { randomId } from './notion-id.ts';
import type { NotionRecord, Records } from './records.ts';

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/**
 * A copy of a page with all below it, pages, databases with their rows, views and blocks, at the top of the workspace; gives its
 * id. Everything in it gets a new id, and links within it lead to the copies; properties keep theirs. Notion does this in the
 * background; here it is done at once.
 * from documents: https://developers.notion.com/docs/authorization
 */
export function duplicatePage(pageId: string, by: string, context: OAuthContext): string {
  const { records, now, random } = context;
  const originals = everythingUnder(pageId, records);
  const ids = new Map<string, string>();
  for (const { id } of originals) if (!ids.has(id)) ids.set(id, randomId(random));
  const stamps = { createdAt: now, createdBy: by, editedAt: now, editedBy: by };
  for (const original of originals) {
    const text = JSON.stringify(original).replaceAll(UUID, (id) => ids.get(id) ?? id);
    // A record with other ids in it is a record of the same kind.
    const copy: NotionRecord = JSON.parse(text);
    const isRoot = original.id === pageId && (copy.kind === 'page' || copy.kind === 'block');
    records.put({ ...copy, ...stamps, ...(isRoot ? { parent: { type: 'workspace' } } : {}) });
  }
  return ids.get(pageId) ?? pageId;
}

/** The page's record with those of all that lies under it, as it stands; what is in the trash stays there. */
function everythingUnder(pageId: string, records: Records): NotionRecord[] {
  const found: NotionRecord[] = [];
  const open = [pageId];
  // It grows while it is walked, so that what was made first is copied first.
  for (const id of open) {
    const page = records.get('page', id);
    const database = records.get('database', id);
    const block = records.get('block', id);
    for (const record of [page, database, block]) if (record?.inTrash === false) found.push(record);
    for (const child of records.list('block', id)) if (!child.inTrash) open.push(child.id);
    if (database === undefined) continue;
    found.push(...records.list('view', id));
    for (const source of records.list('data_source', id)) {
      if (source.inTrash) continue;
      found.push(source);
      for (const row of records.list('page', source.id)) if (!row.inTrash) open.push(row.id);
    }
  }
  return found;
}
