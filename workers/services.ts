import type { Catalogue } from '../src/http/install/catalogue.ts';
import type { Services, Tools } from '../src/http/services.ts';
import { createAccountStore } from '../src/store/account-store.ts';
import { createApprovalStore } from '../src/store/approval-store.ts';
import { createConnectionDirectory } from '../src/store/connection-directory.ts';
import { createDirectory } from '../src/store/directory.ts';
import { createInviteStore } from '../src/store/invite-store.ts';
import { createMemberStore } from '../src/store/member-store.ts';
import { createSessionStore } from '../src/store/session-store.ts';
import { samples } from '../templates/samples/index.ts';
import { templates } from '../templates/index.ts';
import type { Env } from './env.ts';
import { rotateKeys } from './rotate-keys.ts';
import { offeredTools, openVendor } from './vendors.ts';
import { lookAtFile } from './look-at-file.ts';
import { connectionObject } from './way-in.ts';
import { createWorkspaces } from './workspaces.ts';

const catalogue: Catalogue = { templates, samples };

/** Everything the pages and the admin API ask for, made of the bindings. */
export function createServices(env: Env): Services {
  const db = env.DIRECTORY;
  return {
    ownerKey: env.OWNER_KEY,
    directory: createDirectory(db),
    members: createMemberStore(db),
    accounts: createAccountStore(db),
    sessions: createSessionStore(db),
    approvals: createApprovalStore(db),
    invites: createInviteStore(db),
    connections: createConnectionDirectory(db),
    tools: createTools(env),
    catalogue,
    workspaces: createWorkspaces(env),
    mayBeginApproval: async (address) =>
      (await env.APPROVAL_BRAKE.limit({ key: networkOf(address) })).success,
    rotateKeys: (after) => rotateKeys(env, after),
    now: () => Date.now(),
  };
}

/** An address of version 6 stands for its network of 64 bits, which is one household or one server. */
function networkOf(address: string): string {
  return address.includes(':') ? address.split(':', 4).join(':') : address;
}

function createTools(env: Env): Tools {
  return {
    offered: offeredTools(env),
    vendor: (tool) => openVendor(env, tool),
    keep: async (connection, tokens) => {
      await connectionObject(env, connection).save(tokens);
    },
    look: (connection, file) => lookAtFile(env, { connection, file }),
    revoke: async (connection) => (await connectionObject(env, connection).revoke()).isRevoked,
  };
}
