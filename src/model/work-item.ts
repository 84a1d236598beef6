import * as z from 'zod';
import { Id } from './cell-shapes.ts';
import { Day } from './day.ts';

/** How a team works at a moment: the four modes of the progress loop. */
export const WorkMode = z.enum(['learning', 'generative', 'planning', 'execution']);
export type WorkMode = z.infer<typeof WorkMode>;

/** A piece of work and the number it is meant to move. */
export const WorkItem = z.object({
  id: Id,
  name: z.string(),
  kind: z.enum(['business-as-usual', 'experiment']).optional(),
  mode: WorkMode.optional(),
  planned: z.boolean().default(false),
  effortDays: z.number().nonnegative().optional(),
  start: Day.optional(),
  done: Day.optional(),
  keyResult: Id.optional(),
  driver: Id.optional(),
  team: Id.optional(),
});
export type WorkItem = z.infer<typeof WorkItem>;
