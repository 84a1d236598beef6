import * as z from 'zod';
import { Day } from '../model/day.ts';
import { SettingsAsWritten } from '../model/settings.ts';
import { TimeZone } from '../model/time-zone.ts';
import { surfaceKinds } from '../sync/surface.ts';

/** What a workspace is, apart from what its surfaces hold. */
export const WorkspaceConfig = z.object({
  name: z.string().trim().min(1).max(100),
  timeZone: TimeZone,
  /** The language its people write numbers and dates in, as browsers name it (`it-IT`): a new spreadsheet takes after it. */
  language: z.string().max(35).optional(),
  /** The hour of the workspace's own clock at which its night run is due. */
  nightHour: z.number().int().min(0).max(23).default(3),
  /** A template by id. */
  template: z.string().min(1),
  /** The one surface each table lives on, by table id. */
  homes: z.record(z.string(), z.enum(surfaceKinds)).default({}),
  settings: SettingsAsWritten,
  /** Sample rows to install along, by the sample's id. */
  sample: z.string().optional(),
  /** Whose the sample rows are where a tool knows its people: the name of who installed them. */
  sampleOwner: z.string().optional(),
  /** The day everything is computed for, whatever the calendar says: a sample tells the same story next year. */
  asOf: Day.optional(),
});
export type WorkspaceConfig = z.infer<typeof WorkspaceConfig>;
