import * as z from 'zod';
import { Id, Ids, Text } from './cell-shapes.ts';

/** A team and how it says that its work moves the North Star. */
export const Team = z.object({
  id: Id,
  name: z.string(),
  statement: Text,
  drivers: Ids,
});
export type Team = z.infer<typeof Team>;
