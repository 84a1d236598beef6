import { at, isAbsent, isObject, readObject, readOneOf } from './field.ts';
import type { Field } from './field.ts';
import { validationError } from './notion-error.ts';
import { randomId } from './notion-id.ts';
import { checkConfiguration } from './view-configuration-check.ts';
import type { DataSourceRecord } from './records.ts';
import { propertyNamed } from './schema-change.ts';

export const viewTypes = [
  'table',
  'board',
  'list',
  'calendar',
  'timeline',
  'gallery',
  'form',
  'chart',
  'map',
  'dashboard',
] as const;

const chartTypes = ['column', 'bar', 'line', 'donut', 'number'] as const;

/**
 * Reads a view's configuration. Every property it names has to exist; answers add the property's name beside its id.
 * from documents, but for a table without settings.
 */
export function readViewConfiguration(
  field: Field,
  view: { type: string; dataSource: DataSourceRecord; random: () => number },
): Record<string, unknown> {
  const { type, dataSource, random } = view;
  if (isAbsent(field)) return defaultConfiguration(type, dataSource);
  const body = readObject(field);
  if (body.type !== type)
    throw validationError(
      `body failed validation: ${field.path}.type should be \`"${type}"\`, instead was \`${JSON.stringify(body.type)}\`.`,
    );
  if (type === 'board' && isAbsent(at(field, 'group_by'))) readObject(at(field, 'group_by'));
  if (type === 'chart') readOneOf(at(field, 'chart_type'), chartTypes);
  if (type !== 'dashboard') checkConfiguration(field);
  const configuration = withNames(body, dataSource);
  return isObject(configuration) ? withLineIds(configuration, random) : { type };
}

/** from documents: a chart's reference lines have ids. */
function withLineIds(configuration: Record<string, unknown>, random: () => number): Record<string, unknown> {
  const { reference_lines: lines, ...rest } = configuration;
  if (!Array.isArray(lines)) return configuration;
  return {
    ...rest,
    reference_lines: lines.map((line: unknown) =>
      isObject(line) && line.id === undefined ? { id: randomId(random), ...line } : line,
    ),
  };
}

function defaultConfiguration(type: string, dataSource: DataSourceRecord): Record<string, unknown> {
  if (type === 'dashboard') return { type, rows: [] };
  if (type !== 'board') return { type };
  const groupable =
    dataSource.properties.find((property) => property.type === 'status') ??
    dataSource.properties.find((property) => property.type === 'select');
  if (groupable === undefined) return { type };
  const grouping =
    groupable.type === 'status'
      ? { type: 'status', property_id: groupable.id, group_by: 'option' }
      : { type: 'select', property_id: groupable.id };
  return { type, group_by: { ...grouping, property_name: groupable.name, sort: { type: 'manual' } } };
}

/** Copies a configuration without what is null, and puts `…property_name` after each `…property_id`. */
function withNames(value: unknown, dataSource: DataSourceRecord): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => withNames(item, dataSource));
  if (!isObject(value)) return value;
  const copy: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(value)) {
    if (inner === null) continue;
    copy[key] = withNames(inner, dataSource);
    if (!key.endsWith('property_id') || typeof inner !== 'string') continue;
    const property = propertyNamed(dataSource.properties, inner);
    if (property === undefined) throw validationError(`Could not find property with name or id: ${inner}`);
    copy[key] = property.id;
    copy[key.replace(/_id$/, '_name')] = property.name;
  }
  return copy;
}
