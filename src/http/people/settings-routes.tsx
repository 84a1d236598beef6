import { Hono } from 'hono';
import type { Context } from 'hono';
import { Role } from '../../store/role.ts';
import type { SurfaceKind } from '../../sync/surface.ts';
import { disconnect, giveBack, unconfirmed } from '../account/give-back.ts';
import { lastOwner, notFound, wrongName } from '../errors.ts';
import { describeTurnedBack } from '../oauth/turned-back.ts';
import { NoticePage } from '../page/notice-page.tsx';
import { readFields } from '../read-fields.ts';
import { pathTo, routes, withQuery } from '../routes.ts';
import type { Services } from '../services.ts';
import type { SignedIn } from '../session.ts';
import { requireRole, requireSession } from '../session.ts';
import { readTool, toolNames } from '../tool-name.ts';
import { SettingsPage } from './settings-page.tsx';

/** Who is in a workspace, what it is connected to, and its end. */
export function settingsRoutes(services: Services): Hono<SignedIn> {
  const { connections, invites, members, workspaces, now } = services;
  const settings = new Hono<SignedIn>();
  const session = requireSession(services);
  const viewer = requireRole(services, 'viewer');
  const owner = requireRole(services, 'owner');

  settings.get(routes.settings, session, viewer, (c) => showSettings(c, { services }));

  settings.post(routes.invites, session, owner, async (c) => {
    const workspace = c.req.param('workspace');
    const role = Role.catch('viewer').parse((await readFields(c))['role']);
    const token = await invites.create({ workspace, role, invitedBy: c.get('user'), now: now() });
    // Shown in the answer itself and not after a redirect: the link is nowhere else.
    const link = new URL(pathTo(routes.invite, { invite: token }), c.req.url).href;
    return showSettings(c, { services, link });
  });

  settings.post(routes.revokeInvite, session, owner, async (c) => {
    const { workspace, invite } = c.req.param();
    await invites.revoke({ workspace, id: invite });
    return c.redirect(pathTo(routes.settings, { workspace }), 303);
  });

  settings.post(routes.member, session, owner, async (c) => {
    const { workspace, member } = c.req.param();
    const form = await readFields(c);
    if ((await members.roleOf(member, workspace)) === undefined) throw notFound('member');
    const isDone =
      form['remove'] === 'yes'
        ? await members.remove({ user: member, workspace })
        : await members.setRole({ user: member, workspace, role: Role.catch('viewer').parse(form['role']) });
    if (!isDone) throw lastOwner();
    return c.redirect(
      (await members.roleOf(c.get('user'), workspace)) === undefined
        ? routes.home
        : pathTo(routes.settings, { workspace }),
      303,
    );
  });

  settings.post(routes.leave, session, viewer, async (c) => {
    const workspace = c.req.param('workspace');
    if (!(await members.remove({ user: c.get('user'), workspace }))) throw lastOwner();
    return c.redirect(routes.home, 303);
  });

  settings.post(routes.switchConnection, session, owner, async (c) => {
    const workspace = c.req.param('workspace');
    const tool = readTool(c.req.param('tool'));
    const id = (await readFields(c))['connection'] ?? '';
    const connection = await connections.find(id);
    if (tool === undefined || connection?.tool !== tool || connection.user !== c.get('user')) {
      throw notFound('connection');
    }
    if (await workspaces.switchConnection(workspace, { tool, connection: id })) {
      return c.redirect(pathTo(routes.workspace, { workspace }), 303);
    }
    const retry = withQuery(pathTo(routes.approve, { tool }), { for: 'reconnect', workspace });
    const text = describeTurnedBack({ reason: 'cannot-see', tool, retry });
    return c.html(<NoticePage {...text} isSignedIn />, 409);
  });

  settings.post(routes.disconnectTool, session, owner, async (c) => {
    const workspace = c.req.param('workspace');
    const tool = readTool(c.req.param('tool'));
    const uses = await connections.usedBy(workspace);
    const use = uses.find((own) => own.tool === tool);
    if (use?.connection === undefined) throw notFound('connection');
    const others = (await connections.usesOf(use.id)).filter(({ id }) => id !== workspace);
    const isRevoked = await disconnect(services, use.id);
    return c.html(
      <NoticePage
        title={`${toolNames[use.tool]} is disconnected`}
        lines={disconnectedLines({ tool: toolNames[use.tool], isRevoked, others })}
        actions={[
          { label: 'People and connections', href: pathTo(routes.settings, { workspace }) },
          { label: 'Workspaces', href: routes.home },
        ]}
        isSignedIn
      />,
    );
  });

  settings.post(routes.delete, session, owner, async (c) => {
    const workspace = c.req.param('workspace');
    const view = await workspaces.view(workspace);
    if ((await readFields(c))['name']?.trim() !== view.name) throw wrongName(view.name);
    const uses = await connections.usedBy(workspace);
    await workspaces.erase(workspace);
    const said = await endAccess(services, { uses, tools: view.tools });
    return c.html(
      <NoticePage
        title={`${view.name} is deleted`}
        lines={[
          'Northbook holds nothing of it any more.',
          ...said,
          ...view.places.map(
            ({ title, surface }) =>
              `${title} in ${toolNames[surface]} is yours and stays, Northbook’s columns included, also those in tables of your own. Delete there what you do not want.`,
          ),
        ]}
        actions={[{ label: 'Workspaces', href: routes.home }]}
        isSignedIn
      />,
    );
  });

  return settings;
}

