/** A parsed formula; operators are calls of the function of that name. */
export type Expression =
  | { kind: 'literal'; value: string | number | boolean }
  | { kind: 'property'; name: string }
  | { kind: 'name'; name: string }
  | { kind: 'list'; items: Expression[] }
  | { kind: 'call'; name: string; args: Expression[] };

export class FormulaSyntaxError extends Error {}

type Token = { kind: 'number' | 'string' | 'word' | 'sign' | 'end'; text: string };

const TOKEN =
  /\s*(?:\/\*[\s\S]*?\*\/\s*)*(?:(\d+(?:\.\d+)?(?:e[+-]?\d+)?)|"((?:[^"\\]|\\[\s\S])*)"|([A-Za-z_][A-Za-z0-9_]*)|(==|!=|>=|<=|&&|\|\||[-+*/%^<>!?:(),.[\]])|$)/y;

/** Operators from the weakest to the strongest; those on one line associate to the left. */
const LEVELS: readonly (readonly [string, string])[][] = [
  [
    ['or', 'or'],
    ['||', 'or'],
  ],
  [
    ['and', 'and'],
    ['&&', 'and'],
  ],
  [
    ['==', 'equal'],
    ['!=', 'unequal'],
  ],
  [
    ['>=', 'largerEq'],
    ['<=', 'smallerEq'],
    ['>', 'larger'],
    ['<', 'smaller'],
  ],
  [
    ['+', 'add'],
    ['-', 'subtract'],
  ],
  [
    ['*', 'multiply'],
    ['/', 'divide'],
    ['%', 'mod'],
    ['mod', 'mod'],
  ],
];

/** Brackets, branches and signs within each other; nobody writes so many, and no stack is deep enough for any number. */
const MAX_LEVELS = 200;
const MAX_TOKENS = 1000;

/**
 * Parses a formula as Notion's editor writes it. Throws FormulaSyntaxError.
 * from documents: https://www.notion.com/help/formula-syntax
 */
export function parseFormula(source: string): Expression {
  const tokens = tokenize(source);
  if (tokens.length > MAX_TOKENS) throw new FormulaSyntaxError('The formula is too long');
  let position = 0;
  let level = 0;
  function peek() {
    return tokens[position] ?? { kind: 'end' as const, text: '' };
  }

  function take(text?: string): Token {
    const token = peek();
    if (text !== undefined && token.text !== text)
      throw new FormulaSyntaxError(`Expected "${text}" but found "${token.text || 'the end'}"`);
    position += 1;
    return token;
  }

  function isNext(text: string): boolean {
    return peek().kind !== 'string' && peek().text === text;
  }

  /** Parses what lies a level deeper. */
  function deeper(parse: () => Expression): Expression {
    level += 1;
    if (level > MAX_LEVELS) throw new FormulaSyntaxError('The formula is nested too deeply');
    const inner = parse();
    level -= 1;
    return inner;
  }

  function ternary(): Expression {
    return deeper(conditional);
  }

  function conditional(): Expression {
    const condition = binary(0);
    if (!isNext('?')) return condition;
    take('?');
    const yes = ternary();
    take(':');
    return { kind: 'call', name: 'if', args: [condition, yes, ternary()] };
  }

  function binary(level: number): Expression {
    const operators = LEVELS[level];
    if (operators === undefined) return power();
    let left = binary(level + 1);
    for (;;) {
      const operator = operators.find(([sign]) => isNext(sign));
      if (operator === undefined) return left;
      take();
      left = { kind: 'call', name: operator[1], args: [left, binary(level + 1)] };
    }
  }

  function power(): Expression {
    const base = unary();
    if (!isNext('^')) return base;
    take('^');
    return { kind: 'call', name: 'pow', args: [base, deeper(power)] };
  }

  function unary(): Expression {
    return deeper(prefixed);
  }

  function prefixed(): Expression {
    if (isNext('-')) return take() && { kind: 'call', name: 'unaryMinus', args: [unary()] };
    if (isNext('+')) return take() && { kind: 'call', name: 'toNumber', args: [unary()] };
    if (isNext('!') || isNext('not')) return take() && { kind: 'call', name: 'not', args: [unary()] };
    return postfix();
  }

  function postfix(): Expression {
    let value = primary();
    while (isNext('.')) {
      take('.');
      const name = take();
      if (name.kind !== 'word') throw new FormulaSyntaxError(`Unexpected "${name.text}"`);
      value = { kind: 'call', name: name.text, args: [value, ...(isNext('(') ? commaList('(', ')') : [])] };
    }
    return value;
  }

  function primary(): Expression {
    const token = peek();
    if (token.kind === 'number') return take() && { kind: 'literal', value: Number(token.text) };
    if (token.kind === 'string') return take() && { kind: 'literal', value: token.text };
    if (isNext('[')) return { kind: 'list', items: commaList('[', ']') };
    if (isNext('(')) {
      take('(');
      const inner = ternary();
      take(')');
      return inner;
    }
    if (token.kind !== 'word') throw new FormulaSyntaxError(`Unexpected "${token.text || 'end of formula'}"`);
    take();
    if (token.text === 'true' || token.text === 'false')
      return { kind: 'literal', value: token.text === 'true' };
    if (!isNext('(')) return { kind: 'name', name: token.text };
    const args = commaList('(', ')');
    if (token.text !== 'prop') return { kind: 'call', name: token.text, args };
    const [only] = args;
    if (args.length !== 1 || only?.kind !== 'literal')
      throw new FormulaSyntaxError('prop() takes the name of a property');
    return { kind: 'property', name: String(only.value) };
  }

  function commaList(open: string, close: string): Expression[] {
    take(open);
    const items: Expression[] = [];
    while (!isNext(close)) {
      items.push(ternary());
      if (!isNext(close)) take(',');
    }
    take(close);
    return items;
  }

  const expression = ternary();
  if (peek().kind !== 'end') throw new FormulaSyntaxError(`Unexpected "${peek().text}"`);
  return expression;
}

function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  const pattern = new RegExp(TOKEN);
  while (pattern.lastIndex < source.length) {
    const match = pattern.exec(source);
    if (match === null) throw new FormulaSyntaxError(`Unexpected character at ${pattern.lastIndex + 1}`);
    const [, number, string, word, sign] = match;
    if (number !== undefined) tokens.push({ kind: 'number', text: number });
    if (string !== undefined)
      tokens.push({ kind: 'string', text: string.replaceAll(/\\n/g, '\n').replaceAll(/\\([\s\S])/g, '$1') });
    if (word !== undefined) tokens.push({ kind: 'word', text: word });
    if (sign !== undefined) tokens.push({ kind: 'sign', text: sign });
    if (match[0] === '' || pattern.lastIndex === 0) break;
  }
  return tokens;
}
