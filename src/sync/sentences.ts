/** A text's sentences: a full stop inside a number or a name does not end one. */
export function sentencesOf(text: string): string[] {
  return text.split(/(?<=\.) (?=\p{Lu}|\d|-)/u);
}

/** What a reason says beyond a verdict shown beside it, so that nobody reads the same evidence twice. */
export function sayBeyond(because: string, verdict: string): string {
  const said = new Set(sentencesOf(verdict));
  return sentencesOf(`${because}.`)
    .filter((sentence) => !said.has(sentence))
    .join(' ');
}
