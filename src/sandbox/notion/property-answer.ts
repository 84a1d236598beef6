import type { Answer, ApiContext } from './api-context.ts';
import type { Property } from './property.ts';

/** A column as it stands in a data source's `properties`. */
export function propertyAnswer(
  property: Property,
  siblings: readonly Property[],
  context: ApiContext,
): Answer {
  const { id, name, description, type } = property;
  return {
    id: encodeURIComponent(id),
    name,
    description,
    type,
    [type]: settingsAnswer(property, siblings, context),
  };
}

function settingsAnswer(property: Property, siblings: readonly Property[], context: ApiContext): Answer {
  switch (property.type) {
    case 'number':
      return { format: property.format };
    case 'select':
    case 'multi_select':
      return { options: property.options };
    case 'status':
      return {
        options: property.options,
        groups: property.groups.map(({ optionIds, ...group }) => ({ ...group, option_ids: optionIds })),
      };
    case 'relation':
      return relationAnswer(property, context);
    case 'rollup':
      return rollupAnswer(property, siblings, context);
    case 'formula':
      return { expression: property.expression };
    case 'unique_id':
      return { prefix: property.prefix };
    default:
      return {};
  }
}

function relationAnswer(property: Extract<Property, { type: 'relation' }>, context: ApiContext): Answer {
  const other = context.records.get('data_source', property.dataSourceId);
  const database = { database_id: other?.databaseId ?? null };
  const head =
    context.version === '2022-06-28' ? database : { ...database, data_source_id: property.dataSourceId };
  if (property.syncedId === null) return { ...head, type: 'single_property', single_property: {} };
  const synced = other?.properties.find((one) => one.id === property.syncedId);
  return {
    ...head,
    type: 'dual_property',
    // Inside settings, ids of properties are not percent-encoded, unlike a property's own id.
    dual_property: { synced_property_name: synced?.name ?? '', synced_property_id: property.syncedId },
  };
}

function rollupAnswer(
  property: Extract<Property, { type: 'rollup' }>,
  siblings: readonly Property[],
  context: ApiContext,
): Answer {
  const relation = siblings.find((one) => one.id === property.relationId);
  const related =
    relation?.type === 'relation' ? context.records.get('data_source', relation.dataSourceId) : undefined;
  const target = related?.properties.find((one) => one.id === property.targetId);
  return {
    rollup_property_name: target?.name ?? '',
    relation_property_name: relation?.name ?? '',
    rollup_property_id: property.targetId,
    relation_property_id: property.relationId,
    function: property.function,
  };
}
