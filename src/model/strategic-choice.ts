import * as z from 'zod';
import { Id, Text } from './cell-shapes.ts';

/** The company's stage: which part of growth a choice serves. */
export const Stage = z.enum(['finding-fit', 'retaining', 'acquiring', 'scaling']);
export type Stage = z.infer<typeof Stage>;

/** A strategic choice, made or declined. */
export const StrategicChoice = z.object({
  id: Id,
  name: z.string(),
  whereToPlay: Text,
  howToWin: Text,
  why: Text,
  evidence: Text,
  stage: Stage.optional(),
  status: z.enum(['chosen', 'not-doing', 'parked']).default('chosen'),
});
export type StrategicChoice = z.infer<typeof StrategicChoice>;
