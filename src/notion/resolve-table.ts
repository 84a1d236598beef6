import type { BoundField, BoundTable } from './binding.ts';
import { samePropertyId } from './binding.ts';
import { bearsTitle } from './column-title.ts';
import { codecOf } from './property.ts';
import type { ColumnAnswer, DataSourceAnswer } from './wire.ts';

/** A bound table held against the columns that Notion has now. */
export interface ResolvedTable {
  /** The binding as it is now: columns found again and options made again included. */
  readonly table: BoundTable;
  /** Fields that can be read and written, under what title their column now stands. */
  readonly standing: readonly { readonly field: BoundField; readonly title: string }[];
  /** Fields whose column a person turned into another type. */
  readonly retyped: readonly { readonly field: BoundField; readonly title: string }[];
  /** Relations that a person turned to another database; what they hold is read, and resolves to nothing. */
  readonly retargeted: readonly { readonly field: BoundField; readonly title: string }[];
  /** Fields without a column. */
  readonly missing: readonly BoundField[];
  /** Titles of columns that are not ours. */
  readonly extraColumns: readonly string[];
  /** Whether a lost column was found again, so that the binding should be kept anew. */
  readonly isRepaired: boolean;
}

/**
 * Finds every field's column by its id; one whose id is gone is found again by title and type among the columns that
 * are bound to nothing. What is neither is missing: never guessed.
 */
export function resolveTable(table: BoundTable, schema: DataSourceAnswer): ResolvedTable {
  const columns = Object.values(schema.properties);
  const byId = new Map(
    table.fields.flatMap((field) => {
      const column = columns.find((candidate) => samePropertyId(candidate.id, field.property));
      return column === undefined ? [] : [[field.id, column] as const];
    }),
  );
  const bound = new Set(byId.values());
  const found = new Map<string, ColumnAnswer>();
  for (const field of table.fields) {
    if (byId.has(field.id)) continue;
    const column = findAgain(
      field,
      columns.filter((candidate) => !bound.has(candidate)),
    );
    if (column === undefined) continue;
    bound.add(column);
    found.set(field.id, column);
  }
  const backs = table.backs.map(({ property }) => property);
  const fields = table.fields.map((field) => withColumn(field, found.get(field.id) ?? byId.get(field.id)));
  function at(field: BoundField): ColumnAnswer | undefined {
    return found.get(field.id) ?? byId.get(field.id);
  }
  const here = fields.flatMap((field) => {
    const column = at(field);
    return column === undefined ? [] : [{ field, column, title: column.name }];
  });
  return {
    table: { ...table, fields },
    standing: here.filter(({ field, column }) => reads(field, column)),
    retyped: here.filter(({ field, column }) => !reads(field, column)),
    retargeted: here.filter(({ field, column }) => isRetargeted(field, column)),
    missing: fields.filter((field) => at(field) === undefined),
    extraColumns: columns
      .filter((column) => !bound.has(column) && !backs.some((id) => samePropertyId(id, column.id)))
      .map((column) => column.name),
    isRepaired: found.size > 0,
  };
}

/** What we write has to be of the very type it was made as; what people write may be of a type that reads the same. */
function reads(field: BoundField, column: ColumnAnswer): boolean {
  const { types } = codecOf(field.column);
  return field.role === 'derived' ? column.type === types[0] : types.includes(column.type);
}

function isRetargeted({ target }: BoundField, { relation }: ColumnAnswer): boolean {
  const found = relation?.data_source_id;
  return target !== undefined && found !== undefined && found !== target;
}

function findAgain(field: BoundField, open: readonly ColumnAnswer[]): ColumnAnswer | undefined {
  const candidates = open.filter(
    (column) => bearsTitle(column.name, field.title) && column.type === codecOf(field.column).types[0],
  );
  return candidates.length === 1 ? candidates[0] : undefined;
}

/** Takes over a column's id and the ids of its options; an option that is gone is forgotten. */
function withColumn(field: BoundField, column: ColumnAnswer | undefined): BoundField {
  if (column === undefined) return field;
  const options = (column.select ?? column.status)?.options ?? [];
  const choices = field.choices.map(({ id, title, option }) => {
    const standing =
      options.find((candidate) => candidate.id === option) ??
      options.find((candidate) => candidate.name === title);
    return { id, title, ...(standing === undefined ? {} : { option: standing.id }) };
  });
  return { ...field, property: column.id, choices };
}
