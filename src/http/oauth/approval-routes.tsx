import { Hono } from 'hono';
import type { Context } from 'hono';
import type { Purpose } from '../../store/approval-store.ts';
import { includesRole } from '../../store/role.ts';
import type { SurfaceKind } from '../../sync/surface.ts';
import { notFound, notSignedIn } from '../errors.ts';
import { NoticePage } from '../page/notice-page.tsx';
import { pathTo, routes, withQuery } from '../routes.ts';
import type { Services } from '../services.ts';
import type { SignedIn } from '../session.ts';
import { sessionUser, signIn } from '../session.ts';
import { readTool } from '../tool-name.ts';
import { browserSecret, giveBrowserSecret } from './browser-secret.ts';
import type { NotUsable, NotWelcome, Welcome } from './come-back.ts';
import { asksOf, comeBack } from './come-back.ts';
import { describeNotChosen } from './not-chosen.ts';
import { waitingInvite } from './waiting-invite.ts';
import { WrongAccountPage } from './wrong-account-page.tsx';
import type { TurnedBack } from './turned-back.ts';
import { describeTurnedBack } from './turned-back.ts';

/** The way to a tool's approval page and back. Open to everybody: who comes back is who the tool says they are. */
export function approvalRoutes(services: Services): Hono<SignedIn> {
  const { approvals, tools, now } = services;
  const approval = new Hono<SignedIn>();

  approval.get(routes.approve, async (c) => {
    const tool = requireTool(c);
    const vendor = await tools.vendor(tool);
    if (vendor === undefined) return turnBack(c, { reason: 'not-offered', tool, retry: c.req.url });
    // Cloudflare sets it on every request; a local start has no addresses to tell apart.
    const address = c.req.header('cf-connecting-ip');
    if (address !== undefined && !(await services.mayBeginApproval(address))) {
      c.header('retry-after', '60');
      return turnBack(c, { reason: 'too-often', tool, retry: c.req.url });
    }
    const purpose = await readPurpose(c, services);
    const browser = giveBrowserSecret(c);
    const { state, challenge } = await approvals.begin({ tool, browser, purpose, now: now() });
    const page = { state, challenge, redirectUri: redirectUri(c, tool), hint: c.req.query('account') };
    const url =
      purpose.kind === 'pick'
        ? vendor.picker?.pageUrl(page)
        : vendor.approvalUrl({ ...page, asks: asksOf(purpose, tool) });
    if (url === undefined) throw notFound('tool');
    c.header('cache-control', 'no-store');
    return c.redirect(url, 303);
  });

  approval.get(routes.approved, async (c) => {
    const tool = requireTool(c);
    const session = await sessionUser(c, services);
    const outcome = await comeBack(services, {
      tool,
      state: c.req.query('state'),
      code: c.req.query('code'),
      error: c.req.query('error'),
      picked: c.req.query('picked_file_ids'),
      browser: browserSecret(c),
      user: session?.user,
      redirectUri: redirectUri(c, tool),
    });
    c.header('cache-control', 'no-store');
    if ('reason' in outcome) {
      return notWelcome(c, { services, tool, outcome, isSignedIn: session !== undefined });
    }
    if ('file' in outcome) {
      const { workspace } = outcome.purpose;
      return c.redirect(
        withQuery(pathTo(routes.ownTables, { workspace }), { tool, place: outcome.file }),
        303,
      );
    }
    return welcome(c, { services, tool, outcome });
  });

  return approval;
}

async function notWelcome(
  c: Context<SignedIn>,
  back: {
    readonly services: Services;
    readonly tool: SurfaceKind;
    readonly outcome: NotWelcome | NotUsable;
    readonly isSignedIn: boolean;
  },
): Promise<Response> {
  const { services, tool, outcome, isSignedIn } = back;
  async function nothingChosen(
    why: Omit<Parameters<typeof describeNotChosen>[0], 'account'>,
  ): Promise<Response> {
    const uses = await services.connections.usedBy(why.workspace);
    const account = uses.find((use) => use.tool === tool)?.connection?.label;
    return c.html(<NoticePage {...describeNotChosen({ ...why, account })} isSignedIn={isSignedIn} />, 400);
  }
  if ('accounts' in outcome) return nothingChosen({ ...outcome, workspace: outcome.purpose.workspace });
  const { reason, purpose } = outcome;
  if (purpose?.kind === 'pick') {
    return nothingChosen({ reason, workspace: purpose.workspace, accounts: undefined });
  }
  return turnBack(c, { reason, tool, retry: retryPath(tool, purpose), isSignedIn });
}

