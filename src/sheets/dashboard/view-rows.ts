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
    const names = condition.isOneOf.flatMap((choice) =>
      namesOfChoice(tab, { field: condition.field, choice }),
    );
    return isOneOf(cells, names);
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

/** Whether cells say one of some words. A sum of truths is a number; a single truth is not, and would be above any. */
export function isOneOf(cells: string, names: readonly string[]): string {
  const each = names.map((name) => `${cells}=${quoted(name)}`);
  return each.length === 1 ? each.join('') : `(${each.map((part) => `(${part})`).join('+')})>0`;
}

/** What a choice may be called in its column, people's own words first; ids that the template does not know stand for themselves. */
export function namesOfChoice(
  tab: SourceTab,
  { field, choice }: { field: string; choice: string },
): readonly [string, ...string[]] {
  const found = tab.fields.get(field)?.field;
  if (found?.kind !== 'choice') return [choice];
  const title = found.choices.find(({ id }) => id === choice)?.title ?? choice;
  const [first, ...others] = (found.words ?? [])
    .filter((own) => own.choice === choice)
    .map(({ word }) => word);
  return first === undefined ? [title] : [first, ...others, title];
}

/** Text as a formula writes it. */
export function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
