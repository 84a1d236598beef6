import type { KeyRing } from '../src/store/key-ring.ts';
import { openKeyRing } from '../src/store/key-ring.ts';
import type { Settings } from './settings.ts';

/** The keys that tokens are sealed with. Throws an Error with the fix when there are none. */
export function sealingKeys(env: Settings): Promise<KeyRing> {
  if (env.SEALING_KEY === undefined) {
    throw new Error('This deployment has no sealing key: npx wrangler secret put SEALING_KEY');
  }
  return openKeyRing(env.SEALING_KEY);
}
