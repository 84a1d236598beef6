import type { NewerTable } from '../../sync/say-newer.ts';
import type { Choice, Field, Table } from '../../template/template.ts';
import type { Binding, BoundField, BoundTable } from '../binding.ts';
import { choiceOptions } from '../property.ts';
import type { ColumnRequest } from '../property.ts';
import type { ColumnAnswer } from '../wire.ts';

/** The tables, fields and choices that a template got after an installation was made. */
export function newerParts(binding: Binding, tables: readonly Table[]): NewerTable[] {
  return tables.map((table) => {
    const bound = binding.tables.find(({ id }) => id === table.id);
    const known = new Set([...(bound?.fields.map(({ id }) => id) ?? []), ...(bound?.without ?? [])]);
    return {
      table,
      isNew: bound === undefined,
      fields: table.fields.filter(({ id }) => !known.has(id)),
      choices: table.fields.flatMap((field) =>
        newerChoices(field, bound).map(({ title }) => ({ title, field: field.title })),
      ),
    };
  });
}

/** What a field offers today and did not when it was bound; of people's own columns nothing. */
export function newerChoices(field: Field, bound: BoundTable | undefined): readonly Choice[] {
  const own = bound?.fields.find(({ id }) => id === field.id);
  const isTheirs = bound?.isTheirs === true && field.role === 'input';
  if (own === undefined || isTheirs || field.kind !== 'choice') return [];
  return field.choices.filter(({ id }) => !own.choices.some((choice) => choice.id === id));
}

/** A bound field that knows its newer choices too, by the options that stand for them. */
export function withNewerChoices(
  own: BoundField,
  { choices, column }: { readonly choices: readonly Choice[]; readonly column: ColumnAnswer | undefined },
): BoundField {
  const options = optionsOf(column);
  const added = choices.map(({ id, title }) => {
    const option = options.find(({ name }) => name === title)?.id;
    return { id, title, ...(option === undefined ? {} : { option }) };
  });
  return added.length === 0 ? own : { ...own, choices: [...own.choices, ...added] };
}

/**
 * The options that a column is to have for its newer choices beside those that stand; undefined where it has them
 * already, or where people have made another type of it.
 */
export function newerOptions(
  own: BoundField,
  { choices, column }: { readonly choices: readonly Choice[]; readonly column: ColumnAnswer | undefined },
): ColumnRequest | undefined {
  const standing = optionsOf(column);
  const added = choices.filter(({ title }) => !standing.some(({ name }) => name === title));
  const isOfItsType = column?.type === (own.column === 'status' ? 'status' : 'select');
  return added.length === 0 || !isOfItsType ? undefined : choiceOptions(own, { standing, added });
}

function optionsOf(column: ColumnAnswer | undefined) {
  return (column?.select ?? column?.status)?.options ?? [];
}
