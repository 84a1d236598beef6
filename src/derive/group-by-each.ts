/** Groups rows under every key they have; a row with several keys stands in several groups, in the rows' order. */
export function groupByEach<Row>(
  rows: readonly Row[],
  keys: (row: Row) => readonly (string | undefined)[],
): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    for (const key of keys(row)) {
      if (key === undefined) continue;
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [row]);
      // A row that names a key twice stands in its group already, as the last.
      else if (group.at(-1) !== row) group.push(row);
    }
  }
  return groups;
}
