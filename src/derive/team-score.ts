import { addDays } from '../model/day.ts';
import type { Team } from '../model/team.ts';
import type { WorkItem } from '../model/work-item.ts';
import type { Answer } from './answer.ts';
import { known, unknown } from './answer.ts';
import type { Alignment } from './objective-alignment.ts';
import { sayCount, sayShare } from './say.ts';
import type { TeamScore } from './scorecard.ts';
import { recentWork, strategicShare, workWeeks } from './strategic-share.ts';
import type { WorkspaceIndex } from './workspace-index.ts';

/** Every answer about one team. Nothing is said about anybody in it. */
export function teamScore(
  team: Team,
  { index, alignmentOf }: { index: WorkspaceIndex; alignmentOf: (objective: string) => Alignment },
): TeamScore {
  const work = index.workOfTeam.get(team.id) ?? [];
  return {
    id: team.id,
    connected: connected(team, { index, alignmentOf }),
    strategicShare: strategicShare(work, index.asOf),
    mode: loopMode(work, index),
  };
}

function connected(
  team: Team,
  { index, alignmentOf }: { index: WorkspaceIndex; alignmentOf: (objective: string) => Alignment },
): Answer<boolean> {
  if (index.northStars.length === 0) return unknown('There is no North Star to be connected to');
  const driver = team.drivers.find((id) => index.chain.pathToNorthStar(id) !== undefined);
  if (driver !== undefined) {
    return known(true, `Through its driver “${index.metrics.get(driver)?.name ?? driver}”`);
  }
  const objective = (index.objectivesOfTeam.get(team.id) ?? []).find(
    ({ id }) => alignmentOf(id).northStar !== undefined,
  );
  return objective === undefined
    ? known(false, 'No driver and no objective of its leads to the North Star')
    : known(true, `Through its objective “${objective.name}”`);
}

/**
 * Which part of the progress loop is the team in (S1)? The mode of most of its recent work; `reactive` when more than
 * half was not planned; `survival` when on top of that nothing was learned or thought up for six weeks.
 */
function loopMode(work: readonly WorkItem[], { asOf, workspace }: WorkspaceIndex): TeamScore['mode'] {
  const { reactiveShare, survivalWeeks } = workspace.settings.rules;
  const recent = recentWork(work, asOf);
  if (recent.length === 0) return unknown(`No work is written down for the last ${workWeeks} weeks`);
  const unplanned = recent.filter(({ planned }) => !planned).length / recent.length;
  const evidence = `${sayShare(unplanned)} of ${sayCount(recent.length, 'item')} of the last ${workWeeks} weeks was not planned`;
  if (unplanned > reactiveShare) {
    const since = addDays(asOf, -7 * survivalWeeks);
    const isThinking = recent.some(
      ({ mode, done }) =>
        (mode === 'learning' || mode === 'generative') && (done === undefined || done > since),
    );
    return isThinking
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
