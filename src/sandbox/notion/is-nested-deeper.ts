/** Whether a JSON value has more levels than that; it looks level by level, so that no depth can exhaust the stack. */
export function isNestedDeeper(value: unknown, levels: number): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > levels) return true;
    level = level.flatMap((part) =>
      typeof part === 'object' && part !== null
        ? Object.values(part).filter((inner) => typeof inner === 'object')
        : [],
    );
  }
  return false;
}
