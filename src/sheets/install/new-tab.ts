import type { Day } from '../../model/day.ts';
import type { InstallRequest, PlacedTable, SampleRow } from '../../sync/surface.ts';
import type { Field } from '../../template/template.ts';
import { columnFields, isOurs } from '../binding.ts';
import type { WideSample } from './sample-readings.ts';
import { layOutWide } from './sample-readings.ts';

/** One column of a tab of ours. */
export type TabColumn =
  | { readonly kind: 'id' }
  | { readonly kind: 'field'; readonly field: Field; readonly ours: boolean }
  | { readonly kind: 'sparkline' }
  | { readonly kind: 'period'; readonly day: Day; readonly header: string };

/** One tab to be made. */
export interface NewTab {
  /** The id it will have, of our own choosing, so that requests can name it before it exists. */
  readonly sheet: number;
  readonly title: string;
  readonly placed: PlacedTable;
  readonly columns: readonly TabColumn[];
  readonly samples: readonly SampleRow[];
  readonly wide: WideSample | undefined;
  /** How many rows the table reaches over, the header among them; empty ones wait for people. */
  readonly tableRows: number;
}

/** Rows at the end of a new table that wait to be filled. */
const waitingRows = 100;

/** The field before whose column the small line of a metric's readings stands. */
const sparklineBefore = 'trend';

/** The id and title a new tab is given: both must be free in its spreadsheet. */
export interface FreePlace {
  readonly sheet: number;
  readonly title: string;
}

/** Lays out the tabs of an install, each at a free place. */
export function layOutTabs(
  request: Pick<InstallRequest, 'tables' | 'rows'>,
  place: (placed: PlacedTable) => FreePlace,
): NewTab[] {
  const hasSparklines = request.tables.some(({ layout }) => layout === 'wide');
  return request.tables.map((placed) => {
    const samples = request.rows[placed.table.id] ?? [];
    const wide =
      placed.mirror === undefined
        ? undefined
        : layOutWide(samples, request.rows[placed.mirror.table.id] ?? []);
    return {
      ...place(placed),
      placed,
      columns: [
        { kind: 'id' },
        ...fieldColumns(placed, hasSparklines),
        ...(wide?.periods ?? []).map((period) => ({ kind: 'period' as const, ...period })),
      ],
      samples,
      wide,
      tableRows: 1 + Math.ceil(((wide?.rows ?? samples).length + waitingRows) / 100) * 100,
    };
  });
}

/** The field columns; where readings stand in the same spreadsheet, metrics get a line of them too. */
function fieldColumns(placed: PlacedTable, hasSparklines: boolean): TabColumn[] {
  const takesSparkline = hasSparklines && (placed.layout === 'wide' || placed.table.id === 'metrics');
  return columnFields(placed).flatMap((field): TabColumn[] => {
    const column: TabColumn = { kind: 'field', field, ours: isOurs(placed, field) };
    return takesSparkline && field.id === sparklineBefore ? [{ kind: 'sparkline' }, column] : [column];
  });
}

/** Where a field stands in a tab to be made. */
export function columnOf(tab: NewTab, field: string): number | undefined {
  const index = tab.columns.findIndex((column) => column.kind === 'field' && column.field.id === field);
  return index === -1 ? undefined : index;
}

/** Where the periods of a wide tab begin. */
export function firstPeriod(tab: NewTab): number {
  const index = tab.columns.findIndex(({ kind }) => kind === 'period');
  return index === -1 ? tab.columns.length : index;
}

/** Whether Northbook alone writes a column; the others are people's. */
export function isOurColumn(column: TabColumn): boolean {
  return column.kind === 'id' || column.kind === 'sparkline' || (column.kind === 'field' && column.ours);
}