/** Gives back what no other workspace needs; what becomes of each access, in sentences. */
async function endAccess(
  services: Services,
  {
    uses,
    tools,
  }: {
    readonly uses: Awaited<ReturnType<Services['connections']['usedBy']>>;
    readonly tools: readonly SurfaceKind[];
  },
): Promise<readonly string[]> {
  const known = uses.filter(({ connection }) => connection !== undefined);
  const needed = await Promise.all(
    known.map(async (use) => (await services.connections.usesOf(use.id)).length > 0),
  );
  const typedIn = tools.filter((tool) => !uses.some((use) => use.tool === tool));
  return [
    ...(await giveBack(
      services,
      known.filter((_, index) => needed[index] === false),
    )),
    ...known
      .filter((_, index) => needed[index] === true)
      .map(({ tool }) => `The access to ${toolNames[tool]} stays: another workspace here uses it.`),
    ...typedIn.map(
      (tool) => `The token for ${toolNames[tool]} is forgotten here; end it there if nothing else uses it.`,
    ),
  ];
}

async function showSettings(
  c: Context<SignedIn>,
  { services, link }: { readonly services: Services; readonly link?: string },
): Promise<Response> {
  const { connections, invites, members, workspaces, now } = services;
  const workspace = c.req.param('workspace') ?? '';
  const { name, timeZone, tools } = await workspaces.view(workspace);
  const uses = await connections.usedBy(workspace);
  return c.html(
    <SettingsPage
      workspace={{ id: workspace, name, timeZone }}
      role={c.get('role')}
      user={c.get('user')}
      members={await members.list(workspace)}
      invites={await invites.list(workspace, now())}
      tools={tools.map((tool) => {
        const use = uses.find((own) => own.tool === tool);
        return { tool, connection: use?.connection, isOwnToken: use === undefined };
      })}
      {...(link === undefined ? {} : { link })}
    />,
  );
}

function disconnectedLines(what: {
  readonly tool: string;
  readonly isRevoked: boolean;
  readonly others: readonly { readonly name: string }[];
}): readonly string[] {
  const { tool, isRevoked, others } = what;
  return [
    isRevoked
      ? `The access was given back to ${tool} and forgotten here. What stands there stays.`
      : `The access was forgotten here. ${unconfirmed(tool)}`,
    ...(others.length === 0
      ? []
      : [`It also served ${others.map(({ name }) => name).join(', ')}; they need reconnecting now.`]),
  ];
}
