import { invented, row } from '../rows.ts';

const cycle = { status: 'active', cycleStart: '2026-01-01', cycleEnd: '2026-03-31' } as const;
const due = '2026-03-31';

/** Strategic choices. */
export const strategy = [
  row('learners-before-bookings', {
    name: 'Win learners before bookings',
    whereToPlay: 'Everyone with a phone who would like to learn, paying or not.',
    howToWin: 'The free lessons are better than what others sell.',
    why: 'A habit that lasts years earns more than an offer that is taken once.',
    evidence: 'For 2026 the company put user growth and teaching ahead of near-term bookings.',
    stage: 'retaining',
    status: 'chosen',
  }),
  row('classrooms', {
    name: 'Sell to schools',
    whereToPlay: `${invented} Schools that buy for whole classes.`,
    why: `${invented} It would pull the lessons towards teachers’ plans.`,
    status: 'not-doing',
  }),
];

/** The teams. */
export const teams = [
  row('habit-team', {
    name: 'Habit',
    statement: `${invented} Learners who come back tomorrow are tomorrow’s daily users.`,
    drivers: ['daily_share_of_monthly'],
  }),
  row('newcomers-team', {
    name: 'Newcomers',
    statement: `${invented} Whoever enjoys the first lesson becomes a monthly user.`,
    drivers: ['monthly_active_users'],
  }),
];

/** The objectives of the quarter and one of the next. */
export const objectives = [
  row('daily-habit', {
    name: 'Learning is the easiest habit of the day',
    ...cycle,
    why: `${invented} Most learners who leave meant to come back.`,
    whatDataSays: 'The daily share rose by five points in a year.',
    whoFor: 'Learners in their first three months.',
    buildsTo: 'Learners who reach a level they can use.',
    ourContribution: 'All of the growth in the daily share.',
    owners: ['Amara Diallo'],
    team: ['habit-team'],
    strategy: ['learners-before-bookings'],
    gears: ['habit'],
    contributesTo: ['newcomers-stay'],
  }),
  row('newcomers-stay', {
    name: 'Newcomers know after one lesson why they will stay',
    ...cycle,
    why: `${invented} Monthly users have grown more slowly since spring.`,
    whatDataSays: 'Half of those who stop do so in the first week.',
    whoFor: 'People who open the app for the first time.',
    buildsTo: 'More learners who form a habit.',
    ourContribution: 'Nearly all of the growth in monthly users.',
    owners: ['Leon Fischer'],
    team: ['newcomers-team'],
    strategy: ['learners-before-bookings'],
    gears: ['newcomers'],
    contributesTo: ['daily-habit'],
  }),
  row('speaking', {
    name: 'Learners dare to speak',
    status: 'draft',
    cycleStart: '2026-04-01',
    cycleEnd: '2026-06-30',
    why: `${invented} Speaking is what learners say they come for.`,
    whatDataSays: 'One lesson in ten is spoken.',
    whoFor: 'Learners after their first half year.',
    buildsTo: 'A level that is worth something at work.',
    owners: ['Amara Diallo'],
    team: ['habit-team'],
    strategy: ['learners-before-bookings'],
    gears: ['habit'],
    contributesTo: ['daily-habit'],
  }),
  row('bring-a-friend', {
    name: 'Learners bring the people they will speak with',
    status: 'idea',
    cycleStart: '2026-07-01',
    cycleEnd: '2026-12-31',
    why: `${invented} Two who learn together keep going longer.`,
    whoFor: 'Learners who know somebody who would like to learn too.',
    owners: ['Leon Fischer'],
    team: ['newcomers-team'],
    strategy: ['learners-before-bookings'],
    gears: ['newcomers'],
    contributesTo: ['newcomers-stay'],
  }),
];

/** Their key results. */
export const keyResults = [
  row('daily-share', {
    name: 'Daily share of monthly users from 39.6 to 40.5 %',
    objective: ['daily-habit'],
    metric: ['daily_share_of_monthly'],
    driver: ['daily_share_of_monthly'],
    start: 0.396,
    target: 0.405,
    due,
    confidence: 0.6,
    commitment: 'committed',
    side: 'business',
    timing: 'lagging',
    owners: ['Amara Diallo'],
  }),
  row('second-week', {
    name: 'Learners with lessons on five of seven days in week two from 22 to 26 %',
    objective: ['daily-habit'],
    driver: ['daily_share_of_monthly'],
    unit: '%',
    start: 0.22,
    target: 0.26,
    current: 0.241,
    due,
    confidence: 0.7,
    commitment: 'aspirational',
    side: 'customer',
    timing: 'leading',
    owners: ['Amara Diallo'],
  }),
  row('monthly-users', {
    name: 'Monthly active users from 133 to 137 million',
    objective: ['newcomers-stay'],
    metric: ['monthly_active_users'],
    driver: ['monthly_active_users'],
    start: 133.1,
    target: 137,
    due,
    confidence: 0.5,
    side: 'business',
    timing: 'lagging',
    owners: ['Leon Fischer'],
  }),
  row('first-lesson', {
    name: 'Newcomers who finish a second lesson on day one from 48 to 54 %',
    objective: ['newcomers-stay'],
    driver: ['monthly_active_users'],
    unit: '%',
    start: 0.48,
    target: 0.54,
    current: 0.52,
    due,
    confidence: 0.8,
    side: 'customer',
    timing: 'leading',
    owners: ['Leon Fischer'],
  }),
];
