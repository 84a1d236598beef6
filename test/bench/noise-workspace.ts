import { Metric } from '../../src/model/metric.ts';
import { periodIndex } from '../../src/model/period.ts';
import { Settings } from '../../src/model/settings.ts';
import type { Workspace } from '../../src/model/workspace.ts';
import { bigAsOf } from './big-workspace.ts';
import { seededNoise } from './seeded-noise.ts';
import { weekEnd } from './week-end.ts';

/** A law of chance without a trend: white noise, one that remembers a share `phi` of its last value, with a season. */
export interface NoiseLaw {
  readonly name: string;
  readonly phi: number;
  /** How far weeks of the year lie apart, in standard deviations of the noise. */
  readonly season: number;
  readonly weeks: number;
}

export const noiseLaws: readonly NoiseLaw[] = [
  { name: 'white-noise', phi: 0, season: 0, weeks: 104 },
  { name: 'ar1-phi-0.5', phi: 0.5, season: 0, weeks: 104 },
  { name: 'yearly-season', phi: 0, season: 3, weeks: 156 },
];

const drivers = ['signups', 'activation', 'retention'];

/** A workspace in which nothing happens: a North Star and three drivers that are independent noise about 100. */
export function noiseWorkspace(seed: number, law: NoiseLaw): Workspace {
  const noise = seededNoise(seed);
  const metrics = ['north star', ...drivers].map((name, place) =>
    Metric.parse({
      id: name,
      name,
      role: place === 0 ? 'north-star' : 'key-driver',
      cadence: 'weekly',
      feeds: place === 0 ? [] : ['north star'],
      linkKind: place === 0 ? undefined : 'influence',
    }),
  );
  const last = periodIndex(bigAsOf, 'weekly') - 1;
  return {
    name: `Noise ${seed}`,
    settings: Settings.parse({}),
    metrics,
    readings: metrics.flatMap(({ id }) =>
      noiseOf(law, noise).map((value, week) => ({
        id: `${id} ${week}`,
        metric: id,
        day: weekEnd(last - law.weeks + 1 + week),
        value: 100 + 5 * value,
        comment: undefined,
        definitionChanged: false,
      })),
    ),
    gears: [],
    processes: [],
    strategy: [],
    teams: [],
    objectives: [],
    keyResults: [],
    experiments: [],
    work: [],
    events: [],
    extraColumns: [],
  };
}

/** Begins far enough back that its start is forgotten. */
function noiseOf({ phi, season, weeks }: NoiseLaw, noise: () => number): number[] {
  const burnIn = 50;
  const year = season === 0 ? [] : Array.from({ length: 52 }, () => season * noise());
  let value = 0;
  return Array.from({ length: burnIn + weeks }, (_, week) => {
    value = phi * value + noise();
    return value + (year[week % 52] ?? 0);
  }).slice(burnIn);
}
