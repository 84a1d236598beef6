import { Hono } from 'hono';
import { inviteOver, notSignedIn } from '../errors.ts';
import { dropInvite, keepInvite } from '../oauth/waiting-invite.ts';
import { Layout } from '../page/layout.tsx';
import { approvalLink } from '../page/start-page.tsx';
import { pathTo, routes } from '../routes.ts';
import type { Services } from '../services.ts';
import type { SignedIn } from '../session.ts';
import { sessionUser } from '../session.ts';
import { vendorNames } from '../tool-name.ts';

/** The link that makes a person a member. Looking at it does not use it up: link previews look too. */
export function inviteRoutes(services: Services): Hono<SignedIn> {
  const { directory, invites, members, accounts, tools, now } = services;
  const invitation = new Hono<SignedIn>();

  invitation.get(routes.invite, async (c) => {
    const token = c.req.param('invite');
    const invite = await invites.find(token, now());
    const workspace = invite === undefined ? undefined : await directory.find(invite.workspace);
    if (invite === undefined || workspace === undefined) throw inviteOver();
    const session = await sessionUser(c, services);
    const inviter = (await accounts.nameOf(invite.invitedBy)) ?? 'Somebody';
    if (session === undefined) keepInvite(c, token);
    const title = `${inviter} invites you to ${workspace.name}`;
    return c.html(
      <Layout title={title} isSignedIn={session !== undefined}>
        <h1>{title}</h1>
        <p>{`You would be ${invite.role === 'viewer' ? 'a viewer' : `an ${invite.role}`} there.`}</p>
        {session === undefined ? (
          <>
            <p>
              Sign in first. Google is asked only who you are; on Notion’s page you need not choose any page.
            </p>
            <p class="actions">
              {tools.offered.map((tool) => (
                <a class="button" href={approvalLink(tool, 'join')} rel="nofollow">
                  {`Sign in with ${vendorNames[tool]}`}
                </a>
              ))}
            </p>
          </>
        ) : (
          <form method="post" action={pathTo(routes.invite, { invite: token })}>
            <button>Join</button>
          </form>
        )}
      </Layout>,
    );
  });

  invitation.post(routes.invite, async (c) => {
    const session = await sessionUser(c, services);
    if (session === undefined) throw notSignedIn();
    const invite = await invites.take(c.req.param('invite'), now());
    if (invite === undefined) throw inviteOver();
    await members.add({ user: session.user, workspace: invite.workspace, role: invite.role });
    dropInvite(c);
    return c.redirect(pathTo(routes.workspace, { workspace: invite.workspace }), 303);
  });

  return invitation;
}
