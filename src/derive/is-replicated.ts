import type { Experiment } from '../model/experiment.ts';
import type { WorkspaceIndex } from './workspace-index.ts';

/** Was an experiment repeated, by another one that is more than an idea? One that names itself repeats nothing. */
export function isReplicated({ id }: Experiment, index: WorkspaceIndex): boolean {
  return (index.replicationsOf.get(id) ?? []).some(
    (other) => other.id !== id && (other.status !== 'idea' || other.outcome !== undefined),
  );
}

/** Does an experiment repeat another? */
export function isReplication({ id, replicates }: Experiment): boolean {
  return replicates !== undefined && replicates !== id;
}
