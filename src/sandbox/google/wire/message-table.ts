import { cellMessages } from './cell-messages.ts';
import { chartMessages } from './chart-messages.ts';
import { requestMessages } from './request-messages.ts';
import { spreadsheetMessages } from './spreadsheet-messages.ts';
import { valuesMessages } from './values-messages.ts';

export type ScalarKind = 'text' | 'int' | 'double' | 'float' | 'bool' | 'mask' | 'any';

/** One field of a message. */
export interface Field {
  name: string;
  /** A scalar kind, a message name, or the allowed words of an enumeration. */
  type: { scalar: ScalarKind } | { message: string } | { words: ReadonlySet<string> };
  /** How many lists are around it: 1 for `text[]`, 2 for rows of values. */
  listDepth: number;
  isMap: boolean;
  /** Whether zero, false and '' are said rather than left out. */
  hasPresence: boolean;
}

export type Message = ReadonlyMap<string, Field>;

const scalars: Record<string, ScalarKind> = {
  text: 'text',
  int: 'int',
  double: 'double',
  float: 'float',
  bool: 'bool',
  mask: 'mask',
  any: 'any',
};

/**
 * Reads the notation of the message files: `name:type`, where a type is a scalar, a message or `(A|B)`, `[]` behind it makes a
 * list, `{}` a map from text, and `?` says that a zero is kept.
 */
function readField(declaration: string): Field {
  const [name = '', spelled = ''] = declaration.split(/:(.*)/s);
  const hasPresence = spelled.endsWith('?');
  const bare = spelled.replace(/\?$/, '');
  const base = bare.replace(/(\[\]|\{\})+$/, '');
  const scalar = scalars[base];
  const words = base.startsWith('(') ? new Set(base.slice(1, -1).split('|')) : undefined;
  const type = words !== undefined ? { words } : scalar === undefined ? { message: base } : { scalar };
  return {
    name,
    type,
    hasPresence,
    listDepth: bare.split('[]').length - 1,
    isMap: bare.endsWith('{}'),
  };
}

function readMessages(texts: readonly string[]): ReadonlyMap<string, Message> {
  const table = new Map<string, Message>();
  for (const line of texts.flatMap((text) => text.trim().split('\n'))) {
    const [name = '', ...declarations] = line.trim().split(' ');
    const fields = declarations.map((declaration) => readField(declaration));
    table.set(name, new Map(fields.map((field) => [field.name, field])));
  }
  return table;
}

const table = readMessages([
  spreadsheetMessages,
  cellMessages,
  chartMessages,
  requestMessages,
  valuesMessages,
]);

/** The fields of a message of the Sheets API; an empty one for a name nobody declared. */
export function messageNamed(name: string): Message {
  return table.get(name) ?? new Map();
}

/** `row_count` → `rowCount`: Google accepts both spellings of a field. */
export function camelCase(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** `rowCount` → `row_count`, as Google spells a path in an error. */
export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
