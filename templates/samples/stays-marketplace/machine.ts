import { invented, row } from '../rows.ts';

/** Hosts bring homes, search brings guests to them, stays bring the money that wins new hosts. */
export const gears = [
  row('hosts', { name: 'Hosts', owners: ['Tomás Reyes'], feeds: ['search'], linkKind: 'feeds' }),
  row('search', { name: 'Search and booking', owners: ['Jonas Weber'], feeds: ['stays'], linkKind: 'feeds' }),
  row('stays', { name: 'Stays', owners: ['Mara Lindqvist'], feeds: ['hosts'], linkKind: 'reinvests' }),
];

/** The repeatable work behind them. */
export const processes = [
  row('host-onboarding', {
    name: 'A call with every new host',
    steps: `${invented} Call within two days, first price together, first guest within 30 days.`,
    owners: ['Tomás Reyes'],
    documented: true,
    gear: ['hosts'],
    metrics: ['active_listings'],
  }),
  row('weekly-search-review', {
    name: 'Weekly look at searches without a booking',
    steps: `${invented} Take the ten towns that lost most searches, find out why, change one thing.`,
    owners: ['Jonas Weber'],
    documented: true,
    gear: ['search'],
    metrics: ['nights_per_listing', 'nights_booked'],
  }),
];

/** What was tried. */
export const experiments = [
  row('first-price', {
    name: 'A first price from neighbours’ prices',
    hypothesis: `${invented} We believe that new hosts ask too much, because they do not know their town’s prices.`,
    predictionMetric: ['nights_per_listing'],
    predictionDirection: 'up',
    predictionSize: 0.03,
    impact: 8,
    confidence: 6,
    ease: 7,
    start: '2026-01-19',
    end: '2026-03-01',
    status: 'running',
    drivers: ['nights_per_listing'],
    keyResult: ['nights-per-listing'],
  }),
  row('welcome-call', {
    name: 'A call in the first two days',
    hypothesis: `${invented} We believe that hosts stop before their first guest because nobody answers their questions.`,
    predictionMetric: ['active_listings'],
    predictionDirection: 'up',
    predictionSize: 0.02,
    impact: 7,
    confidence: 7,
    ease: 5,
    start: '2025-10-06',
    end: '2025-11-30',
    status: 'finished',
    outcome: 'won',
    measuredEffect: 0.024,
    learning: `${invented} Most questions are about the first price.`,
    drivers: ['active_listings'],
    keyResult: ['listings'],
    process: ['host-onboarding'],
  }),
  row('service-agent', {
    name: 'An agent that answers guests’ questions',
    hypothesis: `${invented} We believe that guests book more when an answer takes seconds.`,
    predictionMetric: ['nights_per_listing'],
    predictionDirection: 'up',
    predictionSize: 0.01,
    impact: 5,
    confidence: 5,
    ease: 3,
    start: '2025-11-03',
    end: '2026-01-31',
    status: 'finished',
    outcome: 'inconclusive',
    measuredEffect: 0.002,
    learning: `${invented} It saves calls; it does not bring bookings.`,
    drivers: ['nights_per_listing'],
  }),
  row('map-first', {
    name: 'Open the app on the map',
    hypothesis: `${invented} We believe that guests who see the map book nearer to what they want.`,
    predictionMetric: ['app_share_of_nights'],
    predictionDirection: 'up',
    predictionSize: 0.02,
    impact: 4,
    confidence: 4,
    ease: 8,
    status: 'idea',
    drivers: ['app_share_of_nights'],
    keyResult: ['app-share'],
  }),
];

/** Eight weeks of work. */
export const work = [
  row('work-price', {
    name: 'Price suggestions for new hosts',
    kind: 'experiment',
    mode: 'execution',
    planned: true,
    effortDays: 18,
    start: '2026-01-12',
    keyResult: ['nights-per-listing'],
    driver: ['nights_per_listing'],
    team: ['search'],
  }),
  row('work-interviews', {
    name: 'Twelve talks with guests who did not book',
    kind: 'experiment',
    mode: 'learning',
    planned: true,
    effortDays: 6,
    start: '2026-01-20',
    done: '2026-02-06',
    keyResult: ['nights-per-listing'],
    driver: ['nights_per_listing'],
    team: ['search'],
  }),
  row('work-calls', {
    name: 'Calls with new hosts',
    kind: 'business-as-usual',
    mode: 'execution',
    planned: true,
    effortDays: 25,
    start: '2026-01-05',
    keyResult: ['listings'],
    driver: ['active_listings'],
    team: ['hosting'],
  }),
  row('work-cities', {
    name: 'Contracts for services in the first cities',
    kind: 'business-as-usual',
    mode: 'execution',
    planned: true,
    effortDays: 30,
    start: '2026-01-08',
    team: ['new-offerings'],
  }),
  row('work-outage', {
    name: 'Payments outage',
    kind: 'business-as-usual',
    mode: 'execution',
    planned: false,
    effortDays: 9,
    start: '2026-02-03',
    done: '2026-02-11',
    team: ['partnerships'],
  }),
];

/** What happened. */
export const events = [
  row('renamed', {
    name: 'Seats of services are counted with nights',
    day: '2025-06-30',
    cause: 'execution',
    metric: ['nights_booked'],
  }),
  row('outage', {
    name: `${invented} Payments were down for a day`,
    day: '2026-02-03',
    cause: 'outside',
    metric: ['nights_booked'],
  }),
];
