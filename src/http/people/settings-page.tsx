import type { KnownConnection } from '../../store/connection-directory.ts';
import type { Invite } from '../../store/invite-store.ts';
import type { Member } from '../../store/member-store.ts';
import type { Role } from '../../store/role.ts';
import { roles } from '../../store/role.ts';
import type { SurfaceKind } from '../../sync/surface.ts';
import { momentIn } from '../page/home-page.tsx';
import { Layout } from '../page/layout.tsx';
import { pathTo, routes, withQuery } from '../routes.ts';
import { toolNames } from '../tool-name.ts';

const roleWords: Readonly<Record<Role, string>> = {
  viewer: 'Viewer: looks',
  editor: 'Editor: recalculates, takes runs back, changes settings',
  owner: 'Owner: also connects, invites and deletes',
};

/** How a tool of a workspace is reached. */
export interface ToolUse {
  readonly tool: SurfaceKind;
  /** Undefined when it was disconnected. */
  readonly connection: KnownConnection | undefined;
  /** Reached by a token of its own, which whoever runs this Northbook put in. */
  readonly isOwnToken: boolean;
}

/** Who is in a workspace, what it is connected to, and its end. What only an owner may do is shown to owners only. */
export function SettingsPage(props: {
  workspace: { readonly id: string; readonly name: string; readonly timeZone: string };
  role: Role;
  user: string;
  members: readonly Member[];
  invites: readonly Invite[];
  tools: readonly ToolUse[];
  /** The link that was just made; it is shown once. */
  link?: string;
}) {
  const { workspace, role, members, tools, user } = props;
  const isOwner = role === 'owner';
  return (
    <Layout title={`People of ${workspace.name}`} isSignedIn>
      <p class="hint">
        <a href={pathTo(routes.workspace, { workspace: workspace.id })}>{workspace.name}</a>
      </p>
      <h1>People and connections</h1>
      <h2>People</h2>
      <ul class="cards">
        {members.map((member) => (
          <MemberCard
            member={member}
            workspace={workspace.id}
            isOwner={isOwner}
            isSelf={member.user === user}
          />
        ))}
      </ul>
      {isOwner ? <Invites {...props} /> : undefined}
      <h2>Connections</h2>
      <ul class="cards">
        {tools.map((use) => (
          <ToolCard use={use} workspace={workspace.id} isOwner={isOwner} />
        ))}
      </ul>
      {isOwner ? (
        <p>
          <a href={pathTo(routes.ownTables, { workspace: workspace.id })}>Use a table of your own</a>
          {' in place of one of Northbook’s.'}
        </p>
      ) : undefined}
      {isOwner ? <DeleteForm workspace={workspace} /> : undefined}
    </Layout>
  );
}

function MemberCard(props: { member: Member; workspace: string; isOwner: boolean; isSelf: boolean }) {
  const { member, workspace, isOwner, isSelf } = props;
  return (
    <li class="card">
      <strong>{`${member.name}${isSelf ? ' (you)' : ''}`}</strong>
      <span>{member.email ?? ''}</span>
      {isOwner ? (
        <form method="post" action={pathTo(routes.member, { workspace, member: member.user })} class="row">
          <select name="role" aria-label={`What ${member.name} may do`}>
            {roles.map((role) => (
              <option value={role} selected={role === member.role}>
                {roleWords[role]}
              </option>
            ))}
          </select>
          <button class="second">Change</button>
          <button class="second" name="remove" value="yes" formnovalidate>
            Remove
          </button>
        </form>
      ) : (
        <span>{roleWords[member.role]}</span>
      )}
      {isSelf && !isOwner ? (
        <form method="post" action={pathTo(routes.leave, { workspace })}>
          <button class="second">Leave</button>
        </form>
      ) : undefined}
    </li>
  );
}

function Invites(props: {
  workspace: { readonly id: string; readonly timeZone: string };
  invites: readonly Invite[];
  link?: string;
}) {
  const { workspace, invites, link } = props;
  return (
    <>
      {link === undefined ? undefined : (
        <section class="notice" role="status">
          <p>
            <strong>Send this link to one person.</strong> It works once, for a week, and is shown only now.
          </p>
          <input readonly value={link} aria-label="Invitation link" />
        </section>
      )}
      <form method="post" action={pathTo(routes.invites, { workspace: workspace.id })} class="row">
        <select name="role" aria-label="What the person may do">
          {roles.map((role) => (
            <option value={role} selected={role === 'editor'}>
              {roleWords[role]}
            </option>
          ))}
        </select>
        <button>Make an invitation link</button>
      </form>
      {invites.length === 0 ? undefined : (
        <ul class="cards">
          {invites.map(({ id, role, expiresAt }) => (
            <li class="card">
              <span>{`An invitation as ${role}, open until ${momentIn(workspace.timeZone, expiresAt)}`}</span>
              <form
                method="post"
                action={pathTo(routes.revokeInvite, { workspace: workspace.id, invite: id })}
              >
                <button class="second">Take back</button>
              </form>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function ToolCard({ use, workspace, isOwner }: { use: ToolUse; workspace: string; isOwner: boolean }) {
  const { tool, connection, isOwnToken } = use;
  const state = isOwnToken
    ? 'By a token of its own'
    : connection === undefined
      ? 'Disconnected'
      : `${connection.label}${connection.lostAt === null ? '' : ': needs reconnecting'}`;
  return (
    <li class="card">
      <strong>{toolNames[tool]}</strong>
      <span>{state}</span>
      {isOwner && !isOwnToken ? (
        <form method="post" action={pathTo(routes.disconnectTool, { workspace, tool })} class="actions">
          {connection !== undefined && connection.lostAt === null ? undefined : (
            <a
              class="button"
              rel="nofollow"
              href={withQuery(pathTo(routes.approve, { tool }), { for: 'reconnect', workspace })}
            >
              {`Connect ${toolNames[tool]} again`}
            </a>
          )}
          {connection === undefined ? undefined : <button class="second">Disconnect</button>}
        </form>
      ) : undefined}
    </li>
  );
}

function DeleteForm({ workspace }: { workspace: { readonly id: string; readonly name: string } }) {
  return (
    <>
      <h2>Delete everything</h2>
      <form method="post" action={pathTo(routes.delete, { workspace: workspace.id })} class="stack">
        <p class="hint">
          Deletes all that Northbook holds of this workspace: answers, history, settings, members and access.
          What stands in your Notion and your spreadsheet stays there, Northbook’s columns included, also
          those in tables of your own, and is no longer kept up to date.
        </p>
        <label>
          {'To be sure, type its name: '}
          <strong>{workspace.name}</strong>
          <input name="name" required autocomplete="off" />
        </label>
        <button class="danger">Delete everything</button>
      </form>
    </>
  );
}
