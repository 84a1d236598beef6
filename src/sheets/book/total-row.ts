/** What people call a row that sums up others, in English, Italian, German, French and Spanish. */
const totalWords =
  /^(?:grand total|sub-?totals?|totals?|totale(?: generale)?|totali|totaux|total g[eé]n[eé]ral|sous-total|totales|sum|summe|gesamt(?:summe)?|zwischensumme|somm[ae]|suma):?$/i;

/** Whether a name is that of a row of totals. `Total revenue` is not: metrics are called so. */
export function isTotal(name: string): boolean {
  return totalWords.test(name.trim());
}
