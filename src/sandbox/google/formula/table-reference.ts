/** A reference to a table, as in `Deals[Amount]` or `Deals[[#ALL],[Amount]]`. */
export interface TableReference {
  table: string;
  /** Undefined: every column. */
  column: string | undefined;
  /** The last column of `[First]:[Last]`. */
  lastColumn: string | undefined;
  part: 'data' | 'headers' | 'totals' | 'all';
}

const parts: Readonly<Record<string, TableReference['part']>> = {
  '#data': 'data',
  '#headers': 'headers',
  '#totals': 'totals',
  '#all': 'all',
};

/** Reads a table reference; undefined when the brackets say nothing known. From documents. */
export function readTableReference(text: string): TableReference | undefined {
  const match = /^([^[]+)\[(.*)\]$/s.exec(text);
  if (match === null) return undefined;
  const [, table = '', inside = ''] = match;
  const pieces = inside.startsWith('[')
    ? [...inside.matchAll(/\[([^\]]*)\]/g)].map(([, piece = '']) => piece)
    : [inside];
  const reference: TableReference = { table, column: undefined, lastColumn: undefined, part: 'data' };
  for (const piece of pieces) {
    const name = piece.trim();
    const part = parts[name.toLowerCase()];
    if (part !== undefined) reference.part = part;
    else if (name.startsWith('#')) return undefined;
    else if (name === '') continue;
    else if (reference.column === undefined) reference.column = name;
    else reference.lastColumn = name;
  }
  return reference;
}
