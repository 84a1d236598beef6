import type { Id } from '../model/cell-shapes.ts';
import type { Metric } from '../model/metric.ts';
import type { Cadence } from '../model/period.ts';
import type { WorkspaceIndex } from './workspace-index.ts';

/** What a change of one metric does to its North Star, or why that cannot be told. */
export type ChainGain =
  | {
      /** Relative change of the North Star in its good direction: 0.1 is 10 % better. */
      readonly gain: number;
      /** A link of influence took part, by its measured elasticity. */
      readonly estimated: boolean;
    }
  | { readonly missing: string };

/** The measured elasticity of a link of influence: by how many percent the fed metric follows one percent. */
export type Elasticity = (feeder: Metric, fed: Metric) => number | undefined;

/**
 * What would the North Star stand at if one metric went from one value to another? Recomputed up the KPI chain,
 * along every way at once: products and numerators scale what they feed, parts of a sum add to it, divisors divide
 * it. A link of influence counts only with a measured elasticity; without any way to compute there is no model.
 */
export function chainGain(
  metric: Metric,
  {
    index,
    northStar,
    to,
    elasticity,
  }: { index: WorkspaceIndex; northStar: Metric; to: number; elasticity: Elasticity },
): ChainGain {
  const start = index.series.get(northStar.id)?.latest.value;
  if (start === undefined) return { missing: `“${northStar.name}” has no reading yet` };
  if (start === 0) return { missing: `“${northStar.name}” stands at 0, so no share of it can be gained` };
  const recomputed: Walk['recomputed'] = new Map([[metric.id, { value: to, estimated: false }]]);
  const walk: Walk = { index, above: above(metric, index), recomputed, elasticity, depth: 0 };
  const result = recompute(northStar, walk);
  if (result === undefined) return { missing: `“${metric.name}” has no link to “${northStar.name}”` };
  if ('missing' in result) return result;
  const better = northStar.direction === 'decrease' ? -1 : 1;
  // Adding 0 turns -0 into 0.
  const gain = ((result.value - start) / Math.abs(start)) * better + 0;
  return Number.isFinite(gain)
    ? { gain, estimated: result.estimated }
    : { missing: 'the numbers are too large to compute with' };
}

type Recomputed = { readonly value: number; readonly estimated: boolean } | { readonly missing: string };

interface Walk {
  readonly index: WorkspaceIndex;
  readonly above: ReadonlySet<Id>;
  /** Filled while walking, so that a metric fed along many ways is recomputed once; `undefined`: nothing changes. */
  readonly recomputed: Map<Id, Recomputed | undefined>;
  readonly elasticity: Elasticity;
  /** Links gone down from the North Star. */
  depth: number;
}

/** Nobody draws a longer chain; the bound keeps the walk within the stack. */
const longestChain = 400;

/** `undefined` when nothing that changes feeds the metric. A cycle feeds nothing new into itself. */
function recompute(metric: Metric, walk: Walk): Recomputed | undefined {
  if (walk.recomputed.has(metric.id)) return walk.recomputed.get(metric.id);
  const result =
    walk.depth < longestChain
      ? fromFeeders(metric, walk)
      : { missing: `the chain has more than ${longestChain} links` };
  walk.recomputed.set(metric.id, result);
  return result;
}

function fromFeeders(metric: Metric, walk: Walk): Recomputed | undefined {
  const value = walk.index.series.get(metric.id)?.latest.value;
  if (value === undefined) return { missing: `“${metric.name}” has no reading yet` };
  // Whatever comes round to this metric again finds that it does not change by itself.
  walk.recomputed.set(metric.id, undefined);
  walk.depth += 1;
  let factor = 1;
  let added = 0;
  let modelled = false;
  let estimated = false;
  let missing: string | undefined;
  for (const feeder of walk.index.chain.feedersOf.get(metric.id) ?? []) {
    if (!walk.above.has(feeder.id) || feeder.id === metric.id) continue;
    const now = recompute(feeder, walk);
    const earlier = walk.index.series.get(feeder.id)?.latest.value;
    if (now === undefined || earlier === undefined) continue;
    if ('missing' in now) {
      missing ??= now.missing;
      continue;
    }
    const effect = effectOf(feeder, { fed: metric, earlier, now: now.value, walk });
    if ('missing' in effect) {
      missing ??= effect.missing;
      continue;
    }
    modelled = true;
    estimated ||= now.estimated || effect.estimated === true;
    factor *= effect.factor ?? 1;
    added += effect.added ?? 0;
  }
  walk.depth -= 1;
  if (modelled) return { value: (value + added) * factor, estimated };
  return missing === undefined ? undefined : { missing };
}

