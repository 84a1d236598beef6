import type { Id } from '../model/cell-shapes.ts';
import type { Cadence } from '../model/period.ts';
import type { Answer } from './answer.ts';
import { known, unknown } from './answer.ts';
import { sayNames, sayNumber, sayShare } from './say.ts';
import { loopGain } from './stats/loop-gain.ts';
import type { LoopGain } from './stats/loop-gain.ts';
import type { WorkspaceIndex } from './workspace-index.ts';

const daysIn = { daily: 1, weekly: 7, monthly: 365.25 / 12, quarterly: 365.25 / 4 } as const satisfies Record<
  Cadence,
  number
>;

/**
 * What does a closed loop of gears bring per round? The product of its rates, when every gear of it has exactly one
 * metric that is a rate: from 1 on each one brings another and growth compounds, below 1 the loop only amplifies
 * what comes in from outside. Per day where the rates say how long they take to show (expected lag).
 */
export function machineGain(loop: readonly Id[], index: WorkspaceIndex): Answer<LoopGain> {
  const rates = loop.map((gear) => ({
    gear,
    metrics: (index.metricsOfGear.get(gear) ?? []).filter(({ numberKind }) => numberKind === 'rate'),
  }));
  const unclear = rates.filter(({ metrics }) => metrics.length !== 1);
  if (unclear.length > 0) {
    const names = sayNames(unclear.map(({ gear }) => index.gears.get(gear)?.name ?? gear));
    return unknown(`Its gain per round can be computed once every gear has exactly one rate: see ${names}`);
  }
  const chosen = rates.flatMap(({ metrics }) => metrics);
  const values = chosen.flatMap(({ id }) => index.series.get(id)?.latest.value ?? []);
  if (values.length < chosen.length) return unknown('Its gain per round needs a reading of every rate');
  const days = chosen.flatMap(({ expectedLag, cadence }) =>
    expectedLag === undefined || expectedLag <= 0 ? [] : [expectedLag * daysIn[cadence]],
  );
  const sum = days.reduce((whole, time) => whole + time, 0);
  const isTimed = days.length === chosen.length && Number.isFinite(sum);
  const round = isTimed ? sum : 1;
  const gain = loopGain({ rates: values, cycleDays: round, cycles: 1 });
  if (gain === undefined) return unknown('Its gain per round cannot be computed: a rate is not above 0');
  return known(gain, sayGain(gain, isTimed ? Math.round(round) : undefined));
}

function sayGain(loop: LoopGain, days: number | undefined): string {
  const round = days === undefined ? 'per round' : `per round of ${days} days`;
  if (loop.amplification !== undefined) {
    return `each one brings ${sayNumber(loop.gain)} more ${round}, so it multiplies what comes in by ${sayNumber(loop.amplification)} and no more: growth stays linear`;
  }
  const pace =
    days === undefined || loop.doublingDays === undefined
      ? ''
      : `, ${sayShare(loop.growthPerDay)} a day, doubling in ${sayNumber(loop.doublingDays)} days`;
  return `each one brings ${sayNumber(loop.gain)} more ${round}, so growth compounds${pace}`;
}
