import type { openSandbox } from './sandbox-client.ts';

type Sandbox = ReturnType<typeof openSandbox>;

const basic = { authorization: `Basic ${btoa('acme:secret')}` };

/** A public connection from its approval to its end. */
export async function runOAuth({ app, raw, pageId }: Sandbox): Promise<void> {
  const back = 'https://app.example/back';
  const query = new URLSearchParams({ client_id: 'acme', response_type: 'code', redirect_uri: back });
  const body = new URLSearchParams({ decision: 'approve', page: pageId });
  const approved = await app.request(`/v1/oauth/authorize?${query.toString()}`, { method: 'POST', body });
  const code = new URL(approved.headers.get('location') ?? '').searchParams.get('code');
  const exchange = { grant_type: 'authorization_code', code, redirect_uri: back };
  const first = await raw('POST', '/v1/oauth/token', exchange, basic);
  const refresh = { grant_type: 'refresh_token', refresh_token: first.body.refresh_token };
  const second = await raw('POST', '/v1/oauth/token', refresh, basic);
  const token = { authorization: `Bearer ${second.body.access_token}` };
  await raw('GET', '/v1/users/me', undefined, token);
  await raw('POST', '/v1/databases', { title: [{ text: { content: 'At the top' } }] }, token);
  await raw('POST', '/v1/oauth/introspect', { token: second.body.access_token }, basic);
  await raw('POST', '/v1/oauth/revoke', { token: second.body.access_token }, basic);
  await raw('POST', '/v1/oauth/introspect', { token: second.body.access_token }, basic);
}
