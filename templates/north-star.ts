import type { TemplateInput } from '../src/template/template.ts';
import { experiments, work } from './tables/experiments.ts';
import { events, gears, processes } from './tables/machine.ts';
import { metrics } from './tables/metrics.ts';
import { keyResults } from './tables/key-results.ts';
import { objectives } from './tables/objectives.ts';
import { overview } from './tables/overview.ts';
import { readings } from './tables/readings.ts';
import { strategy, teams } from './tables/strategy.ts';

/** The whole system: KPI Book, growth machine, strategy, OKRs, experiments. */
export const northStar = {
  id: 'north-star',
  version: 3,
  title: 'Northbook',
  description: 'North Star, key drivers, OKRs and experiments in one system.',
  tables: [
    overview,
    metrics,
    readings,
    gears,
    processes,
    strategy,
    teams,
    objectives,
    keyResults,
    experiments,
    work,
    events,
  ],
} as const satisfies TemplateInput;
