import type { SurfaceKind } from '../sync/surface.ts';
import { surfaceKinds } from '../sync/surface.ts';

/** What people call a tool, and what they sign in with there. */
export const toolNames: Readonly<Record<SurfaceKind, string>> = { notion: 'Notion', sheets: 'Google Sheets' };
export const vendorNames: Readonly<Record<SurfaceKind, string>> = { notion: 'Notion', sheets: 'Google' };

/** The tool that a path names. */
export function readTool(text: string): SurfaceKind | undefined {
  return surfaceKinds.find((kind) => kind === text);
}
