import type { TablePull, TableProblem } from '../../sync/surface.ts';
import type { Table } from '../../template/template.ts';
import { idField } from '../binding.ts';
import { headerText } from '../book/header-row.ts';
import type { OpenTable } from '../book/open-book.ts';
import { readRows } from './read-rows.ts';
import type { Tab } from '../book/tab.ts';
import { readWide } from './wide-readings.ts';

/**
 * Everything a bound table holds; a tab that people deleted is a problem, not an empty table. `wanted` is the template's
 * table as it is today, as far as it is known.
 */
export function pullTable({ bound, tab }: OpenTable, wanted?: Table): TablePull {
  const table = bound.table.id;
  const nothing = { table, rows: [], mirrorRows: [], extraColumns: [] };
  if (tab === undefined) return { ...nothing, problems: [{ kind: 'lost-table', table }] };
  const known = new Set(bound.table.fields.map(({ id }) => id));
  const newer = (wanted?.fields ?? []).flatMap(({ id }) => (known.has(id) ? [] : [id]));
  const how = { layout: bound.layout, absentFields: [...bound.absent, ...bound.theirs, ...newer] };
  const lost = problemsOf(tab);
  if (bound.layout === 'wide') {
    const { rows, mirrorRows, problems } = readWide(tab);
    return { ...nothing, ...how, rows, mirrorRows, problems: [...lost, ...problems] };
  }
  return {
    ...nothing,
    ...how,
    rows: readRows(tab).map(({ row }) => row),
    problems: lost,
    extraColumns: tab.foreign.map(({ header }) => headerText(header)),
  };
}

function problemsOf(tab: Tab): TableProblem[] {
  const table = tab.bound.table.id;
  return [
    ...(tab.header.row === -1 ? [{ kind: 'lost-header' as const, table }] : []),
    ...(tab.columns.has(idField) ? [] : [{ kind: 'lost-ids' as const, table }]),
    ...tab.lost.map((field) => ({ kind: 'lost-field' as const, table, field: field.id })),
  ];
}
