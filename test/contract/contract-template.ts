import type { InstallRequest, SampleRow } from '../../src/sync/surface.ts';
import { Template } from '../../src/template/template.ts';

const description = 'A column of the contract';
const input = { description, role: 'input' } as const;
const derived = { description, role: 'derived' } as const;

/** Small, and still holds every field kind on both sides, a self-relation, a mutual one and a table that is Northbook's. */
export const contractTemplate = Template.parse({
  id: 'contract',
  version: 1,
  title: 'Contract',
  description: 'What every surface is held to',
  tables: [
    {
      id: 'metrics',
      title: 'KPI Book',
      rowName: 'metric',
      description: 'The numbers that matter',
      icon: '📈',
      fields: [
        { id: 'name', title: 'Name', kind: 'title', ...input },
        { id: 'key', title: 'Key', kind: 'text', ...input },
        { id: 'target', title: 'Target', kind: 'number', ...input },
        { id: 'share', title: 'Share', kind: 'number', format: 'percent', ...input },
        {
          id: 'direction',
          title: 'Direction',
          kind: 'choice',
          choices: [
            { id: 'increase', title: 'Up is good', color: 'green' },
            { id: 'decrease', title: 'Down is good', color: 'red' },
          ],
          ...input,
        },
        { id: 'targetDate', title: 'By', kind: 'date', ...input },
        { id: 'reviewed', title: 'Reviewed', kind: 'checkbox', ...input },
        { id: 'owners', title: 'Owners', kind: 'person', ...input },
        { id: 'gear', title: 'Gear', kind: 'relation', to: 'gears', holds: 'one', ...input },
        { id: 'feeds', title: 'Feeds', kind: 'relation', to: 'metrics', back: 'Fed by', ...input },
        {
          id: 'stage',
          title: 'Stage',
          kind: 'choice',
          choices: [
            { id: 'idea', title: 'Idea', stage: 'to-do' },
            { id: 'live', title: 'Live', color: 'green', stage: 'in-progress' },
            { id: 'retired', title: 'Retired', color: 'red', stage: 'complete' },
          ],
          ...input,
        },
        { id: 'latest', title: 'Latest', kind: 'number', ...derived },
        { id: 'progress', title: 'Progress', kind: 'number', format: 'percent', ...derived },
        {
          id: 'trend',
          title: 'Trend',
          kind: 'choice',
          choices: [
            { id: 'up', title: 'Rising', color: 'green' },
            { id: 'down', title: 'Falling', color: 'red' },
          ],
          ...derived,
        },
        { id: 'latestDay', title: 'Latest day', kind: 'date', ...derived },
        { id: 'onTrack', title: 'On track', kind: 'checkbox', ...derived },
        { id: 'because', title: 'Because', kind: 'text', ...derived },
        { id: 'note', title: 'Note', kind: 'text', ...derived },
      ],
    },
    {
      id: 'gears',
      title: 'Gears',
      rowName: 'gear',
      description: 'What turns the machine',
      icon: '⚙️',
      fields: [
        { id: 'name', title: 'Name', kind: 'title', ...input },
        {
          id: 'driver',
          title: 'Driver',
          kind: 'relation',
          to: 'metrics',
          holds: 'one',
          back: 'Drives',
          ...input,
        },
        { id: 'health', title: 'Health', kind: 'text', ...derived },
      ],
    },
    {
      id: 'overview',
      title: 'Overview',
      rowName: 'workspace',
      description: 'Everything at a glance',
      rows: 'northbook',
      fields: [
        { id: 'name', title: 'Workspace', kind: 'title', ...derived },
        { id: 'verdict', title: 'Verdict', kind: 'text', ...derived },
      ],
    },
  ],
});

/** Two people whom every harness must know by name. */
export const contractPeople = ['Ada Moreno', 'Ben Okafor'] as const;

const metrics: readonly SampleRow[] = [
  {
    id: 'teams',
    cells: {
      name: 'Weekly active teams',
      key: 'weekly_active_teams',
      target: 1200.5,
      share: 0.41,
      direction: 'increase',
      targetDate: '2026-12-31',
      reviewed: true,
      owners: [contractPeople[0], contractPeople[1]],
      gear: ['habit'],
      stage: 'live',
    },
  },
  {
    id: 'signups',
    cells: {
      name: 'Sign-ups',
      key: 'signups',
      target: 0,
      direction: 'decrease',
      reviewed: false,
      feeds: ['teams', 'seats'],
    },
  },
  { id: 'seats', cells: { name: 'Seats', key: 'seats', reviewed: false, feeds: ['teams'] } },
];

const gears: readonly SampleRow[] = [{ id: 'habit', cells: { name: 'Habit', driver: ['signups'] } }];

/** The contract's tables with a few filled rows; `more` adds rows to the KPI Book. */
export function contractRequest(more: readonly SampleRow[] = []): InstallRequest {
  return {
    title: 'Northbook',
    template: contractTemplate,
    tables: contractTemplate.tables.map((table) => ({ table, layout: 'rows' as const })),
    rows: { metrics: [...metrics, ...more], gears },
  };
}
