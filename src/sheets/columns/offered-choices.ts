import type { Field } from '../../template/template.ts';
import type { BoundField } from '../binding.ts';
import { decodeCell } from '../cell.ts';
import { plainWord } from '../plain-word.ts';
import type { Tab } from '../book/tab.ts';

/** Rows under the headers whose rules stand for their column: people may have pasted over some. */
const looked = 5;

/** The titles a column's list offers, by the table's type or the rule of its cells; undefined when it has no list. */
export function offeredChoices(tab: Tab, column: number): readonly string[] | undefined {
  const typed = columnType(tab, column)?.dataValidationRule?.condition;
  if (typed !== undefined) return titles(typed.values);
  const rule = tab.rows
    .slice(0, looked)
    .map((row) => row[column]?.dataValidation?.condition)
    .find((condition) => condition?.type === 'ONE_OF_LIST');
  return rule === undefined ? undefined : titles(rule.values);
}

function titles(values: readonly { readonly userEnteredValue: string }[]): string[] {
  return values.map(({ userEnteredValue }) => userEnteredValue);
}

/** Whether people get help with what to fill in: a list, a tick box, the names of other rows. */
export function hasList(tab: Tab, place: { readonly column: number; readonly field: Field }): boolean {
  const { column, field } = place;
  if (field.kind === 'choice') return offeredChoices(tab, column) !== undefined;
  const type = columnType(tab, column)?.columnType;
  if (field.kind === 'checkbox' && type === 'BOOLEAN') return true;
  const wanted =
    field.kind === 'checkbox' ? 'BOOLEAN' : field.kind === 'relation' ? 'ONE_OF_RANGE' : undefined;
  if (wanted === undefined) return true;
  return tab.rows.slice(0, looked).some((row) => row[column]?.dataValidation?.condition?.type === wanted);
}

function columnType({ table }: Tab, column: number) {
  if (table === undefined) return undefined;
  const offset = column - table.range.startColumnIndex;
  return table.columnProperties.find(({ columnIndex }) => columnIndex === offset);
}

/** Words in a column beyond which it holds texts, not choices. */
const mostWords = 20;

/**
 * Words that stand for no choice as far as is known: in a table of people's own those of its list and its cells, in one
 * of ours those that its list offers in place of lost choices, or that rows have already.
 */
export function unknownWords(tab: Tab, { field, column }: { field: BoundField; column: number }): string[] {
  if (field.kind !== 'choice') return [];
  const offered = offeredChoices(tab, column) ?? [];
  // A list of people's own was never one of ours: no place in it tells anything.
  const drift = tab.bound.adopted ? { renamed: [], lost: [] } : choiceDrift(field, offered);
  const taken = new Set([...knownWords(field), ...drift.renamed.map(({ to }) => plainWord(to))]);
  const used = tab.rows
    .map((row) => row[column])
    .filter((cell) => 'found' in decodeCell(cell, field) && cell?.effectiveValue?.errorValue === undefined)
    .map((cell) => cell?.formattedValue ?? cell?.effectiveValue?.stringValue ?? '');
  const inUse = new Set(used.map(plainWord));
  const candidates = tab.bound.adopted
    ? [...offered, ...used]
    : offered.filter((word) => drift.lost.length > 0 || inUse.has(plainWord(word)));
  const words = new Map(candidates.map((word) => [plainWord(word), word.trim()]));
  const unknown = [...words].filter(([plain]) => plain !== '' && !taken.has(plain));
  return unknown.length > mostWords ? [] : unknown.map(([, word]) => word);
}

function knownWords({ choices, words = [] }: Extract<BoundField, { kind: 'choice' }>): Set<string> {
  return new Set([
    ...choices.flatMap(({ id, title }) => [plainWord(title), plainWord(id)]),
    ...words.map(({ word }) => plainWord(word)),
  ]);
}

/** How the choices of a column differ from those that are known. */
export interface ChoiceDrift {
  /** Choices that stand in their old place under another title. */
  readonly renamed: readonly { readonly id: string; readonly from: string; readonly to: string }[];
  /** Titles that are offered no more. */
  readonly lost: readonly string[];
}

/** Holds a column's list against its field. A title that changed at its place in a list of the same length was renamed. */
export function choiceDrift(field: BoundField, offered: readonly string[]): ChoiceDrift {
  if (field.kind !== 'choice') return { renamed: [], lost: [] };
  const names = new Set(offered.map(plainWord));
  const known = knownWords(field);
  const missing = field.choices.filter(
    ({ id, title }) =>
      !names.has(plainWord(title)) &&
      !(field.words ?? []).some(({ word, choice }) => choice === id && names.has(plainWord(word))),
  );
  const isSameLength = offered.length === field.choices.length;
  const renamed = missing.flatMap(({ id, title }) => {
    const to = isSameLength ? offered[field.choices.findIndex((own) => own.id === id)] : undefined;
    return to === undefined || to.trim() === '' || known.has(plainWord(to)) ? [] : [{ id, from: title, to }];
  });
  const found = new Set(renamed.map(({ from }) => from));
  return { renamed, lost: missing.map(({ title }) => title).filter((title) => !found.has(title)) };
}
