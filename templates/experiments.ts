import { part } from './part.ts';
import { experiments as experimentsTable, work } from './tables/experiments.ts';
import { overview } from './tables/overview.ts';

/** Experiments alone, with the work around them. */
export const experiments = part({
  id: 'experiments',
  title: 'Experiments',
  description: 'What we believe, what we predict, what came of it.',
  tables: [overview, experimentsTable, work],
});
