/** A word of a list as it is compared: people do not mean two choices by “Live” and “live ”. */
export function plainWord(word: string): string {
  return word.trim().toLowerCase();
}
