/** Words a rule looks for, in English and Italian, without case. A word may be the start of a longer one: `launch-`. */
export type WordList = readonly string[];

/** A result in money, not a value to customers. */
export const revenueWords: WordList = [
  'revenue',
  'revenues',
  'arr',
  'mrr',
  'gmv',
  'gbv',
  'sales',
  'turnover',
  'bookings',
  'ebitda',
  'profit',
  'income',
  'fatturato',
  'ricavi',
  'ricavo',
  'vendite',
  'incassi',
  'utile',
  'margine',
];

/** Units that are money. */
export const moneyUnits: WordList = [
  'eur',
  'euro',
  'euros',
  'usd',
  'dollar',
  'dollars',
  'dollari',
  'gbp',
  'chf',
  'pounds',
  'sterline',
  '€',
  '$',
  '£',
  'k€',
  'm€',
  'k$',
  'm$',
];

/** Something made rather than something changed. */
export const outputWords: WordList = [
  'launch-',
  'ship',
  'ships',
  'shipped',
  'build',
  'builds',
  'plant',
  'publish-',
  'deliver-',
  'release',
  'released',
  'implement-',
  'complete',
  'create',
  'write',
  'organise',
  'organize',
  'migrate',
  'roll out',
  'hire',
  'lancia-',
  'lanciare',
  'pubblica-',
  'costrui-',
  'realizza-',
  'consegna-',
  'rilascia-',
  'sviluppa-',
  'completa-',
  'crea',
  'creare',
  'scrivere',
  'organizza-',
  'assumere',
  'piantare',
];

/** Words that say nothing about what a text is about. */
export const fillerWords: WordList = [
  'the',
  'a',
  'an',
  'of',
  'to',
  'from',
  'in',
  'on',
  'and',
  'or',
  'for',
  'by',
  'with',
  'our',
  'we',
  'is',
  'are',
  'at',
  'into',
  'up',
  'as',
  'more',
  'per',
  'il',
  'lo',
  'la',
  'i',
  'gli',
  'le',
  'di',
  'a',
  'da',
  'in',
  'con',
  'su',
  'per',
  'tra',
  'fra',
  'e',
  'o',
  'un',
  'una',
  'del',
  'della',
  'dei',
  'delle',
  'nostro',
  'nostra',
  'più',
  'che',
  'al',
  'alla',
];

/** The first of a list's words that a text holds, as a person wrote it. */
export function findWord(text: string, list: WordList): string | undefined {
  const lower = text.toLowerCase();
  const words = wordsOf(text);
  for (const entry of list) {
    if (entry.endsWith('-')) {
      const found = words.find((word) => word.startsWith(entry.slice(0, -1)));
      if (found !== undefined) return found;
    } else if (/^[\p{L}]+$/u.test(entry) ? words.includes(entry) : lower.includes(entry)) {
      return entry;
    }
  }
  return undefined;
}

/** A text's words in lower case, accents kept, numbers as words. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
