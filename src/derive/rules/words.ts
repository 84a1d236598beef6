/**
 * Words and phrases a rule looks for, compiled once. They are written down separated by commas: `revenue` is that word
 * alone, `fideliz-` every word that begins so, `new customers` words that follow one another. Case does not matter.
 */
export interface WordList {
  readonly find: (words: readonly Word[]) => Word | undefined;
}

/** A word of a text. */
export interface Word {
  /** In lower case, without accents, which people leave out as often as not. */
  readonly plain: string;
  /** As it was written; of a phrase, all its words. */
  readonly written: string;
  /** Its place among the words of the text. */
  readonly at: number;
}

/** A list of words and, where they would mislead, the phrases in which they mean something else. */
export function wordList(text: string, { except = '' }: { readonly except?: string } = {}): WordList {
  const wanted = phrases(text);
  const others = phrases(except);
  return {
    find(words) {
      let masked: ReadonlySet<number> | undefined;
      for (const { at, plain } of words) {
        const length = longestAt(words, { at, among: wanted });
        if (length === 0) continue;
        masked ??= placesOf(others, words);
        if (masked.has(at)) continue;
        const written = words.slice(at, at + length).map((word) => word.written);
        return { at, plain, written: written.join(' ') };
      }
      return undefined;
    },
  };
}

/** The places of all words that belong to one of the phrases. */
function placesOf(among: Phrases, words: readonly Word[]): ReadonlySet<number> {
  return new Set(
    words.flatMap(({ at }) =>
      Array.from({ length: longestAt(words, { at, among }) }, (_, offset) => at + offset),
    ),
  );
}

/** The first of a list's words or phrases in a text, as a person wrote it. */
export function findWord(text: string, list: WordList): string | undefined {
  return list.find(readWords(text))?.written;
}

/** A text's words, numbers and signs of currency. */
export function readWords(text: string): Word[] {
  return (text.normalize('NFC').match(/[\p{L}\p{N}]+|\p{Sc}/gu) ?? []).map((written, at) => ({
    at,
    written,
    plain: plainWord(written),
  }));
}

const hasAccents = /[^\p{ASCII}]/u;

function plainWord(word: string): string {
  const lower = word.toLowerCase();
  return hasAccents.test(lower) ? lower.normalize('NFD').replaceAll(/\p{M}/gu, '') : lower;
}

/** A text's words in lower case, accents kept, numbers as words. */
export function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** Phrases by their first word, and those whose first word is only a beginning. */
interface Phrases {
  readonly whole: ReadonlyMap<string, readonly Phrase[]>;
  readonly beginning: readonly Phrase[];
}

type Phrase = readonly Part[];

/** A word of a phrase, or the beginning of one. */
interface Part {
  readonly plain: string;
  readonly isBeginning: boolean;
}

function phrases(text: string): Phrases {
  const all = text
    .split(',')
    .map((phrase) => plainWord(phrase.trim()).split(/\s+/))
    .filter(([first]) => first !== undefined && first !== '')
    .map((words) => words.map(partOf));
  return {
    whole: Map.groupBy(
      all.filter(([first]) => first?.isBeginning === false),
      ([first]) => first?.plain ?? '',
    ),
    beginning: all.filter(([first]) => first?.isBeginning === true),
  };
}

function partOf(word: string): Part {
  return word.endsWith('-')
    ? { plain: word.slice(0, -1), isBeginning: true }
    : { plain: word, isBeginning: false };
}

/** How many words the longest phrase has that stands at a place; 0 when none does. */
function longestAt(words: readonly Word[], { at, among }: { at: number; among: Phrases }): number {
  const first = words[at]?.plain ?? '';
  let longest = 0;
  for (const phrase of among.whole.get(first) ?? []) {
    if (phrase.length > longest && stands(phrase, { at, words })) longest = phrase.length;
  }
  for (const phrase of among.beginning) {
    if (phrase.length > longest && stands(phrase, { at, words })) longest = phrase.length;
  }
  return longest;
}

function stands(phrase: Phrase, { at, words }: { at: number; words: readonly Word[] }): boolean {
  return phrase.every((part, offset) => isPart(part, words[at + offset]));
}

function isPart({ plain, isBeginning }: Part, word: Word | undefined): boolean {
  if (word === undefined) return false;
  return isBeginning ? word.plain.startsWith(plain) : word.plain === plain;
}
