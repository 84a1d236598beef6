import * as z from 'zod';
import type { Property } from '../../notion/property.ts';
import type { DataSourceRecord, ViewRecord } from '../../notion/records.ts';
import { columnsOf } from './workspace.ts';

/** By what rows are grouped: a property and how finely. */
export type Grouping = z.infer<typeof Grouping>;

const Grouping = z.object({
  property_id: z.string(),
  /** Of dates `day`, `week`, `month`, `year`; of a status `group` or `option`; of text `exact` or `alphabet_prefix`. */
  group_by: z.string().optional().catch(undefined),
  sort: z.object({ type: z.string() }).optional().catch(undefined),
  hide_empty_groups: z.boolean().optional().catch(undefined),
  range_size: z.number().positive().optional().catch(undefined),
});

/** What is computed over the rows of a group. */
export type Aggregation = z.infer<typeof Aggregation>;

const Aggregation = z.object({ aggregator: z.string(), property_id: z.string().optional() });

/** The parts of a view's configuration that its picture needs; what is missing or unknown is left out. */
export type ViewSettings = z.infer<typeof ViewSettings>;

const ViewSettings = z.object({
  properties: z
    .array(z.object({ property_id: z.string(), visible: z.boolean().optional() }))
    .optional()
    .catch(undefined),
  wrap_cells: z.boolean().optional().catch(undefined),
  group_by: Grouping.optional().catch(undefined),
  date_property_id: z.string().optional().catch(undefined),
  chart_type: z.enum(['column', 'bar', 'line', 'donut', 'number']).optional().catch(undefined),
  x_axis: Grouping.optional().catch(undefined),
  y_axis: Aggregation.optional().catch(undefined),
  x_axis_property_id: z.string().optional().catch(undefined),
  y_axis_property_id: z.string().optional().catch(undefined),
  value: Aggregation.optional().catch(undefined),
  sort: z.string().optional().catch(undefined),
  reference_lines: z
    .array(z.object({ value: z.number(), label: z.string() }))
    .optional()
    .catch(undefined),
  caption: z.string().optional().catch(undefined),
});

export function settingsOf(view: ViewRecord | undefined): ViewSettings {
  return ViewSettings.catch({}).parse(view?.configuration ?? {});
}

/** The columns a view shows, in its order; all of them when it names none. The title is always there. */
export function shownColumns(settings: ViewSettings, source: DataSourceRecord): Property[] {
  const all = columnsOf(source);
  const listed = settings.properties ?? [];
  if (!listed.some(({ visible }) => visible !== false)) {
    const hidden = new Set(listed.map(({ property_id }) => property_id));
    return all.filter((property) => property.type === 'title' || !hidden.has(property.id));
  }
  const named = listed.flatMap(({ property_id, visible }) =>
    visible === false ? [] : (all.find((property) => property.id === property_id) ?? []),
  );
  return [...all.filter((property) => property.type === 'title' && !named.includes(property)), ...named];
}

/** The column under an id; undefined when a view names one that is gone. */
export function columnWithId(source: DataSourceRecord, id: string | undefined): Property | undefined {
  return source.properties.find((property) => property.id === id);
}
