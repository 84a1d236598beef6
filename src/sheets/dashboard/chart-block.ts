import type { sheets_v4 } from '@googleapis/sheets';
import { severityMarks } from '../../sync/note.ts';
import type { View } from '../../template/view.ts';
import { columnReference, quoteTitle } from '../book/a1-name.ts';
import { columnName } from '../book/column-name.ts';
import type { SourceTab } from './source-tab.ts';
import { fieldReference, filterConditions, isOneOf, namesOfChoice, quoted } from './view-rows.ts';

/** The shapes of charts on the dashboard. */
export type ChartShape = 'line' | 'bar' | 'column' | 'donut';

/**
 * The numbers behind one chart: headed columns side by side, filled by formulas of ours from the other tabs, so that
 * what people see there is always what stands there. The first column names, the others are series.
 */
export interface ChartBlock {
  /** What it is known by when its formulas are written anew. */
  readonly id: string;
  readonly title: string;
  readonly shape: ChartShape;
  readonly columns: readonly ChartColumn[];
  /** How many rows it may come to fill. */
  readonly rows: number;
  readonly isPercent: boolean;
}

export interface ChartColumn {
  /** Text of ours, or a formula. */
  readonly header: string;
  /** Formulas or texts from the top; one that spills is alone. `at` tells where the block stands. */
  readonly cells: (at: { readonly column: number; readonly firstRow: number }) => readonly string[];
}

/** What the North Star's chart is known by. */
export const northStarId = 'north-star';

/** What the chart of a table's view is known by. */
export function viewId(table: string, view: string): string {
  return `${table}.${view}`;
}

type ChartView = Extract<View, { kind: 'chart' }>;

/** The North Star's readings with its target, where readings stand wide in this spreadsheet. */
export function northStarBlock(tabs: readonly SourceTab[]): ChartBlock | undefined {
  const wide = tabs.find(({ periods }) => periods !== undefined);
  // The metrics themselves, or their mirror where they live in another tool.
  const metrics = tabs.find(({ table }) => table.id === 'metrics') ?? wide;
  if (wide?.periods === undefined || metrics === undefined) return undefined;
  const role = fieldReference(metrics, 'role');
  const name = fieldReference(metrics, 'name');
  const target = fieldReference(metrics, 'target');
  const ids = idReference(metrics);
  const wideIds = idReference(wide);
  if (role === undefined || name === undefined || ids === undefined || wideIds === undefined)
    return undefined;
  const metric = namesOfChoice(metrics, { field: 'role', choice: 'north-star' })
    .map((title) => `MATCH(${quoted(title)};${role};0)`)
    .reduceRight((rest, way) => `IFERROR(${way};${rest})`);
  const row = metrics === wide ? metric : rowOf({ metric, ids, wideIds, metrics, wide });
  const tab = quoteTitle(wide.title);
  const [first, last] = [columnName(wide.periods.first), columnName(wide.periods.last)];
  const heads = wide.firstRow;
  const periods = `TRANSPOSE(${tab}!$${first}$${heads}:$${last}$${heads})`;
  const readings = `TRANSPOSE(INDEX(${tab}!$${first}$${heads + 1}:$${last};${row};0))`;
  return {
    id: northStarId,
    title: 'North Star',
    shape: 'line',
    rows: wide.periods.last - wide.periods.first + 1,
    isPercent: false,
    columns: [
      { header: 'Period', cells: () => [`=IFERROR(FILTER(${periods};${periods}<>""))`] },
      {
        header: `=IFERROR(INDEX(${name};${metric});"North Star")`,
        cells: () => [`=IFERROR(FILTER(${readings};${periods}<>""))`],
      },
      ...(target === undefined
        ? []
        : [
            {
              header: 'Target',
              cells: ({ column, firstRow }: { column: number; firstRow: number }) => {
                const shown = `$${columnName(column - 2)}$${firstRow + 1}:$${columnName(column - 2)}`;
                const value = `INDEX(${target};${metric})`;
                return [`=IFERROR(ARRAYFORMULA(IF((${shown}<>"")*(${value}<>"");${value};)))`];
              },
            },
          ]),
    ],
  };
}

/** Rows for the newest periods of a North Star whose readings are out of the formulas' reach. */
const awaitedPeriods = 52;

