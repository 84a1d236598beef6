import type { Metric } from '../model/metric.ts';
import type { Answer } from './answer.ts';
import { known } from './answer.ts';

/** The fields of the KPI Book that every metric needs, as people see them. */
const required: readonly { readonly name: string; readonly isFilled: (metric: Metric) => boolean }[] = [
  { name: 'Definition', isFilled: (metric) => metric.definition !== undefined },
  { name: 'Unit', isFilled: (metric) => metric.unit !== undefined },
  { name: 'Source', isFilled: (metric) => metric.source !== undefined },
  { name: 'Owner', isFilled: (metric) => metric.owners.length > 0 },
  { name: 'Gear', isFilled: (metric) => metric.gear !== undefined },
  { name: 'Process', isFilled: (metric) => metric.process !== undefined },
  { name: 'Baseline', isFilled: (metric) => metric.baseline !== undefined },
  {
    name: 'Target or healthy range',
    isFilled: (metric) =>
      metric.direction === 'observe' ||
      metric.target !== undefined ||
      metric.healthyMin !== undefined ||
      metric.healthyMax !== undefined,
  },
];

/** Which required fields of the KPI Book are empty for a metric. */
export function missingBookFields(metric: Metric): string[] {
  return required.filter((field) => !field.isFilled(metric)).map((field) => field.name);
}

/** How complete is the metric's page of the KPI Book? The share of its required fields that are filled. */
export function bookCompleteness(metric: Metric): Answer<number> {
  const missing = missingBookFields(metric);
  const filled = required.length - missing.length;
  const rest = missing.length === 0 ? '' : `; empty: ${missing.join(', ')}`;
  return known(filled / required.length, `${filled} of ${required.length} required fields are filled${rest}`);
}
