/** How a base grows that keeps some and wins some each period. */
export interface RetentionLoop {
  /** By what the base is multiplied each period: retention + gain. */
  readonly growthFactor: number;
  /** By what percentage the factor grows when the retention grows by one percent. */
  readonly retentionElasticity: number;
  /** The same for the loop's gain; the two add up to 1. */
  readonly gainElasticity: number;
}

/**
 * Which matters more, keeping or winning? `retention` is the share kept per period, `gain` what each one brings
 * per period. `undefined` when both are 0 or either is negative or not finite.
 */
export function retentionLoop({
  retention,
  gain,
}: {
  retention: number;
  gain: number;
}): RetentionLoop | undefined {
  const growthFactor = retention + gain;
  if (!(retention >= 0) || !(gain >= 0) || !(growthFactor > 0) || !Number.isFinite(growthFactor))
    return undefined;
  return {
    growthFactor,
    retentionElasticity: retention / growthFactor,
    gainElasticity: gain / growthFactor,
  };
}
