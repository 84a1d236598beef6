import type { Fault } from './fault.ts';
import type { ServiceCall } from './service-call.ts';

/** A fault as it hits a request. */
export interface Hit {
  readonly fault: Exclude<Fault, { kind: 'delay' | 'stale-read' }>;
  readonly call: ServiceCall;
  readonly requestId: string;
  /** Until an exhausted quota refills. */
  readonly secondsLeft: number | undefined;
  /** Lets the service answer. */
  readonly carryOut: () => Promise<Response>;
  /** Called when the fault has nothing to hide, because the service refuses the write. */
  readonly release: () => void;
}
