import { isCurrent } from '../is-current.ts';
import type { Objective } from '../../model/objective.ts';
import type { Team } from '../../model/team.ts';
import { sayCount } from '../say.ts';
import type { WorkspaceIndex } from '../workspace-index.ts';
import type { Finding, Rule, RuleContext } from './rule.ts';
import { placeOf } from './rule.ts';

/** Rules about the objectives of a team together. */
export const okrTeamRules: readonly Rule[] = [
  {
    id: 'okr/silo',
    severity: 'warning',
    essays: ['S4'],
    finds: 'A team none of whose objectives helps, or is helped by, one of another team',
    fix: 'Ask the team whose work this needs or helps, and link the two objectives; sideways is fine.',
    *find({ index, openObjectives }) {
      const byTeam = Map.groupBy(openObjectives, ({ team }) => team);
      byTeam.delete(undefined);
      if (byTeam.size < 2) return;
      for (const team of index.workspace.teams) {
        const own = byTeam.get(team.id) ?? [];
        if (own.length === 0 || own.some((objective) => touchesAnother(objective, index))) continue;
        yield {
          ...placeOf('teams', team),
          message: `${own.length === 1 ? 'Its only objective touches none' : `None of its ${own.length} objectives touches one`} of the ${sayCount(byTeam.size - 1, 'other team')}.`,
        };
      }
    },
  },
  {
    id: 'okr/count',
    severity: 'info',
    essays: ['S4'],
    finds:
      'A team with more objectives at a time, or an objective with more key results or fewer, than can be looked after',
    fix: 'Keep the few that matter most in this cycle; put off or drop the others.',
    settings: ['mostObjectives', 'mostKeyResults'],
    find: findCounts,
  },
  {
    id: 'okr/what-next',
    severity: 'info',
    essays: ['S4'],
    finds: 'A team with nothing written down beyond this cycle',
    fix: 'Write down what it expects to do in 3, 6 and 12 months, as ideas or drafts with a later cycle.',
    *find(context) {
      const { index } = context;
      for (const team of index.workspace.teams) {
        const own = index.objectivesOfTeam.get(team.id) ?? [];
        const current = own.filter((objective) => isCurrent(objective, context.index.asOf));
        const isAhead = own.some(
          ({ status, cycleStart }) =>
            status !== 'closed' && cycleStart !== undefined && cycleStart > index.asOf,
        );
        if (current.length === 0 || isAhead) continue;
        const ends = current.flatMap(({ cycleEnd }) => cycleEnd ?? []).toSorted();
        const last = ends.at(-1);
        yield {
          ...placeOf('teams', team),
          message: `Nothing is written down for it ${last === undefined ? 'beyond this cycle' : `after ${last}`}: not for 3, 6 or 12 months ahead.`,
        };
      }
    },
  },
];

function touchesAnother({ id, team, contributesTo }: Objective, index: WorkspaceIndex): boolean {
  const linked = [
    ...contributesTo.flatMap((target) => index.objectives.get(target) ?? []),
    ...(index.contributorsOf.get(id) ?? []),
  ];
  return linked.some((other) => other.team !== undefined && other.team !== team);
}

function* findCounts(context: RuleContext): Iterable<Finding> {
  const { index, openObjectives, settings } = context;
  const current = openObjectives.filter((objective) => isCurrent(objective, context.index.asOf));
  const byTeam = Map.groupBy(current, ({ team }) => team);
  for (const [id, own] of byTeam) {
    if (own.length <= settings.mostObjectives) continue;
    const team = id === undefined ? undefined : index.teams.get(id);
    yield {
      ...teamPlace(team),
      message: `${team === undefined ? 'The company' : 'It'} has ${own.length} objectives at a time, more than ${settings.mostObjectives}.`,
    };
  }
  for (const objective of current) {
    const count = (index.keyResultsOfObjective.get(objective.id) ?? []).length;
    if (count >= 1 && count <= settings.mostKeyResults) continue;
    yield {
      ...placeOf('objectives', objective),
      message:
        count === 0
          ? 'It has no key result, so nobody can tell when it is reached.'
          : `It has ${count} key results, more than ${settings.mostKeyResults}.`,
      ...(count === 0 ? { fix: 'Give it one to five key results.' } : {}),
    };
  }
}

function teamPlace(team: Team | undefined): Pick<Finding, 'table' | 'row' | 'subject'> {
  return team === undefined
    ? { table: 'objectives', row: undefined, subject: 'Company objectives' }
    : placeOf('teams', team);
}
