import type { TableInput } from '../../src/template/template.ts';

/** How progress compares with the time that has passed; shared by metrics, objectives and key results. */
export const paceChoices = [
  { id: 'not-started', title: 'Not started', color: 'gray' },
  { id: 'too-early', title: 'Too early', color: 'gray' },
  { id: 'ahead', title: 'Ahead', color: 'blue' },
  { id: 'on-track', title: 'On track', color: 'green' },
  { id: 'behind', title: 'Behind', color: 'yellow' },
  { id: 'off-track', title: 'Off track', color: 'red' },
  { id: 'reached', title: 'Reached', color: 'green' },
] as const;

/** What Northbook writes beside every metric. Values are in the metric's own unit. */
export const metricAnswers = [
  {
    id: 'latest',
    title: 'Latest',
    role: 'derived',
    kind: 'number',
    significant: 6,
    description: 'The newest reading.',
  },
  {
    id: 'latestDay',
    title: 'As of',
    role: 'derived',
    kind: 'date',
    description: 'The day of the newest reading.',
  },
  {
    id: 'change',
    title: 'Change',
    role: 'derived',
    kind: 'number',
    significant: 4,
    description: 'Newest reading minus the one of the period before.',
  },
  {
    id: 'trend',
    title: 'Trend',
    role: 'derived',
    kind: 'choice',
    choices: [
      { id: 'rising', title: 'Rising', color: 'green' },
      { id: 'falling', title: 'Falling', color: 'red' },
      { id: 'leaning-up', title: 'Leaning up', color: 'blue' },
      { id: 'leaning-down', title: 'Leaning down', color: 'orange' },
      { id: 'flat', title: 'Flat', color: 'gray' },
      { id: 'no-trend', title: 'No trend shown', color: 'gray' },
    ],
    description:
      'Where the readings go: tested against noise from 8 readings on. "No trend shown" does not mean stable. Empty: too few readings.',
  },
  {
    id: 'slope',
    title: 'Slope per period',
    role: 'derived',
    kind: 'number',
    significant: 4,
    description: 'Median change from period to period over the trend window.',
  },
  {
    id: 'slopeInterval',
    title: 'Slope interval',
    role: 'derived',
    kind: 'text',
    description: 'Where the slope lies with 95 % confidence.',
  },
  {
    id: 'signal',
    title: 'Signal',
    role: 'derived',
    kind: 'choice',
    choices: [
      { id: 'none', title: 'None', color: 'gray' },
      { id: 'up', title: 'Up', color: 'blue' },
      { id: 'down', title: 'Down', color: 'orange' },
    ],
    description:
      'Whether the newest readings lie outside what this metric usually does (process behaviour chart).',
  },
  {
    id: 'progress',
    title: 'Progress',
    role: 'derived',
    kind: 'number',
    format: 'percent',
    decimals: 0,
    description: 'Share of the way from baseline to target.',
  },
  {
    id: 'expected',
    title: 'Expected by now',
    role: 'derived',
    kind: 'number',
    format: 'percent',
    decimals: 0,
    description: 'Share of the time from baseline date to target date that has passed.',
  },
  {
    id: 'pace',
    title: 'Pace',
    role: 'derived',
    kind: 'choice',
    choices: paceChoices,
    description: 'Progress against what is expected by now, and the chance of reaching the target.',
  },
  {
    id: 'forecast',
    title: 'Forecast',
    role: 'derived',
    kind: 'number',
    significant: 4,
    description: 'Expected value on the target date, if nothing changes. Needs 8 readings.',
  },
  {
    id: 'forecastInterval',
    title: 'Forecast interval',
    role: 'derived',
    kind: 'text',
    description: 'Where the value on the target date lies with 80 % probability.',
  },
  {
    id: 'chance',
    title: 'Chance of target',
    role: 'derived',
    kind: 'number',
    format: 'percent',
    decimals: 0,
    description:
      'Chance that the target is met on its date, from the readings so far. Never 0 or 100 % before the date.',
  },
  {
    id: 'freshness',
    title: 'Freshness',
    role: 'derived',
    kind: 'choice',
    choices: [
      { id: 'fresh', title: 'Fresh', color: 'green' },
      { id: 'due', title: 'Due', color: 'yellow' },
      { id: 'stale', title: 'Stale', color: 'red' },
    ],
    description: 'How old the newest reading is for its cadence.',
  },
  {
    id: 'inRange',
    title: 'In range',
    role: 'derived',
    kind: 'choice',
    choices: [
      { id: 'in-range', title: 'In range', color: 'green' },
      { id: 'out-of-range', title: 'Out of range', color: 'red' },
    ],
    description: 'Whether the newest reading lies between healthy minimum and maximum.',
  },
  {
    id: 'completeness',
    title: 'Book complete',
    role: 'derived',
    kind: 'number',
    format: 'percent',
    decimals: 0,
    description: 'Share of the fields a metric needs that are filled in.',
  },
  {
    id: 'status',
    title: 'Status',
    role: 'derived',
    kind: 'choice',
    choices: [
      { id: 'no-data', title: 'No data', color: 'gray' },
      { id: 'stale', title: 'Stale', color: 'brown' },
      { id: 'out-of-range', title: 'Out of range', color: 'red' },
      ...paceChoices,
    ],
    description:
      'The one word for this metric. No data comes before stale, stale before out of range, that before pace.',
  },
] as const satisfies TableInput['fields'];

/** What Northbook writes beside the North Star and its drivers only. */
export const strategyAnswers = [
  {
    id: 'verdict',
    title: 'Verdict',
    role: 'derived',
    kind: 'text',
    description: 'North Star only: how it does, in words, with the evidence.',
  },
  {
    id: 'diagnosis',
    title: 'Diagnosis',
    role: 'derived',
    kind: 'choice',
    choices: [
      { id: 'working', title: 'Working', color: 'green' },
      { id: 'strategy-may-be-wrong', title: 'The strategy may be wrong', color: 'red' },
      { id: 'strategy-not-executed', title: 'The strategy is not executed', color: 'orange' },
      { id: 'tactics-do-not-move-drivers', title: 'The tactics do not move the drivers', color: 'yellow' },
    ],
    description: 'North Star only: why it does not rise, from its drivers and the work of the last 8 weeks.',
  },
  {
    id: 'criteria',
    title: 'Criteria met',
    role: 'derived',
    kind: 'text',
    description: 'North Star only: which marks of a good North Star it has.',
  },
  {
    id: 'sideIndex',
    title: 'Side index',
    role: 'derived',
    kind: 'number',
    decimals: 2,
    description: 'With a North Star for each side of a market: this side, 1 is at target.',
  },
  {
    id: 'weakerSide',
    title: 'Weaker side',
    role: 'derived',
    kind: 'choice',
    choices: [
      { id: 'demand', title: 'Demand', color: 'blue' },
      { id: 'supply', title: 'Supply', color: 'purple' },
    ],
    description: 'With a North Star for each side: the one that holds the other back.',
  },
  {
    id: 'combinedHealth',
    title: 'Combined health',
    role: 'derived',
    kind: 'number',
    decimals: 2,
    description: 'Geometric mean of the two side indices, so that one dead side cannot hide.',
  },
] as const satisfies TableInput['fields'];
