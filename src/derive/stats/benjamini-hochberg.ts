/**
 * P-values adjusted for having asked many questions, after Benjamini and Hochberg (1995,
 * https://doi.org/10.1111/j.2517-6161.1995.tb02031.x): among the answers with an adjusted p up to q, about a share q
 * is expected to be false. Each adjusted value stands at the place of its p; a missing p stays missing and does not
 * count as a question. Agrees with R `p.adjust(method = "BH")`.
 */
export function benjaminiHochberg(pValues: readonly (number | undefined)[]): (number | undefined)[] {
  const asked = pValues
    .flatMap((p, index) => (p === undefined || Number.isNaN(p) ? [] : [{ p, index }]))
    .toSorted((a, b) => b.p - a.p);
  const adjusted = Array<number | undefined>(pValues.length).fill(undefined);
  let least = 1;
  for (const [place, { p, index }] of asked.entries()) {
    least = Math.min(least, (p * asked.length) / (asked.length - place));
    adjusted[index] = least;
  }
  return adjusted;
}
