import { SurfaceError } from '../../sync/surface-error.ts';
import type { Adoption, Installation } from '../../sync/surface.ts';
import type { Field } from '../../template/template.ts';
import type { Binding, BoundField, BoundTable } from '../binding.ts';
import { samePropertyId } from '../binding.ts';
import type { NotionClient } from '../client.ts';
import { columnKind } from '../column-kind.ts';
import { followTables } from './follow-table.ts';
import { bindField } from '../install/install-tables.ts';
import type { KnownTables, MadeTable } from '../install/made-table.ts';
import { columnsByField, newColumns } from '../install/made-table.ts';
import { fits, isMadeFor, madeColumns } from '../schema/match-columns.ts';
import { plainText } from '../rich-text.ts';
import type { ColumnAnswer, DataSourceAnswer } from '../wire.ts';

interface AdoptOptions {
  readonly adoptions: readonly Adoption[];
  /** What is installed already; an adopted table takes the place of the one of its id. */
  readonly binding: Binding | undefined;
  /** Ids of all tables that live in Notion. */
  readonly here: ReadonlySet<string>;
}

/**
 * Takes databases of people's for tables of the template: binds the columns they confirmed and adds, beside them, those
 * that Northbook writes. No column, option, row or view of theirs is changed. What Northbook had made in their place is
 * no longer used, and its other tables point at theirs from then on. Called again it writes nothing.
 * Throws a `SurfaceError` (`invalid`) for a column that cannot hold its field, before anything is written.
 */
export async function adopt(
  client: NotionClient,
  options: AdoptOptions,
): Promise<Installation & { readonly binding: Binding }> {
  const { adoptions, binding } = options;
  const here = new Set([...options.here, ...adoptions.map(({ placed }) => placed.table.id)]);
  const schemas = await Promise.all(adoptions.map(({ foreign }) => client.retrieveDataSource(foreign)));
  const others = (binding?.tables ?? []).filter(
    ({ id }) => !adoptions.some(({ placed }) => placed.table.id === id),
  );
  const theirs = adoptions.flatMap((adoption, index) => {
    const schema = schemas[index];
    return schema === undefined ? [] : [readAdoption(adoption, { schema, here })];
  });
  const known: KnownTables = {
    here,
    targets: new Map([
      ...others.map(({ id, dataSource, isTheirs }) => [id, { dataSource, isTheirs }] as const),
      ...theirs.map(({ made }) => [made.table.id, { dataSource: made.dataSource, isTheirs: true }] as const),
    ]),
  };
  for (const own of theirs) checkTargets(own, known);
  const tables: BoundTable[] = [];
  for (const own of theirs) tables.push(await addDerived(client, { ...own, known }));
  const moves = movesOf(binding, tables);
  const rest: BoundTable[] = [];
  for (const table of others) rest.push(await followTables(client, { table, moves }));
  const [first] = tables;
  const place = first === undefined ? undefined : await client.retrieveDatabase(first.database);
  return {
    binding: {
      version: 1,
      page: binding?.page,
      pictures: binding?.pictures ?? [],
      tables: [...rest, ...tables],
    },
    place: { title: first?.title ?? 'Notion', url: place?.url ?? '' },
    rowIds: {},
  };
}

/** Which data source took whose place. */
function movesOf(binding: Binding | undefined, adopted: readonly BoundTable[]): ReadonlyMap<string, string> {
  return new Map(
    adopted.flatMap(({ id, dataSource }) => {
      const before = binding?.tables.find((own) => own.id === id);
      return before === undefined || before.dataSource === dataSource
        ? []
        : [[before.dataSource, dataSource]];
    }),
  );
}

interface Theirs {
  readonly made: MadeTable & { readonly schema: DataSourceAnswer };
  /** Fields that people fill in and keep no column for. */
  readonly without: readonly string[];
}

