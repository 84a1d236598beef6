import * as z from 'zod';
import { Id, Ids, People, Text } from './cell-shapes.ts';
import { Day } from './day.ts';

export const ObjectiveStatus = z.enum(['idea', 'draft', 'agreed', 'active', 'closed']);
export type ObjectiveStatus = z.infer<typeof ObjectiveStatus>;

/** An objective of a cycle. One without a team is the company's. A cycle that starts later is the forward plan. */
export const Objective = z.object({
  id: Id,
  name: z.string(),
  status: ObjectiveStatus.default('draft'),
  cycleStart: Day.optional(),
  cycleEnd: Day.optional(),
  why: Text,
  whatDataSays: Text,
  whoFor: Text,
  buildsTo: Text,
  ourContribution: Text,
  owners: People,
  team: Id.optional(),
  strategy: Ids,
  gears: Ids,
  /** The objectives this one helps: any number, up, down or sideways. */
  contributesTo: Ids,
});
export type Objective = z.infer<typeof Objective>;
