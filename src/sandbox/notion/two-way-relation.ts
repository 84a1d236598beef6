import { newPropertyId } from './api-context.ts';
import type { ApiContext } from './api-context.ts';
import { at, isObject } from './field.ts';
import type { Field } from './field.ts';
import { findDataSource } from './find.ts';
import { plainText } from './rich-text.ts';
import type { Property } from './property.ts';
import type { DataSourceRecord, PageRecord } from './records.ts';

/** Makes the property in the other data source that shows a two-way relation from there; gives the near side linked to it. */
export function addOtherSide(
  dataSource: DataSourceRecord,
  link: { property: Property; synced: { name: string | undefined } },
  context: ApiContext,
): DataSourceRecord {
  const { property, synced } = link;
  if (property.type !== 'relation') return dataSource;
  const isSelf = property.dataSourceId === dataSource.id;
  const other = isSelf ? dataSource : findDataSource(property.dataSourceId, context);
  const back: Property = {
    id: newPropertyId(context, other.properties),
    name: freeName(
      other.properties,
      synced.name ?? `Related to ${plainText(dataSource.title)} (${property.name})`,
    ),
    description: null,
    type: 'relation',
    dataSourceId: dataSource.id,
    syncedId: property.id,
  };
  const linked = dataSource.properties.map((one) =>
    one.id === property.id ? { ...property, syncedId: back.id } : one,
  );
  if (isSelf) return { ...dataSource, properties: [...linked, back] };
  context.records.put({ ...other, properties: [...other.properties, back] });
  return { ...dataSource, properties: linked };
}

/** What a request's `dual_property` asks of an existing relation: another side where there is none, another name where there is. */
export function linkOtherSide(
  dataSource: DataSourceRecord,
  change: { property: Property; entry: Field },
  context: ApiContext,
): DataSourceRecord {
  const { property, entry } = change;
  const dual = at(at(entry, 'relation'), 'dual_property');
  if (property.type !== 'relation' || !isObject(dual.value)) return dataSource;
  const asked = dual.value.synced_property_name;
  const name = typeof asked === 'string' ? asked : undefined;
  if (property.syncedId === null) return addOtherSide(dataSource, { property, synced: { name } }, context);
  if (name === undefined) return dataSource;
  const rename = { id: property.syncedId, name };
  if (property.dataSourceId === dataSource.id) {
    return { ...dataSource, properties: withName(dataSource.properties, rename) };
  }
  const other = findDataSource(property.dataSourceId, context);
  context.records.put({ ...other, properties: withName(other.properties, rename) });
  return dataSource;
}

function withName(properties: readonly Property[], rename: { id: string; name: string }): Property[] {
  return properties.map((one) => (one.id === rename.id ? { ...one, name: rename.name } : one));
}

/** Writes the other ends of a page's two-way relations after its links changed. */
export function syncOtherEnds(
  change: { before: PageRecord | undefined; after: PageRecord },
  properties: readonly Property[],
  context: ApiContext,
): void {
  const { before, after } = change;
  for (const property of properties) {
    if (property.type !== 'relation' || property.syncedId === null) continue;
    const old = linksOf(before, property.id);
    const links = linksOf(after, property.id);
    const { syncedId } = property;
    for (const id of links)
      if (!old.includes(id))
        relink(
          id,
          { syncedId, change: (ids) => [...ids.filter((one) => one !== after.id), after.id] },
          context,
        );
    for (const id of old)
      if (!links.includes(id))
        relink(id, { syncedId, change: (ids) => ids.filter((one) => one !== after.id) }, context);
  }
}

/** The ids a page holds under a relation property. */
export function linksOf(page: PageRecord | undefined, propertyId: string): readonly string[] {
  const value = page?.values[propertyId];
  return value?.type === 'relation' ? value.pageIds : [];
}

function relink(
  pageId: string,
  edit: { syncedId: string; change: (ids: readonly string[]) => string[] },
  context: ApiContext,
): void {
  const page = context.records.get('page', pageId);
  if (page === undefined) return;
  const pageIds = edit.change(linksOf(page, edit.syncedId));
  context.records.put({
    ...page,
    values: { ...page.values, [edit.syncedId]: { type: 'relation', pageIds } },
  });
}

function freeName(properties: readonly Property[], wanted: string): string {
  function isTaken(name: string) {
    return properties.some((property) => property.name === name);
  }
  let name = wanted;
  for (let attempt = 1; isTaken(name); attempt += 1) name = `${wanted} ${attempt}`;
  return name;
}
