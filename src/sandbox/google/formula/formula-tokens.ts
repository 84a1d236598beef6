export interface Token {
  kind: 'number' | 'text' | 'reference' | 'table' | 'name' | 'error' | 'operator' | 'space';
  text: string;
}

const title = String.raw`(?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!`;
const cell = String.raw`\$?[A-Za-z]{1,3}\$?[1-9]\d*`;
const span = String.raw`(?:${cell}:\$?[A-Za-z]{1,3}(?:\$?[1-9]\d*)?|${cell}:\$?[1-9]\d*|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}(?:\$?[1-9]\d*)?|\$?[1-9]\d*:\$?[1-9]\d*|${cell})`;

const patterns: readonly (readonly [Token['kind'], RegExp])[] = [
  ['space', /\s+/uy],
  ['text', /"(?:[^"]|"")*"/uy],
  ['error', /#(?:N\/A|NAME\?|DIV\/0!|REF!|VALUE!|NUM!|NULL!|ERROR!)/uy],
  ['reference', new RegExp(String.raw`(?:${title})?${span}(?![\p{L}\p{N}_(.])`, 'uy')],
  ['reference', new RegExp(String.raw`${title}#REF!`, 'uy')],
  ['table', /[\p{L}_][\p{L}\p{N}_.]*\[(?:[^[\]]|\[[^[\]]*\])*\]/uy],
  ['number', /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/uy],
  ['name', /[\p{L}_][\p{L}\p{N}_.]*/uy],
  ['operator', /<>|<=|>=|[-+*/^&=<>(),;{}%\\:]/uy],
];

/** Cuts a formula (without its `=`) into tokens; undefined when a character fits nowhere. */
export function readTokens(formula: string): Token[] | undefined {
  const tokens: Token[] = [];
  let position = 0;
  while (position < formula.length) {
    const token = tokenAt(formula, position);
    if (token === undefined) return undefined;
    tokens.push(token);
    position += token.text.length;
  }
  return tokens;
}

function tokenAt(formula: string, position: number): Token | undefined {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = position;
    const match = pattern.exec(formula);
    if (match !== null) return { kind, text: match[0] };
  }
  return undefined;
}
