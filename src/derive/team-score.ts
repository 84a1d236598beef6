import type { Team } from '../model/team.ts';
import type { Answer } from './answer.ts';
import { known, unknown } from './answer.ts';
import { loopMode } from './loop-mode.ts';
import type { Alignment } from './objective-alignment.ts';
import type { TeamScore } from './scorecard.ts';
import { strategicShare } from './strategic-share.ts';
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
    mode: loopMode(work, { index, team }),
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
