import * as z from 'zod';
import { Id, Ids, Text } from './cell-shapes.ts';
import { Day } from './day.ts';

const Score = z.number().min(1).max(10).optional();

/** An experiment: what was believed, what was predicted, what came of it. */
export const Experiment = z.object({
  id: Id,
  name: z.string(),
  hypothesis: Text,
  predictionMetric: Id.optional(),
  predictionDirection: z.enum(['up', 'down']).optional(),
  /** Predicted effect, a fraction of the metric's value (0.05 is 5 %). */
  predictionSize: z.number().optional(),
  impact: Score,
  confidence: Score,
  ease: Score,
  start: Day.optional(),
  end: Day.optional(),
  status: z.enum(['idea', 'planned', 'running', 'finished', 'stopped']).default('idea'),
  outcome: z.enum(['won', 'lost', 'inconclusive']).optional(),
  /** Measured effect in the same unit as `predictionSize`. */
  measuredEffect: z.number().optional(),
  learning: Text,
  drivers: Ids,
  keyResult: Id.optional(),
  /** The process in which a win was banked. */
  process: Id.optional(),
  replicates: Id.optional(),
});
export type Experiment = z.infer<typeof Experiment>;