/** The same chart where the readings live elsewhere and the overview here: its numbers are written with the answers. */
export function awaitedNorthStar(tabs: readonly SourceTab[]): ChartBlock | undefined {
  const isToldOf = tabs.some(({ table, fields }) => table.rows === 'northbook' && fields.has('northStar'));
  const hasMetrics = tabs.some(
    ({ table }) =>
      table.id === 'metrics' ||
      table.fields.some((field) => field.kind === 'relation' && field.to === 'metrics'),
  );
  if (!isToldOf || !hasMetrics) return undefined;
  return {
    id: northStarId,
    title: 'North Star',
    shape: 'line',
    rows: awaitedPeriods,
    isPercent: false,
    columns: ['Period', 'North Star', 'Target'].map((header) => ({ header, cells: () => [] })),
  };
}

/** The row of a metric in the wide tab: by its id, or where people have added the row, by its key or name. */
function rowOf(options: {
  readonly metric: string;
  readonly ids: string;
  readonly wideIds: string;
  readonly metrics: SourceTab;
  readonly wide: SourceTab;
}): string {
  const { metric, ids, wideIds, metrics, wide } = options;
  const names = ['key', 'name'].flatMap((field) => {
    const [of, there] = [fieldReference(metrics, field), fieldReference(wide, field)];
    return of === undefined || there === undefined ? [] : [`MATCH(INDEX(${of};${metric});${there};0)`];
  });
  const ways = [`MATCH(INDEX(${ids};${metric});${wideIds};0)`, ...names];
  return ways.reduceRight((rest, way) => `IFERROR(${way};${rest})`);
}

function idReference({ title, ids, firstRow }: SourceTab): string | undefined {
  return ids === undefined ? undefined : columnReference({ title, column: ids, row: firstRow });
}

/** How many findings of each severity stand in the columns of findings. */
export function gapBlock(tabs: readonly SourceTab[]): ChartBlock | undefined {
  const hasMetrics = tabs.some(({ table }) => table.id === 'metrics');
  const columns = tabs
    .filter((tab) => tab.periods === undefined || !hasMetrics)
    .flatMap((tab) => fieldReference(tab, 'gaps') ?? []);
  if (columns.length === 0) return undefined;
  function count(mark: string): string {
    const each = columns.map((cells) => `SUM(LEN(${cells})-LEN(SUBSTITUTE(${cells};${quoted(mark)};"")))`);
    return `=ARRAYFORMULA(${each.join('+')})`;
  }
  return {
    id: 'gaps',
    title: 'Gaps by severity',
    shape: 'column',
    rows: 3,
    isPercent: false,
    columns: [
      { header: 'Severity', cells: () => ['Errors', 'Warnings', 'Hints'] },
      {
        header: 'Gaps',
        cells: () => [count(severityMarks.error), count(severityMarks.warning), count(severityMarks.info)],
      },
    ],
  };
}

/** A chart that the template asks for; undefined when the tab lacks a field of it, or a condition cannot be said. */
export function viewBlock(tab: SourceTab, view: ChartView): ChartBlock | undefined {
  const by = tab.fields.get(view.by)?.field;
  const cells = fieldReference(tab, view.by);
  const conditions = filterConditions(tab, view.where);
  const values = view.value === undefined ? undefined : fieldReference(tab, view.value);
  if (by === undefined || cells === undefined || conditions === undefined) return undefined;
  if (view.value !== undefined && values === undefined) return undefined;
  const value = view.value === undefined ? undefined : tab.fields.get(view.value)?.field;
  const isPercent = value?.kind === 'number' && value.format === 'percent';
  const common = { id: viewId(tab.table.id, view.title), title: view.title, shape: view.shape, isPercent };
  const valueTitle = value?.title ?? 'How many';
  if (by.kind === 'choice') {
    const names = by.choices.map(({ id }) => namesOfChoice(tab, { field: by.id, choice: id }));
    return {
      ...common,
      rows: names.length,
      columns: [
        { header: by.title, cells: () => names.map(([shown]) => shown) },
        {
          header: valueTitle,
          cells: () =>
            names.map((own) => {
              const holds = [isOneOf(cells, own), ...conditions].map((part) => `(${part})`).join('*');
              return `=ARRAYFORMULA(SUM(IF(${holds};${values ?? '1'};)))`;
            }),
        },
      ],
    };
  }
  if (by.kind !== 'title' || values === undefined) return undefined;
  const filled = [`${cells}<>""`, ...conditions].join(';');
  return {
    ...common,
    rows: 30,
    columns: [
      { header: by.title, cells: () => [`=IFERROR(FILTER(${cells};${filled}))`] },
      { header: valueTitle, cells: () => [`=IFERROR(FILTER(${values};${filled}))`] },
    ],
  };
}

/** A text or formula of ours as a cell; only what begins with `=` is a formula, and that is never people's text. */
export function ourCell(text: string): sheets_v4.Schema$CellData {
  return {
    userEnteredValue: text.startsWith('=') ? { formulaValue: text } : { stringValue: text },
  };
}
