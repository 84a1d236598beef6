import { validationError } from './notion-error.ts';
import { dashedId } from './notion-id.ts';
import { alternativesTo } from './optional-parts.ts';

/** A part of a request with the path Notion names it by in an error, say `body.children[0].paragraph`. */
export interface Field {
  path: string;
  value: unknown;
}

const SHOWN_CHARACTERS = 55;

/**
 * Refuses a field in Notion's words. What it should be goes after "should be"; that it may also be left out, or null, is added
 * where it may.
 */
export function refusal(field: Field, expected: string | readonly string[]): Error {
  const wanted = typeof expected === 'string' ? [expected] : expected;
  const isAboutKind = typeof expected !== 'string' || !/^(?:defined$|not present$|[≤≥])/.test(expected);
  const all = isAboutKind ? [...wanted, ...alternativesTo(field.path)] : wanted;
  return validationError(
    `${rootOf(field)} failed validation: ${field.path} should be ${listed(all)}, instead was \`${shown(field.value)}\`.`,
  );
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isAbsent(field: Field): boolean {
  return field.value === undefined;
}

/** The field under a key; absent when the parent is no object. */
export function at(field: Field, key: string): Field {
  const value = isObject(field.value) && Object.hasOwn(field.value, key) ? field.value[key] : undefined;
  return { path: `${field.path}.${key}`, value };
}

/** Reads an object; with `keys`, a key that is not listed is refused as Notion does. */
export function readObject(field: Field, keys?: readonly string[]): Record<string, unknown> {
  if (field.value === undefined) throw refusal(field, 'defined');
  if (!isObject(field.value)) throw refusal(field, 'an object');
  const stranger = keys && Object.keys(field.value).find((key) => !keys.includes(key));
  if (stranger !== undefined) throw refusal(at(field, stranger), 'not present');
  return field.value;
}

/** The entries of an object as fields, in the order they were sent. */
export function entriesOf(field: Field): [string, Field][] {
  return Object.keys(readObject(field)).map((key) => [key, at(field, key)]);
}

/** The elements of an array as fields; Notion takes at most 100 nearly everywhere. */
export function itemsOf(field: Field, max = 100): Field[] {
  if (field.value === undefined) throw refusal(field, 'defined');
  if (!Array.isArray(field.value)) throw refusal(field, 'an array');
  if (field.value.length > max) throw lengthRefusal(field, { max, length: field.value.length });
  return field.value.map((value: unknown, position) => ({ path: `${field.path}[${position}]`, value }));
}

export function readString(field: Field, limits: { max?: number; min?: number } = {}): string {
  if (field.value === undefined) throw refusal(field, 'defined');
  if (typeof field.value !== 'string') throw refusal(field, 'a string');
  const { max, min } = limits;
  if (max !== undefined && field.value.length > max)
    throw lengthRefusal(field, { max, length: field.value.length });
  if (min !== undefined && field.value.length < min) {
    throw refusal({ path: `${field.path}.length`, value: field.value.length }, `≥ \`${min}\``);
  }
  return field.value;
}

export function readBoolean(field: Field): boolean {
  if (field.value === undefined) throw refusal(field, 'defined');
  if (typeof field.value !== 'boolean') throw refusal(field, 'a boolean');
  return field.value;
}

export function readNumber(field: Field): number {
  if (field.value === undefined) throw refusal(field, 'defined');
  if (typeof field.value !== 'number' || !Number.isFinite(field.value)) throw refusal(field, 'a number');
  return field.value;
}

/** Reads an id in either spelling, with dashes or without, and gives it with dashes. */
export function readId(field: Field): string {
  if (field.value === undefined) throw refusal(field, 'defined');
  const id = typeof field.value === 'string' ? dashedId(field.value) : undefined;
  if (id === undefined) throw refusal(field, 'a valid uuid');
  return id;
}

export function readOneOf<T extends string>(field: Field, choices: readonly T[]): T {
  if (field.value === undefined) throw refusal(field, 'defined');
  const choice = choices.find((candidate) => candidate === field.value);
  if (choice === undefined)
    throw refusal(
      field,
      choices.map((candidate) => `\`"${candidate}"\``),
    );
  return choice;
}

/** Refuses when none of several alternatives was sent, listing them all as Notion does. */
export function missingAlternatives(field: Field, keys: readonly string[]): Error {
  const lines = keys.map((key) => `${field.path}.${key} should be defined, instead was \`undefined\`.`);
  return validationError(`${rootOf(field)} failed validation. Fix one:\n${lines.join('\n')}`);
}

function lengthRefusal(field: Field, size: { max: number; length: number }): Error {
  return refusal({ path: `${field.path}.length`, value: size.length }, `≤ \`${size.max}\``);
}

function rootOf(field: Field): string {
  return /^[a-z]+/.exec(field.path)?.[0] ?? 'body';
}

function listed(choices: readonly string[]): string {
  return choices.length < 3
    ? choices.join(' or ')
    : `${choices.slice(0, -1).join(', ')}, or ${choices.at(-1)}`;
}

function shown(value: unknown): string {
  const text = value === undefined ? 'undefined' : JSON.stringify(value);
  return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}...` : text;
}
