import { addDays } from '../model/day.ts';
import type { Day } from '../model/day.ts';
import type { Team } from '../model/team.ts';
import type { WorkItem } from '../model/work-item.ts';
import { known, unknown } from './answer.ts';
import { sayCount, sayShare } from './say.ts';
import type { TeamScore } from './scorecard.ts';
import { lastWorkedOn, recentWork, workWeeks } from './strategic-share.ts';
import type { WorkspaceIndex } from './workspace-index.ts';

/**
 * Which part of the progress loop is some work in (S1)? The mode of most of it in recent weeks; `reactive` when more
 * than half was not planned; `survival` when on top of that nothing was learned or thought up for six weeks, neither
 * in the work nor by an experiment that began or left a learning. One or two items are too few to call anybody
 * reactive. `team` is whose work it is; without one the experiments of all count.
 */
export function loopMode(
  work: readonly WorkItem[],
  { index, team }: { index: WorkspaceIndex; team: Team | undefined },
): TeamScore['mode'] {
  const { asOf, workspace } = index;
  const { reactiveShare, survivalWeeks, loopItems } = workspace.settings.rules;
  const recent = recentWork(work, asOf);
  if (recent.length === 0) return unknown(`No work is written down for the last ${workWeeks} weeks`);
  const unplanned = recent.filter(({ planned }) => !planned).length;
  const share = unplanned / recent.length;
  const evidence = `${unplanned} of ${sayCount(recent.length, 'item')} of work of the last ${workWeeks} weeks ${unplanned === 1 ? 'was' : 'were'} not planned (${sayShare(share)}, the limit is ${sayShare(reactiveShare)})`;
  if (share > reactiveShare && recent.length >= loopItems) {
    const since = addDays(asOf, -7 * survivalWeeks);
    return isThinking(work, { since, asOf }) || lastThought(team, index) > since
      ? known('reactive', evidence)
      : known('survival', `${evidence}, and nothing was learned or thought up for ${survivalWeeks} weeks`);
  }
  const counts = Map.groupBy(recent, ({ mode }) => mode);
  counts.delete(undefined);
  const [most] = [...counts].toSorted(([, left], [, right]) => right.length - left.length);
  if (most?.[0] === undefined) return unknown('No mode is written down on its work');
  return known(
    most[0],
    `${most[1].length} of ${sayCount(recent.length, 'item')} of the last ${workWeeks} weeks`,
  );
}

function isThinking(work: readonly WorkItem[], { since, asOf }: { since: Day; asOf: Day }): boolean {
  return work.some(
    (item) =>
      (item.mode === 'learning' || item.mode === 'generative') && (lastWorkedOn(item, asOf) ?? '') > since,
  );
}

/** The last day on which an experiment of a team began or left a learning; of any, without a team. */
function lastThought(team: Team | undefined, { thinking }: WorkspaceIndex): Day | '' {
  if (team === undefined) return thinking.lastThought ?? '';
  return [team.id, ...team.drivers].reduce<Day | ''>((last, id) => {
    const day = thinking.thought.get(id) ?? '';
    return day > last ? day : last;
  }, '');
}
