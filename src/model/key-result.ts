import * as z from 'zod';
import { Id, People, Text } from './cell-shapes.ts';
import { Day } from './day.ts';
import { Side, Timing } from './metric.ts';

/** How progress is expected to come between start and due day; `last-year` as its metric's total came a year before. */
export const PaceCurve = z.enum(['linear', 's-curve', 'back-loaded', 'front-loaded', 'last-year']);
export type PaceCurve = z.infer<typeof PaceCurve>;

/** A key result: a number to be moved from `start` to `target` by `due`. */
export const KeyResult = z.object({
  id: Id,
  name: z.string(),
  objective: Id.optional(),
  metric: Id.optional(),
  driver: Id.optional(),
  unit: Text,
  start: z.number().optional(),
  target: z.number().optional(),
  /** Typed by hand where no metric carries it. */
  current: z.number().optional(),
  due: Day.optional(),
  /** Linear where nothing is said. */
  paceCurve: PaceCurve.optional(),
  /** The owner's own estimate, 0 to 1. */
  confidence: z.number().min(0).max(1).optional(),
  commitment: z.enum(['committed', 'aspirational']).optional(),
  weight: z.number().optional(),
  side: Side.optional(),
  timing: Timing.optional(),
  owners: People,
});
export type KeyResult = z.infer<typeof KeyResult>;
