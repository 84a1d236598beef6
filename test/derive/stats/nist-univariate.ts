import * as z from 'zod';
import { readCase } from './read-case.ts';

const Certified = z.object({ mean: z.number(), sd: z.number(), lag1_autocorrelation: z.number() });
const Univariate = z.union([
  z.object({ id: z.string(), certified: Certified, y: z.array(z.number()) }),
  z
    .object({
      id: z.string(),
      certified: Certified,
      first: z.number(),
      pattern: z.array(z.number()),
      repeats: z.number(),
    })
    .transform(({ id, certified, first, pattern, repeats }) => ({
      id,
      certified,
      y: [first, ...Array.from({ length: repeats }, () => pattern).flat()],
    })),
]);

/** The univariate sets of NIST's Statistical Reference Datasets with their certified values. */
export const nistUnivariate = z
  .object({ univariate: z.array(Univariate) })
  .parse(readCase('nist-strd.json')).univariate;