type Effect =
  | { readonly factor?: number; readonly added?: number; readonly estimated?: boolean }
  | { readonly missing: string };

function effectOf(
  feeder: Metric,
  { fed, earlier, now, walk }: { fed: Metric; earlier: number; now: number; walk: Walk },
): Effect {
  switch (feeder.linkKind) {
    case 'product':
      return scaled(feeder, { earlier, now });
    case 'sum':
      return { added: (now - earlier) * periodsIn(fed, feeder) };
    case 'ratio': {
      const part = partOfRatio(feeder, { fed, index: walk.index });
      if (part === undefined) {
        return {
          missing: `no model: whether “${feeder.name}” is above or below the line of “${fed.name}” cannot be told`,
        };
      }
      return part === 'numerator'
        ? scaled(feeder, { earlier, now })
        : scaled(feeder, { earlier: now, now: earlier });
    }
    case 'influence':
    case undefined: {
      const elasticity = walk.elasticity(feeder, fed);
      if (elasticity !== undefined && earlier > 0 && now > 0) {
        return { factor: (now / earlier) ** elasticity, estimated: true };
      }
      return {
        missing:
          feeder.linkKind === undefined
            ? `no model: the kind of link from “${feeder.name}” to “${fed.name}” is not given`
            : `no model: “${feeder.name}” only influences “${fed.name}”, by how much is not known`,
      };
    }
  }
}

function scaled(feeder: Metric, { earlier, now }: { earlier: number; now: number }): Effect {
  return earlier === 0
    ? { missing: `“${feeder.name}” stands at 0, so no factor can be computed` }
    : { factor: now / earlier };
}

/**
 * Whether a metric is the numerator or the divisor of what it feeds. The values decide: of the two orders the one
 * that comes closer to the ratio's own value. One that is alone is the numerator.
 */
function partOfRatio(
  feeder: Metric,
  { fed, index }: { fed: Metric; index: WorkspaceIndex },
): 'numerator' | 'divisor' | undefined {
  const others = (index.chain.feedersOf.get(fed.id) ?? []).filter(
    (other) => other.linkKind === 'ratio' && other.id !== feeder.id,
  );
  const [other] = others;
  if (other === undefined) return 'numerator';
  const [own, across, ratio] = [feeder, other, fed].map(({ id }) => index.series.get(id)?.latest.value);
  if (others.length > 1 || own === undefined || across === undefined || ratio === undefined) return undefined;
  const asNumerator = Math.abs(Math.log(Math.abs(own / across / ratio)));
  const asDivisor = Math.abs(Math.log(Math.abs(across / own / ratio)));
  if (!Number.isFinite(asNumerator) || asNumerator === asDivisor) return undefined;
  return asNumerator < asDivisor ? 'numerator' : 'divisor';
}

const daysIn = { daily: 1, weekly: 7, monthly: 365.25 / 12, quarterly: 365.25 / 4 } as const satisfies Record<
  Cadence,
  number
>;

/** A weekly flow adds more than four times to a monthly one; other kinds of number do not pile up. */
function periodsIn(fed: Metric, feeder: Metric): number {
  return fed.numberKind === 'flow' && feeder.numberKind === 'flow'
    ? daysIn[fed.cadence] / daysIn[feeder.cadence]
    : 1;
}

/** The metric and everything it feeds, directly or not. */
function above(metric: Metric, index: WorkspaceIndex): ReadonlySet<Id> {
  const seen = new Set([metric.id]);
  for (const id of seen) for (const fed of index.metrics.get(id)?.feeds ?? []) seen.add(fed);
  return seen;
}
