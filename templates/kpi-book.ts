import { part } from './part.ts';
import { events, gears, processes } from './tables/machine.ts';
import { metrics } from './tables/metrics.ts';
import { overview } from './tables/overview.ts';
import { readings } from './tables/readings.ts';

/** The KPI Book alone: metrics, their readings, the growth machine. */
export const kpiBook = part({
  id: 'kpi-book',
  title: 'KPI Book',
  description: 'Every number the company steers by, its readings, and the growth machine behind it.',
  tables: [overview, metrics, readings, gears, processes, events],
});
