import type { Field, Table } from '../../template/template.ts';
import { columnKind } from '../column-kind.ts';
import { isDescriptionOf } from './column-request.ts';
import { bearsTitle } from './column-title.ts';
import { codecOf } from '../property.ts';
import type { ColumnAnswer } from '../wire.ts';

/** So much of a field's choices a column has to offer to be known by them alone. */
const leastChoices = 0.6;

interface MatchOptions {
  readonly columns: readonly ColumnAnswer[];
  /** The tables that live in Notion too. */
  readonly here: ReadonlySet<string>;
}

/**
 * Which column is which field, by field id, in a database made from this template. A field is known by its title, by
 * its description where people renamed the column, by its choices where both were translated; always with a type it
 * can be read from. What bears its title but is of another type comes last: it is the field, and was changed.
 */
export function matchColumns(table: Table, options: MatchOptions): ReadonlyMap<string, ColumnAnswer> {
  const { columns, here } = options;
  const found = new Map<string, ColumnAnswer>();
  const taken = new Set<ColumnAnswer>();
  for (const isIt of waysToKnow(here)) {
    for (const field of table.fields) {
      if (found.has(field.id)) continue;
      const candidates = columns.filter((column) => !taken.has(column) && isIt(field, column));
      const [only] = candidates;
      if (only === undefined || candidates.length > 1) continue;
      found.set(field.id, only);
      taken.add(only);
    }
  }
  return found;
}

/** Whether a column is of a type that the field can be read from. */
export function fits(
  field: Field,
  { column, here }: { readonly column: ColumnAnswer; readonly here: ReadonlySet<string> },
): boolean {
  return codecOf(columnKind(field, here)).types.includes(column.type);
}

/**
 * The columns among people's that Northbook made for the given fields of a table, by field id: only those that describe
 * themselves in its words are looked at.
 */
export function madeColumns(
  table: Table,
  options: MatchOptions & { readonly fields: readonly Field[] },
): ReadonlyMap<string, ColumnAnswer> {
  const { fields, columns, here } = options;
  const made = columns.filter((column) => fields.some((field) => isMadeFor(field, { column, here })));
  return matchColumns({ ...table, fields }, { columns: made, here });
}

/** Whether a column is one that Northbook made for a field: people's own do not describe themselves in its words. */
export function isMadeFor(
  field: Field,
  { column, here }: { readonly column: ColumnAnswer; readonly here: ReadonlySet<string> },
): boolean {
  return fits(field, { column, here }) && isDescriptionOf(field, column.description);
}

function waysToKnow(here: ReadonlySet<string>): ((field: Field, column: ColumnAnswer) => boolean)[] {
  return [
    // A database has one title column, under whatever name.
    (field, column) => field.kind === 'title' && column.type === 'title',
    (field, column) => fits(field, { column, here }) && bearsTitle(column.name, field.title),
    (field, column) => isMadeFor(field, { column, here }),
    (field, column) => fits(field, { column, here }) && offersChoices(field, column),
    (field, column) => bearsTitle(column.name, field.title),
  ];
}

function offersChoices(field: Field, column: ColumnAnswer): boolean {
  if (field.kind !== 'choice') return false;
  const names = (column.select ?? column.status)?.options.map(({ name }) => name.toLowerCase()) ?? [];
  const offered = field.choices.filter(({ title }) => names.includes(title.toLowerCase()));
  return offered.length / field.choices.length >= leastChoices;
}
