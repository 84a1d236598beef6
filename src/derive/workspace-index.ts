import type { Id } from '../model/cell-shapes.ts';
import type { Day } from '../model/day.ts';
import type { Experiment } from '../model/experiment.ts';
import type { Gear } from '../model/gear.ts';
import type { KeyResult } from '../model/key-result.ts';
import type { Metric } from '../model/metric.ts';
import type { Objective } from '../model/objective.ts';
import type { Process } from '../model/process.ts';
import type { Reading } from '../model/reading.ts';
import type { StrategicChoice } from '../model/strategic-choice.ts';
import type { Team } from '../model/team.ts';
import type { WorkItem } from '../model/work-item.ts';
import type { Workspace } from '../model/workspace.ts';
import { compareMetrics } from './compare-metrics.ts';
import type { Comparison } from './compare-metrics.ts';
import { groupByEach } from './group-by-each.ts';
import { kpiChain } from './kpi-chain.ts';
import type { KpiChain } from './kpi-chain.ts';
import { metricSeries } from './metric-series.ts';
import type { MetricSeries } from './metric-series.ts';
import { thinkingIn } from './thinking.ts';
import type { Thinking } from './thinking.ts';
import { usableRow } from './usable-row.ts';

type ById<Row> = ReadonlyMap<Id, Row>;
type Groups<Row> = ReadonlyMap<Id, readonly Row[]>;

/** A workspace with everything looked up once, so that no question walks a table to find a row. */
export interface WorkspaceIndex {
  /**
   * Its rows are usable (see `usable-row.ts`). Its tables are sorted by name, then id (readings by day, in `series`):
   * neither the order people keep nor the ids of their tool change what is said first.
   */
  readonly workspace: Workspace;
  readonly asOf: Day;
  readonly metrics: ById<Metric>;
  readonly gears: ById<Gear>;
  readonly processes: ById<Process>;
  readonly strategy: ById<StrategicChoice>;
  readonly teams: ById<Team>;
  readonly objectives: ById<Objective>;
  readonly keyResults: ById<KeyResult>;
  readonly experiments: ById<Experiment>;
  /** The one that most drivers lead to comes first. */
  readonly northStars: readonly Metric[];
  readonly drivers: readonly Metric[];
  /** Metrics on their cadence grid; absent without a reading. */
  readonly series: ById<MetricSeries>;
  readonly chain: KpiChain;
  /** Whether the moves of one metric come before those of another; each pair is looked at once. */
  readonly compare: (one: Metric, other: Metric) => Comparison | { readonly missing: string };
  readonly metricsOfGear: Groups<Metric>;
  readonly processesOfGear: Groups<Process>;
  readonly objectivesOfGear: Groups<Objective>;
  readonly objectivesOfTeam: Groups<Objective>;
  readonly objectivesOfChoice: Groups<Objective>;
  readonly keyResultsOfObjective: Groups<KeyResult>;
  /** Key results by the metric that carries them and by the driver they push. */
  readonly keyResultsOnMetric: Groups<KeyResult>;
  /** Objectives that contribute to one. */
  readonly contributorsOf: Groups<Objective>;
  readonly workOfTeam: Groups<WorkItem>;
  readonly replicationsOf: Groups<Experiment>;
  readonly thinking: Thinking;
}

/** Looks everything up once. */
export function indexWorkspace(unordered: Workspace, asOf: Day): WorkspaceIndex {
  const workspace = inOrderOfNames(unordered);
  const { metrics, objectives, keyResults, processes } = workspace;
  const readings = readingsByMetric(workspace.readings);
  const drivers = metrics.filter((metric) => metric.role === 'key-driver');
  const chain = kpiChain(metrics);
  const series = new Map<Id, MetricSeries>();
  for (const metric of metrics) {
    const own = inOrderOfDays(readings.get(metric.id) ?? []);
    const grid = metricSeries(metric, { readings: own, asOf });
    if (grid !== undefined) series.set(metric.id, grid);
  }
  const objectivesById = byId(objectives);
  const keyResultsById = byId(keyResults);
  return {
    workspace,
    asOf,
    metrics: byId(metrics),
    gears: byId(workspace.gears),
    processes: byId(processes),
    strategy: byId(workspace.strategy),
    teams: byId(workspace.teams),
    objectives: objectivesById,
    keyResults: keyResultsById,
    experiments: byId(workspace.experiments),
    northStars: inOrderOfDrivers(
      metrics.filter((metric) => metric.role === 'north-star'),
      drivers.flatMap((driver) => chain.pathToNorthStar(driver.id)?.at(-1) ?? []),
    ),
    drivers,
    series,
    chain,
    compare: rememberPairs(series),
    metricsOfGear: groupByEach(metrics, (metric) => [metric.gear]),
    processesOfGear: groupByEach(processes, (process) => [process.gear]),
    objectivesOfGear: groupByEach(objectives, (objective) => objective.gears),
    objectivesOfTeam: groupByEach(objectives, (objective) => [objective.team]),
    objectivesOfChoice: groupByEach(objectives, (objective) => objective.strategy),
    keyResultsOfObjective: groupByEach(keyResults, (keyResult) => [keyResult.objective]),
    keyResultsOnMetric: groupByEach(keyResults, (keyResult) => [keyResult.metric, keyResult.driver]),
    contributorsOf: groupByEach(objectives, (objective) => objective.contributesTo),
    workOfTeam: groupByEach(workspace.work, (item) => [item.team]),
    replicationsOf: groupByEach(workspace.experiments, (experiment) => [experiment.replicates]),
    thinking: thinkingIn(workspace.experiments, {
      asOf,
      keyResults: keyResultsById,
      objectives: objectivesById,
    }),
  };
}

