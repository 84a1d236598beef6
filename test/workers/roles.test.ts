import { env, exports } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../src/http/app.tsx';
import type { Role } from '../../src/store/role.ts';
import { includesRole } from '../../src/store/role.ts';
import { createServices } from '../../workers/services.ts';
import { origin } from './browser.ts';
import { ask } from './northbook.ts';

/** Who each route is for. A role is one in the workspace of the path; `signed-in` needs none; `key` is the owner key. */
type Audience = 'anyone' | 'signed-in' | Role | 'key';

const audiences: Readonly<Record<string, Audience>> = {
  'GET /': 'anyone',
  'GET /style.css': 'anyone',
  'GET /page.js': 'anyone',
  'GET /picture.svg': 'anyone',
  'GET /star.svg': 'anyone',
  'GET /method': 'anyone',
  'GET /sign-in': 'anyone',
  'POST /sign-in': 'anyone',
  'POST /sign-out': 'anyone',
  'GET /connect/:tool': 'anyone',
  'GET /connect/:tool/back': 'anyone',
  'GET /invites/:invite': 'anyone',
  'POST /invites/:invite': 'signed-in',
  'GET /install': 'signed-in',
  'POST /install': 'signed-in',
  'GET /account': 'signed-in',
  'POST /account/sessions/:session/end': 'signed-in',
  'POST /account/end-other-sessions': 'signed-in',
  'POST /account/connections/:tool/:account/disconnect': 'signed-in',
  'POST /account/delete': 'signed-in',
  'GET /workspaces/:workspace': 'viewer',
  'GET /workspaces/:workspace/installation': 'viewer',
  'GET /workspaces/:workspace/settings': 'viewer',
  'GET /workspaces/:workspace/preferences': 'viewer',
  'POST /workspaces/:workspace/leave': 'viewer',
  'GET /workspaces/:workspace/history': 'viewer',
  'GET /workspaces/:workspace/runs/:run': 'viewer',
  'POST /workspaces/:workspace/preview': 'editor',
  'POST /workspaces/:workspace/recalculate': 'editor',
  'POST /workspaces/:workspace/runs/:run/undo': 'editor',
  'POST /workspaces/:workspace/acknowledge': 'editor',
  'POST /workspaces/:workspace/preferences/basics': 'editor',
  'POST /workspaces/:workspace/preferences/thresholds': 'editor',
  'POST /workspaces/:workspace/preferences/rules': 'editor',
  'POST /workspaces/:workspace/preferences/findings': 'editor',
  'POST /workspaces/:workspace/preferences/unknown': 'editor',
  'POST /workspaces/:workspace/preferences/undo': 'editor',
  'POST /workspaces/:workspace/check': 'editor',
  'GET /workspaces/:workspace/sample-rows': 'editor',
  'POST /workspaces/:workspace/sample-rows': 'editor',
  'POST /workspaces/:workspace/repairs': 'editor',
  'POST /workspaces/:workspace/installation': 'owner',
  'GET /workspaces/:workspace/own-tables': 'owner',
  'GET /workspaces/:workspace/own-tables/:table': 'owner',
  'POST /workspaces/:workspace/own-tables/:table': 'owner',
  'POST /workspaces/:workspace/connections/:tool': 'owner',
  'POST /workspaces/:workspace/connections/:tool/disconnect': 'owner',
  'POST /workspaces/:workspace/invites': 'owner',
  'POST /workspaces/:workspace/invites/:invite/revoke': 'owner',
  'POST /workspaces/:workspace/members/:member': 'owner',
  'POST /workspaces/:workspace/delete': 'owner',
  'POST /api/sign-in-links': 'key',
  'POST /api/rotate-keys': 'key',
  'GET /api/workspaces': 'key',
  'POST /api/workspaces': 'key',
  'GET /api/workspaces/:workspace': 'key',
  'GET /api/workspaces/:workspace/runs': 'key',
  'POST /api/workspaces/:workspace/runs': 'key',
  'GET /api/workspaces/:workspace/runs/:run': 'key',
  'POST /api/workspaces/:workspace/runs/:run/undo': 'key',
};

