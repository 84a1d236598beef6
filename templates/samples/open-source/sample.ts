import type { Sample } from '../sample.ts';
import { asOf, metricReadings, metrics } from './metrics.ts';
import {
  events,
  experiments,
  gears,
  keyResults,
  objectives,
  processes,
  strategy,
  teams,
  work,
} from './plan.ts';

/** All in Sheets, by week, with all that real counters do. */
export const openSource: Sample = {
  id: 'open-source',
  name: 'Open-source tool',
  description:
    'All in Google Sheets, nearly 300 weeks with spikes, a false zero, a rolling window and counters.',
  timeZone: 'Europe/London',
  asOf,
  template: 'north-star',
  homes: { metrics: 'sheets' },
  people: [{ name: 'Sam Carter', email: 'sam@example.com' }],
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
      title: 'Package statistics of Datasette and its sister projects, by week',
      url: 'https://github.com/simonw/package-stats',
    },
  ],
};
