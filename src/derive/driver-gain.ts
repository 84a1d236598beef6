import type { Metric } from '../model/metric.ts';
import type { Answer } from './answer.ts';
import { known, unknown } from './answer.ts';
import { chainGain } from './chain-gain.ts';
import type { Elasticity } from './chain-gain.ts';
import { driverAim } from './driver-aim.ts';
import type { DriverAim } from './driver-aim.ts';
import { goodDirection } from './good-direction.ts';
import { leadLags } from './lead-lags.ts';
import { measuredElasticity } from './measured-elasticity.ts';
import { northStarOf } from './north-star-of.ts';
import { levelNoise } from './level-noise.ts';
import { sayShare, sayValue } from './say.ts';
import type { WorkspaceIndex } from './workspace-index.ts';

const smallImprovement = 0.02;

/** A driver and what the North Star gains from it. Gains are fractions of the North Star. */
export interface DriverGain {
  readonly driver: Metric;
  /** When it reaches its own target. */
  readonly gain: Answer<number>;
  /** When it improves by 2 %. */
  readonly gainAtTwoPercent: Answer<number>;
  /** What drivers are ranked by: the gain at its target, else at the bound of its range or its own best. */
  readonly ranked: { readonly gain: Answer<number>; readonly from: DriverAim['from'] | undefined };
  /** Variance that not knowing its level better gives the logarithm of the North Star, where it can be told. */
  readonly noise: number | undefined;
}

/** What each driver is worth, in the order of the workspace. */
export function driverGains(index: WorkspaceIndex): DriverGain[] {
  const elasticity = supportedElasticity(index);
  return index.drivers.map((driver) => driverGain(driver, { index, elasticity }));
}

/**
 * The elasticity of a link of influence, where its lead is shown; of a driver that feeds its North Star directly,
 * where the lead stands the correction for all drivers and has the right sign.
 */
function supportedElasticity(index: WorkspaceIndex): Elasticity {
  const leads = leadLags(index);
  return (feeder, fed) => {
    const isOwnLead = leads.has(feeder.id) && northStarOf(feeder, index)?.id === fed.id;
    if (isOwnLead && leads.get(feeder.id)?.value !== 'supported') return undefined;
    const compared = index.compare(feeder, fed);
    return 'missing' in compared ? undefined : measuredElasticity(compared, feeder.cadence);
  };
}

interface GainOptions {
  readonly index: WorkspaceIndex;
  readonly elasticity: Elasticity;
}

function driverGain(driver: Metric, options: GainOptions): DriverGain {
  const series = options.index.series.get(driver.id);
  if (series === undefined) {
    const missing = unknown(`“${driver.name}” has no reading yet`);
    const ranked = { gain: missing, from: undefined };
    return { driver, gain: missing, gainAtTwoPercent: missing, ranked, noise: undefined };
  }
  const latest = series.latest.value;
  const aim = driverAim(driver, series);
  const noAim = unknown(`“${driver.name}” has no target`);
  const atAim = aim === undefined ? noAim : gainAtAim(driver, { ...options, aim, latest });
  const way = goodDirection(driver, latest);
  const slightly = latest + Math.abs(latest) * smallImprovement * (way === 0 ? 1 : way);
  const moved = gainTo(driver, { ...options, to: slightly });
  const atTwoPercent = way === 0 ? noBetterWay(driver) : moved;
  return {
    driver,
    gain: aim?.from === 'own-best' ? noAim : atAim,
    gainAtTwoPercent: atTwoPercent,
    ranked: { gain: atAim, from: aim?.from },
    noise: noiseOf(moved.value, {
      spread: levelNoise(driver, series),
      step: Math.log(slightly / latest),
    }),
  };
}

/** Inside its range, and for a driver that is only observed, neither way is an improvement. */
function noBetterWay({ name, direction }: Metric): Answer<number> {
  return direction === 'stay-in-range'
    ? unknown(`“${name}” stands in its healthy range, so neither way is an improvement`)
    : unknown(`“${name}” is only observed, so neither way is an improvement`);
}

function gainAtAim(
  driver: Metric,
  { aim, latest, ...options }: GainOptions & { aim: DriverAim; latest: number },
): Answer<number> {
  const isThere =
    aim.from === 'range'
      ? aim.value === latest
      : driver.direction === 'decrease'
        ? latest <= aim.value
        : latest >= aim.value;
  if (isThere) {
    return known(0, `“${driver.name}” stands at ${aimWords[aim.from]}, so nothing is left to gain`);
  }
  return gainTo(driver, { ...options, to: aim.value });
}

/** What an aim is called. */
const aimWords = {
  target: 'its target',
  range: 'its healthy range',
  'own-best': 'its own best of the last 12 months',
} as const satisfies Record<DriverAim['from'], string>;

function gainTo(driver: Metric, { to, index, elasticity }: GainOptions & { to: number }): Answer<number> {
  const northStar = northStarOf(driver, index);
  if (northStar === undefined) return unknown(`“${driver.name}” has no way to a North Star`);
  const result = chainGain(driver, { index, northStar, to, elasticity });
  if ('missing' in result) return unknown(`No gain can be computed: ${result.missing}`);
  const way = result.estimated
    ? 'estimated from how they have moved together so far'
    : 'recomputed through the KPI chain';
  return known(
    result.gain,
    `“${northStar.name}” gains ${sayShare(result.gain)} when “${driver.name}” comes to ${sayValue(to, driver.unit)}, ${way}`,
  );
}

/** The driver's spread times the square of how strongly the North Star follows it, from the small improvement. */
function noiseOf(
  gain: number | undefined,
  { spread, step }: { spread: number | undefined; step: number },
): number | undefined {
  if (gain === undefined || spread === undefined || gain <= -1 || !(Math.abs(step) > 0)) return undefined;
  const noise = spread * (Math.log1p(gain) / step) ** 2;
  return Number.isFinite(noise) ? noise : undefined;
}
