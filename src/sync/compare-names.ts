/** A name without case, accents and punctuation, its camel case parted: `targetDate` and `Target-Date` are the same. */
export function plainName(name: string): string {
  return (
    name
      .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
      // One or several, as in `Owner(s)`.
      .replaceAll(/\((?:s|es|n|en)\)/g, '')
      .normalize('NFD')
      .replaceAll(/\p{M}/gu, '')
      .replaceAll('ß', 'ss')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
  );
}

/**
 * How alike two plain names are, 0 to 1: the share of words they have in common (Sørensen–Dice), where a plural counts
 * as its singular.
 */
export function sharedWords(left: string, right: string): number {
  const [one, other] = [wordsOf(left), wordsOf(right)];
  if (one.size === 0 || other.size === 0) return 0;
  const shared = [...one].filter((word) => other.has(word)).length;
  return (2 * shared) / (one.size + other.size);
}

/** Words that say nothing about what a column holds. */
const fillers = new Set([
  'the',
  'of',
  'a',
  'an',
  'and',
  'in',
  'di',
  'del',
  'della',
  'de',
  'du',
  'des',
  'der',
  'die',
  'das',
  'la',
  'le',
  'el',
  'il',
  'no',
  'our',
]);

function wordsOf(name: string): Set<string> {
  return new Set(
    name
      .split(' ')
      .filter((word) => word !== '' && !fillers.has(word))
      .map((word) => (word.length > 3 ? word.replace(/s$/, '') : word)),
  );
}
