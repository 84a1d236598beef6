import { DurableObject } from 'cloudflare:workers';
import { brokenAnswer } from '../../src/sandbox/control/connection-break.ts';
import { createSandboxApp } from '../../src/sandbox/sandbox-app.ts';
import { createSqlStore } from '../../src/sandbox/sql-store.ts';

interface SandboxEnv {
  readonly STATE: DurableObjectNamespace<SandboxState>;
}

/** The one object that holds everything the sandbox knows, so that requests come one after the other. */
export class SandboxState extends DurableObject<SandboxEnv> {
  readonly #app = createSandboxApp({
    store: createSqlStore(this.ctx.storage.sql),
    now: () => Date.now(),
    random: () => Math.random(),
    deliver: (request) => fetch(request),
  });

  override async fetch(request: Request): Promise<Response> {
    const response = await this.#app.fetch(request).catch(brokenAnswer);
    await this.#setAlarm();
    return response;
  }

  override async alarm(): Promise<void> {
    await this.#app.webhooks.deliverDue();
    await this.#setAlarm();
  }

  async #setAlarm(): Promise<void> {
    const next = this.#app.webhooks.nextDue();
    if (next !== undefined) await this.ctx.storage.setAlarm(next);
  }
}

export default {
  fetch: (request, env) => env.STATE.getByName('sandbox').fetch(request),
} satisfies ExportedHandler<SandboxEnv>;
