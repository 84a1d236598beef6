import { Hono } from 'hono';
import { connectionId } from '../../store/connection-directory.ts';
import { notFound, stillOwner, wrongName } from '../errors.ts';
import { NoticePage } from '../page/notice-page.tsx';
import { readFields } from '../read-fields.ts';
import { routes } from '../routes.ts';
import type { Services } from '../services.ts';
import type { SignedIn } from '../session.ts';
import { requireSession, signOut } from '../session.ts';
import { readTool } from '../tool-name.ts';
import { AccountPage } from './account-page.tsx';
import { disconnect, giveBack } from './give-back.ts';

/** A person's account: identities, connections, sessions, and its end. */
export function accountRoutes(services: Services): Hono<SignedIn> {
  const { accounts, connections, sessions, tools, now } = services;
  const account = new Hono<SignedIn>();

  account.get(routes.account, requireSession(services), async (c) => {
    const user = c.get('user');
    const own = await connections.of(user);
    return c.html(
      <AccountPage
        name={(await accounts.nameOf(user)) ?? ''}
        identities={await accounts.identitiesOf(user)}
        connections={await Promise.all(
          own.map(async (connection) => ({
            connection,
            workspaces: await connections.usesOf(connection.id),
          })),
        )}
        sessions={await sessions.list(user, now())}
        current={c.get('session')}
        offered={tools.offered}
      />,
    );
  });

  account.post(routes.endSession, requireSession(services), async (c) => {
    await sessions.revoke(c.get('user'), { id: c.req.param('session') });
    return c.redirect(routes.account, 303);
  });

  account.post(routes.endOtherSessions, requireSession(services), async (c) => {
    await sessions.revoke(c.get('user'), { allBut: c.get('session') });
    return c.redirect(routes.account, 303);
  });

  account.post(routes.disconnect, requireSession(services), async (c) => {
    const tool = readTool(c.req.param('tool'));
    const id = tool === undefined ? '' : connectionId(tool, c.req.param('account'));
    const connection = await connections.find(id);
    if (connection === undefined || connection.user !== c.get('user')) throw notFound('connection');
    await disconnect(services, id);
    return c.redirect(routes.account, 303);
  });

  account.post(routes.deleteAccount, requireSession(services), async (c) => {
    const user = c.get('user');
    const name = (await accounts.nameOf(user)) ?? '';
    if ((await readFields(c))['name']?.trim() !== name.trim()) throw wrongName(name);
    const kept = await services.members.onlyOwnerOf(user);
    if (kept.length > 0) throw stillOwner(kept);
    const given = await giveBack(services, await connections.of(user));
    await signOut(c, services);
    await accounts.remove(user);
    return c.html(
      <NoticePage
        title="Your account is deleted"
        lines={[
          'Northbook has forgotten you.',
          ...given,
          'What stands in your Notion and your spreadsheets is yours and stays there.',
        ]}
        actions={[{ label: 'Back to the start', href: routes.home }]}
      />,
    );
  });

  return account;
}
