import type { RobustTheta } from './robust-theta.ts';
import { studentTCdf } from './student-t.ts';
import { thetaForecast, thetaTotal } from './theta-forecast.ts';
import type { Prediction } from './theta-forecast.ts';

/** What counts as reaching the target on the due date. */
export type Goal =
  | { readonly kind: 'at-least'; readonly target: number }
  | { readonly kind: 'at-most'; readonly target: number }
  | { readonly kind: 'within'; readonly low: number; readonly high: number };

/** The answer of {@link targetChance}. */
export type TargetChance =
  | {
      readonly status: 'estimated';
      readonly chance: number;
      readonly n: number;
      readonly prediction: Prediction;
    }
  | { readonly status: 'too-far'; readonly n: number; readonly horizon: number }
  | Exclude<RobustTheta, { readonly status: 'fitted' }>;

/** From here on the predicted chances were found calibrated to their ends. */
const fullTrustFrom = 12;

/**
 * The chance that the value stands where it should on the due date (not: ever before it), from the predictive t law
 * of the forecast. For a cumulative metric the model is that of its increments and `totalSoFar` its present total.
 *
 * Never 0 or 1: held inside [.01, .99], with fewer than 12 readings inside [.05, .95]. `too-far` when the due date
 * is more periods away than there are readings; the refusals of `robustTheta` are passed on. A chance does not
 * change under a monotone transform, so values on a logarithmic or logit scale want the target on it as well.
 */
export function targetChance({
  theta,
  horizon,
  goal,
  totalSoFar,
}: {
  theta: RobustTheta;
  /** Whole periods from the last reading to the due date. */
  horizon: number;
  goal: Goal;
  totalSoFar?: number | undefined;
}): TargetChance {
  if (theta.status !== 'fitted') return theta;
  const { n } = theta;
  if (horizon > n) return { status: 'too-far', n, horizon };
  const prediction =
    totalSoFar === undefined
      ? thetaForecast(theta, horizon)
      : thetaTotal(theta, { total: totalSoFar, horizon });
  const edge = n < fullTrustFrom ? 0.05 : 0.01;
  const chance = Math.min(Math.max(chanceOf(goal, prediction), edge), 1 - edge);
  return { status: 'estimated', chance, n, prediction };
}

function chanceOf(goal: Goal, prediction: Prediction): number {
  switch (goal.kind) {
    case 'at-least':
      return chanceAbove(goal.target, prediction);
    case 'at-most':
      return chanceBelow(goal.target, prediction);
    case 'within':
      return chanceBelow(goal.high, prediction) - chanceBelow(goal.low, prediction);
  }
}

function chanceAbove(bound: number, { mean, sd, df }: Prediction): number {
  if (sd === 0) return mean >= bound ? 1 : 0;
  return studentTCdf((mean - bound) / sd, df);
}

function chanceBelow(bound: number, { mean, sd, df }: Prediction): number {
  if (sd === 0) return mean <= bound ? 1 : 0;
  return studentTCdf((bound - mean) / sd, df);
}
