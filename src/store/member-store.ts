import * as z from 'zod';
import { Role } from './role.ts';

/** A person in a workspace. */
export interface Member {
  readonly user: string;
  readonly name: string;
  /** Known when they signed in with a tool that tells it. */
  readonly email: string | undefined;
  readonly role: Role;
}

/** Who may do what with which workspace. A workspace never loses its last owner. */
export interface MemberStore {
  /** Undefined when the user is no member. */
  roleOf(user: string, workspace: string): Promise<Role | undefined>;
  /** Owners first, then by name. */
  list(workspace: string): Promise<readonly Member[]>;
  /** Names of the workspaces that would be left without an owner if the user went. */
  onlyOwnerOf(user: string): Promise<readonly string[]>;
  /** Makes a user a member; who is one keeps the higher of the two roles. */
  add(member: { readonly user: string; readonly workspace: string; readonly role: Role }): Promise<void>;
  /** False when that would leave the workspace without an owner. */
  setRole(member: {
    readonly user: string;
    readonly workspace: string;
    readonly role: Role;
  }): Promise<boolean>;
  /** False when that would leave the workspace without an owner. */
  remove(member: { readonly user: string; readonly workspace: string }): Promise<boolean>;
}

const MemberRow = z.object({
  user: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  role: Role,
});

/** How high a role stands, as SQL. */
const rank = "CASE role WHEN 'owner' THEN 3 WHEN 'editor' THEN 2 ELSE 1 END";
/** True where another owner than the bound user remains. */
const leavesAnOwner = `EXISTS (SELECT 1 FROM memberships AS other
  WHERE other.workspace = memberships.workspace AND other.role = 'owner' AND other.user <> memberships.user)`;

export function createMemberStore(db: D1Database): MemberStore {
  return {
    async roleOf(user, workspace) {
      const row = await db
        .prepare('SELECT role FROM memberships WHERE user = ? AND workspace = ?')
        .bind(user, workspace)
        .first();
      return row === null ? undefined : Role.parse(row['role']);
    },
    async list(workspace) {
      const { results } = await db
        .prepare(
          `SELECT memberships.user, users.name, memberships.role,
             (SELECT email FROM identities WHERE identities.user = users.id AND email IS NOT NULL LIMIT 1) AS email
           FROM memberships JOIN users ON users.id = memberships.user
           WHERE memberships.workspace = ? ORDER BY ${rank} DESC, users.name`,
        )
        .bind(workspace)
        .all();
      return results.map((row) => {
        const { email, ...member } = MemberRow.parse(row);
        return { ...member, email: email ?? undefined };
      });
    },
    async onlyOwnerOf(user) {
      const { results } = await db
        .prepare(
          `SELECT workspaces.name FROM memberships JOIN workspaces ON workspaces.id = memberships.workspace
           WHERE memberships.user = ? AND memberships.role = 'owner' AND NOT ${leavesAnOwner} ORDER BY workspaces.name`,
        )
        .bind(user)
        .all();
      return results.map((row) => z.string().parse(row['name']));
    },
    async add({ user, workspace, role }) {
      await db
        .prepare(
          `INSERT INTO memberships (user, workspace, role) VALUES (?, ?, ?)
           ON CONFLICT (user, workspace) DO UPDATE SET role = excluded.role
           WHERE ${rank.replaceAll('role', 'excluded.role')} > ${rank.replaceAll('role', 'memberships.role')}`,
        )
        .bind(user, workspace, role)
        .run();
    },
    async setRole({ user, workspace, role }) {
      const { meta } = await db
        .prepare(
          `UPDATE memberships SET role = ?1 WHERE user = ?2 AND workspace = ?3 AND (?1 = 'owner' OR ${leavesAnOwner})`,
        )
        .bind(role, user, workspace)
        .run();
      return meta.changes > 0;
    },
    async remove({ user, workspace }) {
      const { meta } = await db
        .prepare(
          `DELETE FROM memberships WHERE user = ? AND workspace = ? AND (role <> 'owner' OR ${leavesAnOwner})`,
        )
        .bind(user, workspace)
        .run();
      return meta.changes > 0;
    },
  };
}
