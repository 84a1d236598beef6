/**
 * Which of a table's standing rows are the wanted ones, typed in by an earlier try: by title, and where several bear
 * one title, those that hold the same first and then one by one in their order. A row that a person corrected since is
 * known as long as its title stands; one without a title only by all that it holds.
 */
export function matchRows<W extends { readonly title: string }, S extends { readonly title: string }>(
  rows: { readonly wanted: readonly W[]; readonly standing: readonly S[] },
  holdsSame: (standing: S, wanted: W) => boolean,
): Map<W, S> {
  const found = new Map<W, S>();
  const open = Map.groupBy(rows.standing, ({ title }) => title);
  for (const [title, wanted] of Map.groupBy(rows.wanted, (row) => row.title)) {
    const free = new Set(open.get(title));
    for (const row of wanted) {
      const same = [...free].find((candidate) => holdsSame(candidate, row));
      if (same === undefined) continue;
      found.set(row, same);
      free.delete(same);
    }
    const rest = title === '' ? [] : wanted.filter((row) => !found.has(row));
    for (const [index, row] of rest.entries()) {
      const next = [...free][index];
      if (next !== undefined) found.set(row, next);
    }
  }
  return found;
}
