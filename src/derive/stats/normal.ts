import { polynomial } from './polynomial.ts';

/**
 * Cumulative distribution function of the standard normal: the share of the bell to the left of `z`.
 *
 * Relative accuracy about 1e-15 in the lower tail down to the smallest double (below z = -38.5 it is 0).
 * Rational Chebyshev approximations of W. J. Cody, Mathematics of Computation 23 (1969) 631–637,
 * https://doi.org/10.1090/S0025-5718-1969-0247736-4, in the arrangement for the normal law by the same author
 * (ACM TOMS 19 (1993) 22–32, algorithm 715).
 */
export function normalCdf(z: number): number {
  return z <= 0 ? lowerTail(-z) : 1 - lowerTail(z);
}

/**
 * Two-sided p-value of a standard normal statistic: the chance of lying at least as far from 0 as `z` does.
 * Computed from the tail, so it keeps its relative accuracy where `2 * (1 - cdf)` would be 0.
 */
export function normalTwoSidedP(z: number): number {
  return Math.min(1, 2 * lowerTail(Math.abs(z)));
}

/**
 * Quantile (inverse cdf) of the standard normal, relative accuracy about 1e-16.
 *
 * M. J. Wichura's algorithm AS 241 (PPND16), Applied Statistics 37 (1988) 477–484,
 * https://doi.org/10.2307/2347330. `p` is held inside [1e-300, 1 - 2^-53], so the answer is always finite.
 */
export function normalQuantile(p: number): number {
  const share = Math.min(Math.max(p, 1e-300), 1 - Number.EPSILON / 2);
  const fromMiddle = share - 0.5;
  if (Math.abs(fromMiddle) <= 0.425) {
    const r = 0.180625 - fromMiddle * fromMiddle;
    return (fromMiddle * polynomial(middleTop, r)) / polynomial(middleBottom, r);
  }
  const r = Math.sqrt(-Math.log(Math.min(share, 1 - share)));
  const distance =
    r <= 5
      ? polynomial(nearTailTop, r - 1.6) / polynomial(nearTailBottom, r - 1.6)
      : polynomial(farTailTop, r - 5) / polynomial(farTailBottom, r - 5);
  return fromMiddle < 0 ? -distance : distance;
}

/** The share of the bell beyond `distance` (>= 0) on one side. */
function lowerTail(distance: number): number {
  if (distance <= 0.67448975) {
    const square = distance * distance;
    return 0.5 - (distance * polynomial(bodyTop, square)) / polynomial(bodyBottom, square);
  }
  if (distance >= 38.6) return 0;
  if (distance <= Math.sqrt(32)) {
    return density(distance) * (polynomial(shoulderTop, distance) / polynomial(shoulderBottom, distance));
  }
  const inverse = 1 / (distance * distance);
  const correction = (inverse * polynomial(tailTop, inverse)) / polynomial(tailBottom, inverse);
  return (density(distance) * (1 / Math.sqrt(2 * Math.PI) - correction)) / distance;
}

/**
 * exp(-x²/2). The square is split at a multiple of 1/16, whose own square is exact, because the rounding of x²
 * would otherwise be magnified by the exponential.
 */
function density(x: number): number {
  const exact = Math.trunc(x * 16) / 16;
  return Math.exp(-0.5 * exact * exact) * Math.exp(-0.5 * (x - exact) * (x + exact));
}

const bodyTop = [
  0.06568233791820745, 2.2352520354606837, 161.02823106855587, 1067.6894854603709, 18154.98125334356,
];
const bodyBottom = [1, 47.202581904688245, 976.0985517377767, 10260.932208618979, 45507.78933502673];
const shoulderTop = [
  1.0765576773720192e-8, 0.39894151208813466, 8.883149794388377, 93.50665613217785, 597.2702763948002,
  2494.5375852903726, 6848.190450536283, 11602.65143764735, 9842.714838383978,
];
const shoulderBottom = [
  1, 22.266688044328117, 235.387901782625, 1519.3775994075547, 6485.558298266761, 18615.571640885097,
  34900.95272114598, 38912.00328609327, 19685.429676859992,
];
const tailTop = [
  0.023073441764940174, 0.215898534057957, 0.12740116116024736, 0.022235277870649807, 0.0014216191932278934,
  2.9112874951168793e-5,
];
const tailBottom = [
  1, 1.284260096144911, 0.4682382124808651, 0.06598813786892856, 0.0037823963320275824, 7.297515550839662e-5,
];

const middleTop = [
  2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946,
  1971.5909503065513, 133.14166789178438, 3.3871328727963665,
];
const middleBottom = [
  5226.495278852854, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751,
  687.1870074920579, 42.31333070160091, 1,
];
const nearTailTop = [
  0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045,
  5.769497221460691, 4.630337846156546, 1.4234371107496835,
];
const nearTailBottom = [
  1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008, 0.6897673349851,
  1.6763848301838038, 2.053191626637759, 1,
];
const farTailTop = [
  2.0103343992922881e-7, 2.7115555687434876e-5, 0.0012426609473880784, 0.026532189526576124,
  0.29656057182850487, 1.7848265399172913, 5.463784911164114, 6.657904643501103,
];
const farTailBottom = [
  2.0442631033899397e-15, 1.421511758316446e-7, 1.8463183175100548e-5, 0.0007868691311456133,
  0.014875361290850615, 0.1369298809227358, 0.599832206555888, 1,
];
