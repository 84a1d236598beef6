import { sayNames } from '../say.ts';
import type { Rule } from './rule.ts';
import { placeOf } from './rule.ts';

/** Rules about teams. */
export const teamRules: readonly Rule[] = [
  {
    id: 'team/statement',
    severity: 'info',
    essays: ['S0'],
    finds: 'A team that does not say how its work moves the North Star',
    fix: 'Let the team write one sentence that begins with what a customer does because of its work.',
    *find({ index }) {
      for (const team of index.workspace.teams) {
        if (team.statement !== undefined) continue;
        yield {
          ...placeOf('teams', team),
          message: `It does not say how its work moves ${index.northStars.length === 0 ? 'the North Star' : sayNames(index.northStars.map(({ name }) => name))}.`,
        };
      }
    },
  },
];
