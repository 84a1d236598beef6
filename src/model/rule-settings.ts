import * as z from 'zod';

/**
 * The numbers in the rules of the method that the essays leave open, with Northbook's defaults. Shares are fractions.
 * Each says what it decides; the reference page (docs/rules.md) is written from here.
 */
export const RuleSettings = z.object({
  northStarReadings: count(8, 'Readings a North Star needs before its trend can be tested.'),
  nameWords: count(6, 'Words the name of a North Star may have and still be remembered.'),
  ceilingShare: share(0.8, 'Share of its ceiling above which a capped rate has little room left.'),
  stableMonths: count(24, 'Months for which the definition of a North Star should have stood.'),
  marketMonths: count(
    12,
    'Months over which the growth of a North Star is compared with that of its market.',
  ),
  mostDrivers: count(3, 'Key drivers one North Star may have.'),
  reviewMonths: count(3, 'Months after which a key driver wants another look.'),
  focusShare: share(
    0.5,
    'Share of active work, experiments and key results to be on the rate-limiting step.',
  ),
  unchangedQuarters: count(
    2,
    'Quarters for which the same step may limit while the North Star does not move.',
  ),
  emptyPeriods: count(
    2,
    'Periods in a row without a value that point to a missing process; of days, twice as many.',
  ),
  stalePeriods: count(
    2,
    'Full periods without a value from which a metric is stale; of days, twice as many: they may miss a weekend.',
  ),
  recentPeriods: count(12, 'Latest periods in which empty ones are looked for.'),
  outOfRangePeriods: count(2, 'Periods in a row out of the healthy range that ask for an objective.'),
  sameWords: share(0.7, 'Share of words two texts have in common from which they say the same.'),
  contextFields: count(
    3,
    'Of why, what the data says, who for and what it builds to, those an objective needs.',
  ),
  mostObjectives: count(5, 'Objectives a team may have at a time.'),
  mostKeyResults: count(5, 'Key results an objective may have.'),
  missesInARow: count(3, 'Misses in a row of one goal with one tactic that ask for another tactic.'),
  bankDays: count(30, 'Days after its end by which a win should be in a process.'),
  volumeWeeks: count(8, 'Weeks of one stretch when finished experiments are counted.'),
  loopItems: count(3, 'Items of work below which nothing is said of how a team works.'),
  reactiveShare: share(0.5, 'Share of unplanned work above which a team only reacts.'),
  survivalWeeks: count(
    6,
    'Weeks without an idea or a learning that, with mostly unplanned work, mean survival.',
  ),
});
export type RuleSettings = z.infer<typeof RuleSettings>;

function count(standard: number, description: string) {
  return z.number().int().positive().max(1000).default(standard).describe(description);
}

function share(standard: number, description: string) {
  return z.number().min(0).max(1).default(standard).describe(description);
}
