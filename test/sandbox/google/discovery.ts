import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

type Json = Record<string, unknown>;

/** A discovery document, as far as it is needed here. */
export interface Discovery {
  /** What a value has that its schema does not allow, as paths; unknown fields, wrong types, unknown words. */
  violations(value: unknown, schema: string): string[];
  /** The method that answers a request; undefined when the document has none. */
  methodOf(verb: string, url: string): DiscoveredMethod | undefined;
  /** The ids of all methods. */
  methodIds(): string[];
  /** The fields a schema declares. */
  fieldsOf(schema: string): string[];
}

export interface DiscoveredMethod {
  id: string;
  request: string | undefined;
  response: string | undefined;
  parameters: readonly string[];
}

/** The discovery document beside the checkout; undefined where there is none. */
export function openDiscovery(name: string): Discovery | undefined {
  const shared = process.env.NORTHBOOK_SHARED ?? join(import.meta.dirname, '../../../../shared');
  const path = join(shared, 'contracts', name);
  if (!existsSync(path)) return undefined;
  const document: unknown = JSON.parse(readFileSync(path, 'utf8'));
  return readDiscovery(objectOf(document));
}

function readDiscovery(document: Json): Discovery {
  const schemas = objectOf(document.schemas);
  const methods = [...methodsIn(document)];
  const common = Object.keys(objectOf(document.parameters));

  function check(value: unknown, schema: Json, path: string): string[] {
    if (typeof schema.$ref === 'string') return check(value, objectOf(schemas[schema.$ref]), path);
    switch (schema.type) {
      case 'object':
        return checkObject(value, schema, path);
      case 'array':
        if (!Array.isArray(value)) return [`${path} is no list`];
        return value.flatMap((item, index) => check(item, objectOf(schema.items), `${path}[${index}]`));
      case 'string':
        return checkText(value, schema, path);
      case 'integer':
        return Number.isInteger(value) ? [] : [`${path} is no whole number`];
      case 'number':
        return typeof value === 'number' ? [] : [`${path} is no number`];
      case 'boolean':
        return typeof value === 'boolean' ? [] : [`${path} is no flag`];
      default:
        return [];
    }
  }

  function checkObject(value: unknown, schema: Json, path: string): string[] {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return [`${path} is no object`];
    const properties = objectOf(schema.properties);
    return Object.entries(value).flatMap(([key, inner]) => {
      const field = properties[key] ?? schema.additionalProperties;
      if (field === undefined) return [`${path}.${key} is unknown`];
      return check(inner, objectOf(field), `${path}.${key}`);
    });
  }

  return {
    violations: (value, schema) => check(value, objectOf(schemas[schema]), schema),
    methodOf(verb, url) {
      const { pathname } = new URL(url, 'https://www.googleapis.com');
      const path = decodeURIComponent(pathname).slice(1);
      const found = methods.find(
        (method) => method.httpMethod === verb && patternOf(document, method).test(path),
      );
      if (found === undefined) return undefined;
      return {
        id: String(found.id),
        request: refOf(found.request),
        response: refOf(found.response),
        parameters: [...Object.keys(objectOf(found.parameters)), ...common],
      };
    },
    methodIds: () => methods.map((method) => String(method.id)),
    fieldsOf: (schema) => Object.keys(objectOf(objectOf(schemas[schema]).properties)),
  };
}

function checkText(value: unknown, schema: Json, path: string): string[] {
  if (typeof value !== 'string') return [`${path} is no text`];
  if (Array.isArray(schema.enum) && !schema.enum.includes(value)) return [`${path} is ${value}`];
  const { format } = schema;
  if (format === 'int64' && !/^-?\d+$/.test(value)) return [`${path} is no int64`];
  if (format === 'date-time' && Number.isNaN(Date.parse(value))) return [`${path} is no time`];
  return [];
}

/** Longest first, so that `files/trash` is not taken for a file. */
function patternOf(document: Json, method: Json): RegExp {
  const path = `${textOf(document.servicePath)}${textOf(method.flatPath ?? method.path)}`;
  const source = path
    .split(/(\{[^}]+\})/)
    .map((part) =>
      part.startsWith('{') ? (/range/.test(part) ? '[^]+?' : '[^/:]+') : part.replaceAll('.', String.raw`\.`),
    )
    .join('');
  return new RegExp(`^${source}$`);
}

function* methodsIn(resource: Json): Generator<Json> {
  const inner = Object.values(objectOf(resource.resources)).flatMap((one) => [...methodsIn(objectOf(one))]);
  const own = Object.values(objectOf(resource.methods)).map((one) => objectOf(one));
  yield* [...own, ...inner].toSorted((a, b) => holes(a) - holes(b));
}

function holes(method: Json): number {
  return String(method.flatPath).split('{').length;
}

function refOf(value: unknown): string | undefined {
  const ref = objectOf(value).$ref;
  return typeof ref === 'string' ? ref : undefined;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function objectOf(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
