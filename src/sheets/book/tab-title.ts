/** Characters that Sheets does not take in the name of a tab. */
const forbidden = /[[\]*?:/\\]/g;

/** The first of a title, `title 2`, `title 3` … that is free; names of tabs differ by more than case. */
export function freeTitle(title: string, taken: Iterable<string>): string {
  const used = new Set([...taken].map((name) => name.toLowerCase()));
  const plain = title.replaceAll(forbidden, ' ').slice(0, 90);
  let free = plain;
  for (let number = 2; used.has(free.toLowerCase()); number += 1) free = `${plain} ${number}`;
  return free;
}
