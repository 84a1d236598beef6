import { invented, row } from '../rows.ts';

const cycle = { status: 'active', cycleStart: '2026-01-01', cycleEnd: '2026-06-30' } as const;
const due = '2026-06-30';

/** Releases bring people who try it, some of them build on it, and what they build brings people. */
export const gears = [
  row('tryers', {
    name: 'People who try it',
    owners: ['Sam Carter'],
    feeds: ['builders'],
    linkKind: 'feeds',
  }),
  row('builders', {
    name: 'People who build on it',
    owners: ['Sam Carter'],
    feeds: ['tryers'],
    linkKind: 'reinvests',
  }),
];

/** The repeatable work behind them. */
export const processes = [
  row('weeknotes', {
    name: 'A note every week on what was built',
    steps: `${invented} Friday: what was released, what others made with it.`,
    owners: ['Sam Carter'],
    documented: true,
    gear: ['tryers'],
    metrics: ['weekly_downloads'],
  }),
];

/** Strategic choices. */
export const strategy = [
  row('newsrooms', {
    name: 'Be the tool of newsrooms and archives',
    whereToPlay: `${invented} People who have data worth showing and nobody to run servers.`,
    howToWin: 'One command from file to website.',
    why: 'They publish what they make, and that is how others find it.',
    stage: 'retaining',
    status: 'chosen',
  }),
  row('hosted', {
    name: 'Sell hosting',
    why: `${invented} It would take all the time there is.`,
    status: 'not-doing',
  }),
];

/** The team: one person and friends. */
export const teams = [
  row('maintainers', {
    name: 'Maintainers',
    statement: `${invented} What is easy to try gets tried.`,
    drivers: ['library_downloads', 'homebrew_installs'],
  }),
];

/** The objectives of the half-year. */
export const objectives = [
  row('first-hour', {
    name: 'A stranger publishes their data within an hour',
    ...cycle,
    why: `${invented} Most questions come from the first hour.`,
    whatDataSays: 'Installs have not grown for two years.',
    whoFor: 'People who read about it today.',
    buildsTo: 'More sites that others learn from.',
    owners: ['Sam Carter'],
    strategy: ['newsrooms'],
    gears: ['tryers'],
  }),
];

/** Their key results. */
export const keyResults = [
  row('library-users', {
    name: 'Library downloads a week from 153 to 180 thousand',
    objective: ['first-hour'],
    metric: ['library_downloads'],
    driver: ['library_downloads'],
    start: 152_899,
    target: 180_000,
    due,
    confidence: 0.5,
    side: 'business',
    timing: 'lagging',
    owners: ['Sam Carter'],
  }),
  row('tutorial', {
    name: 'Readers who finish the tutorial from 30 to 45 %',
    objective: ['first-hour'],
    driver: ['homebrew_installs'],
    unit: '%',
    start: 0.3,
    target: 0.45,
    current: 0.34,
    due,
    confidence: 0.6,
    side: 'customer',
    timing: 'leading',
    owners: ['Sam Carter'],
  }),
  row('plugins', {
    name: 'Publish 12 plugins',
    objective: ['first-hour'],
    unit: 'plugins',
    start: 0,
    target: 12,
    current: 5,
    due,
    side: 'customer',
    timing: 'leading',
    owners: ['Sam Carter'],
  }),
];

/** What was tried. */
export const experiments = [
  row('in-browser', {
    name: 'Try it in the browser, nothing to install',
    hypothesis: `${invented} We believe that people leave because they must install Python first.`,
    predictionMetric: ['weekly_downloads'],
    predictionDirection: 'up',
    predictionSize: 0.05,
    impact: 8,
    confidence: 5,
    ease: 6,
    start: '2026-02-02',
    end: '2026-03-29',
    status: 'running',
    drivers: ['homebrew_installs'],
    keyResult: ['tutorial'],
  }),
];

/** Eight weeks of work. */
export const work = [
  row('work-issues', {
    name: 'Answer issues',
    kind: 'business-as-usual',
    mode: 'execution',
    planned: false,
    effortDays: 14,
    start: '2026-02-20',
    team: ['maintainers'],
  }),
  row('work-browser', {
    name: 'The browser version',
    kind: 'experiment',
    mode: 'execution',
    planned: true,
    effortDays: 5,
    start: '2026-03-02',
    keyResult: ['tutorial'],
    driver: ['homebrew_installs'],
    team: ['maintainers'],
  }),
];

/** What happened. */
export const events = [
  row('bots', {
    name: 'Bots downloaded the library for weeks',
    day: '2024-12-01',
    cause: 'outside',
    metric: ['library_downloads'],
  }),
  row('false-zero', {
    name: 'Homebrew counted nothing',
    day: '2023-06-04',
    cause: 'outside',
    metric: ['homebrew_installs'],
  }),
];
