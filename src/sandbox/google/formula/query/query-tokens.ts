/** A refusal of a query, in the words that follow "Unable to parse query string for Function QUERY parameter 2: ". */
export class QueryError extends Error {}

export interface QueryToken {
  kind: 'word' | 'quoted' | 'number' | 'text' | 'sign' | 'end';
  text: string;
  /** Counted from 1, as an error names it. */
  column: number;
}

const pattern =
  /\s*(?:(?<text>"[^"]*"|'[^']*')|(?<quoted>`[^`]*`)|(?<number>\d+(?:\.\d+)?(?:e[+-]?\d+)?|\.\d+)|(?<word>[A-Za-z_]\w*)|(?<sign><=|>=|<>|!=|[=<>(),*+\-/]))/iy;

/** Cuts a query into words, names in backticks, numbers, texts and signs. */
export function readQueryTokens(source: string): QueryToken[] {
  const tokens: QueryToken[] = [];
  const scanner = new RegExp(pattern);
  const end = source.trimEnd().length;
  while (scanner.lastIndex < end) {
    const start = scanner.lastIndex;
    const groups = scanner.exec(source)?.groups;
    const kind = (['text', 'quoted', 'number', 'word', 'sign'] as const).find(
      (one) => groups?.[one] !== undefined,
    );
    if (groups === undefined || kind === undefined) throw lexicalError(source, start);
    const raw = groups[kind] ?? '';
    const text = kind === 'text' || kind === 'quoted' ? raw.slice(1, -1) : raw;
    tokens.push({ kind, text, column: scanner.lastIndex - raw.length + 1 });
  }
  tokens.push({ kind: 'end', text: '', column: end + 1 });
  return tokens;
}

function lexicalError(source: string, start: number): QueryError {
  const place = start + source.slice(start).search(/\S/);
  return new QueryError(
    `PARSE_ERROR: Lexical error at line 1, column ${place + 1}.  Encountered: "${source[place]}"`,
  );
}
