import type { Property } from '../../notion/property.ts';
import type { DataSourceRecord } from '../../notion/records.ts';
import type { Chart } from '../chart/chart.ts';
import { shortNumber } from '../chart/chart.ts';
import { aggregate } from './aggregate.ts';
import { choiceColors } from './choice-colors.ts';
import { showNumber } from './number-words.ts';
import type { Row } from './read-rows.ts';
import type { RowGroup } from './row-groups.ts';
import { groupRows } from './row-groups.ts';
import { numberOf, showValue, textOf } from './shown-value.ts';
import type { Aggregation, ViewSettings } from './view-settings.ts';
import { columnWithId } from './view-settings.ts';
import type { Workspace } from './workspace.ts';

interface ChartOptions {
  readonly title: string;
  readonly settings: ViewSettings;
  readonly source: DataSourceRecord;
  readonly rows: readonly Row[];
  readonly records: Workspace['records'];
}

/** Notion shows no more groups than this. */
const mostGroups = 200;

/** The chart of a view, or the one number of a number chart; undefined when the columns it names are gone. */
export function chartOfView(options: ChartOptions): Chart | { readonly number: string } | undefined {
  const { settings, source } = options;
  if (settings.chart_type === 'number') return { number: numberOfView(options) };
  const label = columnWithId(source, settings.x_axis_property_id);
  const value = columnWithId(source, settings.y_axis_property_id);
  if (label !== undefined && value !== undefined) return chartOfRows(options, { label, value });
  const by = columnWithId(source, settings.x_axis?.property_id);
  return by === undefined ? undefined : chartOfGroups(options, by);
}

function numberOfView(options: ChartOptions): string {
  const { settings, rows } = options;
  const aggregation = settings.value ?? { aggregator: 'count' };
  const value = aggregateRows(options, { aggregation, rows });
  return value === undefined ? '—' : showAggregated(options, aggregation)(value);
}

/** A mark for each row. */
function chartOfRows(options: ChartOptions, axes: { label: Property; value: Property }): Chart {
  const { rows, records, settings } = options;
  const { label, value } = axes;
  const marks = rows.map((row) => ({
    name: textOf(showValue(label, row.held[label.name], records)),
    value: numberOf(showValue(value, row.held[value.name], records)),
  }));
  const sorted = sortMarks(marks, settings.sort).slice(0, mostGroups);
  return {
    ...look(options),
    labels: sorted.map(({ name }) => name),
    series: [{ name: value.name, values: sorted.map((mark) => mark.value) }],
    ...(isShare(value) ? { whole: 1 } : {}),
    show: (number) => showIn(value, number),
  };
}

/** A mark for each group of rows. */
function chartOfGroups(options: ChartOptions, by: Property): Chart {
  const { rows, records, settings } = options;
  const aggregation = settings.y_axis ?? { aggregator: 'count' };
  const groups = groupRows(by, { rows, records, grouping: settings.x_axis });
  const marks = groups
    .filter((group) => group.rows.length > 0)
    .map((group) => markOf(group, aggregateRows(options, { aggregation, rows: group.rows })));
  const sorted = sortMarks(marks, settings.sort).slice(0, mostGroups);
  return {
    ...look(options),
    labels: sorted.map(({ name }) => (name === '' ? `No ${by.name}` : name)),
    series: [{ name: aggregation.aggregator, values: sorted.map(({ value }) => value) }],
    ...('options' in by ? { labelColors: sorted.map(({ color }) => choiceColors[color]) } : {}),
    show: showAggregated(options, aggregation),
  };
}

function markOf({ name, color }: RowGroup, value: number | undefined) {
  return { name, color, value };
}

function look({ settings, title }: ChartOptions) {
  const shape = settings.chart_type === 'number' ? undefined : settings.chart_type;
  return { title, shape: shape ?? 'column', levels: settings.reference_lines ?? [] } as const;
}

function sortMarks<T extends { name: string; value: number | undefined }>(
  marks: readonly T[],
  sort: string | undefined,
): T[] {
  const [axis, direction] = (sort ?? '').split('_');
  const sign = direction === 'descending' ? -1 : 1;
  if (axis === 'x')
    return marks.toSorted((a, b) => sign * a.name.localeCompare(b.name, 'en', { numeric: true }));
  if (axis === 'y') return marks.toSorted((a, b) => sign * ((a.value ?? 0) - (b.value ?? 0)));
  return [...marks];
}

function aggregateRows(
  { source, records }: ChartOptions,
  over: { aggregation: Aggregation; rows: readonly Row[] },
): number | undefined {
  const property = columnWithId(source, over.aggregation.property_id);
  const measured = over.rows.map((row) => {
    if (property === undefined) return { text: '', number: undefined };
    const shown = showValue(property, row.held[property.name], records);
    return { text: textOf(shown), number: numberOf(shown) };
  });
  return aggregate(over.aggregation.aggregator, measured);
}

function showAggregated({ source }: ChartOptions, aggregation: Aggregation): (value: number) => string {
  if (aggregation.aggregator.startsWith('percent')) return (value) => showNumber(round(value), 'percent');
  const property = columnWithId(source, aggregation.property_id);
  const isOfItsKind = ['sum', 'average', 'median', 'min', 'max', 'range'].includes(aggregation.aggregator);
  return property === undefined || !isOfItsKind ? shortNumber : (value) => showIn(property, value);
}

function showIn(property: Property, value: number): string {
  const isPlain = property.type !== 'number' || property.format === 'number';
  return isPlain ? shortNumber(value) : showNumber(round(value), property.format);
}

function isShare(property: Property): boolean {
  return property.type === 'number' && property.format === 'percent';
}

function round(value: number): number {
  return Number(value.toPrecision(4));
}
