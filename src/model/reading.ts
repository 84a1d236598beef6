import * as z from 'zod';
import { Id, Text } from './cell-shapes.ts';
import { Day } from './day.ts';

/** One value of a metric, dated by the last day of the period it stands for. */
export const Reading = z.object({
  id: Id,
  metric: Id,
  day: Day,
  value: z.number(),
  comment: Text,
  /** From this reading on the metric is counted in another way: series restart here. */
  definitionChanged: z.boolean().default(false),
});
export type Reading = z.infer<typeof Reading>;
