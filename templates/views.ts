import type { TableInput } from '../src/template/template.ts';

type Views = NonNullable<TableInput['views']>;

const withGaps = { field: 'gaps', is: 'filled' } as const;
const mine = { field: 'owners', is: 'me' } as const;
const steering = { field: 'role', isOneOf: ['north-star', 'key-driver'] } as const;

/** What people want to see of each table, by its id. */
export const views = {
  metrics: [
    {
      title: 'North Star and drivers',
      kind: 'table',
      fields: [
        'name',
        'role',
        'latest',
        'change',
        'trend',
        'progress',
        'expected',
        'pace',
        'chance',
        'status',
        'rateLimiting',
        'because',
      ],
      where: [steering],
    },
    {
      title: 'By status',
      kind: 'board',
      by: 'status',
      fields: ['name', 'role', 'latest', 'progress', 'freshness'],
    },
    { title: 'My metrics', kind: 'table', where: [mine] },
    {
      title: 'Gaps',
      kind: 'table',
      fields: ['name', 'role', 'owners', 'gaps', 'note'],
      where: [withGaps],
    },
    {
      title: 'Progress of North Star and drivers',
      kind: 'chart',
      shape: 'bar',
      by: 'name',
      value: 'progress',
      where: [steering],
    },
    { title: 'Metrics by status', kind: 'chart', shape: 'donut', by: 'status' },
  ],
  readings: [{ title: 'Newest first', kind: 'table', sort: [{ field: 'day', direction: 'descending' }] }],
  processes: [
    { title: 'Not documented yet', kind: 'table', where: [{ field: 'documented', is: 'unticked' }] },
  ],
  strategy: [{ title: 'What we do and what not', kind: 'board', by: 'status', fields: ['name', 'why'] }],
  objectives: [
    {
      title: 'This quarter',
      kind: 'table',
      fields: [
        'name',
        'status',
        'owners',
        'team',
        'cycleEnd',
        'progress',
        'expected',
        'pace',
        'path',
        'because',
        'gaps',
      ],
      where: [
        { field: 'cycleStart', is: 'past' },
        { field: 'cycleEnd', is: 'coming' },
      ],
    },
    { title: 'Gaps', kind: 'table', fields: ['name', 'owners', 'gaps', 'note'], where: [withGaps] },
    {
      title: 'Progress of objectives',
      kind: 'chart',
      shape: 'bar',
      by: 'name',
      value: 'progress',
      where: [{ field: 'status', isOneOf: ['active'] }],
    },
  ],
  keyResults: [
    {
      title: 'My key results',
      kind: 'table',
      fields: [
        'name',
        'objective',
        'latest',
        'target',
        'due',
        'confidence',
        'progress',
        'expected',
        'pace',
        'chance',
        'because',
      ],
      where: [mine],
    },
    {
      title: 'This quarter',
      kind: 'table',
      fields: [
        'name',
        'objective',
        'owners',
        'latest',
        'target',
        'due',
        'progress',
        'expected',
        'pace',
        'chance',
        'gaps',
      ],
      where: [{ field: 'due', is: 'coming' }],
      sort: [{ field: 'due', direction: 'ascending' }],
    },
    { title: 'Gaps', kind: 'table', fields: ['name', 'owners', 'gaps', 'note'], where: [withGaps] },
    { title: 'Key results by pace', kind: 'chart', shape: 'column', by: 'pace' },
  ],
  experiments: [
    {
      title: 'Board',
      kind: 'board',
      by: 'status',
      fields: ['name', 'ice', 'predictionMetric', 'onRateLimitingStep', 'nextStep'],
    },
    {
      title: 'To do next',
      kind: 'table',
      fields: ['name', 'status', 'nextStep', 'outcome', 'predictedVersusMeasured', 'learning'],
      where: [{ field: 'nextStep', is: 'filled' }],
    },
    { title: 'Experiments by outcome', kind: 'chart', shape: 'donut', by: 'outcome' },
  ],
  work: [
    {
      title: 'Open',
      kind: 'table',
      where: [{ field: 'done', is: 'empty' }],
      sort: [{ field: 'start', direction: 'ascending' }],
    },
    { title: 'Effort by mode', kind: 'chart', shape: 'column', by: 'mode', value: 'effortDays' },
  ],
  events: [{ title: 'Calendar', kind: 'calendar', day: 'day', fields: ['name', 'cause'] }],
} as const satisfies Readonly<Record<string, Views>>;
