import type { GoogleContext } from '../google-context.ts';
import { placeUser } from '../google-user.ts';
import type { SandboxStore } from '../../sandbox-store.ts';
import { generateKeyPair, readPublicKey, showPublicKey } from './signing-key.ts';
import type { PublicKey } from './signing-key.ts';

const kind = 'google/service-accounts';
const project = 'northbook-sandbox';

/** The key file of a service account, as Google's console hands it out. */
export interface ServiceAccountKey {
  type: 'service_account';
  project_id: string;
  private_key_id: string;
  private_key: string;
  client_email: string;
  client_id: string;
  auth_uri: string;
  token_uri: string;
  auth_provider_x509_cert_url: string;
  client_x509_cert_url: string;
  universe_domain: string;
}

/** Makes a service account with a key of its own; `origin` is where it will ask for tokens. */
export async function createServiceAccount(
  context: Pick<GoogleContext, 'store'>,
  account: { name: string; origin?: string },
): Promise<ServiceAccountKey> {
  const email = `${account.name}@${project}.iam.gserviceaccount.com`;
  const pair = await generateKeyPair();
  const shown = await showPublicKey(pair.publicKey);
  const user = placeUser(context.store, { email, name: account.name, isServiceAccount: true });
  context.store.put(kind, email, { ...shown });
  return {
    type: 'service_account',
    project_id: project,
    private_key_id: shown.kid,
    private_key: await toPem(pair.privateKey),
    client_email: email,
    client_id: user.permissionId,
    auth_uri: `${account.origin ?? 'https://accounts.google.com'}/o/oauth2/auth`,
    token_uri: `${account.origin ?? 'https://oauth2.googleapis.com'}/token`,
    auth_provider_x509_cert_url: 'https://www.googleapis.com/oauth2/v1/certs',
    client_x509_cert_url: `https://www.googleapis.com/robot/v1/metadata/x509/${encodeURIComponent(email)}`,
    universe_domain: 'googleapis.com',
  };
}

/** The public key a service account signs with; undefined for an account nobody made. */
export function serviceAccountKey(store: SandboxStore, email: string): PublicKey | undefined {
  return readPublicKey(store.get(kind, email));
}

async function toPem(key: CryptoKey): Promise<string> {
  const exported = await crypto.subtle.exportKey('pkcs8', key);
  const bytes = exported instanceof ArrayBuffer ? new Uint8Array(exported) : new Uint8Array();
  const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  return `-----BEGIN PRIVATE KEY-----\n${text.replace(/.{64}(?=.)/g, '$&\n')}\n-----END PRIVATE KEY-----\n`;
}
