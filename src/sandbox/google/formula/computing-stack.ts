/** A cell with a formula that is being computed. */
export interface Computed {
  readonly sheetId: number;
  readonly row: number;
  readonly column: number;
}

/** Thrown when cells lean on one another so deeply that the deepest must be computed on its own first. */
export class TooDeep extends Error {
  readonly cell: Computed;

  constructor(cell: Computed) {
    super('Too deep');
    this.cell = cell;
  }
}

/** Which cells are being computed now, one leaning on the next. */
export interface ComputingStack {
  /** Runs with a cell on the stack. `'circular'` when it is there already: then every cell since is part of the circle. */
  run<T>(cell: Computed, compute: () => T): T | 'circular';
  /** Whether a cell was found to be part of a circle. */
  isInCircle(cell: Computed): boolean;
}

/** Deep enough for every sane sheet, shallow enough for every JavaScript stack. */
const deepest = 150;

function keyOf({ sheetId, row, column }: Computed): string {
  return `${sheetId}/${row}/${column}`;
}

export function createComputingStack(): ComputingStack {
  const stack: Computed[] = [];
  const places = new Map<string, number>();
  const circular = new Set<string>();
  return {
    run(cell, compute) {
      const key = keyOf(cell);
      const place = places.get(key);
      if (place !== undefined) {
        for (const member of stack.slice(place)) circular.add(keyOf(member));
        return 'circular';
      }
      if (stack.length >= deepest) throw new TooDeep(cell);
      places.set(key, stack.length);
      stack.push(cell);
      try {
        return compute();
      } finally {
        stack.pop();
        places.delete(key);
      }
    },
    isInCircle: (cell) => circular.has(keyOf(cell)),
  };
}
