/** Something for each of many cells; within a sheet a key is one number, so that a hundred thousand cost little. */
export interface CellValues<T> {
  get(sheetId: number, row: number, column: number): T | undefined;
  set(at: { sheetId: number; row: number; column: number }, value: T): void;
  readonly isEmpty: boolean;
}

/** No sheet is wider than this. */
const columns = 18_278;

export function createCellValues<T>(): CellValues<T> {
  const bySheet = new Map<number, Map<number, T>>();
  return {
    get: (sheetId, row, column) => bySheet.get(sheetId)?.get(row * columns + column),
    set({ sheetId, row, column }, value) {
      const values = bySheet.get(sheetId) ?? new Map<number, T>();
      bySheet.set(sheetId, values);
      values.set(row * columns + column, value);
    },
    get isEmpty() {
      return bySheet.size === 0;
    },
  };
}
