/**
 * A chance as it is told: to five points, within 1 to 99 %. A forecast knows no more, and before the day nothing is
 * certain.
 */
export function roundedChance(chance: number): number {
  return Math.min(Math.max(Math.round(chance * 20) / 20, 0.01), 0.99);
}
