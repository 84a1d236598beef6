import { newPropertyId } from './api-context.ts';
import type { ApiContext } from './api-context.ts';
import { at, entriesOf, isAbsent, isObject, readString } from './field.ts';
import type { Field } from './field.ts';
import { findDatabase, findDataSource, onlyDataSource } from './find.ts';
import { assertFormula } from './formula-check.ts';
import { validationError } from './notion-error.ts';
import { assertNoCycle } from './schema-cycle.ts';
import { decodedPropertyId } from './notion-id.ts';
import { mergedOptions, statusSettings } from './option-list.ts';
import type { Property, PropertySettings } from './property.ts';
import { readPropertyDescription, readPropertyRequest, requestedType } from './property-request.ts';
import type { PropertyRequest } from './property-request.ts';
import type { DataSourceRecord } from './records.ts';
import { adoptType } from './retype.ts';
import { addOtherSide, linkOtherSide } from './two-way-relation.ts';

const MAX_PROPERTIES = 500;

/** Finds a property by name or by id, encoded or not. */
export function propertyNamed(properties: readonly Property[], handle: string): Property | undefined {
  const id = decodedPropertyId(handle);
  return (
    properties.find((property) => property.name === handle) ??
    properties.find((property) => property.id === id || property.id === handle)
  );
}

/**
 * Applies the `properties` of a request to a data source and writes it, with the relations' other sides: a key names an
 * existing property (by name or id) or a new one, null removes it.
 */
export function changeSchema(
  dataSource: DataSourceRecord,
  field: Field,
  context: ApiContext,
): DataSourceRecord {
  // Rollups are resolved last because they may name a relation of the same request.
  const entries = entriesOf(field).toSorted(([, a], [, b]) => rank(a) - rank(b));
  context.records.put(dataSource);
  for (const [key, entry] of entries) {
    const current = findDataSource(dataSource.id, context);
    context.records.put(changeProperty(current, { key, entry }, context));
  }
  const changed = findDataSource(dataSource.id, context);
  const titles = changed.properties.filter((property) => property.type === 'title');
  if (titles.length === 0) throw validationError('Title is not provided');
  if (changed.properties.length > MAX_PROPERTIES)
    throw validationError(`A data source can have at most ${MAX_PROPERTIES} properties.`);
  assertNoCycle(changed, context);
  return changed;
}

function rank(entry: Field): number {
  if (!isObject(entry.value)) return 0;
  if (Object.hasOwn(entry.value, 'rollup')) return 2;
  return Object.hasOwn(entry.value, 'formula') ? 3 : 1;
}

function changeProperty(
  dataSource: DataSourceRecord,
  change: { key: string; entry: Field },
  context: ApiContext,
): DataSourceRecord {
  const { key, entry } = change;
  const existing = propertyNamed(dataSource.properties, key);
  if (entry.value === null)
    return existing === undefined ? unknownProperty(key) : withoutProperty(dataSource, existing, context);
  const type = requestedType(entry);
  const rename = isAbsent(at(entry, 'name')) ? undefined : readString(at(entry, 'name'), { min: 1 });
  const name = existing === undefined ? (rename ?? key) : (rename ?? existing.name);
  if (dataSource.properties.some((property) => property.name === name && property.id !== existing?.id)) {
    throw validationError(`Cannot rename property to "${name}": a property with that name already exists.`);
  }
  const description = readPropertyDescription(entry);
  if (existing === undefined) {
    if (type === undefined) return unknownProperty(key);
    return withNewProperty(
      dataSource,
      { name, description: description ?? null, request: readPropertyRequest(entry, type) },
      context,
    );
  }
  const head = {
    id: existing.id,
    name,
    description: description === undefined ? existing.description : description,
  };
  const isRetyped = type !== undefined && type !== existing.type;
  if (isRetyped && (existing.type === 'title' || type === 'title'))
    throw validationError('Cannot change the type of a title property.');
  const settings =
    type === undefined
      ? existing
      : settle(readPropertyRequest(entry, type), { dataSource, existing }, context);
  const property: Property = { ...settings, ...head };
  if (isRetyped) adoptType(dataSource, { before: existing, after: property }, context);
  const next = {
    ...dataSource,
    properties: dataSource.properties.map((one) => (one.id === existing.id ? property : one)),
  };
  return linkOtherSide(next, { property, entry }, context);
}

function unknownProperty(key: string): never {
  throw validationError(`${key} is not a property that exists.`);
}

