import type { BoundField, BoundTable } from '../binding.ts';
import { samePropertyId } from '../binding.ts';
import { bearsTitle, isTitled } from './column-title.ts';
import { codecOf } from '../property.ts';
import type { ColumnAnswer, DataSourceAnswer } from '../wire.ts';

/** A field and the title its column bears now. */
export interface TitledField {
  readonly field: BoundField;
  readonly title: string;
}

/** A choice whose option people changed; `title` is what it is called now, absent when it is gone. */
export interface ChangedChoice {
  readonly field: BoundField;
  readonly choice: BoundField['choices'][number];
  readonly title?: string;
}

/** A bound table held against the columns that Notion has now. */
export interface ResolvedTable {
  /** The binding as it is now: columns found again and options made again included. */
  readonly table: BoundTable;
  /** Fields that can be read and written. */
  readonly standing: readonly TitledField[];
  /** Fields whose column a person turned into another type. */
  readonly retyped: readonly TitledField[];
  /** Relations that a person turned to another database; what they hold is read, and resolves to nothing. */
  readonly retargeted: readonly TitledField[];
  /** Fields whose column was lost and found again by title and type. */
  readonly foundAgain: readonly TitledField[];
  /** Fields without a column. */
  readonly missing: readonly BoundField[];
  /** Columns that might be a missing field's, one each: for a person to say. */
  readonly candidates: ReadonlyMap<string, ColumnAnswer>;
  readonly changedChoices: readonly ChangedChoice[];
  /** Every column there is. */
  readonly columns: readonly ColumnAnswer[];
  /** Titles of columns that are not ours. */
  readonly extraColumns: readonly string[];
  /** Whether something was found elsewhere than it was bound, so that the binding should be kept anew. */
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
  function isBack(column: ColumnAnswer): boolean {
    return table.backs.some(({ property }) => samePropertyId(property, column.id));
  }
  const found = new Map<string, ColumnAnswer>();
  for (const field of table.fields) {
    if (byId.has(field.id)) continue;
    const open = columns.filter((candidate) => !bound.has(candidate) && !isBack(candidate));
    const column = only(open.filter((candidate) => isMadeAgain(field, candidate)));
    if (column === undefined) continue;
    bound.add(column);
    found.set(field.id, column);
  }
  function at(field: BoundField): ColumnAnswer | undefined {
    return found.get(field.id) ?? byId.get(field.id);
  }
  const fields = table.fields.map((field) => withColumn(field, at(field)));
  const here = fields.flatMap((field) => {
    const column = at(field);
    return column === undefined ? [] : [{ field, column, title: column.name }];
  });
  const missing = fields.filter((field) => at(field) === undefined);
  const open = columns.filter((column) => !bound.has(column) && !isBack(column));
  const database = schema.parent.database_id ?? table.database;
  return {
    table: { ...table, fields, database },
    standing: here.filter(({ field, column }) => reads(field, column)),
    retyped: here.filter(({ field, column }) => !reads(field, column)),
    retargeted: here.filter(({ field, column }) => isRetargeted(field, column)),
    foundAgain: here.filter(({ field }) => found.has(field.id)),
    missing,
    candidates: candidatesFor(missing, open),
    changedChoices: table.fields.flatMap((field) => changedChoices(field, at(field))),
    columns,
    extraColumns: open.map((column) => column.name),
    isRepaired: found.size > 0 || database !== table.database,
  };
}

/** What we write has to be of the very type it was made as; what people write may be of a type that reads the same. */
function reads(field: BoundField, column: ColumnAnswer): boolean {
  const { types } = codecOf(field.column);
  return field.role === 'derived' ? column.type === types[0] : types.includes(column.type);
}

function isMadeAgain(field: BoundField, column: ColumnAnswer): boolean {
  return isTitled(column.name, field) && column.type === codecOf(field.column).types[0];
}

/**
 * Columns a person may take for a missing field of theirs: of a type that reads as its own under its title, or the only
 * one that offers its choices. What Northbook writes is made again instead, and never into a column of people's.
 */
function candidatesFor(
  missing: readonly BoundField[],
  open: readonly ColumnAnswer[],
): ReadonlyMap<string, ColumnAnswer> {
  return new Map(
    missing.flatMap((field) => {
      if (field.role === 'derived') return [];
      const readable = open.filter((column) => reads(field, column));
      const column =
        only(readable.filter(({ name }) => bearsTitle(name, field.title))) ??
        only(readable.filter((candidate) => offersAll(field, candidate)));
      return column === undefined ? [] : [[field.id, column] as const];
    }),
  );
}

function offersAll({ choices }: BoundField, column: ColumnAnswer): boolean {
  const options = optionsOf(column).map(({ name }) => name);
  return choices.length > 0 && choices.every(({ title }) => options.includes(title));
}

function isRetargeted({ target }: BoundField, { relation }: ColumnAnswer): boolean {
  const found = relation?.data_source_id;
  return target !== undefined && found !== undefined && found !== target;
}

function changedChoices(field: BoundField, column: ColumnAnswer | undefined): ChangedChoice[] {
  if (column === undefined || !reads(field, column)) return [];
  const options = optionsOf(column);
  return field.choices.flatMap((choice) => {
    const option =
      options.find(({ id }) => id === choice.option) ?? options.find(({ name }) => name === choice.title);
    if (option === undefined) return [{ field, choice }];
    return option.name === choice.title ? [] : [{ field, choice, title: option.name }];
  });
}

function optionsOf(column: ColumnAnswer) {
  return (column.select ?? column.status)?.options ?? [];
}

/** Takes over a column's id and the ids of its options; an option that is gone is forgotten. */
export function withColumn(field: BoundField, column: ColumnAnswer | undefined): BoundField {
  if (column === undefined) return field;
  const options = optionsOf(column);
  const choices = field.choices.map(({ id, title, option }) => {
    const standing =
      options.find((candidate) => candidate.id === option) ??
      options.find((candidate) => candidate.name === title);
    return { id, title, ...(standing === undefined ? {} : { option: standing.id }) };
  });
  return { ...field, property: column.id, choices };
}

function only<T>(items: readonly T[]): T | undefined {
  return items.length === 1 ? items[0] : undefined;
}
