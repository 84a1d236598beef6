import { methods } from '../derive/method.ts';
import type { Template } from '../template/template.ts';
import { tableOf } from '../template/template.ts';

/** The reference page of all answers, by table: what stands in which column, how it is found, what it needs. */
export function methodReference(template: Template): string {
  const tables = Object.entries(methods).map(([id, entries]) => {
    const table = tableOf(template, id);
    const titles = new Map(table.fields.map((field) => [field.id, field.title]));
    const sections = entries.map(({ columns, how, needs, source }) => {
      const heading = columns.map((column) => titles.get(column) ?? column).join(', ');
      return `### ${heading}\n\n${how}\n\n- Needs: ${needs}.\n- From: ${source}.`;
    });
    return `## ${table.title}\n\n${sections.join('\n\n')}`;
  });
  return `${opening}\n\n${tables.join('\n\n')}\n`;
}

const opening = `# Answers

What Northbook writes into its own columns, and how it is found. Too little data is an answer: the column stays empty,
and \`Because\` says what is missing ("4 of 8 readings"). Every sentence there names value, number of readings, method
and threshold. S0 to S4 are the essays that the [rules](rules.md) name. This page is written by \`npm run answers\`.`;