function withNewProperty(
  dataSource: DataSourceRecord,
  wanted: { name: string; description: string | null; request: PropertyRequest },
  context: ApiContext,
): DataSourceRecord {
  const { name, description, request } = wanted;
  const hasTitle = dataSource.properties.some((property) => property.type === 'title');
  if (request.type === 'title' && hasTitle) throw validationError('Cannot create new title property.');
  const id = request.type === 'title' ? 'title' : newPropertyId(context, dataSource.properties);
  const property: Property = {
    ...settle(request, { dataSource, existing: undefined }, context),
    id,
    name,
    description,
  };
  const next = { ...dataSource, properties: [...dataSource.properties, property] };
  if (property.type === 'unique_id') return numberRows(next, property, context);
  return request.type === 'relation' && request.synced !== undefined
    ? addOtherSide(next, { property, synced: request.synced }, context)
    : next;
}

/** Resolves what a request says about a property against the data source it belongs to. */
function settle(
  request: PropertyRequest,
  place: { dataSource: DataSourceRecord; existing: Property | undefined },
  context: ApiContext,
): PropertySettings {
  const { dataSource, existing } = place;
  switch (request.type) {
    case 'number':
      return {
        type: 'number',
        format: request.format ?? (existing?.type === 'number' ? existing.format : 'number'),
      };
    case 'select':
    case 'multi_select': {
      const before = existing?.type === 'select' || existing?.type === 'multi_select' ? existing.options : [];
      return {
        type: request.type,
        options: request.options === undefined ? before : mergedOptions(before, request.options, context),
      };
    }
    case 'status':
      return {
        type: 'status',
        ...statusSettings(existing?.type === 'status' ? existing : undefined, request.options, context),
      };
    case 'relation': {
      const { id: dataSourceId } =
        'databaseId' in request.target
          ? onlyDataSource(findDatabase(request.target.databaseId, context), context)
          : findDataSource(request.target.dataSourceId, context);
      const isSame =
        existing?.type === 'relation' &&
        existing.dataSourceId === dataSourceId &&
        request.synced !== undefined;
      return {
        type: 'relation',
        dataSourceId,
        syncedId: isSame ? existing.syncedId : null,
      };
    }
    case 'rollup':
      return settleRollup(request, dataSource, context);
    case 'formula':
      assertFormula(request.expression, dataSource.properties);
      return { type: 'formula', expression: request.expression };
    case 'unique_id':
      return {
        type: 'unique_id',
        prefix:
          request.prefix === undefined
            ? existing?.type === 'unique_id'
              ? existing.prefix
              : null
            : request.prefix,
      };
    default:
      return request;
  }
}

function settleRollup(
  request: Extract<PropertyRequest, { type: 'rollup' }>,
  dataSource: DataSourceRecord,
  context: ApiContext,
): PropertySettings {
  const relation = propertyNamed(dataSource.properties, request.relation);
  if (relation?.type !== 'relation')
    throw validationError(`Could not find relation property with name or id: ${request.relation}`);
  const related = findDataSource(relation.dataSourceId, context);
  const target = propertyNamed(related.properties, request.target);
  if (target === undefined)
    throw validationError(`Could not find rollup property with name or id: ${request.target}`);
  return { type: 'rollup', function: request.function, relationId: relation.id, targetId: target.id };
}

/** Gives the rows that are already there their numbers, oldest first. */
function numberRows(dataSource: DataSourceRecord, property: Property, context: ApiContext): DataSourceRecord {
  let next = dataSource.nextNumber;
  for (const page of context.records.list('page', dataSource.id)) {
    context.records.put({
      ...page,
      values: { ...page.values, [property.id]: { type: 'unique_id', number: next } },
    });
    next += 1;
  }
  return { ...dataSource, nextNumber: next };
}

function withoutProperty(
  dataSource: DataSourceRecord,
  property: Property,
  context: ApiContext,
): DataSourceRecord {
  if (property.type === 'title') throw validationError('Cannot delete the title property.');
  const remaining = dataSource.properties.filter((one) => one.id !== property.id);
  if (property.type !== 'relation' || property.syncedId === null)
    return { ...dataSource, properties: remaining };
  const { syncedId } = property;
  if (property.dataSourceId === dataSource.id)
    return { ...dataSource, properties: remaining.filter((one) => one.id !== syncedId) };
  const other = context.records.get('data_source', property.dataSourceId);
  if (other !== undefined)
    context.records.put({ ...other, properties: other.properties.filter((one) => one.id !== syncedId) });
  return { ...dataSource, properties: remaining };
}
