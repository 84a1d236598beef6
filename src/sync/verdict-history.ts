import type { Day } from '../model/day.ts';
import type { Headline } from './headline.ts';

/** Days on end on which the verdict was the same. */
export interface Stretch {
  readonly from: Day;
  readonly to: Day;
  /** As of its last day. */
  readonly headline: Headline;
}

/**
 * How a workspace came to stand as it does: its days, newest first, cut wherever a North Star's trend or diagnosis, or
 * the rate-limiting step, became another. Findings come and go without a cut.
 */
export function verdictHistory(days: readonly Headline[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const day of days) {
    const last = stretches.at(-1);
    if (last === undefined || verdictOf(last.headline) !== verdictOf(day)) {
      stretches.push({ from: day.asOf, to: day.asOf, headline: day });
    } else {
      stretches[stretches.length - 1] = { ...last, from: day.asOf };
    }
  }
  return stretches;
}

function verdictOf({ northStars, rateLimitingStep }: Headline): string {
  return JSON.stringify([northStars, rateLimitingStep]);
}
