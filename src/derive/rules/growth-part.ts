import type { Metric } from '../../model/metric.ts';
import type { Objective } from '../../model/objective.ts';
import type { WorkspaceIndex } from '../workspace-index.ts';
import { acquisitionWords, retentionWords } from './word-lists.ts';
import { findWord } from './words.ts';

/** The two parts of growth that a leaky bucket is about. */
export type GrowthPart = 'acquisition' | 'retention';

/** Which part of growth a metric belongs to, by its own words, else by those of its gear. */
export function partOfMetric(metric: Metric, index: WorkspaceIndex): GrowthPart | undefined {
  const gear = metric.gear === undefined ? undefined : index.gears.get(metric.gear);
  return partOfText(`${metric.name} ${metric.key ?? ''}`) ?? partOfText(gear?.name ?? '');
}

/**
 * Whether an objective brings in new ones: by the metrics its key results push, where those say so, else by its own
 * words and its gears'. One that also keeps those who are there does not count.
 */
export function isAcquisition(objective: Objective, index: WorkspaceIndex): boolean {
  const parts = pushedMetrics(objective, index).map((metric) => partOfMetric(metric, index));
  if (parts.includes('retention')) return false;
  if (parts.includes('acquisition')) return true;
  const keyResults = index.keyResultsOfObjective.get(objective.id) ?? [];
  const texts = [
    objective.name,
    ...keyResults.map(({ name }) => name),
    ...objective.gears.map((id) => index.gears.get(id)?.name ?? ''),
  ].map(partOfText);
  return texts.includes('acquisition') && !texts.includes('retention');
}

/** The metrics and drivers that an objective's key results push. */
export function pushedMetrics(objective: Objective, index: WorkspaceIndex): Metric[] {
  return (index.keyResultsOfObjective.get(objective.id) ?? []).flatMap(({ metric, driver }) =>
    [metric, driver].flatMap((id) => (id === undefined ? [] : (index.metrics.get(id) ?? []))),
  );
}

/** Words of keeping weigh more: who returns was once new. */
function partOfText(text: string): GrowthPart | undefined {
  if (findWord(text, retentionWords) !== undefined) return 'retention';
  return findWord(text, acquisitionWords) === undefined ? undefined : 'acquisition';
}
