import * as z from 'zod';
import { Id, Ids, People, Text } from './cell-shapes.ts';

/** A repeatable way of working behind a gear: no process, no numbers. */
export const Process = z.object({
  id: Id,
  name: z.string(),
  steps: Text,
  owners: People,
  documented: z.boolean().default(false),
  gear: Id.optional(),
  metrics: Ids,
});
export type Process = z.infer<typeof Process>;
