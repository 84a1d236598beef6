import { sayCount } from '../say.ts';
import { isAcquisition, partOfMetric } from './growth-part.ts';
import type { Finding, Rule, RuleContext } from './rule.ts';
import { placeOf } from './rule.ts';

/** Rules about strategic choices. */
export const strategyRules: readonly Rule[] = [
  {
    id: 'strategy/first',
    severity: 'error',
    essays: ['S3'],
    finds: 'Objectives, and no strategic choice',
    fix: 'Write down where you choose to play and how you choose to win, then ask of each objective which choice it carries out.',
    *find({ index, openObjectives }) {
      const isChosen = index.workspace.strategy.some(({ status }) => status === 'chosen');
      if (openObjectives.length === 0 || isChosen) return;
      yield {
        table: 'strategy',
        row: undefined,
        subject: 'Strategy',
        message: `There ${openObjectives.length === 1 ? 'is' : 'are'} ${sayCount(openObjectives.length, 'objective')} and no strategic choice: OKRs cannot replace a strategy.`,
      };
    },
  },
  {
    id: 'strategy/linked',
    severity: 'warning',
    essays: ['S3', 'S4'],
    finds: 'An objective that cites no strategic choice, or one that is not being done',
    fix: 'Link the choice it carries out, or drop it.',
    *find({ index, openObjectives }) {
      if (index.workspace.strategy.length === 0) return;
      for (const objective of openObjectives) {
        const cited = objective.strategy.flatMap((choice) => index.strategy.get(choice) ?? []);
        const declined = cited.find(({ status }) => status === 'not-doing');
        if (cited.length > 0 && declined === undefined) continue;
        yield declined === undefined
          ? { ...placeOf('objectives', objective), message: 'It cites no strategic choice.' }
          : {
              ...placeOf('objectives', objective),
              message: `It carries out “${declined.name}”, which is marked as not doing.`,
              fix: 'Drop the objective, or take the choice up again.',
            };
      }
    },
  },
  {
    id: 'strategy/no-okr',
    severity: 'info',
    essays: ['S3'],
    finds: 'A strategic choice that is chosen, and that no objective carries',
    fix: 'Agree on an objective that carries it out, or park it.',
    *find({ index }) {
      for (const choice of index.workspace.strategy) {
        if (choice.status !== 'chosen') continue;
        const citing = index.objectivesOfChoice.get(choice.id) ?? [];
        if (citing.some(({ status }) => status !== 'closed' && status !== 'idea')) continue;
        yield {
          ...placeOf('strategy', choice),
          message:
            citing.length === 0
              ? 'It is chosen, and no objective carries it.'
              : `It is chosen, and its ${citing.length === 1 ? 'objective is' : `${citing.length} objectives are`} closed or only an idea.`,
        };
      }
    },
  },
  {
    id: 'strategy/not-doing',
    severity: 'info',
    essays: ['S0'],
    finds: 'A strategy in which nothing is written down as not being done',
    fix: 'Write down the best thing you choose not to do, and why.',
    *find({ index }) {
      const { strategy } = index.workspace;
      if (strategy.length === 0 || strategy.some(({ status }) => status === 'not-doing')) return;
      yield {
        table: 'strategy',
        row: undefined,
        subject: 'Strategy',
        message: `None of the ${sayCount(strategy.length, 'choice')} is marked as not doing: what nobody declined is not chosen.`,
      };
    },
  },
  {
    id: 'strategy/stage',
    severity: 'warning',
    essays: ['S4'],
    finds:
      'An objective on acquisition while the company is finding fit, or while retention is out of its range',
    fix: 'First make those stay who came; acquisition comes with the next stage.',
    find: findWrongStage,
  },
];

function* findWrongStage({ index, metrics, openObjectives }: RuleContext): Iterable<Finding> {
  const chosen = index.workspace.strategy.filter(({ status }) => status === 'chosen');
  const early = chosen.find(({ stage }) => stage === 'finding-fit');
  const leak = index.workspace.metrics.find(
    (metric) =>
      metrics.get(metric.id)?.inRange.value === false && partOfMetric(metric, index) === 'retention',
  );
  if (early === undefined && leak === undefined) return;
  const because =
    early === undefined
      ? `“${leak?.name ?? ''}” is out of its range: ${metrics.get(leak?.id ?? '')?.inRange.because ?? ''}`
      : `the stage of “${early.name}” is finding fit`;
  for (const objective of openObjectives) {
    if (!isAcquisition(objective, index)) continue;
    yield { ...placeOf('objectives', objective), message: `It works on acquisition, while ${because}.` };
  }
}
