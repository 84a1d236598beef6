import type { Property } from '../../notion/property.ts';
import type { Held, Row } from './read-rows.ts';
import type { ShownChoice } from './shown-value.ts';
import { numberOf, showValue, textOf } from './shown-value.ts';
import type { Grouping } from './view-settings.ts';
import type { Workspace } from './workspace.ts';

/** The rows that share a value. */
export interface RowGroup extends ShownChoice {
  /** '' for the rows that hold nothing. */
  readonly name: string;
  readonly rows: readonly Row[];
}

/** Rows by their value of a property. A row with several values stands in each of their groups, one with none in ''. */
export function groupRows(
  property: Property,
  options: {
    rows: readonly Row[];
    records: Workspace['records'];
    grouping?: Omit<Grouping, 'property_id'> | undefined;
  },
): RowGroup[] {
  const { rows, records, grouping } = options;
  const groups = new Map<string, { color: string; rows: Row[] }>();
  for (const { name, color } of expectedGroups(property, grouping)) groups.set(name, { color, rows: [] });
  for (const row of rows) {
    for (const name of namesOf(property, { held: row.held[property.name], records, grouping })) {
      const group = groups.get(name) ?? { color: 'default', rows: [] };
      group.rows.push(row);
      groups.set(name, group);
    }
  }
  const made = [...groups].map(([name, group]) => ({ name, ...group }));
  const shown = grouping?.hide_empty_groups === true ? made.filter((group) => group.rows.length > 0) : made;
  return inOrder(shown, { property, sort: grouping?.sort?.type });
}

/** Choices have their groups whether a row is in them or not. */
function expectedGroups(
  property: Property,
  grouping: { group_by?: string | undefined } | undefined,
): readonly ShownChoice[] {
  const none = { name: '', color: 'default' };
  if (property.type === 'status' && grouping?.group_by === 'group') return [none, ...property.groups];
  return 'options' in property ? [none, ...property.options] : [none];
}

function namesOf(
  property: Property,
  from: {
    held: Held | undefined;
    records: Workspace['records'];
    grouping: Omit<Grouping, 'property_id'> | undefined;
  },
): readonly string[] {
  const { grouping } = from;
  const shown = showValue(property, from.held, from.records);
  const size = grouping?.range_size;
  const number = numberOf(shown);
  if (size !== undefined && number !== undefined) {
    const start = Math.floor(number / size) * size;
    return [`${start} – ${start + size}`];
  }
  if (shown.kind === 'choices') {
    if (shown.choices.length === 0) return [''];
    return shown.choices.map(({ name }) => nameOfChoice(property, { name, groupBy: grouping?.group_by }));
  }
  if (shown.kind === 'links') return shown.titles.length === 0 ? [''] : shown.titles;
  const text = textOf(shown);
  if (grouping?.group_by === 'alphabet_prefix') return [text.slice(0, 1).toUpperCase()];
  return [/^\d{4}-\d{2}-\d{2}/.test(text) ? datePart(text, grouping?.group_by) : text];
}

function nameOfChoice(property: Property, choice: { name: string; groupBy: string | undefined }): string {
  if (property.type !== 'status' || choice.groupBy !== 'group') return choice.name;
  const id = property.options.find((option) => option.name === choice.name)?.id;
  const group = property.groups.find(({ optionIds }) => id !== undefined && optionIds.includes(id));
  return group?.name ?? choice.name;
}

/** The day, week (by its Monday), month or year of a date. */
function datePart(date: string, part: string | undefined): string {
  if (part === 'year') return date.slice(0, 4);
  if (part === 'month') return date.slice(0, 7);
  const day = date.slice(0, 10);
  if (part !== 'week') return day;
  const moment = new Date(`${day}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() - ((moment.getUTCDay() + 6) % 7));
  return moment.toISOString().slice(0, 10);
}

/** Choices keep the order of their options; other groups go by name, the group of nothing last. */
function inOrder(
  groups: readonly RowGroup[],
  by: { property: Property; sort: string | undefined },
): RowGroup[] {
  const sign = by.sort === 'descending' ? -1 : 1;
  const isManual = 'options' in by.property && by.sort !== 'ascending' && by.sort !== 'descending';
  if (isManual) return [...groups];
  return groups.toSorted(
    (left, right) =>
      Number(left.name === '') - Number(right.name === '') ||
      sign * left.name.localeCompare(right.name, 'en', { numeric: true }),
  );
}
