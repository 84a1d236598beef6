import { columnIndex, columnName, quoteTitle } from '../sheets/a1-range.ts';
import { readTokens } from './formula-tokens.ts';

/** One corner of a reference; a missing row or column means the edge of the grid. */
export interface ReferenceCorner {
  row: number | undefined;
  column: number | undefined;
  isRowFixed: boolean;
  isColumnFixed: boolean;
}

/** A reference as a formula spells it. */
export interface Reference {
  /** Undefined: the sheet the formula is in. */
  title: string | undefined;
  first: ReferenceCorner;
  /** Undefined for a single cell. */
  last: ReferenceCorner | undefined;
}

/** Reads `'My sheet'!$A1:B` and its like; undefined when the reference is broken (`#REF!`). */
export function readReference(text: string): Reference | undefined {
  const cut = text.lastIndexOf('!');
  const isBroken = text.endsWith('#REF!');
  if (isBroken) return undefined;
  const spelled = cut < 0 ? undefined : text.slice(0, cut);
  const title = spelled?.startsWith("'") === true ? spelled.slice(1, -1).replaceAll("''", "'") : spelled;
  const [firstText = '', lastText] = text.slice(cut + 1).split(':');
  const first = readCorner(firstText);
  const last = lastText === undefined ? undefined : readCorner(lastText);
  return first === undefined ? undefined : { title, first, last };
}

function readCorner(text: string): ReferenceCorner | undefined {
  const match = /^(\$?)([A-Za-z]*)(\$?)(\d*)$/.exec(text);
  if (match === null) return undefined;
  const [, dollar = '', letters = '', second = '', digits = ''] = match;
  return {
    column: letters === '' ? undefined : columnIndex(letters),
    row: digits === '' ? undefined : Number(digits) - 1,
    isColumnFixed: letters !== '' && dollar === '$',
    isRowFixed: letters === '' ? dollar === '$' || second === '$' : second === '$',
  };
}

function spellCorner(corner: ReferenceCorner): string {
  const column =
    corner.column === undefined ? '' : `${corner.isColumnFixed ? '$' : ''}${columnName(corner.column)}`;
  const row = corner.row === undefined ? '' : `${corner.isRowFixed ? '$' : ''}${corner.row + 1}`;
  return column + row;
}

export function spellReference(reference: Reference): string {
  const title = reference.title === undefined ? '' : `${quoteTitle(reference.title)}!`;
  const last = reference.last === undefined ? '' : `:${spellCorner(reference.last)}`;
  return `${title}${spellCorner(reference.first)}${last}`;
}

/** Rewrites every reference of a formula; undefined from `change` makes it `#REF!`. A formula that cannot be read stays. */
export function rewriteReferences(
  formula: string,
  change: (reference: Reference) => Reference | undefined,
): string {
  if (!formula.startsWith('=')) return formula;
  const tokens = readTokens(formula.slice(1));
  if (tokens === undefined) return formula;
  const parts = tokens.map((token) => {
    if (token.kind !== 'reference') return token.text;
    const reference = readReference(token.text);
    if (reference === undefined) return token.text;
    const changed = change(reference);
    return changed === undefined ? '#REF!' : changed === reference ? token.text : spellReference(changed);
  });
  return `=${parts.join('')}`;
}

/** A formula as it reads after being copied elsewhere: what is not fixed by `$` moves along. */
export function moveFormula(formula: string, by: { rows: number; columns: number }): string {
  if (by.rows === 0 && by.columns === 0) return formula;
  function movedCorner(corner: ReferenceCorner): ReferenceCorner | undefined {
    const row = corner.row === undefined || corner.isRowFixed ? corner.row : corner.row + by.rows;
    const column =
      corner.column === undefined || corner.isColumnFixed ? corner.column : corner.column + by.columns;
    return (row ?? 0) < 0 || (column ?? 0) < 0 ? undefined : { ...corner, row, column };
  }
  return rewriteReferences(formula, (reference) => {
    const first = movedCorner(reference.first);
    const last = reference.last === undefined ? undefined : movedCorner(reference.last);
    if (first === undefined || (reference.last !== undefined && last === undefined)) return undefined;
    return { ...reference, first, last };
  });
}
