import type { Answer } from './answer.ts';
import { known, unknown } from './answer.ts';
import type { DriverGain } from './driver-gain.ts';
import { sayNames, sayShare } from './say.ts';
import type { RateLimitingStep } from './scorecard.ts';
import { rateLimitingStep } from './stats/rate-limiting-step.ts';
import type { RateLimiting } from './stats/rate-limiting-step.ts';

/**
 * Which driver holds the North Star back? The one whose own target would move it most; a driver without a target is
 * held against its own best. Named alone only when its gain exceeds the next by more than the noise of the readings
 * (1.645 standard errors); drivers that cannot be told apart are named together. Without a gain none is.
 */
export function rateLimitingAnswer(gains: readonly DriverGain[]): Answer<RateLimitingStep> {
  if (gains.length === 0) return unknown('There is no key driver yet');
  const found = rateLimitingStep(
    gains.map(({ ranked: { gain }, noise }) => ({
      actual: gain.value === undefined ? undefined : 1,
      benchmark: gain.value === undefined ? undefined : 1 + Math.max(gain.value, 0),
      elasticity: 1,
      variance: noise,
    })),
  );
  const named = found.steps.flatMap((step) => gains[step] ?? []);
  const [top] = named;
  switch (found.status) {
    case 'no-benchmark':
      return unknown(`No rate-limiting step: ${sayMissing(gains)}`);
    case 'no-gap':
      return unknown('No rate-limiting step: every driver that can be computed stands at its own target');
    case 'spread':
      return unknown(
        `No single rate-limiting step: the largest gap, that of “${top?.driver.name ?? ''}”, is less than 40 % of all${unranked(gains)}`,
      );
    case 'one':
    case 'tie': {
      if (top?.ranked.gain.value === undefined) return unknown('No rate-limiting step can be named');
      const runnerUp = found.runnerUp === undefined ? undefined : gains[found.runnerUp];
      return known(
        {
          drivers: named.map(({ driver }) => driver.id),
          runnerUp: runnerUp?.driver.id,
          gain: top.ranked.gain.value,
        },
        named.length > 1
          ? sayTie(named, found) + sayNext(runnerUp, found) + unranked(gains)
          : `“${top.driver.name}”: at ${aimOf(top)} the North Star gains ${sayShare(top.ranked.gain.value)}${sayNext(runnerUp, found)}${unranked(gains)}`,
      );
    }
  }
}

function sayTie(named: readonly DriverGain[], { z }: RateLimiting): string {
  const gains = named.map(({ ranked }) => sayShare(ranked.gain.value ?? 0));
  const why =
    z === undefined
      ? 'they gain the same'
      : `they differ by less than the noise of their readings (${z.toFixed(1)} standard errors; 1.645 needed)`;
  return `${sayNames(named.map(({ driver }) => driver.name))} cannot be told apart: at their own targets the North Star gains ${gains.join(' and ')}, and ${why}`;
}

function sayNext(next: DriverGain | undefined, { z, status }: RateLimiting): string {
  if (next?.ranked.gain.value === undefined) return '';
  const apart = z === undefined || status === 'tie' ? '' : `, ${z.toFixed(1)} standard errors behind`;
  return `; next is “${next.driver.name}” with ${sayShare(next.ranked.gain.value)}${apart}`;
}

function aimOf({ ranked: { from } }: DriverGain): string {
  switch (from) {
    case 'own-best':
      return 'its own best of the last 12 months, as it has no target,';
    case 'range':
      return 'its healthy range';
    case 'target':
    case undefined:
      return 'its own target';
  }
}

/** Drivers that could not be ranked, each with what is missing. */
function unranked(gains: readonly DriverGain[]): string {
  const without = gains.filter(({ ranked }) => ranked.gain.value === undefined);
  return without.length === 0
    ? ''
    : `; not ranked: ${without.map(({ ranked }) => lowered(ranked.gain.because)).join('; ')}`;
}

function sayMissing(gains: readonly DriverGain[]): string {
  const [first] = gains;
  return first === undefined ? 'no driver' : lowered(first.ranked.gain.because);
}

function lowered(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
