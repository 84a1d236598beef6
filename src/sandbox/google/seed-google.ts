import { placeUser } from './google-user.ts';
import type { GoogleUser } from './google-user.ts';
import type { SandboxStore } from '../sandbox-store.ts';

/** Places a user; the first one placed is who the fixed token stands for. */
export function seedGoogle(store: SandboxStore, user: { email: string; name: string }): GoogleUser {
  return placeUser(store, user);
}
