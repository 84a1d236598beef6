import type { Metric } from '../model/metric.ts';
import { healthyRange } from './in-range.ts';

/**
 * Which way is better for a metric where it stands: 1 is up, -1 is down. A metric that should stay in its range gets
 * better by coming closer to it; inside the range, and for one that is only observed, neither way is (0).
 */
export function goodDirection(metric: Metric, latest: number | undefined): 1 | 0 | -1 {
  switch (metric.direction) {
    case 'increase':
      return 1;
    case 'decrease':
      return -1;
    case 'observe':
      return 0;
    case 'stay-in-range': {
      const { low, high } = healthyRange(metric);
      if (latest === undefined) return 0;
      if (low !== undefined && latest < low) return 1;
      return high !== undefined && latest > high ? -1 : 0;
    }
  }
}
