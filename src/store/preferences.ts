import * as z from 'zod';
import { Settings } from '../model/settings.ts';
import { LoggedChange } from './settings-log.ts';
import { WorkspaceConfig } from './workspace-config.ts';

/** What people may change about a workspace, and who last did. */
export const Preferences = WorkspaceConfig.pick({
  name: true,
  timeZone: true,
  language: true,
  nightHour: true,
}).extend({
  id: z.string(),
  settings: Settings,
  /** Newest first. */
  changes: z.array(LoggedChange).readonly(),
  isInstalled: z.boolean(),
  /** Whether settings were changed that no run has taken up yet. */
  areWaiting: z.boolean(),
});
export type Preferences = z.infer<typeof Preferences>;
