import type { Condition } from '../../template/view.ts';
import { columnReference } from '../book/a1-name.ts';
import type { SourceTab } from './source-tab.ts';

/** A field's column, as a formula writes it; undefined when the tab has none. */
export function fieldReference(tab: SourceTab, field: string): string | undefined {
  const found = tab.fields.get(field);
  if (found === undefined) return undefined;
  return columnReference({ title: tab.title, column: found.column, row: tab.firstRow });
}

/** The conditions of a view as formulas over columns; undefined when one cannot be said in a formula, such as "my own". */
export function filterConditions(tab: SourceTab, where: readonly Condition[]): string[] | undefined {
  const parts = where.map((condition) => filterCondition(tab, condition));
  const said = parts.filter((part) => part !== undefined);
  return said.length === parts.length ? said : undefined;
}

function filterCondition(tab: SourceTab, condition: Condition): string | undefined {
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
export function titleOfChoice(tab: SourceTab, { field, choice }: { field: string; choice: string }): string {
  const found = tab.fields.get(field)?.field;
  if (found?.kind !== 'choice') return choice;
  return found.choices.find(({ id }) => id === choice)?.title ?? choice;
}

/** Text as a formula writes it. */
export function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
