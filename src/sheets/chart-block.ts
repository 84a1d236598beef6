import type { sheets_v4 } from '@googleapis/sheets';
import { severityMarks } from '../sync/note.ts';
import type { View } from '../template/view.ts';
import { columnReference, quoteTitle } from './a1-name.ts';
import { columnName } from './column-name.ts';
import type { NewTab } from './new-tab.ts';
import { columnOf, firstPeriod } from './new-tab.ts';
import { fieldReference, filterConditions, quoted, titleOfChoice } from './view-rows.ts';

/** The shapes of charts on the dashboard. */
export type ChartShape = 'line' | 'bar' | 'column' | 'donut';

/**
 * The numbers behind one chart: headed columns side by side, filled by formulas of ours from the other tabs, so that
 * what people see there is always what stands there. The first column names, the others are series.
 */
export interface ChartBlock {
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

type ChartView = Extract<View, { kind: 'chart' }>;

/** The North Star's readings with its target, where readings stand wide in this spreadsheet. */
export function northStarBlock(tabs: readonly NewTab[]): ChartBlock | undefined {
  const wide = tabs.find((tab) => tab.wide !== undefined);
  // The metrics themselves, or their mirror where they live in another tool.
  const metrics = tabs.find((tab) => tab.placed.table.id === 'metrics') ?? wide;
  if (wide === undefined || metrics === undefined) return undefined;
  const role = fieldReference(metrics, 'role');
  const name = fieldReference(metrics, 'name');
  const target = fieldReference(metrics, 'target');
  if (role === undefined || name === undefined) return undefined;
  const ids = columnReference({ title: metrics.title, column: 0, row: 1 });
  const wideIds = columnReference({ title: wide.title, column: 0, row: 1 });
  const metric = `MATCH(${quoted(titleOfChoice(metrics, { field: 'role', choice: 'north-star' }))};${role};0)`;
  const row = metrics === wide ? metric : `MATCH(INDEX(${ids};${metric});${wideIds};0)`;
  const tab = quoteTitle(wide.title);
  const [first, last] = [columnName(firstPeriod(wide)), columnName(wide.columns.length + 51)];
  const periods = `TRANSPOSE(${tab}!$${first}$1:$${last}$1)`;
  const readings = `TRANSPOSE(INDEX(${tab}!$${first}$2:$${last};${row};0))`;
  return {
    title: 'North Star',
    shape: 'line',
    rows: wide.columns.length - firstPeriod(wide) + 52,
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

/** How many findings of each severity stand in the columns of findings. */
export function gapBlock(tabs: readonly NewTab[]): ChartBlock | undefined {
  const hasMetrics = tabs.some((tab) => tab.placed.table.id === 'metrics');
  const columns = tabs
    .filter((tab) => tab.wide === undefined || !hasMetrics)
    .flatMap((tab) => fieldReference(tab, 'gaps') ?? []);
  if (columns.length === 0) return undefined;
  function count(mark: string): string {
    const each = columns.map((cells) => `SUM(LEN(${cells})-LEN(SUBSTITUTE(${cells};${quoted(mark)};"")))`);
    return `=ARRAYFORMULA(${each.join('+')})`;
  }
  return {
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
export function viewBlock(tab: NewTab, view: ChartView): ChartBlock | undefined {
  const by = tab.columns.find((column) => column.kind === 'field' && column.field.id === view.by);
  const cells = fieldReference(tab, view.by);
  const conditions = filterConditions(tab, view.where);
  const values = view.value === undefined ? undefined : fieldReference(tab, view.value);
  if (by?.kind !== 'field' || cells === undefined || conditions === undefined) return undefined;
  if (view.value !== undefined && values === undefined) return undefined;
  const isPercent = tab.columns.some(
    (column) =>
      column.kind === 'field' &&
      column.field.id === view.value &&
      column.field.kind === 'number' &&
      column.field.format === 'percent',
  );
  const common = { title: view.title, shape: view.shape, isPercent };
  const valueTitle = titleOf(tab, view.value) ?? 'How many';
  if (by.field.kind === 'choice') {
    const titles = by.field.choices.map(({ title }) => title);
    return {
      ...common,
      rows: titles.length,
      columns: [
        { header: by.field.title, cells: () => titles },
        {
          header: valueTitle,
          cells: () =>
            titles.map((title) => {
              const holds = [`${cells}=${quoted(title)}`, ...conditions].map((part) => `(${part})`).join('*');
              return `=ARRAYFORMULA(SUM(IF(${holds};${values ?? '1'};)))`;
            }),
        },
      ],
    };
  }
  if (by.field.kind !== 'title' || values === undefined) return undefined;
  const filled = [`${cells}<>""`, ...conditions].join(';');
  return {
    ...common,
    rows: 30,
    columns: [
      { header: by.field.title, cells: () => [`=IFERROR(FILTER(${cells};${filled}))`] },
      { header: valueTitle, cells: () => [`=IFERROR(FILTER(${values};${filled}))`] },
    ],
  };
}

function titleOf(tab: NewTab, field: string | undefined): string | undefined {
  const column = field === undefined ? undefined : columnOf(tab, field);
  const found = column === undefined ? undefined : tab.columns[column];
  return found?.kind === 'field' ? found.field.title : undefined;
}

/** A text or formula of ours as a cell; only what begins with `=` is a formula, and that is never people's text. */
export function ourCell(text: string): sheets_v4.Schema$CellData {
  return {
    userEnteredValue: text.startsWith('=') ? { formulaValue: text } : { stringValue: text },
  };
}
