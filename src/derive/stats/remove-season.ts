import { median } from './median.ts';
import { isPresent } from './present-values.ts';
import type { Gappy } from './present-values.ts';
import { theilSen } from './theil-sen.ts';

/**
 * The series without its season, on its own scale and with its trend: from each reading is taken what its season
 * usually differs by, the median over the cycles of what the Theil-Sen line leaves, less the median of those.
 * For trend, lag and process charts; a forecast wants `seasonal-factors.ts`.
 *
 * `values` stand on a grid, season by index modulo `period`. Gaps stay gaps; a season without any reading is left
 * alone. Robust: one wild reading does not spoil its season. With a period below 2 nothing is taken off.
 */
export function removeSeason(values: Gappy, period: number): (number | undefined)[] {
  const kept = values.map((value) => (isPresent(value) ? value : undefined));
  if (period < 2) return kept;
  const slope = theilSen(kept)?.slope ?? 0;
  const effects: (number | undefined)[] = [];
  for (let season = 0; season < period; season += 1) {
    effects.push(
      median(
        kept.map((value, index) =>
          value !== undefined && index % period === season ? value - slope * index : undefined,
        ),
      ),
    );
  }
  const usual = median(effects) ?? 0;
  return kept.map((value, index) => {
    const effect = effects[index % period];
    return value === undefined || effect === undefined ? undefined : value - (effect - usual);
  });
}