function readAdoption(
  { placed, columns }: Adoption,
  { schema, here }: { schema: DataSourceAnswer; here: ReadonlySet<string> },
): Theirs {
  const { table, layout } = placed;
  if (layout === 'wide') throw refusal(`${table.title} cannot have a column a period in Notion`);
  const all = Object.values(schema.properties);
  // What an earlier try made.
  const own = madeColumns(table, {
    fields: table.fields.filter(({ role }) => role === 'derived'),
    columns: all,
    here,
  });
  const handles = new Map<string, { readonly id: string }>();
  for (const field of table.fields) {
    const asked = columns[field.id];
    const column = asked === undefined ? own.get(field.id) : all.find(({ id }) => samePropertyId(id, asked));
    if (asked !== undefined && (column === undefined || !mayHold(field, { column, here }))) {
      throw refusal(`The column ${column?.name ?? asked} cannot hold ${field.title} of ${table.title}`);
    }
    if (column === undefined) continue;
    if ([...handles.values()].some(({ id }) => id === column.id)) {
      throw refusal(`The column ${column.name} of ${table.title} can hold one field only`);
    }
    handles.set(field.id, { id: column.id });
  }
  if (!table.fields.some(({ id, kind }) => kind === 'title' && handles.has(id))) {
    throw refusal(`${table.title} needs the column that names its rows`);
  }
  const without = table.fields
    .filter(({ id, role }) => role === 'input' && !handles.has(id))
    .map(({ id }) => id);
  const database = schema.parent.database_id ?? schema.id;
  return { made: { table, database, dataSource: schema.id, handles, schema }, without };
}

/** What Northbook writes goes into columns that it made, here or in what this is a copy of. */
function mayHold(field: Field, place: { column: ColumnAnswer; here: ReadonlySet<string> }): boolean {
  return field.role === 'derived' ? isMadeFor(field, place) : fits(field, place);
}

/** What people link has to be what the template means, or nothing it holds can be followed. */
function checkTargets({ made }: Theirs, { here, targets }: KnownTables): void {
  const columns = columnsByField(made.handles, made.schema);
  for (const field of made.table.fields) {
    const target = columns.get(field.id)?.relation?.data_source_id;
    if (field.kind !== 'relation' || target === undefined || columnKind(field, here) !== 'relation') continue;
    if (targets.get(field.to)?.dataSource === target) continue;
    const title = columns.get(field.id)?.name ?? field.title;
    throw refusal(
      `The column ${title} of ${made.table.title} points at a database that is not taken along yet: take that one first, or leave the column out`,
    );
  }
}

async function addDerived(
  client: NotionClient,
  { made, without, known }: Theirs & { known: KnownTables },
): Promise<BoundTable> {
  const { table, database, dataSource, schema } = made;
  const missing = table.fields.filter(({ id, role }) => role === 'derived' && !made.handles.has(id));
  const added = newColumns(missing, { known, schema });
  const settled =
    missing.length === 0
      ? schema
      : await client.updateDataSource({ data_source_id: dataSource, properties: added.properties });
  const columns = columnsByField(new Map([...made.handles, ...added.handles]), settled);
  const fields = table.fields
    .filter(({ id }) => !without.includes(id))
    .map((field) => theirField(field, { column: columns.get(field.id), known }));
  const title = plainText(schema.title) ?? table.title;
  return { id: table.id, title, database, dataSource, fields, backs: [], views: [], isTheirs: true, without };
}

/** Of people's own choices only those are known that say the same; the title a column has is its own. */
function theirField(
  field: Field,
  { column, known }: { column: ColumnAnswer | undefined; known: KnownTables },
): BoundField {
  const bound = bindField(field, { column, known });
  if (field.role === 'derived' || column === undefined) return bound;
  const options = (column.select ?? column.status)?.options ?? [];
  const choices = bound.choices.flatMap(({ id, title }) => {
    const option = options.find(({ name }) => name.trim().toLowerCase() === title.toLowerCase());
    return option === undefined ? [] : [{ id, title: option.name, option: option.id }];
  });
  return { ...bound, title: column.name, choices };
}

function refusal(message: string): SurfaceError {
  return new SurfaceError({ code: 'invalid', surface: 'notion', request: 'adopt', message });
}
