import type { Hono } from 'hono';
import type { SandboxStore } from '../sandbox-store.ts';
import { answerWithFault } from './answer-with-fault.ts';
import type { ArmedFault } from './armed-fault.ts';
import { createArmedFaults } from './armed-faults.ts';
import type { ArmedFaults } from './armed-faults.ts';
import type { FaultKind } from './fault.ts';
import { createRememberingStore } from './past-store.ts';
import type { Past } from './past-store.ts';
import { describeCall } from './service-call.ts';
import type { ServiceCall } from './service-call.ts';

type ServiceName = ServiceCall['service'];

/** The two services, over some store. */
export type Services = Readonly<Record<ServiceName, Hono>>;

/** How a request ended: with a status, or without an answer; and the faults that hit it. */
export interface CallOutcome {
  readonly status: number | undefined;
  readonly faults: readonly FaultKind[];
}

/** Notion and Google with faults before them. */
export interface FaultyServices {
  /** The services themselves, past all faults. */
  readonly services: Services;
  /** Where they keep what they hold. */
  readonly store: SandboxStore;
  readonly faults: ArmedFaults;
  /** Throws a ConnectionReset when a fault leaves the request without an answer. */
  fetch(request: Request, service: ServiceName): Promise<Response>;
}

export interface FaultyServicesOptions {
  readonly store: SandboxStore;
  /** Makes the services over a store. A stale read is answered by services over what was. */
  readonly open: (store: SandboxStore) => Services;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** An id for a request that a fault answers. */
  readonly newRequestId: () => string;
  readonly sleep?: ((milliseconds: number) => Promise<void>) | undefined;
  readonly onAnswered?: ((call: ServiceCall, outcome: CallOutcome) => void) | undefined;
}

/** What a stale read can be stale about. Tokens, people and settings are always as they are now. */
const kindsWithPast = [
  ...['page', 'database', 'data_source', 'block', 'view', 'comment'].map((kind) => `notion/${kind}`),
  ...['spreadsheets', 'cells', 'files'].map((kind) => `google/${kind}`),
];

/** Puts faults before the services. */
export function createFaultyServices(options: FaultyServicesOptions): FaultyServices {
  const { open, now, newRequestId, sleep = wait, onAnswered } = options;
  const store = createRememberingStore(options.store, { kinds: kindsWithPast, now });
  const services = open(store);
  const armed = createArmedFaults(store);
  const pasts = new Map<number, { readonly past: Past; readonly services: Services }>();
  keepPasts();

  /** Every stale read has its past; after a restart of the sandbox it begins anew. */
  function keepPasts(): void {
    for (const { id, fault } of armed.list()) {
      if (fault.kind !== 'stale-read' || pasts.has(id)) continue;
      const past = store.keepPast(fault.ms);
      pasts.set(id, { past, services: open(past.store) });
    }
  }

  async function answer(
    request: Request,
    hit: { call: ServiceCall; armed: ArmedFault | undefined },
  ): Promise<Response> {
    const { call, armed: met } = hit;
    if (met === undefined || met.fault.kind === 'delay') return services[call.service].fetch(request);
    const { fault, id, until } = met;
    if (fault.kind === 'stale-read')
      return (pasts.get(id)?.services ?? services)[call.service].fetch(request);
    return answerWithFault({
      fault,
      call,
      requestId: newRequestId(),
      secondsLeft: until === undefined ? undefined : Math.ceil((until - now()) / 1000),
      carryOut: async () => services[call.service].fetch(request),
      release: () => armed.release(id),
    });
  }

  return {
    services,
    store,
    faults: {
      ...armed,
      set(wanted) {
        const added = armed.set(wanted);
        keepPasts();
        return added;
      },
      clear() {
        armed.clear();
        for (const { past } of pasts.values()) store.drop(past);
        pasts.clear();
      },
    },
    async fetch(request, service) {
      const call = describeCall(request, service);
      const hits = armed.claim(call, {
        now: now(),
        canHit: ({ id, fault }) => fault.kind !== 'stale-read' || pasts.get(id)?.past.differs() === true,
      });
      const faults = hits.map(({ fault }) => fault.kind);
      let status: number | undefined;
      try {
        for (const { fault } of hits) if (fault.kind === 'delay') await sleep(fault.ms);
        const response = await answer(request, { call, armed: hits.at(-1) });
        ({ status } = response);
        return response;
      } finally {
        onAnswered?.(call, { status, faults });
      }
    },
  };
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
