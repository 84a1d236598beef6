import type { Condition } from '../template/view.ts';
import { columnReference } from './a1-name.ts';
import type { NewTab } from './new-tab.ts';
import { columnOf } from './new-tab.ts';

/** A field's column of a new tab, as a formula writes it; undefined when the tab has none. */
export function fieldReference(tab: NewTab, field: string): string | undefined {
  const column = columnOf(tab, field);
  return column === undefined ? undefined : columnReference({ title: tab.title, column, row: 1 });
}

/** The conditions of a view as formulas over columns; undefined when one cannot be said in a formula, such as "my own". */
export function filterConditions(tab: NewTab, where: readonly Condition[]): string[] | undefined {
  const parts = where.map((condition) => filterCondition(tab, condition));
  const said = parts.filter((part) => part !== undefined);
  return said.length === parts.length ? said : undefined;
}

function filterCondition(tab: NewTab, condition: Condition): string | undefined {
  const cells = fieldReference(tab, condition.field);
  if (cells === undefined) return undefined;
  if ('isOneOf' in condition) {
    const titles = condition.isOneOf.map((id) => titleOfChoice(tab, { field: condition.field, choice: id }));
    return `(${titles.map((title) => `(${cells}=${quoted(title)})`).join('+')})>0`;
  }
  switch (condition.is) {
    case 'filled':
      return `${cells}<>""`;
    case 'empty':
      return `${cells}=""`;
    case 'ticked':
      return `${cells}=TRUE`;
    case 'unticked':
      return `${cells}<>TRUE`;
    case 'past':
      return `((${cells}<>"")*(${cells}<=TODAY()))>0`;
    case 'coming':
      return `${cells}>=TODAY()`;
    case 'me':
      return undefined;
  }
}

/** A choice as it is shown; ids that the template does not know stand for themselves. */
export function titleOfChoice(tab: NewTab, { field, choice }: { field: string; choice: string }): string {
  const column = tab.columns.find((own) => own.kind === 'field' && own.field.id === field);
  if (column?.kind !== 'field' || column.field.kind !== 'choice') return choice;
  return column.field.choices.find(({ id }) => id === choice)?.title ?? choice;
}

/** Text as a formula writes it. */
export function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
