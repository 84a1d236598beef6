import type { Template } from '../template/template.ts';
import { tableOf } from '../template/template.ts';
import type { PlacedTable, SurfaceKind } from './surface.ts';

/** The one surface each table lives on, by table id. */
export type Homes = Readonly<Record<string, SurfaceKind>>;

/** Which tables each surface holds, and how. */
export type Placement = Readonly<Record<SurfaceKind, readonly PlacedTable[]>>;

/**
 * What finance sees beside the readings it fills in: the metric's name first, then how it stands, then the rest. The fields are
 * copies, written by Northbook and never read back.
 */
const readingsMirror = [
  'name',
  'unit',
  'latest',
  'trend',
  'status',
  'key',
  'role',
  'target',
  'change',
  'progress',
  'pace',
  'forecast',
  'chance',
  'freshness',
  'gaps',
  'note',
] as const;

/**
 * Decides where every table of a template is laid out. A table without a home lives where the KPI Book does, or
 * else where the first table does. Readings that live in a sheet take the wide form, a row a metric.
 */
export function placeTables(template: Template, homes: Homes): Placement {
  const fallback = homes['metrics'] ?? Object.values(homes)[0] ?? 'notion';
  const placed: Record<SurfaceKind, PlacedTable[]> = { notion: [], sheets: [] };
  for (const table of template.tables) {
    const home = homes[table.id] ?? fallback;
    const hasMetrics = template.tables.some((candidate) => candidate.id === 'metrics');
    placed[home].push(
      table.id === 'readings' && home === 'sheets' && hasMetrics
        ? { table, layout: 'wide', mirror: { table: tableOf(template, 'metrics'), fields: readingsMirror } }
        : { table, layout: 'rows' },
    );
  }
  return placed;
}
