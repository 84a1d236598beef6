import type { RepairRequest } from '../../sync/surface-finding.ts';
import type { PlacedTable } from '../../sync/surface.ts';
import type { Field, Table } from '../../template/template.ts';
import type { BoundTable, SheetsBinding } from '../binding.ts';

/**
 * A binding in which what a repair is about to make again is described, and explained at, as the template of today has
 * it. All else keeps the notes it was written with, so that an upgrade finds those that have grown old.
 */
export function withTodaysNotes(
  binding: SheetsBinding,
  { finding, tables }: { readonly finding: RepairRequest; readonly tables: readonly PlacedTable[] },
): SheetsBinding {
  const placed = tables.find(({ table }) => table.id === finding.table);
  const isMadeAgain = finding.code.startsWith('lost-') || finding.code === 'moved-header';
  if (placed === undefined || !isMadeAgain) return binding;
  return {
    ...binding,
    tables: binding.tables.map((bound) =>
      bound.table.id === finding.table ? noted(bound, { placed, only: finding.field }) : bound,
    ),
  };
}

interface Today {
  readonly placed: PlacedTable;
  /** The one field that is made again; all of them where none is named. */
  readonly only: string | undefined;
}

function noted(bound: BoundTable, { placed, only }: Today): BoundTable {
  function notedTable(table: Table, now: Table | undefined): Table {
    const fields = table.fields.map((field) =>
      only === undefined || field.id === only ? notedField(field, now?.fields ?? []) : field,
    );
    return { ...table, fields };
  }
  const { mirror } = bound;
  return {
    ...bound,
    table: notedTable(bound.table, placed.table),
    ...(mirror === undefined
      ? {}
      : { mirror: { ...mirror, table: notedTable(mirror.table, placed.mirror?.table) } }),
  };
}

function notedField(field: Field, fields: readonly Field[]): Field {
  const now = fields.find(({ id }) => id === field.id);
  if (now === undefined) return field;
  const { description, explainedAt } = now;
  return { ...field, description, ...(explainedAt === undefined ? {} : { explainedAt }) };
}
