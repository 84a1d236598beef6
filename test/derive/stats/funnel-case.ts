import * as z from 'zod';
import { readCase } from './read-case.ts';

const number = z.number();
const missing = number.nullable().transform((value) => value ?? undefined);
const named = z.record(z.string(), number);

/** Worked funnels, decompositions and loops. */
export const funnelCases = z
  .object({
    funnels: z.array(
      z.object({
        name: z.string(),
        steps: z.array(
          z.object({
            step: z.string(),
            n_in: number,
            n_out: number,
            rate: number,
            target: number,
            elasticity: number,
            log_gap: number,
            uplift_if_fixed: number,
            se_log_rate: number,
            share_of_gap: number,
          }),
        ),
        rate_limiting: z.string().nullable(),
        z_top_vs_second: number,
        separable: z.boolean(),
        total_uplift_all_fixed: number,
      }),
    ),
    lmdi: z.array(z.object({ before: named, after: named, delta: number, contribution: named })),
    loops: z.array(
      z.object({
        name: z.string(),
        rates: named,
        cycle_days: number,
        gain: number,
        growth_per_day: number,
        doubling_days: missing,
        half_life_days: missing,
        steady_state_amplification: missing,
        elasticity_of_steady_state_to_each_rate: missing,
        m_cycles: number,
        sum_over_m_cycles: number,
        elasticity_of_m_cycle_sum_to_gain: number,
        d_growth_per_day_for_10pct_rate: number,
        d_growth_per_day_for_10pct_shorter_cycle: number,
      }),
    ),
    retention_plus_loop: z.array(
      z.object({
        retention: number,
        loop_gain_per_period: number,
        growth_factor: number,
        elasticity_retention: number,
        elasticity_gain: number,
      }),
    ),
    flux_control: z.array(z.object({ capacities: z.array(number), control_coefficients: z.array(number) })),
  })
  .parse(readCase('funnel-loop.json'));
