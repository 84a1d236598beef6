/** How progress is expected to come over a cycle. */
export type PaceCurve = 'linear' | 's-curve' | 'logistic' | 'back-loaded' | 'front-loaded';

/** Where in its cycle something stands, and how far it should have come. */
export interface ExpectedPace {
  readonly phase: 'not-started' | 'running' | 'over';
  /** Share of the cycle that has passed, 0 to 1. */
  readonly elapsed: number;
  /** Progress to be expected by now, 0 to 1. */
  readonly expected: number;
}

/**
 * How far should it have come by now? The cycle runs from the start of day `start` to day `due`, all in days of any
 * one count. Before the start `not-started` with 0 expected, after the due day `over` with 1 expected.
 * `undefined` when the due day is not after the start.
 */
export function expectedPace({
  start,
  due,
  now,
  curve,
}: {
  start: number;
  due: number;
  now: number;
  curve: PaceCurve;
}): ExpectedPace | undefined {
  const share = (now - start) / (due - start);
  if (!(due > start) || !Number.isFinite(share)) return undefined;
  const elapsed = Math.min(Math.max(share, 0), 1);
  const phase = now < start ? 'not-started' : now > due ? 'over' : 'running';
  return { phase, elapsed, expected: paceAt(elapsed, curve) };
}

/**
 * Progress expected after a share of the time (held inside 0 to 1). `s-curve` is 3u² - 2u³, `logistic` a logistic
 * curve of steepness 8 stretched to run from 0 to 1, `back-loaded` u² for outcomes that follow shipping,
 * `front-loaded` its mirror, the square root.
 */
export function paceAt(elapsed: number, curve: PaceCurve): number {
  const u = Math.min(Math.max(elapsed, 0), 1);
  switch (curve) {
    case 'linear':
      return u;
    case 's-curve':
      return u * u * (3 - 2 * u);
    case 'logistic':
      return (logistic(u) - logistic(0)) / (logistic(1) - logistic(0));
    case 'back-loaded':
      return u * u;
    case 'front-loaded':
      return Math.sqrt(u);
  }
}

function logistic(u: number): number {
  return 1 / (1 + Math.exp(-8 * (u - 0.5)));
}
