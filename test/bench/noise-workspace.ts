import { Metric } from '../../src/model/metric.ts';
import { periodIndex } from '../../src/model/period.ts';
import { Settings } from '../../src/model/settings.ts';
import type { Workspace } from '../../src/model/workspace.ts';
import { bigAsOf } from './big-workspace.ts';
import { seededNoise } from './seeded-noise.ts';
import { weekEnd } from './week-end.ts';

/** A law of chance without a trend: white noise, or one that remembers a share `phi` of its last value. */
export interface NoiseLaw {
  readonly name: string;
  readonly phi: number;
}

export const noiseLaws: readonly NoiseLaw[] = [
  { name: 'white-noise', phi: 0 },
  { name: 'ar1-phi-0.5', phi: 0.5 },
];

const weeks = 104;
const drivers = ['signups', 'activation', 'retention'];

/** A workspace in which nothing happens: a North Star and three drivers that are independent noise about 100. */
export function noiseWorkspace(seed: number, { phi }: NoiseLaw): Workspace {
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
      autoregressive(noise, phi).map((value, week) => ({
        id: `${id} ${week}`,
        metric: id,
        day: weekEnd(last - weeks + 1 + week),
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
function autoregressive(noise: () => number, phi: number): number[] {
  const burnIn = 50;
  let value = 0;
  return Array.from({ length: burnIn + weeks }, () => {
    value = phi * value + noise();
    return value;
  }).slice(burnIn);
}
