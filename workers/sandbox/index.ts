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
  });

  override fetch(request: Request): Promise<Response> {
    return this.#app.fetch(request).catch(brokenAnswer);
  }
}

export default {
  fetch: (request, env) => env.STATE.getByName('sandbox').fetch(request),
} satisfies ExportedHandler<SandboxEnv>;
