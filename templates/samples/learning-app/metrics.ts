import { metric, readings } from '../rows.ts';
import * as duolingo from '../series/duolingo.ts';

/** The day the sample is read on. */
export const asOf = '2026-02-13';

const letters = 'Duolingo shareholder letters and press releases, by quarter. Target and owner are invented.';
const thisYear = {
  baselineDate: '2025-12-31',
  targetDate: '2026-12-31',
  lastReviewed: '2026-01-09',
} as const;
const common = { cadence: 'quarterly', direction: 'increase', source: letters } as const;

const dailyActive = metric('daily_active_users', {
  name: 'Daily active users',
  ...common,
  baselineDate: '2024-12-31',
  targetDate: '2026-12-31',
  lastReviewed: '2026-01-09',
  definition: 'People who do at least one lesson on a day, mean of the days of the quarter.',
  unit: 'million people',
  role: 'north-star',
  numberKind: 'level',
  side: 'customer',
  timing: 'lagging',
  owners: ['Priya Raman'],
  baseline: 40.5,
  target: 63,
  jobToBeDone: 'Come closer to speaking a language, a little every day.',
  proxyBehaviour: 'A learner finishes a lesson on most days.',
  couldMakeUsDoWrong: 'Win streaks instead of learning.',
  gear: ['habit'],
  process: ['streak-review'],
  feeds: ['total_bookings'],
  linkKind: 'product',
  counterMetrics: ['paid_subscribers'],
});

const monthlyActive = metric('monthly_active_users', {
  name: 'Monthly active users',
  ...common,
  ...thisYear,
  definition: 'People who did at least one lesson in a month, mean of the months of the quarter.',
  unit: 'million people',
  role: 'key-driver',
  numberKind: 'level',
  side: 'customer',
  timing: 'leading',
  owners: ['Leon Fischer'],
  baseline: 133.1,
  target: 150,
  jobToBeDone: 'Start a language without paying or planning.',
  gear: ['newcomers'],
  process: ['welcome-tests'],
  feeds: ['daily_active_users'],
  linkKind: 'product',
});

const dailyShare = metric('daily_share_of_monthly', {
  name: 'Daily share of monthly users',
  ...common,
  ...thisYear,
  definition: 'Daily active users over monthly active users.',
  unit: '%',
  role: 'key-driver',
  numberKind: 'rate',
  side: 'customer',
  timing: 'leading',
  owners: ['Amara Diallo'],
  baseline: 0.396,
  target: 0.42,
  jobToBeDone: 'Keep going on a busy day.',
  gear: ['habit'],
  process: ['streak-review'],
  feeds: ['daily_active_users'],
  linkKind: 'product',
});

const subscribers = metric('paid_subscribers', {
  name: 'Paid subscribers',
  ...common,
  definition: 'Subscriptions that are paid for, at the end of the quarter.',
  unit: 'million subscribers',
  role: 'kpi',
  numberKind: 'level',
  side: 'business',
  timing: 'lagging',
  owners: ['Leon Fischer'],
  baseline: 9.5,
  baselineDate: '2024-12-31',
  healthyMin: 10,
  gear: ['subscribers'],
  process: ['offer-calendar'],
  feeds: ['monthly_active_users'],
  linkKind: 'influence',
});

const bookings = metric('total_bookings', {
  name: 'Total bookings',
  ...common,
  definition: 'Everything sold in the quarter, subscriptions in full.',
  unit: 'USD million',
  role: 'kpi',
  numberKind: 'flow',
  side: 'business',
  timing: 'lagging',
  owners: ['Leon Fischer'],
  baseline: 271.6,
  baselineDate: '2024-12-31',
  healthyMin: 250,
  gear: ['subscribers'],
  process: ['offer-calendar'],
});

/** The KPI Book. */
export const metrics = [dailyActive, monthlyActive, dailyShare, subscribers, bookings];

/** What was read of each. */
export const metricReadings = [
  ...readings(dailyActive, { series: duolingo.dailyActiveUsers, until: asOf }),
  ...readings(monthlyActive, { series: duolingo.monthlyActiveUsers, until: asOf }),
  ...readings(dailyShare, { series: duolingo.dailyShareOfMonthly, until: asOf }),
  ...readings(subscribers, { series: duolingo.paidSubscribers, until: asOf }),
  ...readings(bookings, { series: duolingo.totalBookings, until: asOf }),
];
