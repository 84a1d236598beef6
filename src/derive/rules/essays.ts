/** The five essays the method comes from. */
export const essays = {
  S0: 'North Star, key drivers and the rate-limiting step',
  S1: 'The playbook that unites OKRs and growth',
  S2: 'North Star metrics for people who run several clients',
  S3: 'First principles for OKRs: align, outcomes, strategy, customer and business',
  S4: 'First principles for OKRs: leading and lagging, and never a performance review',
} as const;

/** One of the five, as METHOD numbers them. */
export type Essay = keyof typeof essays;