async function welcome(
  c: Context<SignedIn>,
  arrival: { readonly services: Services; readonly tool: SurfaceKind; readonly outcome: Welcome },
): Promise<Response> {
  const { services, tool, outcome } = arrival;
  const { purpose, user, connection } = outcome;
  switch (purpose.kind) {
    case 'reconnect':
      return reconnected(c, { services, tool, workspace: purpose.workspace, connection: connection ?? '' });
    case 'link':
      return c.redirect(routes.account, 303);
    case 'add':
      return c.redirect(routes.install, 303);
    case 'join': {
      await signIn(c, { services, user });
      const invite = waitingInvite(c);
      return c.redirect(invite === undefined ? routes.home : pathTo(routes.invite, { invite }), 303);
    }
    case 'start':
    case 'sign-in': {
      await signIn(c, { services, user });
      const isNew = (await services.directory.visibleTo(user)).length === 0;
      return c.redirect(isNew ? routes.install : routes.home, 303);
    }
  }
}

/** The access is back when it is the same one; another one is only taken when the person says so. */
async function reconnected(
  c: Context<SignedIn>,
  arrival: {
    readonly services: Services;
    readonly tool: SurfaceKind;
    readonly workspace: string;
    readonly connection: string;
  },
): Promise<Response> {
  const { services, tool, workspace, connection } = arrival;
  const uses = await services.connections.usedBy(workspace);
  const used = uses.find((use) => use.tool === tool);
  if (used?.id === connection) return c.redirect(await goOnAfter(services, workspace), 303);
  const found = await services.connections.find(connection);
  return c.html(
    <WrongAccountPage
      tool={tool}
      workspace={workspace}
      connection={connection}
      came={found?.label ?? ''}
      expected={used?.connection?.label}
    />,
    409,
  );
}

/** What waited for the access goes on: the installation, or the next recalculation. Gives where to look. */
async function goOnAfter(services: Services, workspace: string): Promise<string> {
  const entry = await services.directory.find(workspace);
  if (typeof entry?.nextRunAt !== 'number') {
    await services.workspaces.goOn(workspace);
    return pathTo(routes.installation, { workspace });
  }
  await services.directory.schedule(workspace, { nextRunAt: services.now() });
  return pathTo(routes.workspace, { workspace });
}

function turnBack(
  c: Context<SignedIn>,
  back: TurnedBack & { readonly isSignedIn?: boolean },
): Response | Promise<Response> {
  return c.html(
    <NoticePage {...describeTurnedBack(back)} isSignedIn={back.isSignedIn === true} />,
    statusOf(back),
  );
}

function statusOf({ reason }: TurnedBack): 400 | 404 | 429 {
  if (reason === 'not-offered') return 404;
  return reason === 'too-often' ? 429 : 400;
}

function requireTool(c: Context): SurfaceKind {
  const tool = readTool(c.req.param('tool') ?? '');
  if (tool === undefined) throw notFound('tool');
  return tool;
}

function redirectUri(c: Context, tool: SurfaceKind): string {
  return new URL(pathTo(routes.approved, { tool }), c.req.url).href;
}

/** What the link that was followed is for. Who is signed in adds to their account instead of signing in again. */
async function readPurpose(c: Context<SignedIn>, services: Services): Promise<Purpose> {
  const wanted = c.req.query('for');
  const user = (await sessionUser(c, services))?.user;
  if (wanted === 'reconnect' || wanted === 'pick' || wanted === 'link' || wanted === 'add') {
    if (user === undefined) throw notSignedIn();
    if (wanted === 'link' || wanted === 'add') return { kind: wanted, user };
    const workspace = c.req.query('workspace') ?? '';
    const role = await services.members.roleOf(user, workspace);
    if (role === undefined || !includesRole(role, 'owner')) throw notFound('workspace');
    return { kind: wanted, user, workspace };
  }
  if (wanted === 'join') return { kind: 'join' };
  if (user !== undefined) return { kind: 'add', user };
  return wanted === 'sign-in' ? { kind: 'sign-in' } : { kind: 'start' };
}

function retryPath(tool: SurfaceKind, purpose: Purpose | undefined): string {
  const path = pathTo(routes.approve, { tool });
  if (purpose === undefined) return withQuery(path, { for: 'start' });
  if (purpose.kind === 'reconnect') {
    return withQuery(path, { for: 'reconnect', workspace: purpose.workspace });
  }
  // Who was not known when they wanted back in starts.
  return withQuery(path, { for: purpose.kind === 'sign-in' ? 'start' : purpose.kind });
}
