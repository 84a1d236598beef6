import type { Id } from '../../model/cell-shapes.ts';
import type { Objective } from '../../model/objective.ts';
import type { WorkspaceIndex } from '../workspace-index.ts';
import type { Derived, RuleContext } from './rule.ts';

/** Looks up once what several rules ask for. */
export function ruleContext(derived: Derived): RuleContext {
  const { index } = derived;
  const { objectives, keyResults, settings } = index.workspace;
  return {
    ...derived,
    settings: settings.rules,
    openObjectives: objectives.filter(isOpen),
    openKeyResults: keyResults.filter(({ objective }) => {
      const own = objective === undefined ? undefined : index.objectives.get(objective);
      return own === undefined || isOpen(own);
    }),
    pushesDriver: pushesDriver(index),
  };
}

function isOpen({ status }: Objective): boolean {
  return status === 'agreed' || status === 'active';
}

function pushesDriver(index: WorkspaceIndex): ReadonlySet<Id> {
  const reached = new Set(index.drivers.map(({ id }) => id));
  for (const id of reached) for (const feeder of index.chain.feedersOf.get(id) ?? []) reached.add(feeder.id);
  return reached;
}
