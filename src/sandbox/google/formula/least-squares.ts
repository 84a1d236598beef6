/**
 * The coefficients that bring rows nearest to values, by Householder reflections; undefined when the columns do not determine
 * them. https://en.wikipedia.org/wiki/QR_decomposition#Using_Householder_reflections
 */
export function leastSquares(
  rows: readonly (readonly number[])[],
  values: readonly number[],
): number[] | undefined {
  const a = rows.map((row, index) => [...row, values[index] ?? 0]);
  const width = rows[0]?.length ?? 0;
  if (a.length < width) return undefined;
  for (let column = 0; column < width; column += 1) if (!reflect(a, column)) return undefined;
  const result = Array.from({ length: width }, () => 0);
  for (let row = width - 1; row >= 0; row -= 1) {
    let rest = a[row]?.[width] ?? 0;
    for (let column = row + 1; column < width; column += 1)
      rest -= (a[row]?.[column] ?? 0) * (result[column] ?? 0);
    result[row] = rest / (a[row]?.[row] ?? 0);
  }
  return result.every((value) => Number.isFinite(value)) ? result : undefined;
}

/** Makes everything below the diagonal of a column zero; false when the column adds nothing to those before it. */
function reflect(a: number[][], column: number): boolean {
  const below = a.slice(column);
  const entries = below.map((row) => row[column] ?? 0);
  const length = Math.hypot(...entries);
  const whole = Math.hypot(...a.map((row) => row[column] ?? 0));
  if (length <= 1e-12 * whole || length === 0) return false;
  const sign = (entries[0] ?? 0) < 0 ? -1 : 1;
  const mirror = entries.map((value, index) => (index === 0 ? value + sign * length : value));
  const size = mirror.reduce((sum, value) => sum + value * value, 0);
  const width = a[0]?.length ?? 0;
  for (let target = column; target < width; target += 1) {
    const dot = below.reduce((sum, row, index) => sum + (row[target] ?? 0) * (mirror[index] ?? 0), 0);
    for (const [index, row] of below.entries())
      row[target] = (row[target] ?? 0) - (2 * dot * (mirror[index] ?? 0)) / size;
  }
  return true;
}
