import { part } from './part.ts';
import { keyResults } from './tables/key-results.ts';
import { objectives } from './tables/objectives.ts';
import { overview } from './tables/overview.ts';
import { strategy, teams } from './tables/strategy.ts';

/** OKRs alone: strategy, teams, objectives, key results. */
export const okrs = part({
  id: 'okrs',
  title: 'OKRs',
  description: 'Strategic choices, objectives and key results.',
  tables: [overview, strategy, teams, objectives, keyResults],
});
