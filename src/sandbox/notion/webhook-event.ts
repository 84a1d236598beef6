import { isSame } from './is-same.ts';
import { pageAround } from './page-around.ts';
import type { NotionRecord, PageRecord, Parent, RecordChange, Records } from './records.ts';
import { contentEvents } from './webhook-content-event.ts';
import type { HappenedEvent } from './happened-event.ts';
import { webhookParent } from './webhook-parent.ts';
import type { WebhookEventType } from './webhook-subscription.ts';

/**
 * What a request's changes amount to, in events.
 * from documents: https://developers.notion.com/reference/webhooks-events-delivery
 */
export function eventsOf(changes: readonly RecordChange[], records: Records): HappenedEvent[] {
  return [...changes.flatMap((change) => ownEvents(change, records)), ...contentEvents(changes, records)];
}

function ownEvents(change: RecordChange, records: Records): HappenedEvent[] {
  const record = change.after ?? change.before;
  switch (record?.kind) {
    case 'page':
    case 'database':
    case 'data_source':
      return placeEvents(change, records);
    case 'view':
      return viewEvents(change);
    case 'comment':
      return commentEvents(change, records);
    case 'file_upload':
      return uploadEvents(change);
    default:
      return [];
  }
}

/** Pages, databases and data sources: made, moved, put in the trash and taken out, locked, given other values or columns. */
function placeEvents({ before, after }: RecordChange, records: Records): HappenedEvent[] {
  if (after?.kind !== 'page' && after?.kind !== 'database' && after?.kind !== 'data_source') return [];
  const { kind, id } = after;
  const parent = webhookParent(placeOf(after), records);
  const anchor = kind === 'data_source' ? after.databaseId : id;
  function event(type: WebhookEventType, more: Record<string, unknown> = {}): HappenedEvent {
    return { type, entity: { id, type: kind }, data: { parent, ...more }, anchor };
  }
  if (before === undefined) return [event(`${kind}.created`)];
  if (before.kind !== 'page' && before.kind !== 'database' && before.kind !== 'data_source') return [];
  const events = [];
  if (before.inTrash !== after.inTrash)
    events.push(event(after.inTrash ? `${kind}.deleted` : `${kind}.undeleted`));
  if (!isSame(placeOf(before), placeOf(after))) events.push(event(`${kind}.moved`));
  if (before.kind === 'page' && after.kind === 'page') {
    const ids = changedValues(before, after);
    if (ids.length > 0) events.push(event('page.properties_updated', { updated_properties: ids }));
    if (before.isLocked !== after.isLocked)
      events.push(event(after.isLocked ? 'page.locked' : 'page.unlocked'));
  }
  if (before.kind === 'data_source' && after.kind === 'data_source') {
    const columns = changedColumns(before, after);
    if (columns.length > 0) events.push(event('data_source.schema_updated', { updated_properties: columns }));
  }
  return events;
}

function changedValues(before: PageRecord, after: PageRecord): string[] {
  return [...new Set([...Object.keys(before.values), ...Object.keys(after.values)])]
    .filter((id) => !isSame(before.values[id], after.values[id]))
    .map(encodeURIComponent);
}

type Columns = { properties: readonly { id: string; name: string }[] };

function changedColumns(before: Columns, after: Columns): object[] {
  const ids = new Set([...before.properties, ...after.properties].map(({ id }) => id));
  return [...ids].flatMap((id) => {
    const [was, is] = [before, after].map(({ properties }) =>
      properties.find((property) => property.id === id),
    );
    if (isSame(was, is)) return [];
    const action = was === undefined ? 'created' : is === undefined ? 'deleted' : 'updated';
    return [{ id: encodeURIComponent(id), name: is?.name ?? null, action }];
  });
}

function viewEvents({ before, after }: RecordChange): HappenedEvent[] {
  const view = after ?? before;
  if (view?.kind !== 'view') return [];
  const parent = { id: view.databaseId, type: 'database' };
  const common = { entity: { id: view.id, type: 'view' }, anchor: view.databaseId };
  if (before === undefined)
    return [{ type: 'view.created', ...common, data: { parent, view_type: view.type } }];
  if (after === undefined) return [{ type: 'view.deleted', ...common, data: { parent } }];
  if (before.kind !== 'view') return [];
  const fields = (['name', 'filter', 'sorts', 'configuration'] as const).filter(
    (key) => !isSame(before[key], view[key]),
  );
  return fields.length === 0
    ? []
    : [{ type: 'view.updated', ...common, data: { parent, updated_fields: fields } }];
}

function commentEvents({ before, after }: RecordChange, records: Records): HappenedEvent[] {
  const comment = after ?? before;
  if (comment?.kind !== 'comment' || comment.parent.type === 'workspace') return [];
  const { id, type } = comment.parent;
  const page = type === 'block_id' ? pageAround(id, records) : id;
  if (page === undefined) return [];
  const name = before === undefined ? 'created' : after === undefined ? 'deleted' : 'updated';
  const data = { parent: { id, type: type === 'block_id' ? 'block' : 'page' }, page_id: page };
  return [{ type: `comment.${name}`, entity: { id: comment.id, type: 'comment' }, data, anchor: page }];
}

function uploadEvents({ before, after }: RecordChange): HappenedEvent[] {
  if (after?.kind !== 'file_upload') return [];
  const common = { entity: { id: after.id, type: 'file_upload' }, data: {}, anchor: after.id };
  if (before === undefined) return [{ type: 'file_upload.created', ...common }];
  if (before.kind !== 'file_upload' || before.status === after.status) return [];
  if (after.status === 'uploaded') return [{ type: 'file_upload.completed', ...common }];
  return after.status === 'expired' ? [{ type: 'file_upload.expired', ...common }] : [];
}

function placeOf(record: Extract<NotionRecord, { kind: 'page' | 'database' | 'data_source' }>): Parent {
  return record.kind === 'data_source' ? { type: 'database_id', id: record.databaseId } : record.parent;
}
