import { errorFromLabel } from './formula-value.ts';
import type { Scalar } from './formula-value.ts';
import { readTokens } from './formula-tokens.ts';
import type { Token } from './formula-tokens.ts';
import { readReference } from './reference.ts';
import type { Reference } from './reference.ts';
import { readTableReference } from './table-reference.ts';
import type { TableReference } from './table-reference.ts';

/** A formula as a tree. */
export type FormulaNode =
  | { kind: 'literal'; value: Scalar }
  | { kind: 'missing' }
  | { kind: 'reference'; reference: Reference | undefined }
  | { kind: 'name'; name: string }
  | { kind: 'table'; reference: TableReference | undefined }
  | { kind: 'call'; name: string; args: readonly FormulaNode[] }
  | { kind: 'unary'; operator: string; operand: FormulaNode }
  | { kind: 'binary'; operator: string; left: FormulaNode; right: FormulaNode }
  | { kind: 'array'; rows: readonly (readonly FormulaNode[])[] };

const precedences: Record<string, number> = {
  '=': 1,
  '<>': 1,
  '<': 1,
  '>': 1,
  '<=': 1,
  '>=': 1,
  '&': 2,
  '+': 3,
  '-': 3,
  '*': 4,
  '/': 4,
  '^': 6,
};
const signPrecedence = 5;

const parsed = new Map<string, FormulaNode | undefined>();
const parsedAtMost = 20_000;

/** Reads a formula (with its `=`) as a tree; undefined when it is none. Trees are kept, since sheets are computed over and over. */
export function parseFormula(formula: string): FormulaNode | undefined {
  const known = parsed.get(formula);
  if (known !== undefined || parsed.has(formula)) return known;
  if (parsed.size >= parsedAtMost) parsed.clear();
  const tree = parseUnlessTooDeep(formula);
  parsed.set(formula, tree);
  return tree;
}

function parseUnlessTooDeep(formula: string): FormulaNode | undefined {
  try {
    return parseAnew(formula);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function parseAnew(formula: string): FormulaNode | undefined {
  const tokens = readTokens(formula.slice(1))?.filter((token) => token.kind !== 'space');
  if (tokens === undefined) return undefined;
  const reader = createReader(tokens);
  const tree = reader.readExpression(0);
  return reader.isAtEnd() ? tree : undefined;
}

interface Reader {
  readExpression(minimum: number): FormulaNode | undefined;
  isAtEnd(): boolean;
}

function createReader(tokens: readonly Token[]): Reader {
  let position = 0;

  function takes(operator: string): boolean {
    const token = tokens[position];
    if (token?.kind !== 'operator' || token.text !== operator) return false;
    position += 1;
    return true;
  }

  function readExpression(minimum: number): FormulaNode | undefined {
    let left = readOperand();
    while (left !== undefined) {
      const token = tokens[position];
      if (token?.kind !== 'operator') return left;
      if (token.text === '%') {
        position += 1;
        left = { kind: 'unary', operator: '%', operand: left };
        continue;
      }
      const precedence = precedences[token.text];
      if (precedence === undefined || precedence <= minimum) return left;
      position += 1;
      const right = readExpression(precedence);
      left = right === undefined ? undefined : { kind: 'binary', operator: token.text, left, right };
    }
    return undefined;
  }

  function readOperand(): FormulaNode | undefined {
    const token = tokens[position];
    if (token === undefined) return undefined;
    position += 1;
    switch (token.kind) {
      case 'number':
        return { kind: 'literal', value: Number(token.text) };
      case 'text':
        return { kind: 'literal', value: token.text.slice(1, -1).replaceAll('""', '"') };
      case 'error':
        return { kind: 'literal', value: errorFromLabel(token.text) ?? null };
      case 'reference':
        return { kind: 'reference', reference: readReference(token.text) };
      case 'table':
        return { kind: 'table', reference: readTableReference(token.text) };
      case 'name':
        return takes('(') ? readCall(token.text) : readName(token.text);
      case 'operator':
        return readPrefix(token.text);
      case 'space':
        return undefined;
    }
  }

  function readPrefix(operator: string): FormulaNode | undefined {
    if (operator === '(') {
      const inner = readExpression(0);
      return takes(')') ? inner : undefined;
    }
    if (operator === '{') return readArray();
    if (operator !== '-' && operator !== '+') return undefined;
    const operand = readExpression(signPrecedence);
    return operand === undefined ? undefined : { kind: 'unary', operator, operand };
  }

  function readCall(name: string): FormulaNode | undefined {
    const args: FormulaNode[] = [];
    if (takes(')')) return { kind: 'call', name: name.toUpperCase(), args };
    for (;;) {
      const arg = isArgumentEnd() ? { kind: 'missing' as const } : readExpression(0);
      if (arg === undefined) return undefined;
      args.push(arg);
      if (takes(')')) return { kind: 'call', name: name.toUpperCase(), args };
      if (!takes(',') && !takes(';')) return undefined;
    }
  }

  function isArgumentEnd(): boolean {
    const token = tokens[position];
    return token?.kind === 'operator' && [',', ';', ')'].includes(token.text);
  }

  function readArray(): FormulaNode | undefined {
    const rows: FormulaNode[][] = [[]];
    if (takes('}')) return { kind: 'array', rows: [] };
    for (;;) {
      const item = readExpression(0);
      if (item === undefined) return undefined;
      rows.at(-1)?.push(item);
      if (takes('}')) return { kind: 'array', rows };
      if (takes(';')) rows.push([]);
      else if (!takes(',') && !takes('\\')) return undefined;
    }
  }

  return { readExpression, isAtEnd: () => position === tokens.length };
}

function readName(name: string): FormulaNode {
  if (/^true$/i.test(name)) return { kind: 'literal', value: true };
  if (/^false$/i.test(name)) return { kind: 'literal', value: false };
  return { kind: 'name', name };
}
