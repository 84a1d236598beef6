/** A row to be made, and the rows it points at. */
export interface OrderedRow {
  readonly id: string;
  readonly needs: readonly string[];
  /** Those of them that it can be linked with later at no cost. */
  readonly easyNeeds?: ReadonlySet<string>;
}

/**
 * Sorts rows into waves: all of a wave can be made at once, as everything they point at was made in an earlier one.
 * Where rows point at each other in a circle, one of the circle is made too early; it is the one that lacks the
 * fewest, what is easy to link later not counted, and is needed by the most. Rows keep their order within a wave; what points at itself or at no row of the
 * list waits for nothing.
 */
export function rowWaves<T extends OrderedRow>(rows: readonly T[]): T[][] {
  const waves: T[][] = [];
  let open = withoutIdleNeeds(rows);
  while (open.length > 0) {
    const free = open.filter(({ needs }) => needs.length === 0);
    const wave = free.length > 0 ? free : [breakingPoint(open)];
    waves.push(wave.map(({ row }) => row));
    const made = new Set(wave.map(({ row }) => row.id));
    open = open
      .filter(({ row }) => !made.has(row.id))
      .map(({ row, needs }) => ({ row, needs: needs.filter((need) => !made.has(need)) }));
  }
  return waves;
}

interface OpenRow<T> {
  readonly row: T;
  /** The rows it still waits for. */
  readonly needs: readonly string[];
}

function withoutIdleNeeds<T extends OrderedRow>(rows: readonly T[]): OpenRow<T>[] {
  const ids = new Set(rows.map((row) => row.id));
  return rows.map((row) => ({
    row,
    needs: [...new Set(row.needs)].filter((need) => need !== row.id && ids.has(need)),
  }));
}

/** Only a row that others wait for can be part of a circle; the rows at the loose ends are set aside first. */
function breakingPoint<T extends OrderedRow>(open: readonly OpenRow<T>[]): OpenRow<T> {
  let circle = open;
  let demand = demandFor(circle);
  while (circle.some(({ row }) => !demand.has(row.id))) {
    const needed = demand;
    circle = circle.filter(({ row }) => needed.has(row.id));
    demand = demandFor(circle);
  }
  const weighed = circle.map((entry) => ({
    entry,
    lacks: entry.needs.filter((need) => entry.row.easyNeeds?.has(need) !== true).length,
    neededBy: demand.get(entry.row.id) ?? 0,
  }));
  return weighed.reduce((best, next) =>
    next.lacks < best.lacks || (next.lacks === best.lacks && next.neededBy > best.neededBy) ? next : best,
  ).entry;
}

/** How many rows wait for each row. */
function demandFor<T extends OrderedRow>(open: readonly OpenRow<T>[]): ReadonlyMap<string, number> {
  const demand = new Map<string, number>();
  for (const need of open.flatMap(({ needs }) => needs)) demand.set(need, (demand.get(need) ?? 0) + 1);
  return demand;
}
