import type { Answer } from '../derive/answer.ts';

/** The answers of a row by what its columns are called; those that do not concern the row are `undefined`. */
type Named = readonly (readonly [column: string, answer: Pick<Answer<unknown>, 'because'> | undefined])[];

/**
 * Why the answers of a row are what they are: a line for each, the column's name and the sentence that holds value,
 * number of readings, method and threshold. Two columns with one reason share its line.
 */
export function explanation(answers: Named): string {
  const columns = new Map<string, string[]>();
  for (const [column, answer] of answers) {
    if (answer === undefined || answer.because === '') continue;
    const sharing = columns.get(answer.because);
    if (sharing === undefined) columns.set(answer.because, [column]);
    else sharing.push(column);
  }
  return [...columns].map(([because, names]) => `${names.join(', ')}: ${because}`).join('\n');
}
