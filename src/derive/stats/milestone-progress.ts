import { progressOf } from './progress.ts';
import type { Progress } from './progress.ts';

/**
 * Progress of a goal made of milestones: the weight that is done over the whole weight. `undefined` when there is
 * no milestone or no weight; negative and unreadable weights count as 0.
 */
export function milestoneProgress(
  milestones: readonly { readonly done: boolean; readonly weight?: number | undefined }[],
): Progress | undefined {
  let done = 0;
  let whole = 0;
  for (const milestone of milestones) {
    const weight = usableWeight(milestone.weight ?? 1);
    whole += weight;
    if (milestone.done) done += weight;
  }
  return whole > 0 && Number.isFinite(whole)
    ? { ...progressOf(done / whole), startIsTarget: false }
    : undefined;
}

function usableWeight(weight: number): number {
  return Number.isFinite(weight) && weight > 0 ? weight : 0;
}
