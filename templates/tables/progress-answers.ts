import type { TableInput } from '../../src/template/template.ts';
import { paceChoices } from './metric-answers.ts';

/** How far an objective or a key result is, and how far it should be. */
export const progressAnswers = [
  {
    id: 'progress',
    title: 'Progress',
    role: 'derived',
    kind: 'number',
    format: 'percent',
    decimals: 0,
    description: 'Share of the way that is done.',
  },
  {
    id: 'expected',
    aside: true,
    title: 'Expected by now',
    role: 'derived',
    kind: 'number',
    format: 'percent',
    decimals: 0,
    description: 'Where it should stand by now, from the time that has passed and how its progress comes.',
  },
  {
    id: 'pace',
    title: 'Pace',
    role: 'derived',
    kind: 'choice',
    choices: paceChoices,
    description:
      'Progress against what is expected by now. An objective has the pace of its slowest key result.',
  },
] as const satisfies TableInput['fields'];
