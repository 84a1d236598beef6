import type { Metric } from '../model/metric.ts';
import { periodIndex, periodNameAt } from '../model/period.ts';
import type { Answer } from './answer.ts';
import { known, unknown } from './answer.ts';
import { measuredElasticity } from './measured-elasticity.ts';
import type { MetricSeries } from './metric-series.ts';
import { sayDifference, sayShare } from './say.ts';
import { contribution } from './stats/contribution.ts';
import type { WorkspaceIndex } from './workspace-index.ts';

/** How far back a change is explained when no baseline says since when. */
const usualMonths = 12;
const periodsInMonth = { daily: 30, weekly: 13 / 3, monthly: 1, quarterly: 1 / 3 } as const;

/**
 * How much of the North Star's change came from a driver that feeds it directly, in the North Star's unit? Of factors
 * by the logarithmic mean Divisia decomposition, whose parts add up to the change; what the written factors do not
 * explain is a part of its own. Of a part of a sum its own change. Of a link of influence an estimate: its measured
 * elasticity times the change of its logarithm. Since the North Star's baseline date, else over twelve months.
 */
export function driverContribution(
  driver: Metric,
  { northStar, index }: { northStar: Metric; index: WorkspaceIndex },
): Answer<number> {
  if (!driver.feeds.includes(northStar.id)) {
    return unknown(`No contribution: “${driver.name}” does not feed “${northStar.name}” directly`);
  }
  if (driver.cadence !== northStar.cadence) {
    return unknown(
      `No contribution: “${driver.name}” and “${northStar.name}” are not read at the same cadence`,
    );
  }
  const feeders = (index.chain.feedersOf.get(northStar.id) ?? []).filter(
    ({ linkKind, id }) => linkKind === 'product' || id === driver.id,
  );
  const span = sharedSpan([northStar, ...feeders], { northStar, index });
  if (span === undefined) {
    return unknown('No contribution: two periods are needed in which all of the formula has a value');
  }
  const change = span.after(northStar) - span.before(northStar);
  const part = partOf(driver, { northStar, feeders, span, index });
  if ('missing' in part) return unknown(`No contribution: ${part.missing}`);
  const since = periodNameAt(span.from, northStar.cadence);
  const share = change === 0 ? '' : ` (${sayShare(part.value / change)} of it)`;
  return known(
    part.value,
    `Of the change of “${northStar.name}” by ${sayDifference(change, northStar.unit)} since ${since}, ${sayDifference(part.value, northStar.unit)} came from “${driver.name}”${share}, ${part.method}`,
  );
}

interface Span {
  /** The periods compared. */
  readonly from: number;
  readonly to: number;
  readonly before: (metric: Metric) => number;
  readonly after: (metric: Metric) => number;
}

/** The first period since the baseline and the last one in which all metrics have a value. */
function sharedSpan(
  metrics: readonly Metric[],
  { northStar, index }: { northStar: Metric; index: WorkspaceIndex },
): Span | undefined {
  const all = new Map<string, MetricSeries>();
  for (const { id } of metrics) {
    const series = index.series.get(id);
    if (series === undefined) return undefined;
    all.set(id, series);
  }
  const own = [...all.values()];
  const end = Math.max(...own.map((series) => series.latest.period));
  const earliest =
    northStar.baselineDate === undefined
      ? end - Math.round(usualMonths * periodsInMonth[northStar.cadence])
      : periodIndex(northStar.baselineDate, northStar.cadence);
  const shared: number[] = [];
  for (let period = Math.max(earliest, ...own.map(({ first }) => first)); period <= end; period += 1) {
    if (own.every((series) => series.levels[period - series.first] !== undefined)) shared.push(period);
  }
  const [from] = shared;
  const to = shared.at(-1);
  if (from === undefined || to === undefined || from === to) return undefined;
  function at(period: number): (metric: Metric) => number {
    return ({ id }) => {
      const series = all.get(id);
      return series?.levels[period - series.first] ?? Number.NaN;
    };
  }
  return { from, to, before: at(from), after: at(to) };
}

function partOf(
  driver: Metric,
  {
    northStar,
    feeders,
    span,
    index,
  }: { northStar: Metric; feeders: readonly Metric[]; span: Span; index: WorkspaceIndex },
): { value: number; method: string } | { missing: string } {
  switch (driver.linkKind) {
    case 'sum':
      return {
        value: span.after(driver) - span.before(driver),
        method: 'its own change as a part of the sum',
      };
    case 'product':
      return partOfProduct(driver, { northStar, feeders, span });
    case 'influence': {
      const compared = index.compare(driver, northStar);
      const elasticity = 'missing' in compared ? undefined : measuredElasticity(compared, driver.cadence);
      const [before, after] = [span.before(driver), span.after(driver)];
      const whole = [span.before(northStar), span.after(northStar)];
      if (elasticity === undefined || before <= 0 || after <= 0 || whole.some((value) => value <= 0)) {
        return { missing: `“${driver.name}” only influences “${northStar.name}”, by how much is not known` };
      }
      const value = span.before(northStar) * elasticity * Math.log(after / before);
      return Number.isFinite(value)
        ? { value, method: 'estimated from how they have moved together so far' }
        : { missing: 'the numbers are too large to compute with' };
    }
    case 'ratio':
    case undefined:
      return { missing: `the link from “${driver.name}” to “${northStar.name}” is no factor and no part` };
  }
}

function partOfProduct(
  driver: Metric,
  { northStar, feeders, span }: { northStar: Metric; feeders: readonly Metric[]; span: Span },
): { value: number; method: string } | { missing: string } {
  const factors = feeders.map((feeder) => ({ before: span.before(feeder), after: span.after(feeder) }));
  const [before, after] = [span.before, span.after].map(
    (at) => at(northStar) / feeders.reduce((product, feeder) => product * at(feeder), 1),
  );
  if (before === undefined || after === undefined || !Number.isFinite(before) || !Number.isFinite(after)) {
    return { missing: 'a factor stands at 0' };
  }
  const parts = contribution([...factors, { before, after }]);
  const value = parts?.[feeders.findIndex(({ id }) => id === driver.id)];
  return value === undefined
    ? { missing: 'a factor is 0 or changes its sign' }
    : { value, method: 'by its share in the logarithm of the product (LMDI)' };
}
