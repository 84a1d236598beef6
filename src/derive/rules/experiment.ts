import { addDays, daysBetween } from '../../model/day.ts';
import type { Experiment } from '../../model/experiment.ts';
import { isReplicated, isReplication } from '../is-replicated.ts';
import { sayCount } from '../say.ts';
import type { Finding, Rule, RuleContext } from './rule.ts';
import { placeOf } from './rule.ts';

/** Rules about experiments. */
export const experimentRules: readonly Rule[] = [
  {
    id: 'experiment/hypothesis',
    severity: 'warning',
    essays: ['S1'],
    finds: 'A running experiment without a prediction: which metric, in which direction, by how much',
    fix: 'Write down what you expect before you look: afterwards everything seems to have been expected.',
    *find({ index }) {
      for (const experiment of index.workspace.experiments) {
        const missing = [
          ...(experiment.predictionMetric === undefined ? ['metric'] : []),
          ...(experiment.predictionDirection === undefined ? ['direction'] : []),
          ...(experiment.predictionSize === undefined ? ['size'] : []),
        ];
        if (experiment.status !== 'running' || missing.length === 0) continue;
        yield {
          ...placeOf('experiments', experiment),
          message: `It is running without a prediction: no ${missing.join(', no ')}.`,
        };
      }
    },
  },
  {
    id: 'experiment/linked',
    severity: 'warning',
    essays: ['S1'],
    finds: 'An experiment that moves no driver and no key result',
    fix: 'Link the driver or the key result it should move, or drop it.',
    *find({ index, pushesDriver }) {
      for (const experiment of index.workspace.experiments) {
        const { status, drivers, keyResult, predictionMetric } = experiment;
        if (status === 'finished' || status === 'stopped') continue;
        if (keyResult !== undefined && index.keyResults.has(keyResult)) continue;
        if ([...drivers, predictionMetric].some((id) => id !== undefined && pushesDriver.has(id))) continue;
        const named = [...drivers, predictionMetric].flatMap((id) => index.metrics.get(id ?? '') ?? []);
        yield {
          ...placeOf('experiments', experiment),
          message: `It moves no driver and no key result${named[0] === undefined ? '' : `: “${named[0].name}” is no driver and feeds none`}.`,
        };
      }
    },
  },
  {
    id: 'experiment/decide',
    severity: 'warning',
    essays: ['S1'],
    finds: 'An experiment past its end with no outcome',
    fix: 'Decide whether it won, lost or stayed inconclusive, and write down the measured effect.',
    *find({ index }) {
      for (const experiment of index.workspace.experiments) {
        const { status, end, outcome } = experiment;
        if (outcome !== undefined || status === 'stopped' || status === 'idea') continue;
        const isPast = end !== undefined && end < index.asOf;
        if (!isPast && status !== 'finished') continue;
        yield {
          ...placeOf('experiments', experiment),
          message:
            isPast && end !== undefined
              ? `It ended on ${end}, ${sayCount(daysBetween(end, index.asOf), 'day')} ago, and has no outcome.`
              : 'It is finished and has no outcome.',
        };
      }
    },
  },
  {
    id: 'experiment/bank',
    severity: 'warning',
    essays: ['S1'],
    finds: 'A win that is in no process a month later',
    fix: 'Put what won into the process it belongs to, and link it; else it fades.',
    settings: ['bankDays'],
    *find({ index, settings }) {
      const since = addDays(index.asOf, -settings.bankDays);
      for (const experiment of index.workspace.experiments) {
        const { outcome, end, process } = experiment;
        if (outcome !== 'won' || end === undefined || end > since) continue;
        if (process !== undefined && index.processes.has(process)) continue;
        yield {
          ...placeOf('experiments', experiment),
          message: `It won ${sayCount(daysBetween(end, index.asOf), 'day')} ago and is in no process; after ${settings.bankDays} a win should be.`,
        };
      }
    },
  },
  {
    id: 'experiment/replicate',
    severity: 'info',
    essays: ['S1'],
    finds: 'A win that was never replicated: folklore until then',
    fix: 'Run it again elsewhere, and link the second one to the first.',
    *find({ index }) {
      for (const experiment of index.workspace.experiments) {
        const isRepeated = isReplicated(experiment, index) || isReplication(experiment);
        if (experiment.outcome !== 'won' || isRepeated) continue;
        yield {
          ...placeOf('experiments', experiment),
          message: `It won once${experiment.end === undefined ? '' : `, in ${experiment.end.slice(0, 7)},`} and was never replicated: folklore until then.`,
        };
      }
    },
  },
  {
    id: 'experiment/learning',
    severity: 'warning',
    essays: ['S1', 'S4'],
    finds: 'A finished experiment without a learning',
    fix: 'Write down in a sentence or two what you know now that you did not know before.',
    *find({ index }) {
      for (const experiment of index.workspace.experiments) {
        const { status, outcome, learning } = experiment;
        const isFinished = status === 'finished' || (outcome !== undefined && status !== 'stopped');
        if (!isFinished || learning !== undefined) continue;
        yield {
          ...placeOf('experiments', experiment),
          message: `It ${outcome === undefined ? 'is finished' : said[outcome]} and nothing is written down as learned.`,
        };
      }
    },
  },
  {
    id: 'experiment/volume',
    severity: 'info',
    essays: ['S1'],
    finds: 'Fewer experiments finished than in the weeks before, two times running',
    fix: 'Make experiments smaller or the decision faster: who learns less often grows more slowly.',
    settings: ['volumeWeeks'],
    find: findSlowing,
  },
];

const said = { won: 'won', lost: 'lost', inconclusive: 'was inconclusive' } as const satisfies Record<
  NonNullable<Experiment['outcome']>,
  string
>;

function* findSlowing({ index, settings }: RuleContext): Iterable<Finding> {
  const days = settings.volumeWeeks * 7;
  const counts = [0, 0, 0];
  for (const { status, outcome, end } of index.workspace.experiments) {
    const isFinished = status === 'finished' || outcome !== undefined;
    if (!isFinished || end === undefined || end > index.asOf) continue;
    const stretch = Math.floor(daysBetween(end, index.asOf) / days);
    if (stretch in counts) counts[stretch] = (counts[stretch] ?? 0) + 1;
  }
  const [latest = 0, before = 0, earlier = 0] = counts;
  if (latest >= before || before >= earlier) return;
  yield {
    table: 'experiments',
    row: undefined,
    subject: 'Experiments',
    message: `${sayCount(latest, 'experiment')} finished in the last ${settings.volumeWeeks} weeks, ${before} in the ${settings.volumeWeeks} before and ${earlier} in those before them.`,
  };
}
