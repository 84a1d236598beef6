/** The shortest decimal that means the same single-precision number: 0.49803922 for 0.4980392156862745. */
export function singlePrecision(value: number): number {
  const single = Math.fround(value);
  for (let digits = 6; digits < 10; digits += 1) {
    const short = Number(single.toPrecision(digits));
    if (Math.fround(short) === single) return short;
  }
  return single;
}
