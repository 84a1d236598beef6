import { methods } from '../derive/method.ts';
import type { Field, Table, Template } from '../template/template.ts';

/** What stands in these columns is made of all answers, or of all rules. */
const wholeParts: Readonly<Record<string, string>> = { because: 'answers', gaps: 'rules', topGaps: 'rules' };

/** A template whose derived columns say where their answers are explained: a place on the page at `method`. Pure. */
export function explainedTemplate(template: Template, method: string): Template {
  return { ...template, tables: template.tables.map((table) => explained(table, method)) };
}

function explained(table: Table, method: string): Table {
  const fields = table.fields.map((field): Field => {
    const part = field.role === 'derived' ? partOf(table.id, field.id) : undefined;
    return part === undefined ? field : { ...field, explainedAt: `${method}#${part}` };
  });
  return { ...table, fields };
}

function partOf(table: string, field: string): string | undefined {
  const whole = wholeParts[field];
  if (whole !== undefined) return whole;
  const group = methods[table]?.find(({ columns }) => columns.includes(field));
  return group === undefined ? undefined : `${table}/${group.columns[0] ?? ''}`;
}
