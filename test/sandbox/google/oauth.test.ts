import { beforeEach, describe, expect, it } from 'vitest';
import { createGoogleControl } from '../../../src/sandbox/google/google-control.ts';
import { registerClient } from '../../../src/sandbox/google/oauth/client-registry.ts';
import { createServiceAccount } from '../../../src/sandbox/google/oauth/service-account.ts';
import { at, createGoogleSandbox } from './google-sandbox.ts';
import type { GoogleSandbox } from './google-sandbox.ts';

const redirectUri = 'https://app.example/callback';
const driveFile = 'https://www.googleapis.com/auth/drive.file';
const sheetsScope = 'https://www.googleapis.com/auth/spreadsheets';
const emailScope = 'https://www.googleapis.com/auth/userinfo.email';

let sandbox: GoogleSandbox;

beforeEach(() => {
  sandbox = createGoogleSandbox();
});

interface Consent {
  scope: string;
  ticked?: readonly string[];
  decision?: string;
  query?: Record<string, string>;
}

/** Goes through the consent page and gives the address the browser is sent to. */
async function consent(asked: Consent): Promise<URL> {
  const query = new URLSearchParams({
    client_id: 'an-app',
    redirect_uri: redirectUri,
    response_type: 'code',
    access_type: 'offline',
    state: 'xyz',
    scope: asked.scope,
    ...asked.query,
  });
  const page = await sandbox.api.request(`/o/oauth2/v2/auth?${query.toString()}`);
  expect(page.status).toBe(200);
  const form = new URLSearchParams({ decision: asked.decision ?? 'allow' });
  for (const scope of asked.ticked ?? asked.scope.split(' ')) form.append('scope', scope);
  const decided = await sandbox.api.request(`/o/oauth2/v2/auth/decision?${query.toString()}`, {
    method: 'POST',
    body: form,
  });
  return new URL(decided.headers.get('location') ?? '');
}

async function askToken(form: Record<string, string>): Promise<{ status: number; body: unknown }> {
  const body = new URLSearchParams({ client_id: 'an-app', client_secret: 'secret', ...form });
  const response = await sandbox.api.request('/token', { method: 'POST', body });
  return { status: response.status, body: await response.json() };
}

function exchange(code: string | null, more: Record<string, string> = {}) {
  return askToken({ grant_type: 'authorization_code', code: code ?? '', redirect_uri: redirectUri, ...more });
}

async function tokensFor(asked: Consent): Promise<Record<string, string>> {
  const { body } = await exchange((await consent(asked)).searchParams.get('code'));
  return Object.fromEntries(Object.entries(Object(body)).map(([key, value]) => [key, String(value)]));
}

function decodePart(jwt: string, index: number): unknown {
  return JSON.parse(Buffer.from(jwt.split('.')[index] ?? '', 'base64url').toString());
}

async function assertion(key: { client_email: string; private_key: string }, claims: object = {}) {
  const seconds = Date.UTC(2026, 5, 1, 9) / 1000;
  const payload = {
    iss: key.client_email,
    scope: driveFile,
    aud: 'https://oauth2.googleapis.com/token',
    iat: seconds,
    exp: seconds + 3600,
    ...claims,
  };
  const text = [{ alg: 'RS256', typ: 'JWT' }, payload]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  const der = Buffer.from(key.private_key.replace(/-----[^-]+-----|\s/g, ''), 'base64');
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
  const secret = await crypto.subtle.importKey('pkcs8', der, algorithm, false, ['sign']);
  const signature = await crypto.subtle.sign(algorithm.name, secret, new TextEncoder().encode(text));
  return `${text}.${Buffer.from(signature).toString('base64url')}`;
}

function present(signed: string) {
  return askToken({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: signed });
}

describe('consent', () => {
  it('sends the browser back with a code, the state and what was granted', async () => {
    const target = await consent({ scope: `openid email ${driveFile}` });
    expect(target.searchParams.get('state')).toBe('xyz');
    expect(target.searchParams.get('code')).toMatch(/^4\/0A/);
    expect(target.searchParams.get('scope')).toBe(`openid ${emailScope} ${driveFile}`);
  });

  it('lets a person untick a permission, and the token says so', async () => {
    const tokens = await tokensFor({ scope: `openid ${driveFile} ${sheetsScope}`, ticked: [sheetsScope] });
    expect(tokens.scope).toBe(`openid ${sheetsScope}`);
  });

  it('sends `access_denied` when a person cancels', async () => {
    const target = await consent({ scope: driveFile, decision: 'cancel' });
    expect(target.searchParams.get('error')).toBe('access_denied');
    expect(target.searchParams.has('code')).toBe(false);
  });

  it('gives a refresh token the first time, and again only when consent is asked for anew', async () => {
    expect((await tokensFor({ scope: driveFile })).refresh_token).toMatch(/^1\/\/0/);
    expect((await tokensFor({ scope: driveFile })).refresh_token).toBeUndefined();
    expect((await tokensFor({ scope: driveFile, query: { prompt: 'consent' } })).refresh_token).toBeDefined();
  });

  it('adds to what was granted before when the app asks for that', async () => {
    await tokensFor({ scope: driveFile });
    const query = { include_granted_scopes: 'true' };
    expect((await tokensFor({ scope: sheetsScope, query })).scope).toBe(`${driveFile} ${sheetsScope}`);
  });

  it('refuses a redirect address that a registered app does not have', async () => {
    registerClient(sandbox.store, { clientId: 'an-app', clientSecret: 's', redirectUris: [redirectUri] });
    const query = `client_id=an-app&response_type=code&scope=openid&redirect_uri=https://evil.example/`;
    const page = await sandbox.api.request(`/o/oauth2/v2/auth?${query}`);
    expect(page.status).toBe(400);
    expect(await page.text()).toContain('redirect_uri_mismatch');
  });
});