function byId<Row extends { readonly id: Id }>(rows: readonly Row[]): ById<Row> {
  return new Map(rows.map((row) => [row.id, row]));
}

function inOrderOfNames(workspace: Workspace): Workspace {
  return {
    ...workspace,
    metrics: workspace.metrics.map(usableRow).toSorted(byName),
    gears: workspace.gears.map(usableRow).toSorted(byName),
    processes: workspace.processes.map(usableRow).toSorted(byName),
    strategy: workspace.strategy.map(usableRow).toSorted(byName),
    teams: workspace.teams.map(usableRow).toSorted(byName),
    objectives: workspace.objectives.map(usableRow).toSorted(byName),
    keyResults: workspace.keyResults.map(usableRow).toSorted(byName),
    experiments: workspace.experiments.map(usableRow).toSorted(byName),
    work: workspace.work.map(usableRow).toSorted(byName),
    events: workspace.events.map(usableRow).toSorted(byName),
  };
}

/** Where there are several, the one that most drivers lead to is spoken of first. */
function inOrderOfDrivers(northStars: readonly Metric[], reached: readonly Id[]): readonly Metric[] {
  const ways = Map.groupBy(reached, (id) => id);
  return northStars.toSorted(
    (left, right) => (ways.get(right.id)?.length ?? 0) - (ways.get(left.id)?.length ?? 0),
  );
}

type Named = { readonly id: Id; readonly name: string };

function byName(left: Named, right: Named): number {
  if (left.name === right.name) return inOrder(left, right);
  return left.name < right.name ? -1 : 1;
}

function inOrder(left: { readonly id: Id }, right: { readonly id: Id }): number {
  if (left.id === right.id) return 0;
  return left.id < right.id ? -1 : 1;
}

/** Readings of one metric mostly stand together, and there are many of them: not every one is looked up. */
function readingsByMetric(readings: readonly Reading[]): Groups<Reading> {
  const groups = new Map<Id, Reading[]>();
  let metric: Id | undefined;
  let group: Reading[] = [];
  for (const reading of readings) {
    if (reading.metric !== metric) {
      metric = reading.metric;
      group = groups.get(metric) ?? [];
      groups.set(metric, group);
    }
    group.push(reading);
  }
  return groups;
}

/** Readings come sorted as a rule, and there are many of them: they are looked at before they are sorted again. */
function inOrderOfDays(readings: readonly Reading[]): readonly Reading[] {
  if (isSorted(readings)) return readings;
  return readings.toSorted((left, right) => {
    if (left.day === right.day) return inOrder(left, right);
    return left.day < right.day ? -1 : 1;
  });
}

function isSorted(readings: readonly Reading[]): boolean {
  let before = '';
  for (const { day } of readings) {
    if (before >= day) return false;
    before = day;
  }
  return true;
}

function rememberPairs(series: ById<MetricSeries>): WorkspaceIndex['compare'] {
  const known = new Map<Id, Map<Id, Comparison | { readonly missing: string }>>();
  return (one, other) => {
    const own = known.get(one.id) ?? new Map<Id, Comparison | { readonly missing: string }>();
    known.set(one.id, own);
    const before = own.get(other.id);
    if (before !== undefined) return before;
    const compared = compareMetrics(
      { metric: one, series: series.get(one.id) },
      { metric: other, series: series.get(other.id) },
    );
    own.set(other.id, compared);
    return compared;
  };
}
