import { derive } from '../../../src/derive/derive.ts';
import type { Gap } from '../../../src/derive/scorecard.ts';
import type { WorkspaceParts } from '../workspace-builder.ts';
import { buildWorkspace, day } from '../workspace-builder.ts';

/** The day the workspaces of these tests are looked at: a Tuesday, the last of a quarter. */
export const asOf = '2026-03-31';

/** What one rule finds in a workspace, by the whole way of deriving. */
export function gapsOf(rule: string, parts: WorkspaceParts, on = asOf): readonly Gap[] {
  return derive(buildWorkspace(parts), day(on)).gaps.filter((gap) => gap.rule === rule);
}

/** The rows on which it finds something. */
export function found(rule: string, parts: WorkspaceParts, on = asOf): string[] {
  return gapsOf(rule, parts, on).map(({ subject }) => subject);
}

/** What it says, of its only finding. Throws when there is none or more than one. */
export function messageOf(rule: string, parts: WorkspaceParts, on = asOf): string {
  const [only, ...others] = gapsOf(rule, parts, on);
  if (only === undefined || others.length > 0) {
    throw new Error(`${rule} found ${others.length + (only === undefined ? 0 : 1)} times`);
  }
  return only.message;
}
