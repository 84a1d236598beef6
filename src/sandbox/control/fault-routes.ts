import { Hono } from 'hono';
import * as z from 'zod';
import type { ArmedFault } from './armed-fault.ts';
import { isSpent } from './armed-fault.ts';
import type { ArmedFaults } from './armed-faults.ts';
import { faultKinds, WantedFaults } from './fault.ts';
import { readJson } from './read-json.ts';

/** `POST` sets faults, one or a list under `faults`; `GET` shows what became of them; `DELETE` clears them. */
export function createFaultRoutes(options: { faults: ArmedFaults; now: () => number }): Hono {
  const { faults, now } = options;
  const routes = new Hono();
  function shown(armed: readonly ArmedFault[]): object {
    return { faults: armed.map((one) => ({ ...one, isSpent: isSpent(one, now()) })) };
  }
  routes.post('/', async (c) => {
    const sent = await readJson(c.req.raw);
    const isOne = typeof sent === 'object' && sent !== null && 'kind' in sent;
    const wanted = WantedFaults.safeParse(isOne ? { faults: [sent] } : sent);
    if (!wanted.success) return c.json({ error: z.prettifyError(wanted.error), kinds: faultKinds }, 400);
    try {
      return c.json(shown(faults.set(wanted.data)));
    } catch (error) {
      if (error instanceof RangeError) return c.json({ error: error.message }, 400);
      throw error;
    }
  });
  routes.get('/', (c) => c.json(shown(faults.list())));
  routes.delete('/', (c) => {
    faults.clear();
    return c.json({ cleared: true });
  });
  return routes;
}
