import type { Field, Table } from '../../template/template.ts';
import type { BoundTable } from '../binding.ts';
import { samePropertyId } from '../binding.ts';
import { columnKind } from '../column-kind.ts';
import { columnRequest, isDescriptionOf } from '../schema/column-request.ts';
import { columnTitle } from '../schema/column-title.ts';
import { madeColumns, matchColumns } from '../schema/match-columns.ts';
import type { ColumnRequest } from '../property.ts';
import type { StandingDatabase } from '../schema/standing-databases.ts';
import { recogniseTables } from '../schema/standing-databases.ts';
import type { ColumnAnswer, DataSourceAnswer } from '../wire.ts';

/** By what a column is known before its data source has been read: its id, or the name it was asked for under. */
type Handle = { readonly id: string } | { readonly name: string };

/** A table whose database is there, perhaps without all of its columns yet. */
export interface MadeTable {
  readonly table: Table;
  readonly database: string;
  readonly dataSource: string;
  /** The columns it has, by field id. */
  readonly handles: ReadonlyMap<string, Handle>;
  /** Its columns, when it was there before and has been looked at. */
  readonly schema?: DataSourceAnswer;
  /** Its binding so far, when it was bound before. */
  readonly bound?: BoundTable;
}

/** What a relation can point at. */
export interface RelationTarget {
  readonly dataSource: string;
  /** A database that people made themselves gets no column that shows the relation from its side. */
  readonly isTheirs: boolean;
}

/** The tables that live here, and those of them whose database is there. */
export interface KnownTables {
  readonly here: ReadonlySet<string>;
  readonly targets: ReadonlyMap<string, RelationTarget>;
}

/** The tables whose databases are recognised by their columns. */
export function recognisedTables(
  tables: readonly Table[],
  {
    databases,
    here,
  }: { readonly databases: readonly StandingDatabase[]; readonly here: ReadonlySet<string> },
): MadeTable[] {
  const found = recogniseTables(tables, { databases, here });
  return tables.flatMap((table) => {
    const database = found.get(table.id);
    return database === undefined ? [] : [recognisedTable(table, { database, here })];
  });
}

function recognisedTable(
  table: Table,
  { database, here }: { readonly database: StandingDatabase; readonly here: ReadonlySet<string> },
): MadeTable {
  const { id, schema } = database;
  const columns = matchColumns(table, { columns: Object.values(schema.properties), here });
  const handles = new Map([...columns].map(([field, column]) => [field, { id: column.id }]));
  return { table, database: id, dataSource: schema.id, handles, schema };
}

/** Whether Northbook made a recognised table's database: half of its columns at least describe themselves in its words. */
export function isMadeHere({ table, schema, handles }: MadeTable): boolean {
  const columns = schema === undefined ? new Map<string, ColumnAnswer>() : columnsByField(handles, schema);
  const own = table.fields.filter((field) => isDescriptionOf(field, columns.get(field.id)?.description));
  return own.length >= table.fields.length / 2;
}

/**
 * A table that was bound before; a column that people deleted since counts as there, and is not made again. One that an
 * upgrade made before it broke off is known by its description, which a person's own column does not bear.
 */
export function boundTable(
  table: Table,
  options: {
    readonly bound: BoundTable;
    readonly schema: DataSourceAnswer;
    readonly here: ReadonlySet<string>;
  },
): MadeTable {
  const { bound, schema, here } = options;
  const { database, dataSource, fields, without } = bound;
  const made = madeColumns(table, {
    fields: table.fields.filter(({ id }) => !fields.some((own) => own.id === id) && !without.includes(id)),
    columns: Object.values(schema.properties).filter(
      (column) => !fields.some(({ property }) => samePropertyId(property, column.id)),
    ),
    here,
  });
  const handles = new Map([
    ...[...made].map(([id, column]) => [id, { id: column.id }] as const),
    ...fields.map(({ id, property }) => [id, { id: property }] as const),
    ...without.map((id) => [id, { id: '' }] as const),
  ]);
  return { table, database, dataSource, handles, schema, bound };
}

/** Whether a field's column can be made by now: the database that a relation points at has to be there. */
export function isPossible(field: Field, { here, targets }: KnownTables): boolean {
  return field.kind !== 'relation' || columnKind(field, here) !== 'relation' || targets.has(field.to);
}

/** Columns that are to be made, by field id, with the names they are asked for under. */
export interface NewColumns {
  readonly handles: ReadonlyMap<string, { readonly name: string }>;
  readonly properties: Record<string, ColumnRequest>;
}

/** Asks for fields' columns under their titles; a name that another column bears already is left to that one. */
export function newColumns(
  fields: readonly Field[],
  { known, schema }: { readonly known: KnownTables; readonly schema?: DataSourceAnswer | undefined },
): NewColumns {
  const taken = new Set(Object.keys(schema?.properties ?? {}));
  const named = fields.map((field) => ({ field, name: freeName(columnTitle(field), taken) }));
  return {
    handles: new Map(named.map(({ field, name }) => [field.id, { name }])),
    properties: Object.fromEntries(
      named.map(({ field, name }) => {
        const target = field.kind === 'relation' ? known.targets.get(field.to) : undefined;
        const wanted = target?.isTheirs === true ? { ...field, back: undefined } : field;
        return [name, columnRequest(wanted, { here: known.here, target: target?.dataSource })];
      }),
    ),
  };
}

/** A title, or the title with a number where a column of that name is there: asking for that name would change it. */
export function freeName(title: string, taken: ReadonlySet<string>): string {
  let name = title;
  for (let attempt = 2; taken.has(name); attempt += 1) name = `${title} ${attempt}`;
  return name;
}

/** The columns of a table that are really there, by field id. */
export function columnsByField(
  handles: MadeTable['handles'],
  schema: DataSourceAnswer,
): ReadonlyMap<string, ColumnAnswer> {
  const columns = Object.values(schema.properties);
  return new Map(
    [...handles].flatMap(([field, handle]) => {
      const column = columns.find((candidate) =>
        'id' in handle ? samePropertyId(candidate.id, handle.id) : candidate.name === handle.name,
      );
      return column === undefined ? [] : [[field, column] as const];
    }),
  );
}
