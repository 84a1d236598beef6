import type * as z from 'zod';
import { CompanyEvent } from '../../src/model/company-event.ts';
import { Day } from '../../src/model/day.ts';
import { Experiment } from '../../src/model/experiment.ts';
import { Gear } from '../../src/model/gear.ts';
import { KeyResult } from '../../src/model/key-result.ts';
import { Metric } from '../../src/model/metric.ts';
import { Objective } from '../../src/model/objective.ts';
import type { Cadence } from '../../src/model/period.ts';
import { periodAt, periodIndex } from '../../src/model/period.ts';
import { Process } from '../../src/model/process.ts';
import type { Reading } from '../../src/model/reading.ts';
import { Settings } from '../../src/model/settings.ts';
import { StrategicChoice } from '../../src/model/strategic-choice.ts';
import { Team } from '../../src/model/team.ts';
import { WorkItem } from '../../src/model/work-item.ts';
import { Workspace } from '../../src/model/workspace.ts';

/** A row with what a test is about; what it does not say is as empty as people leave it. Its name is its id. */
type Part<Schema extends z.ZodType> = Omit<z.input<Schema>, 'name'> & { readonly name?: string };

/** A value of a metric, without what the builder knows. */
export type ReadingPart = Omit<z.input<typeof Reading>, 'id' | 'metric'>;

/** What a test says of a workspace; tables it does not name are empty. */
export interface WorkspaceParts {
  readonly name?: string;
  readonly settings?: z.input<typeof Settings>;
  readonly metrics?: readonly Part<typeof Metric>[];
  /** By metric; see {@link valuesUntil}. */
  readonly readings?: Readonly<Record<string, readonly ReadingPart[]>>;
  readonly gears?: readonly Part<typeof Gear>[];
  readonly processes?: readonly Part<typeof Process>[];
  readonly strategy?: readonly Part<typeof StrategicChoice>[];
  readonly teams?: readonly Part<typeof Team>[];
  readonly objectives?: readonly Part<typeof Objective>[];
  readonly keyResults?: readonly Part<typeof KeyResult>[];
  readonly experiments?: readonly Part<typeof Experiment>[];
  readonly work?: readonly Part<typeof WorkItem>[];
  readonly events?: readonly Part<typeof CompanyEvent>[];
  readonly extraColumns?: z.input<typeof Workspace>['extraColumns'];
}

/** A workspace as normalising would give it, from the few cells that matter to a test. Throws on a cell that cannot be. */
export function buildWorkspace(parts: WorkspaceParts = {}): Workspace {
  return Workspace.parse({
    name: parts.name ?? 'A workspace',
    settings: Settings.parse(parts.settings ?? {}),
    metrics: parse(Metric, parts.metrics),
    readings: Object.entries(parts.readings ?? {}).flatMap(([metric, own]) =>
      own.map((reading) => ({ id: `${metric} ${reading.day}`, metric, ...reading })),
    ),
    gears: parse(Gear, parts.gears),
    processes: parse(Process, parts.processes),
    strategy: parse(StrategicChoice, parts.strategy),
    teams: parse(Team, parts.teams),
    objectives: parse(Objective, parts.objectives),
    keyResults: parse(KeyResult, parts.keyResults),
    experiments: parse(Experiment, parts.experiments),
    work: parse(WorkItem, parts.work),
    events: parse(CompanyEvent, parts.events),
    extraColumns: parts.extraColumns ?? [],
  });
}

function parse<Schema extends z.ZodType>(
  schema: Schema,
  rows: readonly { readonly id: string }[] = [],
): z.output<Schema>[] {
  return rows.map((row) => schema.parse({ name: row.id, ...row }));
}

/** A day written out, as a test writes it. Throws on one that is not in the calendar. */
export function day(text: string): Day {
  return Day.parse(text);
}

/**
 * Values of periods that follow one another, each dated by its period's last day; the last is the period of `until`.
 * `undefined` leaves a period out.
 */
export function valuesUntil(
  until: string,
  { cadence, values }: { readonly cadence: Cadence; readonly values: readonly (number | undefined)[] },
): ReadingPart[] {
  const last = periodIndex(day(until), cadence);
  return values.flatMap((value, offset) => {
    const period = periodAt(last - values.length + 1 + offset, cadence);
    return value === undefined ? [] : [{ day: period.end, value }];
  });
}
