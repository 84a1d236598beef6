/** Names longer than this are cut where a sentence holds them. */
const longestName = 200;
/** Line breaks and runs of blanks, and signs that turn the direction of all that follows. */
const unruly = /[\r\n\t\u2028\u2029]|\s{2,}|^\s|\s$|[\u202A-\u202E\u2066-\u2069]/;

/** A name as a sentence can hold it: on one line, of a length a person reads, never turning what follows round. */
export function sayableName(name: string, longest = longestName): string {
  if (name.length <= longest && name !== '' && !unruly.test(name)) return name;
  const line = name
    .replaceAll(/[\u202A-\u202E\u2066-\u2069]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  if (line === '') return 'unnamed';
  if (line.length <= longest) return line;
  // A character of two units that the cut would part goes as a whole.
  return `${line
    .slice(0, longest - 1)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trimEnd()}…`;
}
