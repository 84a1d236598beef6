import { isObject, textAt } from './json.ts';
import { randomText } from './google-ids.ts';
import type { SandboxStore } from '../sandbox-store.ts';

/** A person or a service account as Google knows it. */
export interface GoogleUser {
  email: string;
  name: string;
  /** How permissions and `about` call the user: digits. */
  permissionId: string;
  /** Service accounts own no files (no storage quota). */
  isServiceAccount: boolean;
}

const kind = 'google/users';

export function findUser(store: SandboxStore, email: string): GoogleUser | undefined {
  return readUser(store.get(kind, email.toLowerCase()));
}

/** The user the fixed token stands for: the first one placed, or a demo user made on the spot. */
export function firstUser(store: SandboxStore): GoogleUser {
  for (const { value } of store.list(kind)) {
    const user = readUser(value);
    if (user !== undefined && !user.isServiceAccount) return user;
  }
  return placeUser(store, { email: 'demo@northbook.example', name: 'Demo User' });
}

/** Everybody but service accounts and people of whom only an address is known. */
export function people(store: SandboxStore): GoogleUser[] {
  return [...store.list(kind)].flatMap(({ value }) => {
    const user = readUser(value);
    return user === undefined || user.isServiceAccount || user.name === user.email ? [] : [user];
  });
}

/** Places a user, or gives back the one with that address. */
export function placeUser(
  store: SandboxStore,
  person: { email: string; name: string; isServiceAccount?: boolean },
): GoogleUser {
  const known = findUser(store, person.email);
  if (known !== undefined && known.name === person.name) return known;
  const user = {
    email: person.email,
    name: person.name,
    permissionId: known?.permissionId ?? digitsOf(person.email),
    isServiceAccount: person.isServiceAccount ?? false,
  };
  store.put(kind, person.email.toLowerCase(), user);
  return user;
}

/** Twenty digits that are always the same for an address. */
function digitsOf(email: string): string {
  let seed = 7;
  for (const letter of email.toLowerCase()) seed = (seed * 31 + letter.charCodeAt(0)) % 2_147_483_647;
  function random(): number {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed / 2_147_483_647;
  }
  return randomText(random, 20).replace(/\D/g, (letter) => String(letter.charCodeAt(0) % 10));
}

function readUser(value: unknown): GoogleUser | undefined {
  if (!isObject(value)) return undefined;
  const email = textAt(value, 'email');
  const name = textAt(value, 'name');
  const permissionId = textAt(value, 'permissionId');
  if (email === undefined || name === undefined || permissionId === undefined) return undefined;
  return { email, name, permissionId, isServiceAccount: value.isServiceAccount === true };
}
