import type { Sample } from '../sample.ts';
import { events, experiments, gears, processes, work } from './machine.ts';
import { asOf, metricReadings, metrics } from './metrics.ts';
import { keyResults, objectives, strategy, teams } from './okrs.ts';

/** All in Notion, and in order: no rule finds anything. */
export const learningApp: Sample = {
  id: 'learning-app',
  name: 'Learning app',
  description: 'All in Notion, by quarter. What a workspace in good order looks like.',
  timeZone: 'America/New_York',
  asOf,
  template: 'north-star',
  homes: { metrics: 'notion' },
  people: [
    { name: 'Priya Raman', email: 'priya@example.com' },
    { name: 'Leon Fischer', email: 'leon@example.com' },
    { name: 'Amara Diallo', email: 'amara@example.com' },
  ],
  rows: {
    metrics,
    readings: metricReadings,
    gears,
    processes,
    strategy,
    teams,
    objectives,
    keyResults,
    experiments,
    work,
    events,
  },
  sources: [
    {
      title: 'Daily active users of Duolingo, with a filing for each value',
      url: 'https://github.com/seandias/search-kpi-nowcast/blob/cd56a38c0b3e7c2e0c0f9ce637927a70bde3d54d/companies/duolingo/kpi.csv',
    },
    {
      title: 'Duolingo, fourth quarter and year 2025, and plans for 2026',
      url: 'https://www.stocktitan.net/sec-filings/DUOL/8-k-duolingo-inc-reports-material-event-62db4369419f.html',
    },
  ],
};
