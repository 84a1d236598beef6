import { sayCount } from '../say.ts';
import { openObjectives } from './open-okrs.ts';
import type { Rule, RuleContext } from './rule.ts';

/** Rules about strategic choices. */
export const strategyRules: readonly Rule[] = [
  {
    id: 'strategy/first',
    severity: 'error',
    essays: ['S3'],
    finds: 'Objectives, and no strategic choice',
    *find({ index }: RuleContext) {
      const open = openObjectives(index);
      if (open.length === 0 || index.workspace.strategy.some(({ status }) => status === 'chosen')) return;
      yield {
        table: 'strategy',
        row: undefined,
        subject: 'Strategy',
        message: `There ${open.length === 1 ? 'is' : 'are'} ${sayCount(open.length, 'objective')} and no strategic choice: OKRs cannot replace a strategy.`,
        fix: 'Write down where you choose to play and how you choose to win, then ask of each objective which choice it carries out.',
      };
    },
  },
  {
    id: 'strategy/linked',
    severity: 'warning',
    essays: ['S3', 'S4'],
    finds: 'An objective that cites no strategic choice, or one that is not being done',
    *find({ index }: RuleContext) {
      if (index.workspace.strategy.length === 0) return;
      for (const { id, name, strategy } of openObjectives(index)) {
        const cited = strategy.flatMap((choice) => index.strategy.get(choice) ?? []);
        const declined = cited.find(({ status }) => status === 'not-doing');
        if (cited.length > 0 && declined === undefined) continue;
        yield {
          table: 'objectives',
          row: id,
          subject: name,
          message:
            declined === undefined
              ? 'It cites no strategic choice.'
              : `It carries out “${declined.name}”, which is marked as not doing.`,
          fix:
            declined === undefined
              ? 'Link the choice it carries out, or drop it.'
              : 'Drop the objective, or take the choice up again.',
        };
      }
    },
  },
];
