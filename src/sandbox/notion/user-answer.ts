import type { Answer } from './api-context.ts';
import type { Records, UserRecord } from './records.ts';
import { workspace } from './workspace.ts';

/** A user as `GET /v1/users` and people properties show it. */
export function userAnswer(user: UserRecord, context: { records: Records }): Answer {
  const head = { object: 'user', id: user.id, name: user.name, avatar_url: user.avatarUrl, type: user.type };
  if (user.type === 'person') return { ...head, person: { email: user.email, email_verified: true } };
  return { ...head, bot: botInfo(user, context) };
}

function botInfo(user: UserRecord, context: { records: Records }): Answer {
  const owner = user.ownerId === null ? undefined : context.records.get('user', user.ownerId);
  return {
    // from documents: the owner of a bot that a person authorised.
    owner:
      owner === undefined
        ? { type: 'workspace', workspace: true }
        : { type: 'user', user: userAnswer(owner, context) },
    workspace_name: workspace.name,
    workspace_id: workspace.id,
    workspace_limits: { max_file_upload_size_in_bytes: workspace.maxUploadBytes },
  };
}
