import type { Identity } from '../../store/account-store.ts';
import type { KnownConnection } from '../../store/connection-directory.ts';
import type { OpenSession } from '../../store/session-store.ts';
import type { SurfaceKind } from '../../sync/surface.ts';
import { momentIn } from '../page/home-page.tsx';
import { Layout } from '../page/layout.tsx';
import { approvalLink } from '../page/start-page.tsx';
import { pathTo, routes } from '../routes.ts';
import { toolNames, vendorNames } from '../tool-name.ts';
import { browserName } from './browser-name.ts';

/** A connection with the workspaces that are reached through it. */
export interface AccountConnection {
  readonly connection: KnownConnection;
  readonly workspaces: readonly { readonly id: string; readonly name: string }[];
}

/** How a person signs in, what they gave Northbook access to, and where they are signed in. */
export function AccountPage(props: {
  name: string;
  identities: readonly Identity[];
  connections: readonly AccountConnection[];
  sessions: readonly OpenSession[];
  current: string;
  offered: readonly SurfaceKind[];
}) {
  const { name, identities, connections, sessions, current, offered } = props;
  return (
    <Layout title="Account" isSignedIn>
      <h1>{name}</h1>
      <h2>How you sign in</h2>
      <ul class="plain">
        {identities.map((identity) => (
          <li>{`${vendorNames[identity.tool]}: ${identity.email ?? identity.name}`}</li>
        ))}
        {identities.length === 0 ? <li>With the owner key of this deployment.</li> : undefined}
      </ul>
      <p class="actions">
        {offered.map((tool) => (
          <a class="button second" href={approvalLink(tool, 'link')} rel="nofollow">
            {identities.some((own) => own.tool === tool)
              ? `Connect another ${toolNames[tool]}`
              : `Add ${toolNames[tool]}`}
          </a>
        ))}
      </p>
      <h2>What Northbook may use</h2>
      {connections.length === 0 ? <p>Nothing.</p> : undefined}
      <ul class="cards">
        {connections.map((entry) => (
          <ConnectionCard entry={entry} />
        ))}
      </ul>
      <Sessions sessions={sessions} current={current} />
      <h2>Delete this account</h2>
      <form method="post" action={routes.deleteAccount} class="stack">
        <p class="hint">
          Gives every access back and forgets who you are. Workspaces that you alone own have to be deleted
          first.
        </p>
        <label>
          {'To be sure, type your name: '}
          <strong>{name}</strong>
          <input name="name" required autocomplete="off" />
        </label>
        <button class="danger">Delete account</button>
      </form>
    </Layout>
  );
}

function ConnectionCard({ entry }: { entry: AccountConnection }) {
  const { connection, workspaces } = entry;
  const { tool, label, lostAt, id } = connection;
  return (
    <li class="card">
      <strong>{`${toolNames[tool]}: ${label}`}</strong>
      <span>
        {lostAt === null ? undefined : 'Needs reconnecting. '}
        {workspaces.length === 0
          ? 'No workspace uses it.'
          : `Used by ${workspaces.map((workspace) => workspace.name).join(', ')}.`}
      </span>
      <form
        method="post"
        action={pathTo(routes.disconnect, { tool, account: accountOf(id) })}
        class="actions"
      >
        {lostAt === null ? undefined : (
          <a class="button" href={approvalLink(tool, 'link')} rel="nofollow">
            Reconnect
          </a>
        )}
        <button class="second">Disconnect</button>
      </form>
      {workspaces.length === 0 ? undefined : (
        <small>Disconnecting stops their recalculation; what stands in your tool stays.</small>
      )}
    </li>
  );
}

function Sessions({ sessions, current }: { sessions: readonly OpenSession[]; current: string }) {
  return (
    <>
      <h2>Where you are signed in</h2>
      <ul class="cards">
        {sessions.map(({ id, browser, openedAt, seenAt }) => (
          <li class="card">
            <strong>{`${browserName(browser)}${id === current ? ' (this one)' : ''}`}</strong>
            <span>{`Since ${momentIn('UTC', openedAt)}, last used ${momentIn('UTC', seenAt)}`}</span>
            {id === current ? undefined : (
              <form method="post" action={pathTo(routes.endSession, { session: id })}>
                <button class="second">Sign out there</button>
              </form>
            )}
          </li>
        ))}
      </ul>
      {sessions.length < 2 ? undefined : (
        <form method="post" action={routes.endOtherSessions}>
          <button class="second">Sign out everywhere else</button>
        </form>
      )}
    </>
  );
}

/** The part of a connection's id that its tool knows. */
function accountOf(id: string): string {
  return id.slice(id.indexOf('/') + 1);
}
