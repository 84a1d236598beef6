import type { TableInput } from '../../src/template/template.ts';

/** What Northbook writes beside every row of people's. */
export const rowNotes = [
  {
    id: 'gaps',
    title: 'Gaps',
    role: 'derived',
    kind: 'text',
    description: 'What does not fit together here, worst first, each with its fix.',
  },
  {
    id: 'note',
    title: 'Northbook note',
    role: 'derived',
    kind: 'text',
    description: 'What could not be read in this row, and how to correct it.',
  },
] as const satisfies TableInput['fields'];

/** Why the answers of a row are what they are. */
export const because = [
  {
    id: 'because',
    aside: true,
    title: 'Because',
    role: 'derived',
    kind: 'text',
    quiet: true,
    description:
      'Why each answer is what it is: value, number of readings, method, threshold. Renewed with other news.',
  },
] as const satisfies TableInput['fields'];
