import type * as z from 'zod';
import type { SandboxStore } from '../sandbox-store.ts';
import { ArmedFault, isAbout, isSpent, meetRequest } from './armed-fault.ts';
import { WantedFaults } from './fault.ts';
import type { ServiceCall } from './service-call.ts';

const storeKind = 'sandbox/faults';
const limit = 100;

/** The faults that are set. They are kept in the store, so that a restart of the sandbox changes nothing. */
export interface ArmedFaults {
  /** Adds faults to those that are set. Throws a ZodError for what is no fault, a RangeError when there are too many. */
  set(wanted: z.input<typeof WantedFaults>): readonly ArmedFault[];
  /** In the order they were set, those that are over included. */
  list(): readonly ArmedFault[];
  clear(): void;
  /**
   * The faults that hit a request, counted as hits: any delays first, then one other at most. `canHit` has the last word on a
   * fault that matches; one that it keeps back is not counted.
   */
  claim(
    call: ServiceCall,
    at: { readonly now: number; readonly canHit: (armed: ArmedFault) => boolean },
  ): readonly ArmedFault[];
  /** Takes a hit back, because the fault had nothing to do after all. */
  release(id: number): void;
}

/** Opens the faults in a store. */
export function createArmedFaults(store: SandboxStore): ArmedFaults {
  let known: Map<number, ArmedFault> | undefined;

  function all(): Map<number, ArmedFault> {
    known ??= new Map(
      Array.from(store.list(storeKind), ({ value }) => ArmedFault.parse(value)).map((armed) => [
        armed.id,
        armed,
      ]),
    );
    return known;
  }

  function keep(armed: ArmedFault): void {
    all().set(armed.id, armed);
    store.put(storeKind, String(armed.id), armed);
  }

  return {
    set(wanted) {
      const { faults, seed } = WantedFaults.parse(wanted);
      if (all().size + faults.length > limit)
        throw new RangeError(`No more than ${limit} faults can be set; DELETE /_sandbox/faults clears them`);
      const first = Math.max(0, ...all().keys()) + 1;
      const added = faults.map((fault, index) => ({ id: first + index, seed, fault, matched: 0, fired: 0 }));
      for (const armed of added) keep(armed);
      return added;
    },
    list: () => [...all().values()],
    clear() {
      store.clear(storeKind);
      known = undefined;
    },
    claim(call, { now, canHit }) {
      const hits: ArmedFault[] = [];
      for (const armed of all().values()) {
        if (isSpent(armed, now) || !isAbout(armed, call) || !canHit(armed)) continue;
        const met = meetRequest(armed, { call, now });
        keep(met.armed);
        if (met.isHit) hits.push(met.armed);
        if (met.isHit && armed.fault.kind !== 'delay') break;
      }
      return hits;
    },
    release(id) {
      const armed = all().get(id);
      if (armed !== undefined) keep({ ...armed, fired: armed.fired - 1 });
    },
  };
}
