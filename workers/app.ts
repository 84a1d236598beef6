import { createApp } from '../src/http/app.tsx';
import { createApprovalStore } from '../src/store/approval-store.ts';
import { createInviteStore } from '../src/store/invite-store.ts';
import { createSessionStore } from '../src/store/session-store.ts';
import type { Env, Job } from './env.ts';
import { doJob, enqueueDue } from './jobs.ts';
import { createServices } from './services.ts';

export { ConnectionObject } from './connection-object.ts';
export { Installation } from './installation.ts';
export { Recalculation } from './recalculation.ts';
export { WorkspaceObject } from './workspace-object.ts';

export default {
  fetch: (request, env) => createApp(createServices(env)).fetch(request),
  async scheduled(controller, env) {
    await enqueueDue(env, controller.scheduledTime);
    const { DIRECTORY: db } = env;
    await createSessionStore(db).sweep(controller.scheduledTime);
    await createApprovalStore(db).sweep(controller.scheduledTime);
    await createInviteStore(db).sweep(controller.scheduledTime);
  },
  async queue(batch, env) {
    for (const message of batch.messages) {
      try {
        await doJob(env, message.body);
        message.ack();
      } catch (error) {
        console.error('job failed', message.body, error);
        message.retry({ delaySeconds: 60 });
      }
    }
  },
} satisfies ExportedHandler<Env, Job>;
