import { createApp } from '../src/http/app.tsx';
import { createSessionStore } from '../src/store/session-store.ts';
import type { Env, Job } from './env.ts';
import { doJob, enqueueDue } from './jobs.ts';
import { createServices } from './services.ts';

export { Installation } from './installation.ts';
export { Recalculation } from './recalculation.ts';
export { WorkspaceObject } from './workspace-object.ts';

export default {
  fetch: (request, env) => createApp(createServices(env)).fetch(request),
  async scheduled(controller, env) {
    await enqueueDue(env, controller.scheduledTime);
    await createSessionStore(env.DIRECTORY).sweep(controller.scheduledTime);
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
