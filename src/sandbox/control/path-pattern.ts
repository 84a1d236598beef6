/** Whether a text can be read as a pattern: a path with `*` and `**`, or a regular expression that begins with `^`. */
export function isPathPattern(text: string): boolean {
  if (!text.startsWith('^')) return text.startsWith('/') || text.startsWith('*');
  try {
    return new RegExp(text).source !== '';
  } catch {
    return false;
  }
}

/** Whether a path fits a pattern. `*` stands for anything within a part of the path, `**` for anything at all. */
export function matchesPath(pattern: string, path: string): boolean {
  return regExpOf(pattern).test(path);
}

function regExpOf(pattern: string): RegExp {
  if (pattern.startsWith('^')) return new RegExp(pattern);
  const pieces = pattern.split(/(\*\*|\*)/).map((piece) => {
    if (piece === '**') return '.*';
    return piece === '*' ? '[^/]*' : piece.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`);
  });
  return new RegExp(`^${pieces.join('')}$`);
}
