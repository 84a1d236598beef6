import type { D1Migration } from '@cloudflare/vitest-plugin';
import type { Env } from '../../workers/env.ts';

declare global {
  namespace Cloudflare {
    interface Env extends WorkerEnv {
      TEST_MIGRATIONS: D1Migration[];
    }
    interface GlobalProps {
      mainModule: typeof import('../../workers/app.ts');
    }
  }
}

type WorkerEnv = Env;