describe('the token endpoint', () => {
  it('takes a code once', async () => {
    const code = (await consent({ scope: driveFile })).searchParams.get('code');
    expect((await exchange(code)).status).toBe(200);
    expect(await exchange(code)).toEqual({
      status: 400,
      body: { error: 'invalid_grant', error_description: 'Bad Request' },
    });
  });

  it('holds a code to its verifier', async () => {
    const verifier = 'a-verifier-of-forty-three-characters-or-more';
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
    const query = {
      code_challenge: Buffer.from(digest).toString('base64url'),
      code_challenge_method: 'S256',
    };
    const wrong = (await consent({ scope: driveFile, query })).searchParams.get('code');
    expect((await exchange(wrong, { code_verifier: 'another' })).body).toMatchObject({
      error: 'invalid_grant',
    });
    const right = (await consent({ scope: driveFile, query })).searchParams.get('code');
    expect((await exchange(right, { code_verifier: verifier })).status).toBe(200);
  });

  it('refreshes until the grant is revoked, then says invalid_grant', async () => {
    const { refresh_token = '', access_token = '' } = await tokensFor({ scope: driveFile });
    expect((await askToken({ grant_type: 'refresh_token', refresh_token })).status).toBe(200);
    const revoked = await sandbox.api.request('/revoke', {
      method: 'POST',
      body: new URLSearchParams({ token: access_token }),
    });
    expect(revoked.status).toBe(200);
    expect(await askToken({ grant_type: 'refresh_token', refresh_token })).toEqual({
      status: 400,
      body: { error: 'invalid_grant', error_description: 'Token has been expired or revoked.' },
    });
    expect((await sandbox.ask('/drive/v3/files', { token: access_token })).status).toBe(401);
  });

  it('lets an access token end after an hour and a refresh token after half a year of rest', async () => {
    const { refresh_token = '', access_token = '' } = await tokensFor({ scope: driveFile });
    sandbox.wait(3_600_001);
    expect((await sandbox.ask('/drive/v3/files', { token: access_token })).status).toBe(401);
    sandbox.wait(183 * 86_400_000);
    expect((await askToken({ grant_type: 'refresh_token', refresh_token })).status).toBe(400);
  });

  it('knows a registered app by its secret', async () => {
    registerClient(sandbox.store, { clientId: 'an-app', clientSecret: 's', redirectUris: [redirectUri] });
    const code = (await consent({ scope: driveFile })).searchParams.get('code');
    expect(await exchange(code, { client_secret: 'wrong' })).toEqual({
      status: 401,
      body: { error: 'invalid_client', error_description: 'Unauthorized' },
    });
    expect((await exchange(code, { client_secret: 's' })).status).toBe(200);
  });
});

