import type { TableInput } from '../../src/template/template.ts';

/** What Northbook says of a key driver beside what it says of every metric. */
export const driverAnswers = [
  {
    id: 'gainAtTarget',
    title: 'Gain at own target',
    role: 'derived',
    kind: 'number',
    format: 'percent',
    decimals: 1,
    description: 'Driver only: what the North Star gains when this driver reaches its own target.',
  },
  {
    id: 'gainAtTwoPercent',
    aside: true,
    title: 'Gain at +2 %',
    role: 'derived',
    kind: 'number',
    format: 'percent',
    decimals: 2,
    description: 'Driver only: what the North Star gains when this driver improves by 2 %.',
  },
  {
    id: 'contribution',
    aside: true,
    title: 'Contribution',
    role: 'derived',
    kind: 'number',
    significant: 4,
    description:
      'Driver only: how much of the North Star’s change came from it, in the North Star’s unit, by the KPI chain.',
  },
  {
    id: 'leadLag',
    aside: true,
    title: 'Leads the North Star',
    role: 'derived',
    kind: 'choice',
    choices: [
      { id: 'supported', title: 'Supported', color: 'green' },
      { id: 'not-shown', title: 'Not shown', color: 'gray' },
      { id: 'contradicts', title: 'Contradicts', color: 'red' },
    ],
    description:
      'Driver only: whether its changes come before those of the North Star. Associated, never proof of cause.',
  },
  {
    id: 'leadLagEvidence',
    aside: true,
    title: 'Lead evidence',
    role: 'derived',
    kind: 'text',
    description: 'Driver only: lag, sign, number of shared readings and corrected p.',
  },
  {
    id: 'reviewDue',
    aside: true,
    title: 'Review due',
    role: 'derived',
    kind: 'date',
    description: 'Driver only: look at it again by then, three months after the last review.',
  },
  {
    id: 'rateLimiting',
    title: 'Rate-limiting step',
    role: 'derived',
    kind: 'choice',
    choices: [
      { id: 'rate-limiting-step', title: 'Rate-limiting step', color: 'purple' },
      { id: 'tied', title: 'Tied', color: 'pink' },
    ],
    description:
      'The driver whose own target would move the North Star most. Tied: the data cannot tell it from another.',
  },
] as const satisfies TableInput['fields'];
