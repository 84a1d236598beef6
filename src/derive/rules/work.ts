import { recentWork, workWeeks } from '../strategic-share.ts';
import type { Rule } from './rule.ts';
import { placeOf } from './rule.ts';

/** Rules about work. */
export const workRules: readonly Rule[] = [
  {
    id: 'work/untraced',
    severity: 'info',
    essays: ['S1'],
    finds: 'Work of the last weeks that reaches no driver, by itself or through a key result',
    fix: 'Link the driver or key result it is for; what is for none is worth doing only if it must be done.',
    *find({ index }) {
      for (const item of recentWork(index.workspace.work, index.asOf)) {
        const isTraced =
          (item.driver !== undefined && index.metrics.has(item.driver)) ||
          (item.keyResult !== undefined && index.keyResults.has(item.keyResult));
        if (isTraced) continue;
        const days = item.effortDays === undefined ? '' : ` (${item.effortDays} days of effort)`;
        yield {
          ...placeOf('work', item),
          message: `It was worked on in the last ${workWeeks} weeks and reaches no driver${days}.`,
        };
      }
    },
  },
];