describe('sign-in', () => {
  it('signs an identity token with a key it publishes', async () => {
    const scope = 'openid email profile';
    const { id_token = '' } = await tokensFor({ scope, query: { nonce: 'n-1' } });
    expect(decodePart(id_token, 1)).toMatchObject({
      iss: 'https://accounts.google.com',
      aud: 'an-app',
      email: 'ada@example.com',
      email_verified: true,
      nonce: 'n-1',
      given_name: 'Ada',
      family_name: 'Lovelace',
    });
    const { body } = await sandbox.ask('/oauth2/v3/certs');
    const key = Object(at(body, 'keys', 0));
    expect(key.kid).toBe(at(decodePart(id_token, 0), 'kid'));
    const name = 'RSASSA-PKCS1-v1_5';
    const verifier = await crypto.subtle.importKey('jwk', key, { name, hash: 'SHA-256' }, false, ['verify']);
    const [head, claims, signature = ''] = id_token.split('.');
    const text = new TextEncoder().encode(`${head}.${claims}`);
    const bytes = Buffer.from(signature, 'base64url');
    expect(await crypto.subtle.verify(name, verifier, bytes, text)).toBe(true);
  });

  it('says nothing of a person that was not asked for', async () => {
    expect((await tokensFor({ scope: driveFile })).id_token).toBeUndefined();
    const { id_token = '', access_token = '' } = await tokensFor({ scope: 'openid email' });
    expect(decodePart(id_token, 1)).not.toHaveProperty('name');
    const { body } = await sandbox.ask('/oauth2/v3/userinfo', { token: access_token });
    expect(body).toMatchObject({ email: 'ada@example.com', email_verified: true });
    expect(body).not.toHaveProperty('name');
  });

  it('tells what is behind a token, of either kind, and refuses a forged one', async () => {
    const { id_token = '', access_token = '' } = await tokensFor({ scope: 'openid email' });
    expect((await sandbox.ask(`/tokeninfo?access_token=${access_token}`)).body).toMatchObject({
      aud: 'an-app',
      scope: `openid ${emailScope}`,
      email: 'ada@example.com',
      expires_in: '3600',
    });
    expect((await sandbox.ask(`/tokeninfo?id_token=${id_token}`)).body).toMatchObject({ aud: 'an-app' });
    const [head, , signature] = id_token.split('.');
    const claims = Buffer.from('{"email":"eve@example.com","exp":9999999999}').toString('base64url');
    const forged = await sandbox.ask(`/tokeninfo?id_token=${head}.${claims}.${signature}`);
    expect(forged.status).toBe(400);
  });

  it('names its endpoints where it was asked', async () => {
    const { body } = await sandbox.ask('http://127.0.0.1:8841/.well-known/openid-configuration');
    expect(at(body, 'jwks_uri')).toBe('http://127.0.0.1:8841/oauth2/v3/certs');
    const google = await sandbox.ask('https://accounts.google.com/.well-known/openid-configuration');
    expect(at(google.body, 'token_endpoint')).toBe('https://oauth2.googleapis.com/token');
  });
});

describe('service accounts', () => {
  it('get a token for a statement signed with their own key', async () => {
    const key = await createServiceAccount(sandbox, { name: 'nightly' });
    const { status, body } = await present(await assertion(key));
    expect(status).toBe(200);
    const { body: about } = await sandbox.ask('/drive/v3/about?fields=user', {
      token: String(at(body, 'access_token')),
    });
    expect(at(about, 'user', 'emailAddress')).toBe(key.client_email);
  });

  it('are refused with another key, an unknown account, a stale statement or a foreign audience', async () => {
    const key = await createServiceAccount(sandbox, { name: 'nightly' });
    const other = await createServiceAccount(sandbox, { name: 'another' });
    const stolen = await assertion({ ...other, client_email: key.client_email });
    expect((await present(stolen)).body).toMatchObject({ error_description: 'Invalid JWT Signature.' });
    const unknown = await assertion({ ...key, client_email: 'no@one.iam.gserviceaccount.com' });
    expect((await present(unknown)).body).toMatchObject({
      error_description: 'Invalid grant: account not found',
    });
    const stale = await assertion(key, { iat: 1, exp: 3601 });
    expect(at((await present(stale)).body, 'error_description')).toContain('short-lived token');
    const foreign = await assertion(key, { aud: 'https://example.com' });
    expect((await present(foreign)).status).toBe(400);
  });

  it('own no files', async () => {
    const key = await createServiceAccount(sandbox, { name: 'nightly' });
    const { body } = await present(await assertion(key));
    const made = await sandbox.ask('/drive/v3/files', {
      body: { name: 'x' },
      token: String(at(body, 'access_token')),
    });
    expect(made.status).toBe(403);
    expect(at(made.body, 'error', 'errors', 0, 'reason')).toBe('storageQuotaExceeded');
  });
});

describe('drive.file', () => {
  it('shows an app only what it made or was given', async () => {
    const others = await sandbox.spreadsheet({ properties: { title: 'Budget' } });
    const { access_token: token = '' } = await tokensFor({ scope: driveFile });
    const { body: made } = await sandbox.ask('/v4/spreadsheets', { body: {}, token });
    expect((await sandbox.ask(`/v4/spreadsheets/${others}`, { token })).status).toBe(404);
    expect((await sandbox.ask(`/drive/v3/files/${others}`, { token })).status).toBe(404);
    const listed = await sandbox.ask('/drive/v3/files?fields=files/id', { token });
    expect(listed.body).toEqual({ files: [{ id: at(made, 'spreadsheetId') }] });

    const control = createGoogleControl(sandbox);
    const given = await control.request('/given-files', {
      method: 'POST',
      body: JSON.stringify({ fileId: others, clientId: 'an-app' }),
    });
    expect(given.status).toBe(200);
    expect((await sandbox.ask(`/v4/spreadsheets/${others}`, { token })).status).toBe(200);
  });
});
