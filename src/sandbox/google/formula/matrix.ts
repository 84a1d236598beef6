import type { Matrix, Scalar } from './formula-value.ts';

export function transpose(block: Matrix): Matrix {
  const width = block[0]?.length ?? 0;
  return Array.from({ length: width }, (_, column) => block.map((row) => row[column] ?? null));
}

const columns = new WeakMap<Matrix, Map<number, Matrix>>();

/** One column of a block; the same block gives the same column object, so that what is known of it is kept. */
export function columnOf(block: Matrix, index: number): Matrix {
  const known = columns.get(block) ?? new Map<number, Matrix>();
  columns.set(block, known);
  const column = known.get(index) ?? block.map((row): readonly Scalar[] => [row[index] ?? null]);
  known.set(index, column);
  return column;
}

/** The values of a block as one column, row by row or column by column. */
export function toColumn(block: Matrix, byColumn: boolean): Matrix {
  return (byColumn ? transpose(block) : block).flatMap((row) =>
    row.map((value): readonly Scalar[] => [value]),
  );
}

export function widthOf(block: Matrix): number {
  return block[0]?.length ?? 0;
}
