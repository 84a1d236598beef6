import { invented, row } from '../rows.ts';

/** Newcomers form a habit, some of them subscribe, and what they pay brings newcomers. */
export const gears = [
  row('newcomers', { name: 'Newcomers', owners: ['Leon Fischer'], feeds: ['habit'], linkKind: 'feeds' }),
  row('habit', { name: 'Habit', owners: ['Amara Diallo'], feeds: ['subscribers'], linkKind: 'feeds' }),
  row('subscribers', {
    name: 'Subscribers',
    owners: ['Leon Fischer'],
    feeds: ['newcomers'],
    linkKind: 'reinvests',
  }),
];

/** The repeatable work behind them. */
export const processes = [
  row('welcome-tests', {
    name: 'A test of the first lesson every two weeks',
    steps: `${invented} Choose the weakest minute, change one thing, read it after ten days.`,
    owners: ['Leon Fischer'],
    documented: true,
    gear: ['newcomers'],
    metrics: ['monthly_active_users'],
  }),
  row('streak-review', {
    name: 'Monday’s look at broken streaks',
    steps: `${invented} Read twenty broken streaks, name the cause, try one remedy.`,
    owners: ['Amara Diallo'],
    documented: true,
    gear: ['habit'],
    metrics: ['daily_share_of_monthly', 'daily_active_users'],
  }),
  row('offer-calendar', {
    name: 'A calendar of offers',
    steps: `${invented} Never more than one offer a month to a learner.`,
    owners: ['Leon Fischer'],
    documented: true,
    gear: ['subscribers'],
    metrics: ['paid_subscribers', 'total_bookings'],
  }),
];

/** What was tried. */
export const experiments = [
  row('energy', {
    name: 'Reward runs of right answers',
    hypothesis:
      'We believe that learners stay longer when right answers are rewarded than when mistakes are punished.',
    predictionMetric: ['daily_share_of_monthly'],
    predictionDirection: 'up',
    predictionSize: 0.02,
    impact: 8,
    confidence: 7,
    ease: 5,
    start: '2025-05-05',
    end: '2025-07-31',
    status: 'finished',
    outcome: 'won',
    measuredEffect: 0.018,
    learning: `${invented} It works best in the second week. No sizes were published; this one is made up.`,
    drivers: ['daily_share_of_monthly'],
    keyResult: ['second-week'],
    process: ['streak-review'],
  }),
  row('energy-again', {
    name: 'Reward runs of right answers, on other phones',
    hypothesis: `${invented} We believe that the effect holds on older phones too.`,
    predictionMetric: ['daily_share_of_monthly'],
    predictionDirection: 'up',
    predictionSize: 0.018,
    impact: 7,
    confidence: 8,
    ease: 7,
    start: '2025-10-01',
    end: '2025-12-15',
    status: 'finished',
    outcome: 'won',
    measuredEffect: 0.016,
    learning: `${invented} Nearly the same effect.`,
    drivers: ['daily_share_of_monthly'],
    keyResult: ['second-week'],
    process: ['streak-review'],
    replicates: ['energy'],
  }),
  row('placement', {
    name: 'Three questions instead of a placement test',
    hypothesis: `${invented} We believe that newcomers leave in the long test.`,
    predictionMetric: ['monthly_active_users'],
    predictionDirection: 'up',
    predictionSize: 0.01,
    impact: 6,
    confidence: 6,
    ease: 8,
    start: '2026-01-26',
    end: '2026-03-08',
    status: 'running',
    drivers: ['monthly_active_users'],
    keyResult: ['first-lesson'],
  }),
];

/** Eight weeks of work. */
export const work = [
  row('work-placement', {
    name: 'Shorter placement',
    kind: 'experiment',
    mode: 'execution',
    planned: true,
    effortDays: 14,
    start: '2026-01-12',
    keyResult: ['first-lesson'],
    driver: ['monthly_active_users'],
    team: ['newcomers-team'],
  }),
  row('work-diaries', {
    name: 'Diaries of fifteen newcomers',
    kind: 'experiment',
    mode: 'learning',
    planned: true,
    effortDays: 8,
    start: '2026-01-07',
    done: '2026-01-30',
    keyResult: ['first-lesson'],
    driver: ['monthly_active_users'],
    team: ['newcomers-team'],
  }),
  row('work-reminders', {
    name: 'Calmer reminders',
    kind: 'experiment',
    mode: 'execution',
    planned: true,
    effortDays: 11,
    start: '2026-01-19',
    keyResult: ['second-week'],
    driver: ['daily_share_of_monthly'],
    team: ['habit-team'],
  }),
  row('work-streaks', {
    name: 'Monday’s look at broken streaks',
    kind: 'business-as-usual',
    mode: 'learning',
    planned: true,
    effortDays: 6,
    start: '2026-01-05',
    keyResult: ['daily-share'],
    driver: ['daily_share_of_monthly'],
    team: ['habit-team'],
  }),
];

/** What happened. */
export const events = [
  row('backlash', {
    name: 'A social media backlash slowed daily users',
    day: '2025-05-15',
    cause: 'outside',
    metric: ['daily_active_users'],
  }),
];
