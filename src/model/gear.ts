import * as z from 'zod';
import { Id, Ids, People } from './cell-shapes.ts';

/** A gear of the growth machine: a part of how the company grows, and the gears it drives. */
export const Gear = z.object({
  id: Id,
  name: z.string(),
  owners: People,
  feeds: Ids,
  /** `reinvests` marks the one link that may close the loop. */
  linkKind: z.enum(['feeds', 'reinvests']).default('feeds'),
});
export type Gear = z.infer<typeof Gear>;
