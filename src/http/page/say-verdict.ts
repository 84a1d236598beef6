import type { NorthStarSummary } from '../../sync/summary.ts';

/** A North Star's trend and diagnosis in a few words: `Rising · Working`. */
export function sayVerdict({ trend, diagnosis }: Pick<NorthStarSummary, 'trend' | 'diagnosis'>): string {
  return `${inWords(trend ?? 'not-enough-data')} · ${inWords(diagnosis ?? 'no-diagnosis-yet')}`;
}

/** A verdict's id as words: `On track`. */
export function inWords(id: string): string {
  const words = id.replaceAll('-', ' ');
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
