import type { Finding, Rule, RuleContext } from './rule.ts';
import { placeOf } from './rule.ts';
import { reviewColumns, reviewWords } from './word-lists.ts';
import { findWord } from './words.ts';

/** Whoever is paid by a goal sets goals that cannot fail. */
export const performanceRule: Rule = {
  id: 'okr/performance',
  severity: 'error',
  essays: ['S4'],
  finds: 'A column or text that ties OKRs to bonus, appraisal, performance review or pay',
  fix: 'Take it out: goals that decide on pay are set so that they cannot be missed. Judge people by something else.',
  *find(context) {
    yield* findColumns(context);
    yield* findTexts(context);
  },
};

/** Tables in which a column about pay is about the goals on the row. */
const goalTables = new Map([
  ['objectives', 'Objectives'],
  ['keyResults', 'Key Results'],
  ['teams', 'Teams'],
]);

function* findColumns({ index }: RuleContext): Iterable<Finding> {
  for (const { table, name } of index.workspace.extraColumns) {
    const title = goalTables.get(table);
    const word = title === undefined ? undefined : findWord(name, reviewColumns);
    if (title === undefined || word === undefined) continue;
    yield {
      table,
      row: undefined,
      subject: `${title}: ${name}`,
      message: `The column “${name}” ties goals to how people are judged or paid (“${word}”).`,
      fix: 'Delete the column: goals that decide on pay are set so that they cannot be missed.',
    };
  }
}

function* findTexts({ index, openObjectives, openKeyResults }: RuleContext): Iterable<Finding> {
  for (const objective of openObjectives) {
    const { name, why, whatDataSays, whoFor, buildsTo, ourContribution } = objective;
    const message = tie([name, why, whatDataSays, whoFor, buildsTo, ourContribution]);
    if (message !== undefined) yield { ...placeOf('objectives', objective), message };
  }
  for (const keyResult of openKeyResults) {
    const message = tie([keyResult.name]);
    if (message !== undefined) yield { ...placeOf('keyResults', keyResult), message };
  }
  for (const team of index.workspace.teams) {
    const message = tie([team.statement]);
    if (message !== undefined) yield { ...placeOf('teams', team), message };
  }
}

function tie(texts: readonly (string | undefined)[]): string | undefined {
  for (const text of texts) {
    const word = findWord(text ?? '', reviewWords);
    if (word !== undefined) return `“${word}” ties it to how people are judged or paid.`;
  }
  return undefined;
}