const services = createServices(env);
let workspace: string;

/** Sends a route's request with a session's cookie; nothing it would change is named rightly. */
async function send(
  route: string,
  session?: string,
): Promise<{ status: number; to: string | null; text: string }> {
  const [method = '', pattern = ''] = route.split(' ');
  const path = pattern
    .replace(':workspace', workspace)
    .replace(':tool', 'notion')
    .replaceAll(/:\w+/g, 'nobody');
  const response = await exports.default.fetch(
    new Request(`${origin}${path}`, {
      method,
      redirect: 'manual',
      headers: { origin, ...(session === undefined ? {} : { cookie: `__Host-northbook=${session}` }) },
      ...(method === 'POST' ? { body: new URLSearchParams() } : {}),
    }),
  );
  return {
    status: response.status,
    to: response.headers.get('location'),
    text: await response.text(),
  };
}

async function sessionOf(user: string, role?: Role): Promise<string> {
  await services.sessions.addUser({ id: user, name: user, now: Date.now() });
  if (role !== undefined) await services.members.add({ user, workspace, role });
  return services.sessions.open(user, { now: Date.now(), browser: '' });
}

function routesFor(...wanted: readonly Audience[]): string[] {
  return Object.entries(audiences).flatMap(([route, audience]) => (wanted.includes(audience) ? [route] : []));
}

describe('every route', () => {
  beforeAll(async () => {
    const created = await ask('POST /api/workspaces', {
      name: 'Guarded',
      connections: { notion: { token: 'ntn_nobody', page: crypto.randomUUID() } },
    });
    workspace = ((await created.json()) satisfies { id: string }).id;
  });

  it('says whom it is for', () => {
    const known = createApp(services)
      .routes.filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method} ${path}`);
    expect([...new Set(known)].toSorted()).toEqual(Object.keys(audiences).toSorted());
  });

  it('shows a stranger the door unless it is for anyone', async () => {
    for (const route of routesFor('signed-in', 'viewer', 'editor', 'owner')) {
      expect([route, (await send(route)).to]).toEqual([route, '/']);
    }
    for (const route of routesFor('key')) expect([route, (await send(route)).status]).toEqual([route, 401]);
    for (const route of routesFor('anyone')) {
      expect([route, (await send(route)).to === '/']).toEqual([route, route === 'POST /sign-out']);
    }
  });

  it('does not let a session in where the owner key is wanted', async () => {
    const session = await sessionOf('owner', 'owner');
    for (const route of routesFor('key')) {
      expect([route, (await send(route, session)).status]).toEqual([route, 401]);
    }
  });

  it('tells who is no member nothing about a workspace', async () => {
    const session = await sessionOf('an outsider');
    for (const route of routesFor('viewer', 'editor', 'owner')) {
      const { status, text } = await send(route, session);
      expect([route, status, text.includes('There is no such workspace')]).toEqual([route, 404, true]);
      expect(text).not.toContain('Guarded');
    }
  });

  it.each(['viewer', 'editor', 'owner'] as const)(
    'lets %ss do what is theirs and nothing above',
    async (role) => {
      for (const route of routesFor('viewer', 'editor', 'owner')) {
        const session = await sessionOf(`the ${role}`, role);
        const needed = audiences[route];
        const { status, to, text } = await send(route, session);
        const isLetIn = status !== 403 && to !== '/' && !text.includes('There is no such workspace');
        const isLeaving = route.endsWith('/leave');
        const isMeant = needed === 'viewer' || needed === 'editor' || needed === 'owner';
        expect([route, isLeaving || isLetIn]).toEqual([route, isMeant && includesRole(role, needed)]);
      }
    },
  );
});
