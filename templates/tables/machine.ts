import type { TableInput } from '../../src/template/template.ts';
import { because, rowNotes } from './row-notes.ts';
import { views } from '../views.ts';

/** The gears of the growth machine and what they drive. */
export const gears = {
  id: 'gears',
  title: 'Growth Machine',
  rowName: 'gear',
  icon: '⚙️',
  description: 'The gears of how the company grows, and which gear drives which.',
  fields: [
    {
      id: 'name',
      title: 'Gear',
      role: 'input',
      kind: 'title',
      description: 'Acquisition, Activation, Retention …',
    },
    { id: 'owners', title: 'Owner', role: 'input', kind: 'person', description: 'One person.' },
    {
      id: 'feeds',
      title: 'Feeds',
      role: 'input',
      kind: 'relation',
      to: 'gears',
      description: 'The gears this one drives.',
    },
    {
      id: 'linkKind',
      title: 'Link kind',
      role: 'input',
      kind: 'choice',
      choices: [
        { id: 'feeds', title: 'Feeds' },
        { id: 'reinvests', title: 'Reinvests', color: 'green' },
      ],
      description: 'Reinvests marks the link that closes the loop.',
    },
    {
      id: 'health',
      title: 'Health',
      role: 'derived',
      kind: 'number',
      format: 'percent',
      decimals: 0,
      description: 'How the metrics of this gear do, 100 % is all well.',
    },
    {
      id: 'objectiveCount',
      title: 'Objectives on it',
      role: 'derived',
      kind: 'number',
      decimals: 0,
      description: 'Objectives that work on this gear.',
    },
    {
      id: 'processCount',
      title: 'Processes on it',
      role: 'derived',
      kind: 'number',
      decimals: 0,
      description: 'Repeatable work behind this gear.',
    },
    ...because,
    ...rowNotes,
  ],
} as const satisfies TableInput;

/** Repeatable work behind the gears. */
export const processes = {
  id: 'processes',
  title: 'Processes',
  rowName: 'process',
  icon: '🔁',
  description: 'The repeatable work that moves the numbers: no processes, no numbers.',
  views: views.processes,
  fields: [
    {
      id: 'name',
      title: 'Process',
      role: 'input',
      kind: 'title',
      description: 'Weekly onboarding calls, for instance.',
    },
    { id: 'steps', title: 'Steps', role: 'input', kind: 'text', description: 'What is done, in order.' },
    { id: 'owners', title: 'Owner', role: 'input', kind: 'person', description: 'One person.' },
    {
      id: 'documented',
      title: 'Documented',
      role: 'input',
      kind: 'checkbox',
      description: 'Tick when somebody else could run it from the description.',
    },
    {
      id: 'gear',
      title: 'Gear',
      role: 'input',
      kind: 'relation',
      to: 'gears',
      holds: 'one',
      description: 'The gear it turns.',
    },
    {
      id: 'metrics',
      title: 'Metrics',
      role: 'input',
      kind: 'relation',
      to: 'metrics',
      description: 'The numbers it moves.',
    },
    ...rowNotes,
  ],
} as const satisfies TableInput;

/** What happened and may explain a number. */
export const events = {
  id: 'events',
  title: 'Events',
  rowName: 'event',
  icon: '📌',
  description: 'What happened and may explain a number.',
  views: views.events,
  fields: [
    { id: 'name', title: 'What happened', role: 'input', kind: 'title', description: 'In a few words.' },
    { id: 'day', title: 'Date', role: 'input', kind: 'date', description: 'When.' },
    {
      id: 'cause',
      title: 'Cause',
      role: 'input',
      kind: 'choice',
      choices: [
        { id: 'outside', title: 'Outside', color: 'blue' },
        { id: 'execution', title: 'Execution', color: 'orange' },
        { id: 'wrong-bet', title: 'Wrong bet', color: 'red' },
        { id: 'luck', title: 'Luck', color: 'green' },
      ],
      description: 'What it was, as far as one can tell.',
    },
    {
      id: 'metric',
      title: 'Metric',
      role: 'input',
      kind: 'relation',
      to: 'metrics',
      holds: 'one',
      description: 'The number it touched.',
    },
    {
      id: 'objective',
      title: 'Objective',
      role: 'input',
      kind: 'relation',
      to: 'objectives',
      holds: 'one',
      description: 'The objective it touched.',
    },
    ...rowNotes,
  ],
} as const satisfies TableInput;
