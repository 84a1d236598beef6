import * as z from 'zod';
import { Day } from '../model/day.ts';
import { Summary } from '../sync/summary.ts';
import { surfaceKinds } from '../sync/surface.ts';
import { SurfaceCheck } from './finding-log.ts';
import { Run } from './run-log.ts';

/** A workspace as its page and the admin API show it. Holds no token and nothing sealed. */
export const WorkspaceView = z.object({
  id: z.string(),
  name: z.string(),
  timeZone: z.string(),
  template: z.string(),
  /** The tools it lives in. */
  tools: z.array(z.enum(surfaceKinds)).readonly(),
  /** `failed` has its reason in `error`. */
  installation: z.enum(['installing', 'ready', 'failed']),
  error: z.string().nullable(),
  /** Where people see and edit it. */
  places: z.array(z.object({ surface: z.enum(surfaceKinds), title: z.string(), url: z.string() })).readonly(),
  /** What was last found about the structure of each surface; a surface that was never checked is not there. */
  checks: z.array(SurfaceCheck).readonly(),
  /** What the newest day holds; null before the first run. */
  latest: z.object({ asOf: Day, run: z.string(), summary: Summary }).nullable(),
  /** Whether sample rows were installed along that nobody has had removed. */
  hasSamples: z.boolean(),
  /** Whether settings were changed that no run has taken up yet. */
  areSettingsWaiting: z.boolean(),
  /** Newest first. */
  runs: z.array(Run).readonly(),
});
export type WorkspaceView = z.infer<typeof WorkspaceView>;
