import type { TableInput } from '../../src/template/template.ts';
import { because, rowNotes } from './row-notes.ts';
import { views } from '../views.ts';

const yesNo = [
  { id: 'yes', title: 'Yes', color: 'green' },
  { id: 'no', title: 'No', color: 'red' },
] as const;

/** The strategic choices, made and declined. */
export const strategy = {
  id: 'strategy',
  title: 'Strategy',
  rowName: 'strategic choice',
  icon: '🧭',
  description: 'What the company has chosen to do, and what it has chosen not to do.',
  views: views.strategy,
  fields: [
    { id: 'name', title: 'Choice', role: 'input', kind: 'title', description: 'One sentence.' },
    {
      id: 'whereToPlay',
      title: 'Where to play',
      role: 'input',
      kind: 'text',
      description: 'Which customers, which market.',
    },
    {
      id: 'howToWin',
      title: 'How to win',
      role: 'input',
      kind: 'text',
      description: 'Why customers will choose us there.',
    },
    {
      id: 'why',
      title: 'Why',
      role: 'input',
      kind: 'text',
      description: 'What makes this the right choice.',
    },
    {
      id: 'evidence',
      title: 'Evidence',
      role: 'input',
      kind: 'text',
      description: 'What is known, not hoped.',
    },
    {
      id: 'stage',
      title: 'Stage',
      role: 'input',
      kind: 'choice',
      choices: [
        { id: 'finding-fit', title: 'Finding fit', color: 'purple' },
        { id: 'retaining', title: 'Retaining', color: 'blue' },
        { id: 'acquiring', title: 'Acquiring', color: 'green' },
        { id: 'scaling', title: 'Scaling', color: 'yellow' },
      ],
      description: 'The part of growth it serves.',
    },
    {
      id: 'status',
      title: 'Status',
      role: 'input',
      kind: 'choice',
      choices: [
        { id: 'chosen', title: 'Chosen', color: 'green' },
        { id: 'not-doing', title: 'Not doing', color: 'red' },
        { id: 'parked', title: 'Parked', color: 'gray' },
      ],
      description: 'Chosen, declined, or put off.',
    },
    ...rowNotes,
  ],
} as const satisfies TableInput;

/** The teams and how their work moves the North Star. */
export const teams = {
  id: 'teams',
  title: 'Teams',
  rowName: 'team',
  icon: '👥',
  description: 'The teams, and how each moves the North Star. Nothing is computed about a person.',
  fields: [
    { id: 'name', title: 'Team', role: 'input', kind: 'title', description: 'Its name.' },
    {
      id: 'statement',
      title: 'How our work moves the North Star',
      role: 'input',
      kind: 'text',
      description: 'In the team’s own words.',
    },
    {
      id: 'drivers',
      title: 'Drivers',
      role: 'input',
      kind: 'relation',
      to: 'metrics',
      description: 'The key drivers it works on.',
    },
    {
      id: 'connected',
      title: 'Connected',
      role: 'derived',
      kind: 'choice',
      choices: yesNo,
      description: 'Whether a path leads from the team to the North Star.',
    },
    {
      id: 'strategicShare',
      title: 'Strategic share',
      role: 'derived',
      kind: 'number',
      format: 'percent',
      decimals: 0,
      description: 'Share of the work of the last 8 weeks that reaches a driver or key result.',
    },
    {
      id: 'loopMode',
      title: 'Progress loop',
      role: 'derived',
      kind: 'choice',
      choices: [
        { id: 'learning', title: 'Learning', color: 'blue' },
        { id: 'generative', title: 'Generative', color: 'purple' },
        { id: 'planning', title: 'Planning', color: 'yellow' },
        { id: 'execution', title: 'Execution', color: 'green' },
        { id: 'reactive', title: 'Reactive', color: 'orange' },
        { id: 'survival', title: 'Survival', color: 'red' },
      ],
      description: 'The mode most of the team’s recent work is in.',
    },
    ...because,
    ...rowNotes,
  ],
} as const satisfies TableInput;
