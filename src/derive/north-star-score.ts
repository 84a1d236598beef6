import type { Metric } from '../model/metric.ts';
import type { Answer } from './answer.ts';
import { known, unknown } from './answer.ts';
import { goodDirection } from './good-direction.ts';
import { loopMode } from './loop-mode.ts';
import { metricHistory } from './metric-history.ts';
import { northStarsOf } from './north-star-of.ts';
import { sayCount, sayNames, sayShare, sayValue } from './say.ts';
import type { Diagnosis, Gap, MetricScore, NorthStarScore, TrendWord } from './scorecard.ts';
import { strategicShare } from './strategic-share.ts';
import type { WorkspaceIndex } from './workspace-index.ts';

/** Progress from which a driver counts as moved where its trend is not tested. */
const movedFrom = 0.1;

interface NorthStarOptions {
  readonly index: WorkspaceIndex;
  readonly metrics: ReadonlyMap<string, MetricScore>;
  /** All findings, and the ids of all rules about North Stars. */
  readonly gaps: readonly Gap[];
  readonly criteria: readonly string[];
}

/** Every answer about one North Star beside those about it as a metric. */
export function northStarScore(northStar: Metric, options: NorthStarOptions): NorthStarScore {
  const { index, metrics } = options;
  const score = metrics.get(northStar.id);
  return {
    id: northStar.id,
    verdict: score === undefined ? 'No reading yet.' : verdictOf(score),
    history: metricHistory(northStar, index),
    diagnosis: diagnose(northStar, options),
    criteria: criteriaMet(northStar, options),
    ...sides(northStar, index),
  };
}

function verdictOf({ latest, trend, progress, chance }: MetricScore): string {
  const sentences = [
    latest.value === undefined ? latest.because : `Stands at ${latest.because}`,
    trend.because,
    progress.value === undefined ? undefined : progress.because,
    chance.value === undefined ? undefined : chance.because,
  ];
  return sentences
    .filter((sentence) => sentence !== undefined)
    .map((sentence) => `${sentence}.`)
    .join(' ');
}

/**
 * Why does the North Star rise or not (METHOD §3, S1)? From its own trend, whether at least half of its drivers moved
 * toward their targets, and how much of the work of the last 8 weeks is strategic.
 */
function diagnose(northStar: Metric, { index, metrics }: NorthStarOptions): Answer<Diagnosis> {
  const trend = metrics.get(northStar.id)?.trend;
  if (trend?.value === undefined) {
    return unknown(`Not enough data: ${trend?.because ?? 'no reading yet'}`);
  }
  const way = goodDirection(northStar, index.series.get(northStar.id)?.latest.value);
  if (way === 0) return withoutDirection(northStar, metrics.get(northStar.id));
  const moves = way === 1 ? 'rise' : 'fall';
  if (isGoodTrend(northStar, { trend: trend.value, index })) {
    return known('working', `The North Star moves the way it should. ${trend.because}`);
  }
  const drivers = index.drivers.filter((driver) => northStarsOf(driver, index).includes(northStar.id));
  if (drivers.length === 0) {
    return unknown(`It does not ${moves}, and there are too few drivers to say why: name one to three`);
  }
  const moved = drivers.filter((driver) => hasMoved(driver, { score: metrics.get(driver.id), index }));
  const evidence =
    `The North Star does not ${moves} (${sayTrend[trend.value]}, ${sayCount(trend.n, 'reading')}); ` +
    `${moved.length} of ${drivers.length} drivers moved toward target` +
    (moved.length === 0 ? '' : ` (${sayNames(moved.map((driver) => driver.name))})`);
  if (moved.length * 2 >= drivers.length) {
    return known('strategy-may-be-wrong', `${evidence}: at least half, and yet it does not follow`);
  }
  const untold = drivers.filter((driver) => !canBeTold(driver, metrics.get(driver.id)));
  if ((moved.length + untold.length) * 2 >= drivers.length) {
    return unknown(
      `It does not ${moves}, and too few drivers can be told: ${sayNames(untold.map(({ name }) => name))} without enough readings, or a baseline and a target`,
    );
  }
  const { work } = index.workspace;
  const mode = loopMode(work, { index, team: undefined });
  if (mode.value === 'survival' || mode.value === 'reactive') {
    return known(
      'strategy-not-executed',
      `${evidence}. The teams are in ${mode.value} mode: ${mode.because}`,
    );
  }
  const share = strategicShare(work, index.asOf);
  if (share.value === undefined) {
    return unknown(
      `${evidence}. ${share.because}: without it one cannot tell whether the strategy or its execution fails`,
    );
  }
  const { strategicShare: needed } = index.workspace.settings;
  return share.value < needed
    ? known('strategy-not-executed', `${evidence}. ${share.because}, less than ${sayShare(needed)}`)
    : known('tactics-do-not-move-drivers', `${evidence}. ${share.because}, ${sayShare(needed)} or more`);
}

