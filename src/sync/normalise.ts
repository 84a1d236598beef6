import type * as z from 'zod';
import { CompanyEvent } from '../model/company-event.ts';
import { Experiment } from '../model/experiment.ts';
import { Gear } from '../model/gear.ts';
import type { Issue } from '../model/issue.ts';
import { KeyResult } from '../model/key-result.ts';
import { Metric } from '../model/metric.ts';
import { Objective } from '../model/objective.ts';
import { Process } from '../model/process.ts';
import type { Settings } from '../model/settings.ts';
import { StrategicChoice } from '../model/strategic-choice.ts';
import { Team } from '../model/team.ts';
import { WorkItem } from '../model/work-item.ts';
import type { Workspace } from '../model/workspace.ts';
import type { Row } from '../template/row.ts';
import type { Template } from '../template/template.ts';
import { parseRows } from './parse-rows.ts';
import type { Homes } from './placement.ts';
import type { SurfacePull } from './pull.ts';
import { parseReadings } from './readings.ts';
import type { ReferenceIndex } from './reference-index.ts';
import { indexReferences } from './reference-index.ts';
import { rowIssue, rowTitle } from './row-issue.ts';
import { settingsIssues } from './settings-issues.ts';
import type { TablePull } from './surface.ts';
import { emptyTableIssue, tableIssue } from './table-issue.ts';

/** A workspace as it was read, and what in it could not be. */
export interface Normalised {
  readonly workspace: Workspace;
  readonly issues: readonly Issue[];
}

/**
 * Makes one workspace of what the surfaces hold: each table from its home, relations resolved once, everything
 * that cannot be read reported with its row, field and fix, everything else kept. Pure; the order of rows changes nothing.
 */
export function normalise(options: {
  readonly name: string;
  readonly template: Template;
  readonly homes: Homes;
  readonly settings: Settings;
  readonly pulls: readonly SurfacePull[];
}): Normalised {
  const { template, name, settings, pulls } = options;
  const tables = homeTables(options);
  const issues: Issue[] = [
    ...settingsIssues(settings),
    ...pulls.flatMap((pull) =>
      pull.tables.flatMap((table) => table.problems.map((problem) => tableIssue(template, problem))),
    ),
  ];
  const references = indexTables(template, tables);
  function parse<T>(schema: z.ZodType<T>, tableId: string): T[] {
    const pulled = tables.get(tableId);
    const table = template.tables.find((candidate) => candidate.id === tableId);
    if (pulled === undefined || table === undefined) return [];
    const rows =
      tableId === 'metrics' ? withUniqueKeys({ template, rows: pulled.rows, issues }) : pulled.rows;
    const parsed = parseRows({ schema, table, rows, references });
    issues.push(...parsed.issues);
    if (parsed.items.length === 0) pushIfPresent(issues, emptyTableIssue(template, tableId));
    return parsed.items;
  }
  const metrics = parse(Metric, 'metrics');
  const workspace: Workspace = {
    name,
    settings,
    metrics,
    readings: readReadings({ template, tables, references, metrics, issues }),
    gears: parse(Gear, 'gears'),
    processes: parse(Process, 'processes'),
    strategy: parse(StrategicChoice, 'strategy'),
    teams: parse(Team, 'teams'),
    objectives: parse(Objective, 'objectives'),
    keyResults: parse(KeyResult, 'keyResults'),
    experiments: parse(Experiment, 'experiments'),
    work: parse(WorkItem, 'work'),
    events: parse(CompanyEvent, 'events'),
    extraColumns: [...tables].flatMap(([table, pulled]) =>
      pulled.extraColumns.map((column) => ({ table, name: column })),
    ),
  };
  return { workspace: withoutDanglingIds(workspace), issues };
}

function readReadings(options: {
  template: Template;
  tables: ReadonlyMap<string, TablePull>;
  references: ReadonlyMap<string, ReferenceIndex>;
  metrics: readonly Metric[];
  issues: Issue[];
}): Workspace['readings'] {
  const { template, tables, references, metrics, issues } = options;
  const pulled = tables.get('readings');
  const table = template.tables.find((candidate) => candidate.id === 'readings');
  if (pulled === undefined || table === undefined) return [];
  const { rows, mirrorRows } = pulled;
  const parsed = parseReadings({ table, rows, mirrorRows, references, metrics });
  issues.push(...parsed.issues);
  if (parsed.readings.length === 0) pushIfPresent(issues, emptyTableIssue(template, 'readings'));
  return parsed.readings;
}

function homeTables(options: {
  template: Template;
  homes: Homes;
  pulls: readonly SurfacePull[];
}): Map<string, TablePull> {
  const tables = new Map<string, TablePull>();
  for (const { surface, tables: own } of options.pulls) {
    for (const pulled of own) {
      const home = options.homes[pulled.table];
      if (home === undefined || home === surface) tables.set(pulled.table, inCanonicalOrder(pulled));
    }
  }
  return tables;
}

/** People sort and move rows: the order they stand in must not decide anything. */
function inCanonicalOrder(pulled: TablePull): TablePull {
  return { ...pulled, rows: pulled.rows.toSorted((left, right) => (left.id < right.id ? -1 : 1)) };
}

function indexTables(
  template: Template,
  tables: ReadonlyMap<string, TablePull>,
): ReadonlyMap<string, ReferenceIndex> {
  return new Map(
    template.tables.flatMap((table) => {
      const pulled = tables.get(table.id);
      const title = table.fields.find((field) => field.kind === 'title');
      if (pulled === undefined || title === undefined) return [];
      const key = table.fields.some((field) => field.id === 'key') ? { key: 'key' } : {};
      return [[table.id, indexReferences(pulled.rows, { title: title.id, ...key })] as const];
    }),
  );
}

/** The first metric keeps a key that several claim, so that readings still find one; the others are reported. */
function withUniqueKeys(options: { template: Template; rows: readonly Row[]; issues: Issue[] }): Row[] {
  const { template, rows, issues } = options;
  const table = template.tables.find((candidate) => candidate.id === 'metrics');
  const field = table?.fields.find((candidate) => candidate.id === 'key');
  const owners = new Map<string, Row>();
  return rows.map((row) => {
    const key = row.cells['key'];
    if (typeof key !== 'string' || key.trim() === '' || table === undefined) return row;
    const owner = owners.get(key.trim().toLowerCase());
    if (owner === undefined) {
      owners.set(key.trim().toLowerCase(), row);
      return row;
    }
    issues.push(
      rowIssue({
        code: 'duplicate-key',
        table,
        row,
        ...(field === undefined ? {} : { field }),
        message: `The key “${key}” already belongs to ${rowTitle(table, owner)}`,
        fix: 'Give this metric a key of its own',
      }),
    );
    return { ...row, cells: { ...row.cells, key: undefined } };
  });
}

/** A row that was left out for its own faults may still be pointed at. */
function withoutDanglingIds(workspace: Workspace): Workspace {
  const metrics = new Set(workspace.metrics.map((metric) => metric.id));
  return { ...workspace, readings: workspace.readings.filter((reading) => metrics.has(reading.metric)) };
}

function pushIfPresent(issues: Issue[], issue: Issue | undefined): void {
  if (issue !== undefined) issues.push(issue);
}
