import type { TableInput } from '../../src/template/template.ts';
import { views } from '../views.ts';

/** The readings of every metric. In a sheet they take the wide form: a row a metric, a column a period. */
export const readings = {
  id: 'readings',
  title: 'Readings',
  rowName: 'reading',
  icon: '🔢',
  description: 'The values of every metric, one row a period.',
  views: views.readings,
  fields: [
    {
      id: 'name',
      title: 'Reading',
      role: 'input',
      kind: 'title',
      description: 'Free: for instance metric and period.',
    },
    {
      id: 'metric',
      title: 'Metric',
      role: 'input',
      kind: 'relation',
      to: 'metrics',
      holds: 'one',
      description: 'Which metric was read.',
    },
    {
      id: 'day',
      title: 'Date',
      role: 'input',
      kind: 'date',
      description: 'The last day of the period it stands for.',
    },
    {
      id: 'value',
      title: 'Value',
      role: 'input',
      kind: 'number',
      significant: 10,
      description: 'In the metric’s unit. Leave it empty when unknown; 0 is a value.',
    },
    {
      id: 'comment',
      title: 'Comment',
      role: 'input',
      kind: 'text',
      description: 'What is worth knowing about this value.',
    },
    {
      id: 'definitionChanged',
      title: 'Definition changed',
      role: 'input',
      kind: 'checkbox',
      description: 'Tick where the metric began to be counted in another way.',
    },
    {
      id: 'note',
      title: 'Northbook note',
      role: 'derived',
      kind: 'text',
      description: 'What could not be read in this row, and how to correct it.',
    },
  ],
} as const satisfies TableInput;
