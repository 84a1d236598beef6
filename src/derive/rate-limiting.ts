import type { Metric } from '../model/metric.ts';
import type { Answer } from './answer.ts';
import { known, unknown } from './answer.ts';
import { sayNames, sayShare } from './say.ts';
import type { RateLimitingStep } from './scorecard.ts';
import { rateLimitingStep } from './stats/rate-limiting-step.ts';

/** A driver and what the North Star gains when it reaches its own target. */
export interface DriverGain {
  readonly driver: Metric;
  readonly gain: Answer<number>;
}

/**
 * Which driver holds the North Star back? The one whose own target would move it most. Drivers the data cannot tell
 * apart are named together; without a gain that can be computed none is.
 */
export function rateLimitingAnswer(gains: readonly DriverGain[]): Answer<RateLimitingStep> {
  if (gains.length === 0) return unknown('There is no key driver yet');
  const found = rateLimitingStep(
    gains.map(({ gain }) => ({
      actual: gain.value === undefined ? undefined : 1,
      benchmark: gain.value === undefined ? undefined : 1 + Math.max(gain.value, 0),
      elasticity: 1,
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
        `No single rate-limiting step: the largest gap, that of “${top?.driver.name ?? ''}”, is less than 40 % of all`,
      );
    case 'one':
    case 'tie': {
      if (top?.gain.value === undefined) return unknown('No rate-limiting step can be named');
      const runnerUp = found.runnerUp === undefined ? undefined : gains[found.runnerUp];
      const behind =
        runnerUp?.gain.value === undefined
          ? ''
          : `; next is “${runnerUp.driver.name}” with ${sayShare(runnerUp.gain.value)}`;
      const names = sayNames(named.map(({ driver }) => driver.name));
      return known(
        {
          drivers: named.map(({ driver }) => driver.id),
          runnerUp: runnerUp?.driver.id,
          gain: top.gain.value,
        },
        `${names}: at ${named.length > 1 ? 'their' : 'its'} own target the North Star gains ${sayShare(top.gain.value)}${behind}`,
      );
    }
  }
}

function sayMissing(gains: readonly DriverGain[]): string {
  const [first] = gains;
  return first === undefined
    ? 'no driver'
    : `${first.gain.because.charAt(0).toLowerCase()}${first.gain.because.slice(1)}`;
}
