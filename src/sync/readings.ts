import type { Issue } from '../model/issue.ts';
import type { Metric } from '../model/metric.ts';
import { periodIndex, periodName, periodOf } from '../model/period.ts';
import { Reading } from '../model/reading.ts';
import type { Row } from '../template/row.ts';
import type { Table } from '../template/template.ts';
import { parseRows } from './parse-rows.ts';
import type { ReferenceIndex, Resolved } from './reference-index.ts';
import { rowIssue } from './row-issue.ts';

/**
 * Reads the readings, one a metric and day, sorted. Where two stand for one period of their metric's cadence the
 * later one is used and the other reported; a metric read more often than its cadence on the whole is left as it is.
 */
export function parseReadings(options: {
  readonly table: Table;
  readonly rows: readonly Row[];
  readonly mirrorRows: readonly Row[];
  readonly references: ReadonlyMap<string, ReferenceIndex>;
  readonly metrics: readonly Metric[];
}): { readings: Reading[]; issues: Issue[] } {
  const { table, rows, metrics } = options;
  const names = new Map(metrics.map((metric) => [metric.id, metric]));
  const metricsIndex = throughMirror(options.references.get('metrics'), options.mirrorRows);
  const references = new Map([...options.references, ['metrics', metricsIndex] as const]);
  const withValue = rows.filter((row) => row.cells['value'] !== undefined || row.unreadable.length > 0);
  const named = withValue.map((row) => titled({ table, row, index: metricsIndex, names }));
  const readable = named.filter((row) => !row.unreadable.some((cell) => cell.field === 'value'));
  const broken = named.filter((row) => row.unreadable.some((cell) => cell.field === 'value'));
  const parsed = parseRows({ schema: Reading, table, rows: readable, references });
  const refused = parseRows({ schema: Reading.partial(), table, rows: broken, references });
  const rowsById = new Map(named.map((row) => [row.id, row]));
  const kept: Reading[] = [];
  const issues = [...parsed.issues, ...refused.issues];
  for (const [metricId, own] of Map.groupBy(parsed.items, (reading) => reading.metric)) {
    const metric = names.get(metricId);
    if (metric === undefined) continue;
    const result = onePerPeriod({ metric, readings: own });
    kept.push(...result.kept);
    for (const { dropped, used } of result.dropped) {
      const row = rowsById.get(dropped.id);
      if (row === undefined) continue;
      issues.push(
        rowIssue({
          code: 'duplicate-reading',
          table,
          row,
          message: `${metric.name} has two readings for ${periodName(periodOf(dropped.day, metric.cadence))}: ${dropped.value} and ${used.value}; the later one is used`,
          fix: 'Delete one of them, or correct its date',
        }),
      );
    }
  }
  const order = new Map(metrics.map((metric, index) => [metric.id, index]));
  kept.sort(
    (left, right) =>
      (order.get(left.metric) ?? 0) - (order.get(right.metric) ?? 0) || left.day.localeCompare(right.day),
  );
  return {
    readings: kept,
    issues: issues.map((issue) => concerningMetric({ issue, rowsById, index: metricsIndex })),
  };
}

/** Finance looks at the metric's row: what is wrong with its readings shows there too. */
function concerningMetric(options: {
  issue: Issue;
  rowsById: ReadonlyMap<string, Row>;
  index: ReferenceIndex;
}): Issue {
  const { issue, rowsById, index } = options;
  const metric = rowsById.get(issue.row?.id ?? '')?.cells['metric'];
  const reference = typeof metric === 'object' ? metric[0] : undefined;
  const found = reference === undefined ? undefined : index.resolve(reference);
  return found !== undefined && 'id' in found
    ? { ...issue, concerns: { table: 'metrics', row: found.id } }
    : issue;
}

function onePerPeriod(options: { metric: Metric; readings: readonly Reading[] }): {
  kept: Reading[];
  dropped: { dropped: Reading; used: Reading }[];
} {
  const { cadence } = options.metric;
  const sorted = options.readings.toSorted(
    (left, right) => left.day.localeCompare(right.day) || left.id.localeCompare(right.id),
  );
  const periods = Map.groupBy(sorted, (reading) => periodIndex(reading.day, cadence));
  const crowded = [...periods.values()].filter((own) => own.length > 1).length;
  const isFiner = crowded * 2 > periods.size && sorted.length > periods.size + 1;
  const groups = isFiner ? Map.groupBy(sorted, (reading) => reading.day) : periods;
  const kept: Reading[] = [];
  const dropped: { dropped: Reading; used: Reading }[] = [];
  for (const own of groups.values()) {
    const used = own.at(-1);
    if (used === undefined) continue;
    kept.push(used);
    dropped.push(...own.slice(0, -1).map((reading) => ({ dropped: reading, used })));
  }
  return { kept, dropped };
}

/** A row of finance's sheet that a person added names its metric by what stands in the mirror's cells. */
function throughMirror(metrics: ReferenceIndex | undefined, mirrorRows: readonly Row[]): ReferenceIndex {
  const mirrored = new Map(mirrorRows.map((row) => [row.id, row]));
  return {
    resolve(reference) {
      const direct: Resolved = metrics?.resolve(reference) ?? { problem: 'dangling' };
      const row = mirrored.get(reference);
      if ('id' in direct || row === undefined) return direct;
      const names = [row.cells['key'], row.cells['name']].filter((name) => typeof name === 'string');
      const found = names
        .map((name) => metrics?.resolve(name))
        .find((result) => result !== undefined && 'id' in result);
      return found ?? direct;
    },
  };
}

/** A reading's own title says little in an issue; its metric and day say which one is meant. */
function titled(options: {
  table: Table;
  row: Row;
  index: ReferenceIndex;
  names: ReadonlyMap<string, Metric>;
}): Row {
  const { table, row, index, names } = options;
  const title = table.fields.find((field) => field.kind === 'title');
  if (title === undefined || typeof row.cells[title.id] === 'string') return row;
  const { metric, day } = row.cells;
  const reference = typeof metric === 'object' ? metric[0] : undefined;
  const found = reference === undefined ? undefined : index.resolve(reference);
  const name = found !== undefined && 'id' in found ? names.get(found.id)?.name : reference;
  return {
    ...row,
    cells: { ...row.cells, [title.id]: `${name ?? 'Reading'} ${typeof day === 'string' ? day : ''}`.trim() },
  };
}
