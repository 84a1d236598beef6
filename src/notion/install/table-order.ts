import type { Table } from '../../template/template.ts';

/**
 * The order to make databases in so that few relations have to be added afterwards: a relation needs the database
 * it points at. Where tables point at each other, the one that waits for the fewest comes first. Stable.
 */
export function tableOrder(tables: readonly Table[]): Table[] {
  const ids = new Set(tables.map((table) => table.id));
  const ordered: Table[] = [];
  const open = [...tables];
  while (open.length > 0) {
    const made = new Set(ordered.map((table) => table.id));
    const waits = open.map((table) => waitsFor(table, { ids, made }));
    const next = waits.indexOf(Math.min(...waits));
    ordered.push(...open.splice(next, 1));
  }
  return ordered;
}

function waitsFor(
  table: Table,
  { ids, made }: { ids: ReadonlySet<string>; made: ReadonlySet<string> },
): number {
  const targets = table.fields.flatMap((field) =>
    field.kind === 'relation' && field.to !== table.id && ids.has(field.to) && !made.has(field.to)
      ? [field.to]
      : [],
  );
  return new Set(targets).size;
}