/** A North Star that is to stay in its range works while it does; one that is only observed is not to do anything. */
function withoutDirection({ direction }: Metric, score: MetricScore | undefined): Answer<Diagnosis> {
  return direction === 'stay-in-range' && score?.inRange.value === true
    ? known('working', score.inRange.because)
    : unknown('No way is better for it: give it a direction, or a healthy range to stay in');
}

/** Whether a tested trend goes the way that is good for the metric. */
function isGoodTrend(metric: Metric, { trend, index }: { trend: TrendWord; index: WorkspaceIndex }): boolean {
  const way = goodDirection(metric, index.series.get(metric.id)?.latest.value);
  return (way === 1 && trend === 'rising') || (way === -1 && trend === 'falling');
}

const sayTrend = {
  rising: 'rising',
  falling: 'falling',
  'leaning-up': 'leaning up, not tested',
  'leaning-down': 'leaning down, not tested',
  flat: 'flat',
  'no-trend': 'no trend shown',
} as const satisfies Record<TrendWord, string>;

/**
 * A tested trend toward the target; without one, a tenth of the way done. A tested trend away is not moved. A driver
 * that is to stay in its range is where it should be while it does.
 */
function hasMoved(
  driver: Metric,
  { score, index }: { score: MetricScore | undefined; index: WorkspaceIndex },
): boolean {
  if (driver.direction === 'stay-in-range' && score?.inRange.value === true) return true;
  const trend = score?.trend.value;
  if (trend === 'rising' || trend === 'falling') return isGoodTrend(driver, { trend, index });
  return (score?.progress.value ?? 0) >= movedFrom;
}

/** Whether it is known that a driver moved or did not. */
function canBeTold({ direction }: Metric, score: MetricScore | undefined): boolean {
  if (direction === 'stay-in-range') return score?.inRange.value !== undefined;
  return score?.trend.value !== undefined || score?.progress.value !== undefined;
}

function criteriaMet(northStar: Metric, { gaps, criteria }: NorthStarOptions): Answer<string> {
  const failed = new Set(
    gaps
      .filter((gap) => criteria.includes(gap.rule) && (gap.row === undefined || gap.row === northStar.id))
      .map((gap) => gap.rule),
  );
  const met = criteria.length - failed.size;
  const open = failed.size === 0 ? '' : `; open: ${[...failed].join(', ')}`;
  const text = `${met} of ${criteria.length}${open}`;
  return known(text, `Marks of a good North Star that it has: ${text}`);
}

/** With one North Star for demand and one for supply: each side's level against its target, and both together. */
function sides(
  northStar: Metric,
  index: WorkspaceIndex,
): Pick<NorthStarScore, 'sideIndex' | 'weakerSide' | 'combinedHealth'> {
  const demand = index.northStars.filter((metric) => metric.northStarSide === 'demand');
  const supply = index.northStars.filter((metric) => metric.northStarSide === 'supply');
  const [first] = demand;
  const [second] = supply;
  if (first === undefined || second === undefined || demand.length + supply.length !== 2) {
    const none = unknown('Only with one North Star for each side of the market');
    return { sideIndex: none, weakerSide: none, combinedHealth: none };
  }
  const own = sideIndex(northStar, index);
  const left = sideIndex(first, index);
  const right = sideIndex(second, index);
  if (left.value === undefined || right.value === undefined) {
    const missing = unknown(left.value === undefined ? left.because : right.because);
    return { sideIndex: own, weakerSide: missing, combinedHealth: missing };
  }
  const combined = Math.sqrt(left.value * right.value);
  const evidence = `demand at ${sayShare(left.value)}, supply at ${sayShare(right.value)} of ${aimsOf(first, second)}`;
  return {
    sideIndex: own,
    weakerSide:
      left.value === right.value
        ? unknown(`Neither side is the weaker one: ${evidence}`)
        : known(left.value < right.value ? 'demand' : 'supply', `The lower of ${evidence}`),
    combinedHealth: known(combined, `Geometric mean of ${evidence}`),
  };
}

function sideIndex(metric: Metric, index: WorkspaceIndex): Answer<number> {
  const latest = index.series.get(metric.id)?.latest.value;
  const aim = metric.target ?? metric.baseline;
  if (latest === undefined) return unknown(`“${metric.name}” has no reading yet`);
  if (aim === undefined || aim <= 0)
    return unknown(`“${metric.name}” has no target or baseline to hold it against`);
  const isLess = metric.direction === 'decrease';
  if (isLess && latest <= 0)
    return unknown(`“${metric.name}” stands at 0 or below, so it has no share of its aim`);
  const value = isLess ? aim / latest : Math.max(latest, 0) / aim;
  const what = metric.target === undefined ? 'baseline' : 'target';
  return known(
    value,
    `${sayValue(latest, metric.unit)} against its ${what} of ${sayValue(aim, metric.unit)}${isLess ? '; less is better' : ''}`,
  );
}

/** What the sides of a market are held against. */
function aimsOf(...sidesOf: readonly Metric[]): string {
  if (sidesOf.every(({ target }) => target !== undefined)) return 'target';
  return sidesOf.every(({ target }) => target === undefined) ? 'baseline' : 'target or baseline';
}
