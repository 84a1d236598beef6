import * as z from 'zod';
import { faultChance } from './fault-chance.ts';
import { Fault } from './fault.ts';
import { matchesPath } from './path-pattern.ts';
import type { ServiceCall } from './service-call.ts';

/** A fault that has been set, with what became of it. */
export const ArmedFault = z.object({
  id: z.number().int(),
  seed: z.number().int(),
  fault: Fault,
  /** Requests it was about. */
  matched: z.number().int(),
  /** Requests it hit. */
  fired: z.number().int(),
  /** When an exhausted quota refills, in milliseconds since 1970; undefined before its first hit. */
  until: z.number().optional(),
});
export type ArmedFault = z.infer<typeof ArmedFault>;

const minute = 60_000;

/** Whether a fault can hit nothing any more: it has had its count, or its quota has been refilled. */
export function isSpent({ fault, fired, until }: ArmedFault, now: number): boolean {
  if (until !== undefined) return now >= until;
  return 'count' in fault && fault.count !== undefined && fired >= fault.count;
}

/** Whether a request is one of those that a fault may hit. */
export function isAbout({ fault }: ArmedFault, call: ServiceCall): boolean {
  const { service, method, path } = fault;
  const effect = effectOf(fault);
  return (
    (service === undefined || service === call.service) &&
    (method === undefined || method === call.method) &&
    (effect === undefined || effect === call.effect) &&
    (path === undefined || matchesPath(path, call.path))
  );
}

function effectOf(fault: Fault): ServiceCall['effect'] | undefined {
  if (fault.kind === 'stale-read') return 'read';
  return fault.kind === '409' || isAfterCommit(fault) ? 'write' : fault.effect;
}

/** Whether a fault lets a write happen and loses its answer. */
export function isAfterCommit(fault: Fault): boolean {
  return 'committed' in fault && fault.committed;
}

/** The fault after one more request it is about, and whether it hits that request. */
export function meetRequest(
  armed: ArmedFault,
  met: { readonly call: ServiceCall; readonly now: number },
): { readonly armed: ArmedFault; readonly isHit: boolean } {
  const { id, seed, fault } = armed;
  const matched = armed.matched + 1;
  const isExhausted = armed.until !== undefined;
  const isDrawn = faultChance({ seed, fault: id, request: matched }) < (fault.probability ?? 1);
  if (!isExhausted && (matched <= fault.skip || !isDrawn))
    return { armed: { ...armed, matched }, isHit: false };
  const after = { ...armed, matched, fired: armed.fired + 1 };
  if (fault.kind !== 'quota-exhausted' || isExhausted) return { armed: after, isHit: true };
  return { armed: { ...after, until: refillOf(fault, met) }, isHit: true };
}

function refillOf(
  fault: { readonly ms?: number | undefined },
  met: { call: ServiceCall; now: number },
): number {
  const { call, now } = met;
  if (fault.ms !== undefined) return now + fault.ms;
  return call.service === 'notion' ? now + minute : now - (now % minute) + minute;
}
