/** Rounds half away from zero at a number of decimals (negative: tens, hundreds), as seen in decimal: 1.005 → 1.01. */
export function roundTo(value: number, decimals: number): number {
  if (!Number.isFinite(value)) return value;
  const [mantissa = '0', exponent = '0'] = Math.abs(value).toPrecision(15).split('e');
  const shifted = Math.round(Number(`${mantissa}e${Number(exponent) + decimals}`));
  const result = Number(`${shifted}e${-decimals}`);
  return value < 0 ? -result : result;
}
