/** A run of columns side by side: the first, and the one after the last. */
export interface ColumnRun {
  readonly start: number;
  readonly end: number;
}

/** Puts columns that stand side by side into one run. */
export function columnRuns(columns: Iterable<number>): ColumnRun[] {
  const runs: { start: number; end: number }[] = [];
  for (const column of [...columns].toSorted((left, right) => left - right)) {
    const last = runs.at(-1);
    if (last?.end === column) last.end = column + 1;
    else runs.push({ start: column, end: column + 1 });
  }
  return runs;
}
