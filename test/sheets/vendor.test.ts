import { describe, expect, it } from 'vitest';
import { createGoogleVendor } from '../../src/sheets/vendor.ts';
import { serviceAccountTokens } from '../../src/sheets/account/service-account.ts';

const now = Date.UTC(2026, 2, 2, 8, 0);
const drive = 'https://www.googleapis.com/auth/drive.file';

function idToken(claims: Readonly<Record<string, unknown>>): string {
  const body = {
    iss: 'https://accounts.google.com',
    aud: 'client',
    sub: '1',
    email: 'zoë@example.com',
    exp: now / 1000 + 60,
    ...claims,
  };
  return `e30.${Buffer.from(JSON.stringify(body)).toString('base64url')}.e30`;
}

function vendorThatGets(status: number, answer: unknown) {
  const sent: { url: string; form: URLSearchParams }[] = [];
  const vendor = createGoogleVendor({
    clientId: 'client',
    clientSecret: 'hush',
    now: () => now,
    fetch: (url, init) => {
      sent.push({ url, form: new URLSearchParams(init.body instanceof URLSearchParams ? init.body : '') });
      return Promise.resolve(new Response(JSON.stringify(answer), { status }));
    },
  });
  return { vendor, sent };
}

const way = { code: '4/abc', verifier: 'v', redirectUri: 'https://n.test/back', asks: 'work' } as const;
const tokens = {
  access_token: 'ya29.a',
  expires_in: 3599,
  refresh_token: '1//r',
  scope: `openid email ${drive}`,
};

describe('a person who comes back from Google', () => {
  it('is who Google says, in any alphabet, with an access that lasts', async () => {
    const { vendor, sent } = vendorThatGets(200, { ...tokens, id_token: idToken({}) });
    expect(await vendor.exchange(way)).toEqual({
      tokens: { accessToken: 'ya29.a', refreshToken: '1//r', expiresAt: now + 3_599_000 },
      account: { id: '1', label: 'zoë@example.com' },
      person: { subject: '1', name: 'zoë@example.com', email: 'zoë@example.com' },
      missing: [],
      copy: undefined,
    });
    expect(Object.fromEntries(sent[0]?.form ?? [])).toMatchObject({
      code_verifier: 'v',
      client_secret: 'hush',
    });
  });

  it('who left the files unticked, or got no refresh token, has given too little', async () => {
    const unticked = vendorThatGets(200, { ...tokens, scope: 'openid email', id_token: idToken({}) });
    expect((await unticked.vendor.exchange(way)).missing).toEqual(['files']);
    const { refresh_token: _, ...brief } = tokens;
    const fleeting = vendorThatGets(200, { ...brief, id_token: idToken({}) });
    expect((await fleeting.vendor.exchange(way)).missing).toEqual(['lasting']);
    expect((await fleeting.vendor.exchange({ ...way, asks: 'identity' })).missing).toEqual([]);
  });

  it.each([
    ['for another client', { aud: 'somebody else' }],
    ['from another issuer', { iss: 'https://evil.test' }],
    ['that is over', { exp: now / 1000 - 1 }],
  ])('with an identity %s is not let in', async (_, claims) => {
    const { vendor } = vendorThatGets(200, { ...tokens, id_token: idToken(claims) });
    await expect(vendor.exchange(way)).rejects.toMatchObject({ code: 'refused' });
  });

  it.each([
    [400, 'invalid_grant', 'refused'],
    [401, 'invalid_client', 'misconfigured'],
    [503, 'backend_error', 'unavailable'],
    [429, 'rate_limit', 'unavailable'],
  ] as const)('with %i %s finds out that it is %s', async (status, error, code) => {
    const { vendor } = vendorThatGets(status, { error, error_description: 'ya29.a 1//r' });
    await expect(vendor.exchange(way)).rejects.toMatchObject({
      code,
      message: `sheets: token answered ${status} ${error}`,
    });
  });
});

describe('a refresh at Google', () => {
  it('keeps the refresh token unless another one comes', async () => {
    const kept = vendorThatGets(200, { access_token: 'ya29.b', expires_in: 3599 });
    expect((await kept.vendor.refresh('1//r')).refreshToken).toBe('1//r');
    const other = vendorThatGets(200, { access_token: 'ya29.b', expires_in: 3599, refresh_token: '1//s' });
    expect((await other.vendor.refresh('1//r')).refreshToken).toBe('1//s');
  });

  it('that was given back already is given back', async () => {
    const { vendor, sent } = vendorThatGets(400, { error: 'invalid_token' });
    await vendor.revoke({ accessToken: 'ya29.b', refreshToken: '1//r', expiresAt: undefined });
    expect(sent[0]?.form.get('token')).toBe('1//r');
  });
});

function refuseToSend(): Promise<Response> {
  return Promise.reject(new Error('nothing is to be sent'));
}

describe('a service account', () => {
  it('whose key cannot be read is refused before anything is sent', async () => {
    const key = {
      client_email: 'a@b.iam.gserviceaccount.com',
      private_key: '-----BEGIN PRIVATE KEY-----\nbm90IGEga2V5\n-----END PRIVATE KEY-----\n',
    };
    await expect(serviceAccountTokens({ fetch: refuseToSend, now: () => now }, key)).rejects.toThrow(
      'the private key of the service account cannot be read',
    );
  });
});
