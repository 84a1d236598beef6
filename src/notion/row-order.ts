/** A row to be made, and the rows it points at. */
export interface OrderedRow {
  readonly id: string;
  readonly needs: readonly string[];
}

/**
 * Sorts rows into waves: all of a wave can be made at once, as everything they point at was made in an earlier one.
 * Rows that point at each other in a circle are broken up at the one that waits for the fewest. Rows keep their order
 * within a wave; what points at no row of the list waits for nothing.
 */
export function rowWaves<T extends OrderedRow>(rows: readonly T[]): T[][] {
  const ids = new Set(rows.map((row) => row.id));
  const made = new Set<string>();
  const waves: T[][] = [];
  let open = [...rows];
  while (open.length > 0) {
    const waits = open.map(
      (row) => row.needs.filter((need) => need !== row.id && ids.has(need) && !made.has(need)).length,
    );
    const fewest = Math.min(...waits);
    const wave =
      fewest === 0
        ? open.filter((_, index) => waits[index] === 0)
        : open.filter((_, index) => index === waits.indexOf(fewest));
    waves.push(wave);
    for (const row of wave) made.add(row.id);
    open = open.filter((row) => !made.has(row.id));
  }
  return waves;
}
