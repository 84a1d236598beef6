import * as z from 'zod';
import { Id } from './cell-shapes.ts';
import { Day } from './day.ts';

/** Something that happened and may explain a number. */
export const CompanyEvent = z.object({
  id: Id,
  name: z.string(),
  day: Day.optional(),
  cause: z.enum(['outside', 'execution', 'wrong-bet', 'luck']).optional(),
  metric: Id.optional(),
  objective: Id.optional(),
});
export type CompanyEvent = z.infer<typeof CompanyEvent>;
