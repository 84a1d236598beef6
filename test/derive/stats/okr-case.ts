import * as z from 'zod';
import { readCase } from './read-case.ts';

const number = z.number();
const missing = number.nullable().transform((value) => value ?? undefined);

/** Worked examples of OKR arithmetic, some from vendors' documentation. */
export const okrCases = z
  .object({
    key_results: z.array(
      z.object({
        name: z.string(),
        kind: z.enum(['increase', 'decrease', 'range', 'milestone']),
        baseline: missing,
        target: missing,
        current: missing,
        lo: number.optional(),
        hi: number.optional(),
        raw: missing,
        clamped: missing,
      }),
    ),
    rollups: z.array(
      z.object({
        name: z.string(),
        items: z.array(z.object({ weight: number, raw: missing })),
        progress: missing,
        coverage: number,
      }),
    ),
    pace: z.array(
      z.object({
        time_fraction: number,
        clamped: number,
        linear: number,
        smoothstep: number,
        logistic_k8: number,
        back_loaded_u2: number,
        front_loaded_sqrt: number,
      }),
    ),
    grade_bands: z.array(z.object({ score: number, google: z.string() })),
    status: z.array(
      z.object({
        actual: number,
        expected: number,
        gap: number,
        ratio: number,
        engagedly: z.enum(['on track', 'behind', 'at risk', 'achieved']),
        planview: z.enum(['on track', 'behind', 'ahead']),
      }),
    ),
  })
  .parse(readCase('okr-arithmetic.json'));
