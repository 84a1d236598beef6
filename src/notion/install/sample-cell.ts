import type { InstallRequest, SampleRow } from '../../sync/surface.ts';
import type { Cell } from '../../template/row.ts';
import { tableOf } from '../../template/template.ts';
import type { Field } from '../../template/template.ts';

/** A sample row's name among all sample rows of an install. */
export function sampleKey(table: string, sample: string): string {
  return `${table}/${sample}`;
}

/** The sample rows that a relation's cell points at; none for other fields. */
export function sampleTargets(field: Field, cell: Cell): readonly string[] {
  return field.kind === 'relation' && typeof cell === 'object'
    ? cell.map((id) => sampleKey(field.to, id))
    : [];
}

/**
 * What to write of a relation to a table of another surface: the key of the row it points at, or else its title, or
 * else what stands there.
 */
export function referenceNames(request: InstallRequest, { field, cell }: { field: Field; cell: Cell }): Cell {
  if (field.kind !== 'relation' || typeof cell !== 'object') return cell;
  const rows = request.rows[field.to] ?? [];
  const title = tableOf(request.template, field.to).fields.find((one) => one.kind === 'title')?.id ?? '';
  return cell.map((id) => {
    const row = rows.find((sample) => sample.id === id);
    return nameOf(row, title) ?? id;
  });
}

function nameOf(row: SampleRow | undefined, title: string): string | undefined {
  const name = row?.cells['key'] ?? row?.cells[title];
  return typeof name === 'string' ? name : undefined;
}
