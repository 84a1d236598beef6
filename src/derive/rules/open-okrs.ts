import type { KeyResult } from '../../model/key-result.ts';
import type { Objective } from '../../model/objective.ts';
import type { WorkspaceIndex } from '../workspace-index.ts';

/** Objectives that are agreed or active: ideas and drafts may be unfinished, closed ones are history. */
export function openObjectives(index: WorkspaceIndex): readonly Objective[] {
  return index.workspace.objectives.filter(isOpen);
}

/** Key results of those objectives, and those that belong to none. */
export function openKeyResults(index: WorkspaceIndex): readonly KeyResult[] {
  return index.workspace.keyResults.filter(({ objective }) => {
    const own = objective === undefined ? undefined : index.objectives.get(objective);
    return own === undefined || isOpen(own);
  });
}

function isOpen({ status }: Objective): boolean {
  return status === 'agreed' || status === 'active';
}
