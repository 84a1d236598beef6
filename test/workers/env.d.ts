import type { D1Migration } from '@cloudflare/vitest-plugin';
import type * as app from '../../workers/app.ts';
import type { Env } from '../../workers/env.ts';

declare global {
  namespace Cloudflare {
    interface Env extends WorkerEnv {
      TEST_MIGRATIONS: D1Migration[];
    }
    interface GlobalProps {
      mainModule: typeof app;
    }
  }
}

type WorkerEnv = Env;
