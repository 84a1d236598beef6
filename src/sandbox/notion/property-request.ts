import {
  at,
  isAbsent,
  isObject,
  missingAlternatives,
  readId,
  readObject,
  readOneOf,
  readString,
  refusal,
} from './field.ts';
import type { Field } from './field.ts';
import { decodedPropertyId } from './notion-id.ts';
import { readOptionRequests } from './option-list.ts';
import type { OptionRequest } from './option-list.ts';
import { plainPropertyTypes, propertyTypes } from './property.ts';
import type { PlainPropertyType, PropertyType } from './property.ts';

const MAX_DESCRIPTION = 280;

const rollupFunctions = [
  'count',
  'count_values',
  'empty',
  'not_empty',
  'unique',
  'show_unique',
  'percent_empty',
  'percent_not_empty',
  'sum',
  'average',
  'median',
  'min',
  'max',
  'range',
  'earliest_date',
  'latest_date',
  'date_range',
  'checked',
  'unchecked',
  'percent_checked',
  'percent_unchecked',
  'count_per_group',
  'percent_per_group',
  'show_original',
] as const;

/** A property as a request describes it, before names are resolved against the data source. */
export type PropertyRequest =
  | { type: PlainPropertyType }
  | { type: 'number'; format: string | undefined }
  | { type: 'select' | 'multi_select' | 'status'; options: OptionRequest[] | undefined }
  | {
      type: 'relation';
      /** Of the data source, or of the database that has it alone. */
      target: { dataSourceId: string } | { databaseId: string };
      synced: { name: string | undefined } | undefined;
    }
  /** Relation and target by id (decoded) or name. */
  | { type: 'rollup'; function: string; relation: string; target: string }
  | { type: 'formula'; expression: string }
  | { type: 'unique_id'; prefix: string | null | undefined };

/** The type a property request has: by its `type`, or by the one key that is a property type. */
export function requestedType(field: Field): PropertyType | undefined {
  const body = readObject(field);
  const key = propertyTypes.find((type) => Object.hasOwn(body, type));
  if (key !== undefined) {
    if (body.type !== undefined && body.type !== key) throw refusal(at(field, 'type'), `\`"${key}"\``);
    return key;
  }
  if (body.type === undefined) return undefined;
  return readOneOf(at(field, 'type'), propertyTypes);
}

/** Reads the settings of a property of the given type. */
export function readPropertyRequest(field: Field, type: PropertyType): PropertyRequest {
  readObject(field, ['type', 'name', 'description', 'id', type]);
  const settings = at(field, type);
  if (isAbsent(settings)) throw missingAlternatives(field, [type]);
  readObject(settings);
  const plain = plainPropertyTypes.find((candidate) => candidate === type);
  if (plain !== undefined) return { type: plain };
  switch (type) {
    case 'number': {
      const format = at(settings, 'format');
      return { type, format: isAbsent(format) ? undefined : readString(format) };
    }
    case 'select':
    case 'multi_select':
    case 'status':
      return {
        type,
        options: isAbsent(at(settings, 'options')) ? undefined : readOptionRequests(at(settings, 'options')),
      };
    case 'relation':
      return { type, target: readRelationTarget(settings), synced: readSynced(settings) };
    case 'rollup':
      return {
        type,
        function: readOneOf(at(settings, 'function'), rollupFunctions),
        relation: readIdOrName(settings, 'relation_property'),
        target: readIdOrName(settings, 'rollup_property'),
      };
    case 'formula': {
      const expression = at(settings, 'expression');
      return { type, expression: isAbsent(expression) ? '' : readString(expression) };
    }
    case 'unique_id': {
      const prefix = at(settings, 'prefix');
      if (isAbsent(prefix)) return { type, prefix: undefined };
      return { type, prefix: prefix.value === null ? null : readString(prefix) };
    }
    default:
      throw missingAlternatives(field, propertyTypes);
  }
}

/** Reads a property's description: undefined when none was sent, null to remove it. */
export function readPropertyDescription(field: Field): string | null | undefined {
  const description = at(field, 'description');
  if (isAbsent(description)) return undefined;
  return description.value === null ? null : readString(description, { max: MAX_DESCRIPTION });
}

function readRelationTarget(settings: Field): { dataSourceId: string } | { databaseId: string } {
  const database = at(settings, 'database_id');
  if (isAbsent(at(settings, 'data_source_id')) && !isAbsent(database))
    return { databaseId: readId(database) };
  return { dataSourceId: readId(at(settings, 'data_source_id')) };
}

function readSynced(settings: Field): { name: string | undefined } | undefined {
  const dual = at(settings, 'dual_property');
  if (isAbsent(dual) && isAbsent(at(settings, 'single_property'))) {
    throw missingAlternatives(settings, ['single_property', 'dual_property']);
  }
  if (isAbsent(dual)) return undefined;
  readObject(dual);
  const name = at(dual, 'synced_property_name');
  return { name: isAbsent(name) ? undefined : readString(name, { min: 1 }) };
}

function readIdOrName(settings: Field, stem: string): string {
  const id = at(settings, `${stem}_id`);
  const name = at(settings, `${stem}_name`);
  if (isObject(settings.value) && isAbsent(id) && isAbsent(name))
    throw missingAlternatives(settings, [`${stem}_name`, `${stem}_id`]);
  return isAbsent(id) ? readString(name) : decodedPropertyId(readString(id));
}
