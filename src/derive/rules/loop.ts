import type { Day } from '../../model/day.ts';
import { addDays } from '../../model/day.ts';
import type { Team } from '../../model/team.ts';
import type { WorkItem } from '../../model/work-item.ts';
import { loopMode } from '../loop-mode.ts';
import { sayCount } from '../say.ts';
import { lastWorkedOn, workWeeks } from '../strategic-share.ts';
import type { WorkspaceIndex } from '../workspace-index.ts';
import type { Finding, Rule, RuleContext } from './rule.ts';
import { placeOf } from './rule.ts';

/** Rules about the progress loop: learning, thinking up, planning, doing. */
export const loopRules: readonly Rule[] = [
  {
    id: 'loop/survival',
    severity: 'warning',
    essays: ['S1'],
    finds: 'A team with mostly unplanned work, and no idea or learning for weeks',
    fix: 'Keep half a day a week for learning from customers, before anything else is taken on.',
    settings: ['survivalWeeks', 'reactiveShare', 'loopItems'],
    *find({ index }) {
      yield* findMode('survival', index);
    },
  },
  {
    id: 'loop/reactive',
    severity: 'warning',
    essays: ['S1'],
    finds: 'A team more than half of whose work was not planned',
    fix: 'Find what keeps coming in unplanned, and take away its cause.',
    settings: ['reactiveShare', 'loopItems'],
    *find({ index }) {
      yield* findMode('reactive', index);
    },
  },
  {
    id: 'loop/incomplete',
    severity: 'info',
    essays: ['S1'],
    finds: 'A team that did a cycle’s work and learned nothing in it',
    fix: 'Talk to customers, read what came of the last work, and write down what you learned.',
    find: findIncomplete,
  },
];

/** By the recent work of each team, and of no team together. */
function* findMode(mode: 'survival' | 'reactive', index: WorkspaceIndex): Iterable<Finding> {
  const groups = Map.groupBy(index.workspace.work, ({ team }) =>
    team === undefined ? undefined : index.teams.get(team),
  );
  for (const [team, work] of groups) {
    const found = loopMode(work, { index, team });
    if (found.value !== mode) continue;
    const place =
      team === undefined
        ? { table: 'work', row: undefined, subject: 'Work of no team' }
        : placeOf('teams', team);
    yield { ...place, message: `${found.because}.` };
  }
}

function* findIncomplete({ index }: RuleContext): Iterable<Finding> {
  const { learned } = index.thinking;
  const weeksAgo = addDays(index.asOf, -7 * workWeeks);
  for (const team of index.workspace.teams) {
    const since = currentCycle(team, index) ?? weeksAgo;
    // What was learned just before a cycle that has begun lately still counts.
    const learnedSince = since < weeksAgo ? since : weeksAgo;
    const own = index.workOfTeam.get(team.id) ?? [];
    const done = workedOn(own, { since, index }).filter(({ mode }) => mode === 'execution').length;
    const isLearning =
      workedOn(own, { since: learnedSince, index }).some(({ mode }) => mode === 'learning') ||
      [team.id, ...team.drivers].some((id) => (learned.get(id) ?? '') >= learnedSince);
    if (done === 0 || isLearning) continue;
    yield {
      ...placeOf('teams', team),
      message: `${sayCount(done, 'work item')} of execution since ${since}, and nothing was learned${learnedSince < since ? ` since ${learnedSince}` : ''}.`,
    };
  }
}

function workedOn(
  work: readonly WorkItem[],
  { since, index }: { since: Day; index: WorkspaceIndex },
): readonly WorkItem[] {
  return work.filter((item) => (lastWorkedOn(item, index.asOf) ?? '') >= since);
}

/** The first day of the cycle that a team is in, by its open objectives. */
function currentCycle({ id }: Team, index: WorkspaceIndex): Day | undefined {
  return (index.objectivesOfTeam.get(id) ?? []).find(
    ({ status, cycleStart, cycleEnd }) =>
      (status === 'agreed' || status === 'active') &&
      (cycleStart ?? '9') <= index.asOf &&
      (cycleEnd ?? '') >= index.asOf,
  )?.cycleStart;
}
