/** A finding as far as choosing among several needs it. */
interface Told {
  readonly rule: string;
  readonly acknowledged?: string | null | undefined;
}

/**
 * The findings to name first, of a list that begins with the worst: of each rule the first, then the others, so that
 * one mistake made on many rows does not hide the rest. Those that somebody accepted are left out.
 */
export function topGaps<Gap extends Told>(gaps: readonly Gap[], count: number): Gap[] {
  const open = gaps.filter(({ acknowledged }) => acknowledged === undefined || acknowledged === null);
  const rules = new Set<string>();
  const firsts = new Set(
    open.filter(({ rule }) => {
      const isFirst = !rules.has(rule);
      rules.add(rule);
      return isFirst;
    }),
  );
  return [...firsts, ...open.filter((gap) => !firsts.has(gap))].slice(0, count);
}
