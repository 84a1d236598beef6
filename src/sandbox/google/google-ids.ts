const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** A text of random letters as Google's ids use them; `random` gives numbers in [0, 1). */
export function randomText(random: () => number, length: number): string {
  return Array.from({ length }, () => letters.charAt(Math.floor(random() * letters.length))).join('');
}

/** The id of a Drive file: 44 letters, the first a 1. */
export function newFileId(random: () => number): string {
  return `1${randomText(random, 43)}`;
}

/** A positive 32-bit id that is not among the taken ones. */
export function newNumberId(random: () => number, taken: ReadonlySet<number>): number {
  for (;;) {
    const id = 1 + Math.floor(random() * (2 ** 31 - 2));
    if (!taken.has(id)) return id;
  }
}
