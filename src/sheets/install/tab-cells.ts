import type { sheets_v4 } from '@googleapis/sheets';
import type { InstallRequest } from '../../sync/surface.ts';
import type { Cell } from '../../template/row.ts';
import type { Field } from '../../template/template.ts';
import { encodeCell } from '../cell.ts';
import { headerCell, noteOfField } from '../columns/column-look.ts';
import type { NewTab, TabColumn } from './new-tab.ts';
import { isOurColumn } from './new-tab.ts';
import { mirroredCell } from './sample-readings.ts';
import { titleOfColumn } from './typed-table.ts';

/** Where sample rows come from, and the tables they name each other in. */
export interface SampleSource extends Pick<InstallRequest, 'rows'> {
  readonly template: Pick<InstallRequest['template'], 'tables'>;
}

/** What a sparkline's cell says, by row counted from 0; undefined where the tab has none. */
export type SparklineCell = (row: number) => sheets_v4.Schema$CellData;

/** The cells of a new tab: its headers, then the sample rows. */
export function tabCells(
  tab: NewTab,
  options: { readonly request: SampleSource; readonly sparkline: SparklineCell },
): sheets_v4.Schema$RowData[] {
  const header = {
    values: tab.columns.map((column) =>
      headerCell({ title: titleOfColumn(column), note: noteOf(column), ours: isOurColumn(column) }),
    ),
  };
  return [header, ...bodyRows(tab, options)];
}

function noteOf(column: TabColumn): string {
  switch (column.kind) {
    case 'id':
      return 'How Northbook knows this row, wherever it is moved.';
    case 'sparkline':
      return 'A line of all readings, oldest first.';
    case 'period':
      return 'The values of this period. Leave a cell empty when it is unknown; 0 is a value. A new period is a new column to the right.';
    case 'field':
      return noteOfField(column.field);
  }
}

function bodyRows(
  tab: NewTab,
  options: { readonly request: SampleSource; readonly sparkline: SparklineCell },
): sheets_v4.Schema$RowData[] {
  const { columns, wide, samples } = tab;
  const { request, sparkline } = options;
  if (wide !== undefined) {
    return wide.rows.map(({ id, mirrored, values }, index) => ({
      values: columns.map((column): sheets_v4.Schema$CellData => {
        if (column.kind === 'id') return text(id);
        if (column.kind === 'sparkline') return sparkline(index + 1);
        if (column.kind === 'field') return encodeCell(mirroredCell(mirrored, column.field), column.field);
        const value = values.get(column.day);
        return value === undefined ? {} : { userEnteredValue: { numberValue: value } };
      }),
    }));
  }
  return samples.map(({ id, cells }, index) => ({
    values: columns.map((column): sheets_v4.Schema$CellData => {
      if (column.kind === 'id') return text(id);
      if (column.kind === 'sparkline') return sparkline(index + 1);
      if (column.kind === 'period') return {};
      const { field } = column;
      return encodeCell(typed({ field, cell: cells[field.id], request }), field);
    }),
  }));
}

function text(value: string): sheets_v4.Schema$CellData {
  return { userEnteredValue: { stringValue: value } };
}

/** Relations are typed as people would: by key, else by title. */
function typed(options: { field: Field; cell: Cell; request: SampleSource }): Cell {
  const { field, cell, request } = options;
  if (field.kind !== 'relation' || typeof cell !== 'object') return cell;
  const title = request.template.tables
    .find((table) => table.id === field.to)
    ?.fields.find((own) => own.kind === 'title');
  return cell.map((reference) => {
    const target = request.rows[field.to]?.find((row) => row.id === reference);
    const names = [target?.cells['key'], title === undefined ? undefined : target?.cells[title.id]];
    return names.find((name) => typeof name === 'string') ?? reference;
  });
}
