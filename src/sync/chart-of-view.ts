import type { Chart, ChartColor, ChartPart } from '../chart/chart.ts';
import type { Day } from '../model/day.ts';
import type { Cell, Cells } from '../template/row.ts';
import type { Field, Table } from '../template/template.ts';
import type { Condition, View } from '../template/view.ts';

/** A view that is a chart. */
export type ChartView = Extract<View, { kind: 'chart' }>;

const mostBars = 20;

/**
 * What a chart view shows of a table's rows: a bar a row with its own number, the largest first, or a bar a choice with
 * how many rows chose it or the sum of their numbers. Rows without a number are named and have no bar. Pure.
 */
export function chartOfView(
  view: ChartView,
  options: { readonly table: Table; readonly rows: readonly Cells[]; readonly asOf: Day },
): Chart {
  const { table, asOf } = options;
  const { title, shape } = view;
  const rows = options.rows.filter((row) => view.where.every((condition) => holds(condition, { row, asOf })));
  const by = table.fields.find(({ id }) => id === view.by);
  const value = table.fields.find(({ id }) => id === view.value);
  if (by?.kind === 'choice') return { title, shape, parts: choiceParts(by, { rows, value }) };
  const parts = rows.map((row) => rowPart(row, { by: view.by, value }));
  const ordered = parts.toSorted((left, right) => (right.value ?? -Infinity) - (left.value ?? -Infinity));
  const more = ordered.length - mostBars;
  return {
    title,
    shape,
    parts: ordered.slice(0, mostBars),
    ...(isShare(value) ? { whole: 1 } : {}),
    ...(more > 0 ? { remark: `and ${more} more` } : {}),
  };
}

function rowPart(row: Cells, { by, value }: { by: string; value: Field | undefined }): ChartPart {
  const name = row[by];
  const held = value === undefined ? undefined : row[value.id];
  const number = typeof held === 'number' ? held : undefined;
  return {
    label: typeof name === 'string' ? name : 'Without a name',
    value: number,
    shown: number === undefined ? 'no answer yet' : shownNumber(number, value),
    color: 'blue',
  };
}

function choiceParts(
  by: Extract<Field, { kind: 'choice' }>,
  { rows, value }: { rows: readonly Cells[]; value: Field | undefined },
): ChartPart[] {
  const known = new Set(by.choices.map(({ id }) => id));
  const none = { id: undefined, title: `No ${by.title.toLowerCase()}`, color: 'gray' as const };
  return [...by.choices, none].flatMap(({ id, title, color }) => {
    const own = rows.filter((row) => choiceOf(row[by.id], known) === id);
    if (own.length === 0) return [];
    const total = value === undefined ? own.length : sum(own.map((row) => row[value.id]));
    return [
      { label: title, value: total, shown: shownNumber(total, value), color: color satisfies ChartColor },
    ];
  });
}

function choiceOf(cell: Cell, known: ReadonlySet<string>): string | undefined {
  return typeof cell === 'string' && known.has(cell) ? cell : undefined;
}

function sum(cells: readonly Cell[]): number {
  return cells.reduce<number>((total, cell) => total + (typeof cell === 'number' ? cell : 0), 0);
}

function isShare(field: Field | undefined): boolean {
  return field?.kind === 'number' && field.format === 'percent';
}

function shownNumber(value: number, field: Field | undefined): string {
  const isPercent = isShare(field);
  const decimals = field?.kind === 'number' ? field.decimals : 0;
  const number = new Intl.NumberFormat('en', { maximumFractionDigits: isPercent ? 0 : decimals });
  return isPercent ? `${number.format(value * 100)} %` : number.format(value);
}

function holds(condition: Condition, { row, asOf }: { row: Cells; asOf: Day }): boolean {
  const cell = row[condition.field];
  if ('isOneOf' in condition) return typeof cell === 'string' && condition.isOneOf.includes(cell);
  switch (condition.is) {
    case 'filled':
      return cell !== undefined;
    case 'empty':
      return cell === undefined;
    case 'ticked':
      return cell === true;
    case 'unticked':
      return cell !== true;
    case 'past':
      return typeof cell === 'string' && cell <= asOf;
    case 'coming':
      return typeof cell === 'string' && cell >= asOf;
    case 'me':
      // A picture is for everyone who looks at the page.
      return true;
  }
}
