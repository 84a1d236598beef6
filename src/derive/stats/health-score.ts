import { normalCdf } from './normal.ts';

/** What a health score is made of; each part is left out when it is not known. */
export interface HealthParts {
  /** Chance of the target. */
  readonly chance?: number | undefined;
  /** Raw progress, and what was to be expected by now. */
  readonly progress?: number | undefined;
  readonly expected?: number | undefined;
  /** Z of the trend test, its sign turned so that positive is improvement. */
  readonly improvementZ?: number | undefined;
  /** Signal of the process chart in the newest eight readings, by what it means. */
  readonly signal?: 'none' | 'favourable' | 'neutral' | 'unfavourable' | undefined;
  /** Time since the last reading, in units of the metric's cadence. */
  readonly cadencesSinceReading: number;
}

export type HealthComponent = 'attainment' | 'pace' | 'trend' | 'stability';

/** The answer of {@link healthScore}. */
export type HealthScore =
  | { readonly status: 'stale' }
  | { readonly status: 'not-scored'; readonly coverage: number }
  | {
      readonly status: 'scored';
      /** 0 to 100. */
      readonly score: number;
      readonly band: 'low' | 'middle' | 'high';
      /** Share of the weight that could be scored. */
      readonly coverage: number;
      /** What the score was multiplied by for the age of the last reading. */
      readonly freshness: number;
      readonly components: readonly {
        readonly name: HealthComponent;
        readonly value: number;
        readonly weight: number;
      }[];
      /** The component that takes off most; `undefined` when none takes anything off. */
      readonly worst: HealthComponent | undefined;
    };

const weights: Readonly<Record<HealthComponent, number>> = {
  attainment: 0.4,
  pace: 0.25,
  trend: 0.2,
  stability: 0.15,
};
const leastCoverage = 0.5;
const offTrackGap = 0.33;

/**
 * One number for a metric's health, between 0 and 100: a convention, not a measurement. Weighted mean of attainment
 * (.40: the chance of the target, else progress over expected), pace (.25: full at or ahead of expectation, nothing
 * 33 points behind), trend (.20: how surely it improves) and stability (.15: no unfavourable signal).
 *
 * Multiplied by 1 up to 1.5 cadences after the last reading, falling to .5 at 4; older is `stale`. `not-scored` when
 * less than half of the weight is known. Always shown with its coverage and its worst component.
 */
export function healthScore(parts: HealthParts): HealthScore {
  const freshness = freshnessOf(parts.cadencesSinceReading);
  if (freshness === undefined) return { status: 'stale' };
  const values = {
    attainment: attainmentOf(parts),
    pace: paceOf(parts),
    trend: parts.improvementZ === undefined ? undefined : normalCdf(parts.improvementZ),
    stability: stabilityOf(parts.signal),
  };
  const components: { name: HealthComponent; value: number; weight: number }[] = [];
  let coverage = 0;
  let sum = 0;
  let worst: { name: HealthComponent; loss: number } | undefined;
  for (const name of ['attainment', 'pace', 'trend', 'stability'] as const) {
    const value = values[name];
    if (value === undefined || Number.isNaN(value)) continue;
    const weight = weights[name];
    components.push({ name, value, weight });
    coverage += weight;
    sum += value * weight;
    const loss = weight * (1 - value);
    if (loss > (worst?.loss ?? 0)) worst = { name, loss };
  }
  // Sums of the decimal weights miss .5 by rounding.
  if (coverage < leastCoverage - 1e-9) return { status: 'not-scored', coverage };
  // Rounded far below anything shown, so that a sum of decimals cannot miss a band by its last bit.
  const score = Math.min(Math.round(1e11 * (sum / coverage) * freshness) / 1e9, 100);
  return {
    status: 'scored',
    score,
    band: score < 40 ? 'low' : score < 70 ? 'middle' : 'high',
    coverage,
    freshness,
    components,
    worst: worst?.name,
  };
}

function freshnessOf(cadences: number): number | undefined {
  if (!(cadences <= 4)) return undefined;
  return cadences <= 1.5 ? 1 : 1 - (0.5 * (cadences - 1.5)) / 2.5;
}

function attainmentOf({ chance, progress, expected }: HealthParts): number | undefined {
  if (chance !== undefined) return share(chance);
  if (progress === undefined || expected === undefined || !(expected > 0)) return undefined;
  return share(progress / expected);
}

function paceOf({ progress, expected }: HealthParts): number | undefined {
  if (progress === undefined || expected === undefined) return undefined;
  return share(1 - Math.max(0, expected - progress) / offTrackGap);
}

function stabilityOf(signal: HealthParts['signal']): number | undefined {
  switch (signal) {
    case undefined:
      return undefined;
    case 'none':
    case 'favourable':
      return 1;
    case 'neutral':
      return 0.5;
    case 'unfavourable':
      return 0;
  }
}

function share(value: number): number {
  return Math.min(Math.max(value, 0), 1);
}
