import type { Day } from '../../model/day.ts';
import { addDays } from '../../model/day.ts';
import type { Team } from '../../model/team.ts';
import type { WorkItem } from '../../model/work-item.ts';
import { sayCount, sayShare } from '../say.ts';
import { recentWork, workWeeks } from '../strategic-share.ts';
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
    *find(context) {
      for (const { place, unplanned, evidence, isThinking } of loops(context)) {
        const { settings } = context;
        if (unplanned <= settings.reactiveShare || isThinking) continue;
        yield {
          ...place,
          message: `${evidence}, and nothing was learned or thought up for ${settings.survivalWeeks} weeks.`,
        };
      }
    },
  },
  {
    id: 'loop/reactive',
    severity: 'warning',
    essays: ['S1'],
    finds: 'A team more than half of whose work was not planned',
    fix: 'Find what keeps coming in unplanned, and take away its cause.',
    settings: ['reactiveShare', 'loopItems'],
    *find(context) {
      for (const { place, unplanned, evidence, isThinking } of loops(context)) {
        if (unplanned <= context.settings.reactiveShare || !isThinking) continue;
        yield { ...place, message: `${evidence}, more than ${sayShare(context.settings.reactiveShare)}.` };
      }
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

interface Loop {
  readonly place: Pick<Finding, 'table' | 'row' | 'subject'>;
  readonly unplanned: number;
  readonly evidence: string;
  /** Whether something was learned or thought up lately. */
  readonly isThinking: boolean;
}

/** The recent work of each team, and of no team together. */
function loops({ index, settings }: RuleContext): Loop[] {
  const since = addDays(index.asOf, -7 * settings.survivalWeeks);
  return workByTeam(index.workspace.teams, index.workspace.work).flatMap(({ place, work }) => {
    const recent = recentWork(work, index.asOf);
    if (recent.length < settings.loopItems) return [];
    const unplanned = recent.filter(({ planned }) => !planned).length;
    return [
      {
        place,
        unplanned: unplanned / recent.length,
        evidence: `${unplanned} of ${sayCount(recent.length, 'work item')} of the last ${workWeeks} weeks ${unplanned === 1 ? 'was' : 'were'} not planned (${sayShare(unplanned / recent.length)})`,
        isThinking: recent.some(
          ({ mode, done }) =>
            (mode === 'learning' || mode === 'generative') && (done === undefined || done > since),
        ),
      },
    ];
  });
}

function workByTeam(
  teams: readonly Team[],
  work: readonly WorkItem[],
): { place: Loop['place']; work: readonly WorkItem[] }[] {
  const known = new Map(teams.map((team) => [team.id, team]));
  const groups = Map.groupBy(work, ({ team }) => (team === undefined ? undefined : known.get(team)));
  return [...groups].map(([team, own]) => ({
    place:
      team === undefined
        ? { table: 'work', row: undefined, subject: 'Work of no team' }
        : placeOf('teams', team),
    work: own,
  }));
}

function* findIncomplete({ index, openObjectives }: RuleContext): Iterable<Finding> {
  const learners = teamsThatLearned(index.workspace.experiments, index);
  for (const team of index.workspace.teams) {
    const cycle = openObjectives.find(
      (objective) =>
        objective.team === team.id &&
        (objective.cycleStart ?? '9') <= index.asOf &&
        (objective.cycleEnd ?? '') >= index.asOf,
    );
    const since = cycle?.cycleStart ?? addDays(index.asOf, -7 * workWeeks);
    const own = (index.workOfTeam.get(team.id) ?? []).filter((item) =>
      isIn(item, { since, until: index.asOf }),
    );
    const done = own.filter(({ mode }) => mode === 'execution').length;
    const isLearning = own.some(({ mode }) => mode === 'learning') || (learners.get(team.id) ?? '') >= since;
    if (done === 0 || isLearning) continue;
    yield {
      ...placeOf('teams', team),
      message: `${sayCount(done, 'work item')} of execution since ${since}, and nothing was learned.`,
    };
  }
}

/** Under way or finished in a stretch of days. */
function isIn({ start, done }: WorkItem, { since, until }: { since: Day; until: Day }): boolean {
  const last = done ?? (start === undefined ? undefined : until);
  return last !== undefined && last >= since && (start ?? last) <= until;
}

/** The last day on which an experiment on a team's driver, or a key result of its, left a learning. */
function teamsThatLearned(
  experiments: RuleContext['index']['workspace']['experiments'],
  index: RuleContext['index'],
): ReadonlyMap<string, string> {
  const teamsOfDriver = Map.groupBy(
    index.workspace.teams.flatMap(({ id, drivers }) => drivers.map((driver) => ({ id, driver }))),
    ({ driver }) => driver,
  );
  const latest = new Map<string, string>();
  for (const { learning, end, drivers, keyResult } of experiments) {
    if (learning === undefined || end === undefined || end > index.asOf) continue;
    const objective = index.keyResults.get(keyResult ?? '')?.objective;
    const team = index.objectives.get(objective ?? '')?.team;
    const teams = drivers.flatMap((driver) => (teamsOfDriver.get(driver) ?? []).map(({ id }) => id));
    for (const id of team === undefined ? teams : [team, ...teams]) {
      if ((latest.get(id) ?? '') < end) latest.set(id, end);
    }
  }
  return latest;
}
