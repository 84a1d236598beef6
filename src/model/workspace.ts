import * as z from 'zod';
import { CompanyEvent } from './company-event.ts';
import { Experiment } from './experiment.ts';
import { Gear } from './gear.ts';
import { KeyResult } from './key-result.ts';
import { Metric } from './metric.ts';
import { Objective } from './objective.ts';
import { Process } from './process.ts';
import { Reading } from './reading.ts';
import { Settings } from './settings.ts';
import { StrategicChoice } from './strategic-choice.ts';
import { Team } from './team.ts';
import { WorkItem } from './work-item.ts';

/** A column that people added beside the template's, by name: some of them say something about the method. */
export const ExtraColumn = z.object({ table: z.string(), name: z.string() });
export type ExtraColumn = z.infer<typeof ExtraColumn>;

/**
 * One company's strategy system, normalised: what a workspace holds once the tools it lives in are forgotten.
 * Every relation is an id of a row that is present; readings are sorted by metric and day, one a day.
 */
export const Workspace = z.object({
  name: z.string(),
  settings: Settings,
  metrics: z.array(Metric).readonly(),
  readings: z.array(Reading).readonly(),
  gears: z.array(Gear).readonly(),
  processes: z.array(Process).readonly(),
  strategy: z.array(StrategicChoice).readonly(),
  teams: z.array(Team).readonly(),
  objectives: z.array(Objective).readonly(),
  keyResults: z.array(KeyResult).readonly(),
  experiments: z.array(Experiment).readonly(),
  work: z.array(WorkItem).readonly(),
  events: z.array(CompanyEvent).readonly(),
  extraColumns: z.array(ExtraColumn).readonly(),
});
export type Workspace = z.infer<typeof Workspace>;
