import { singlePrecision } from './single-precision.ts';
import { GoogleError } from '../google-error.ts';
import { isObject } from '../json.ts';
import type { Json, JsonObject } from '../json.ts';
import { camelCase, messageNamed, snakeCase } from './message-table.ts';
import type { Field, ScalarKind } from './message-table.ts';
import { pairColors } from './pair-colors.ts';

interface Violation {
  field: string;
  description: string;
}

const protoTypes: Record<Exclude<ScalarKind, 'any' | 'mask'>, string> = {
  text: 'TYPE_STRING',
  int: 'TYPE_INT32',
  double: 'TYPE_DOUBLE',
  float: 'TYPE_FLOAT',
  bool: 'TYPE_BOOL',
};

const package_ = 'type.googleapis.com/google.apps.sheets.v4';

/**
 * Reads a request body as the message it claims to be, the way Google's JSON transcoding does: both spellings of a name, null as
 * absent, whole numbers from text, single precision for `float`, zeros left out. Refuses unknown names and wrong types, all of
 * them in one answer.
 */
export function parseMessage(name: string, body: unknown, root = ''): JsonObject {
  const violations: Violation[] = [];
  const message = readMessage(name, { value: body ?? {}, path: root }, violations);
  if (violations.length > 0) throw refusal(violations);
  return message;
}

function refusal(violations: readonly Violation[]): GoogleError {
  const fieldViolations = violations.map(({ field, description }) =>
    field === '' ? { description } : { field, description },
  );
  return new GoogleError({
    code: 400,
    message: violations.map((violation) => violation.description).join('\n'),
    details: [{ '@type': 'type.googleapis.com/google.rpc.BadRequest', fieldViolations }],
  });
}

interface Place {
  value: unknown;
  path: string;
}

function readMessage(name: string, place: Place, violations: Violation[]): JsonObject {
  const { value, path } = place;
  if (!isObject(value)) {
    violations.push(invalidValue(place, `${package_}.${name}`));
    return {};
  }
  const fields = messageNamed(name);
  const result: Record<string, Json> = {};
  for (const [key, inner] of Object.entries(value)) {
    const field = fields.get(key) ?? fields.get(camelCase(key));
    if (field === undefined) {
      violations.push(unknownName(key, path, 'Cannot find field.'));
      continue;
    }
    if (inner === null || inner === undefined) continue;
    const innerPath = join(path, snakeCase(field.name));
    const read = readField(field, { value: inner, path: innerPath }, violations);
    if (read !== undefined) result[field.name] = read;
  }
  return pairColors(result);
}

function readField(field: Field, place: Place, violations: Violation[]): Json | undefined {
  const { value, path } = place;
  if (field.isMap) {
    if (!isObject(value)) return {};
    const entries = Object.entries(value).map(([key, inner]): [string, Json] => [
      key,
      readSingle(field, { value: inner, path: `${path}[${key}]` }, violations) ?? {},
    ]);
    return Object.fromEntries(entries);
  }
  if (field.listDepth > 0) {
    const list = readList({ field, depth: field.listDepth }, place, violations);
    return list.length === 0 ? undefined : list;
  }
  if (Array.isArray(value) && !isAny(field)) {
    const cut = path.lastIndexOf('.');
    violations.push(
      unknownName(
        field.name,
        cut < 0 ? '' : path.slice(0, cut),
        'Proto field is not repeating, cannot start list.',
      ),
    );
    return undefined;
  }
  const single = readSingle(field, place, violations);
  if (!field.hasPresence && (single === 0 || single === false || single === '')) return undefined;
  return single;
}

interface ListShape {
  field: Field;
  depth: number;
}

function readList(shape: ListShape, place: Place, violations: Violation[]): Json[] {
  const { value, path } = place;
  if (!Array.isArray(value) && shape.depth < shape.field.listDepth) {
    violations.push(invalidValue(place, 'type.googleapis.com/google.protobuf.ListValue'));
    return [];
  }
  const items: unknown[] = Array.isArray(value) ? value : [value];
  return items.flatMap((item, index): Json[] => {
    const inner = { value: item, path: `${path}[${index}]` };
    if (shape.depth > 1) return [readList({ field: shape.field, depth: shape.depth - 1 }, inner, violations)];
    const read = readSingle(shape.field, inner, violations);
    return read === undefined ? [] : [read];
  });
}

function isAny(field: Field): boolean {
  return 'scalar' in field.type && field.type.scalar === 'any';
}

function readSingle(field: Field, place: Place, violations: Violation[]): Json | undefined {
  const { type } = field;
  if ('message' in type) return readMessage(type.message, place, violations);
  if ('words' in type) return readWord(field, place, violations);
  if (type.scalar === 'any') return asJson(place.value);
  const read = readScalar(type.scalar, place.value);
  if (read !== undefined) return read;
  if (isObject(place.value)) {
    const cut = place.path.lastIndexOf('.');
    const parent = cut < 0 ? '' : place.path.slice(0, cut);
    violations.push(unknownName(field.name, parent, 'Starting an object on a scalar field.'));
    return undefined;
  }
  violations.push(
    type.scalar === 'mask'
      ? invalidValue(place, 'type.googleapis.com/google.protobuf.FieldMask')
      : invalidValue(place, protoTypes[type.scalar]),
  );
  return undefined;
}

function readWord(field: Field, place: Place, violations: Violation[]): Json | undefined {
  const { value } = place;
  if (!('words' in field.type)) return undefined;
  if (typeof value === 'string' && field.type.words.has(value)) return value;
  if (typeof value === 'string' && value.endsWith('_UNSPECIFIED')) return undefined;
  if (typeof value === 'number') return [...field.type.words][value - 1];
  const name = field.name.charAt(0).toUpperCase() + field.name.slice(1);
  violations.push(invalidValue(place, `${package_}.${name}`));
  return undefined;
}

function readScalar(kind: Exclude<ScalarKind, 'any'>, value: unknown): Json | undefined {
  if (kind === 'text' || kind === 'mask') return typeof value === 'string' ? value : undefined;
  if (kind === 'bool') {
    if (typeof value === 'boolean') return value;
    return value === 'true' ? true : value === 'false' ? false : undefined;
  }
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number)) return undefined;
  if (kind === 'int') return Number.isInteger(number) && Math.abs(number) < 2 ** 31 ? number : undefined;
  return kind === 'float' ? singlePrecision(number) : number;
}

function asJson(value: unknown): Json {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  if (typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map((item) => asJson(item));
  if (isObject(value)) return value;
  return null;
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

function unknownName(name: string, path: string, reason: string): Violation {
  const where = path === '' ? '' : ` at '${path}'`;
  return {
    field: path,
    description: `Invalid JSON payload received. Unknown name "${name}"${where}: ${reason}`,
  };
}

function invalidValue(place: Place, type: string): Violation {
  return {
    field: place.path,
    description: `Invalid value at '${place.path}' (${type}), ${JSON.stringify(place.value)}`,
  };
}
