import type { KeyResult } from '../../model/key-result.ts';
import type { Objective } from '../../model/objective.ts';
import type { KeyResultOutcome } from '../key-result-outcome.ts';
import { keyResultOutcome } from '../key-result-outcome.ts';
import { sayCount } from '../say.ts';
import type { WorkspaceIndex } from '../workspace-index.ts';
import type { Rule } from './rule.ts';
import { placeOf } from './rule.ts';
import { fillerWords } from './word-lists.ts';
import { wordsOf } from './words.ts';

/**
 * A goal is the metric that carries a key result, else the words of its name without the numbers; a tactic is the
 * driver it pushes and the gears of its objective. Only key results whose time is over count, by what they came to.
 */
export const repeatedMissRule: Rule = {
  id: 'okr/repeated-miss',
  severity: 'info',
  essays: ['S4'],
  finds: 'The same goal with the same tactic, missed several times in a row',
  fix: 'Keep the goal and change the tactic: another driver, another gear, another bet.',
  settings: ['missesInARow'],
  *find({ index, settings }) {
    const past = index.workspace.keyResults.flatMap((keyResult) => {
      const objective =
        keyResult.objective === undefined ? undefined : index.objectives.get(keyResult.objective);
      const outcome = keyResultOutcome(keyResult, index);
      return objective === undefined || outcome === undefined ? [] : [{ keyResult, objective, outcome }];
    });
    for (const attempts of Map.groupBy(past, attemptOf).values()) {
      const newestFirst = attempts.toSorted((left, right) => (left.outcome.due < right.outcome.due ? 1 : -1));
      const reached = newestFirst.findIndex(({ outcome }) => outcome.reached);
      const misses = new Set(newestFirst.slice(0, reached < 0 ? undefined : reached).map(dueOf));
      const [latest] = newestFirst;
      if (latest === undefined || misses.size < settings.missesInARow) continue;
      yield {
        ...placeOf('keyResults', latest.keyResult),
        message: `This goal was missed ${sayCount(misses.size, 'time')} in a row with the same tactic${tacticIn(latest, index)}, last on ${latest.outcome.due}.`,
      };
    }
  },
};

interface Attempt {
  readonly keyResult: KeyResult;
  readonly objective: Objective;
  readonly outcome: KeyResultOutcome;
}

/** Several key results on one day are one attempt. */
function dueOf({ outcome }: Attempt): string {
  return outcome.due;
}

function attemptOf({ keyResult, objective }: Attempt): string {
  const { name, metric, driver } = keyResult;
  const words = wordsOf(name).filter((word) => !fillerWords.has(word) && !/\d/.test(word));
  const goal = metric ?? words.toSorted().join(' ');
  return [goal, driver ?? '', objective.team ?? '', objective.gears.toSorted().join(' ')].join('\n');
}

function tacticIn({ keyResult, objective }: Attempt, index: WorkspaceIndex): string {
  const driver = keyResult.driver === undefined ? undefined : index.metrics.get(keyResult.driver);
  const gears = objective.gears.flatMap((id) => index.gears.get(id) ?? []);
  const names = [...(driver === undefined ? [] : [driver]), ...gears].map(({ name }) => `“${name}”`);
  return names.length === 0 ? '' : ` (${names.join(', ')})`;
}
