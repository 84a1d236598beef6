import { badRequest, GoogleError } from '../google-error.ts';
import { isObject } from '../json.ts';
import type { Json, JsonObject } from '../json.ts';
import { camelCase, messageNamed } from './message-table.ts';

/** A mask as a tree; a leaf (an empty map) means all of what lies below. */
export type FieldTree = Map<string, FieldTree>;

/**
 * Reads `a,b.c,d(e,f)` (`/` works like `.`) into a tree. Undefined when the text is no mask.
 * https://developers.google.com/workspace/sheets/api/guides/field-masks
 */
export function readMask(mask: string): FieldTree | undefined {
  const tokens = mask.match(/[A-Za-z0-9_*-]+|[.,/()]/g) ?? [];
  if (tokens.join('') !== mask.replace(/\s+/g, '')) return undefined;
  const root: FieldTree = new Map();
  let position = 0;

  function readList(into: FieldTree): boolean {
    for (;;) {
      if (!readPath(into)) return false;
      if (tokens[position] !== ',') return true;
      position += 1;
    }
  }

  function readPath(into: FieldTree): boolean {
    let tree = into;
    for (;;) {
      const name = tokens[position];
      if (name === undefined || !/^[\w*-]+$/.test(name)) return false;
      position += 1;
      const next = tree.get(camelCase(name)) ?? new Map();
      tree.set(camelCase(name), next);
      tree = next;
      const separator = tokens[position];
      if (separator === '(') {
        position += 1;
        if (!readList(tree) || tokens[position] !== ')') return false;
        position += 1;
        return true;
      }
      if (separator !== '.' && separator !== '/') return true;
      position += 1;
    }
  }

  return readList(root) && position === tokens.length ? root : undefined;
}

function isAll(tree: FieldTree): boolean {
  return tree.size === 0 || tree.has('*');
}

/** Whether the mask asks for anything at or below a path. */
export function asksFor(tree: FieldTree, path: readonly string[]): boolean {
  const [name, ...rest] = path;
  if (name === undefined || isAll(tree)) return true;
  const below = tree.get(name);
  return below !== undefined && asksFor(below, rest);
}

/** The part of a response a `fields` parameter asks for; objects on the way stay, even when they become empty. */
export function selectFields(value: Json, tree: FieldTree): Json {
  if (isAll(tree)) return value;
  if (Array.isArray(value)) return value.map((item: Json) => selectFields(item, tree));
  if (!isObject(value)) return value;
  const picked: Record<string, Json> = {};
  for (const [key, inner] of Object.entries(value)) {
    const below = tree.get(key);
    if (below !== undefined && inner !== undefined) picked[key] = selectFields(inner, below);
  }
  return picked;
}

/** Refuses a `fields` parameter that names what the response message does not have. */
export function readResponseMask(mask: string, message: string): FieldTree {
  const tree = readMask(mask);
  const unknown = tree === undefined ? mask : firstUnknown(tree, message, []);
  if (tree !== undefined && unknown === undefined) return tree;
  const description = `Error expanding 'fields' parameter. Cannot find matching fields for path '${unknown}'.`;
  throw new GoogleError({
    code: 400,
    message: 'Request contains an invalid argument.',
    details: [
      {
        '@type': 'type.googleapis.com/google.rpc.BadRequest',
        fieldViolations: [{ field: unknown ?? mask, description }],
      },
    ],
  });
}

function firstUnknown(tree: FieldTree, message: string, path: readonly string[]): string | undefined {
  const fields = messageNamed(message);
  for (const [name, below] of tree) {
    if (name === '*') continue;
    const field = fields.get(name);
    const here = [...path, name];
    if (field === undefined) return here.join('.');
    if ('message' in field.type && !field.isMap) {
      const unknown = firstUnknown(below, field.type.message, here);
      if (unknown !== undefined) return unknown;
    }
  }
  return undefined;
}

/** The mask of an update request, checked against the message it updates. */
export function readUpdateMask(mask: string | undefined, message: string): FieldTree {
  if (mask === undefined || mask === '')
    throw badRequest("At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)");
  const tree = readMask(mask);
  if (tree === undefined) throw badRequest(`Invalid field mask: ${mask}`);
  const unknown = firstUnknown(tree, message, []);
  if (unknown !== undefined) throw badRequest(`Invalid field: ${unknown.replaceAll('.', '/')}`);
  return tree;
}

/**
 * What `target` becomes when the fields the mask names are taken from `source`; a named field that the source lacks is cleared.
 * A colour is reached under both of its names.
 */
export function applyMask(target: JsonObject, source: JsonObject, tree: FieldTree): JsonObject {
  if (isAll(tree)) return source;
  const result: Record<string, Json | undefined> = { ...target };
  for (const [name, below] of tree) {
    const taken = source[name];
    if (isAll(below)) {
      for (const twin of colorTwins(name)) setOrClear(result, twin, source[twin]);
      continue;
    }
    const current = result[name];
    const merged = applyMask(isObject(current) ? current : {}, isObject(taken) ? taken : {}, below);
    setOrClear(result, name, Object.keys(merged).length === 0 ? undefined : merged);
  }
  return result;
}

function colorTwins(name: string): readonly string[] {
  if (/colorstyle$/i.test(name)) return [name, name.slice(0, -'Style'.length)];
  return /color$/i.test(name) && name !== 'rgbColor' ? [name, `${name}Style`] : [name];
}

function setOrClear(record: Record<string, Json | undefined>, name: string, value: Json | undefined): void {
  if (value === undefined) delete record[name];
  if (value !== undefined) record[name] = value;
}
