import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type * as z from 'zod';
import type { Role } from '../store/role.ts';

/** An answer other than the one hoped for, fit for a person: what happened, and what to do about it. */
export class HttpError extends Error {
  /** Dotted and stable, for programs. */
  readonly code: string;
  readonly status: ContentfulStatusCode;
  readonly fix: string;

  constructor(options: { code: string; status: ContentfulStatusCode; message: string; fix: string }) {
    super(options.message);
    this.name = 'HttpError';
    this.code = options.code;
    this.status = options.status;
    this.fix = options.fix;
  }
}

export function notSignedIn(): HttpError {
  return new HttpError({
    code: 'session.missing',
    status: 401,
    message: 'You are not signed in.',
    fix: 'Sign in with the owner key, or send it as Authorization: Bearer.',
  });
}

export function wrongKey(): HttpError {
  return new HttpError({
    code: 'session.wrong-key',
    status: 401,
    message: 'That is not the owner key.',
    fix: 'Use the secret OWNER_KEY of this deployment.',
  });
}

export function roleTooLow(role: Role, needed: Role): HttpError {
  return new HttpError({
    code: 'role.too-low',
    status: 403,
    message: `As ${role === 'viewer' ? 'a viewer' : 'an editor'} you cannot do this here.`,
    fix: `It takes ${needed === 'owner' ? 'an owner' : 'an editor or an owner'} of the workspace: ask one of them, or ask to be made one.`,
  });
}

export function lastOwner(): HttpError {
  return new HttpError({
    code: 'members.last-owner',
    status: 409,
    message: 'A workspace needs an owner, and this is the last one.',
    fix: 'Make somebody else an owner first.',
  });
}

export function inviteOver(): HttpError {
  return new HttpError({
    code: 'invite.over',
    status: 404,
    message: 'This invitation has been used, taken back, or is older than a week.',
    fix: 'Ask the person who sent it for another link.',
  });
}

export function wrongName(name: string): HttpError {
  return new HttpError({
    code: 'delete.wrong-name',
    status: 400,
    message: 'Nothing was deleted: the name that was typed is another one.',
    fix: `Type it exactly as it stands: ${name}`,
  });
}

export function stillOwner(names: readonly string[]): HttpError {
  return new HttpError({
    code: 'account.still-owner',
    status: 409,
    message: `You are the only owner of ${names.join(', ')}.`,
    fix: 'Delete these workspaces first, or make somebody else their owner.',
  });
}

export function linkOver(): HttpError {
  return new HttpError({
    code: 'session.link-over',
    status: 401,
    message: 'This sign-in link has been used or is too old.',
    fix: 'Sign in with the owner key, or ask for another link.',
  });
}

export function noOwnerKey(): HttpError {
  return new HttpError({
    code: 'setup.owner-key',
    status: 503,
    message: 'This deployment has no owner key yet, or one shorter than 16 characters.',
    fix: 'Set one with: npx wrangler secret put OWNER_KEY',
  });
}

export function otherOrigin(): HttpError {
  return new HttpError({
    code: 'request.other-origin',
    status: 403,
    message: 'This request came from another site.',
    fix: 'Open Northbook itself and try again there.',
  });
}

/** Also for what exists but is not the person's to see, so that ids cannot be tried out. */
export function notFound(what: string): HttpError {
  return new HttpError({
    code: `${what}.not-found`,
    status: 404,
    message: `There is no such ${what}.`,
    fix: 'Check the address, or start from the list of workspaces.',
  });
}

export function invalidBody(error: z.ZodError): HttpError {
  const [issue] = error.issues;
  const place = issue?.path.join('.') ?? '';
  return new HttpError({
    code: 'request.invalid',
    status: 400,
    message: `The request could not be read${place === '' ? '' : ` at ${place}`}: ${issue?.message ?? 'invalid'}.`,
    fix: 'Correct it and send it again.',
  });
}

export function noReason(): HttpError {
  return new HttpError({
    code: 'settings.no-reason',
    status: 400,
    message: 'Nothing was changed: a reason is missing, or it is longer than 300 characters.',
    fix: 'Say in a sentence why: it is what the next reader will ask for.',
  });
}

export function unknownRule(rule: string, likely: string | undefined): HttpError {
  return new HttpError({
    code: 'settings.unknown-rule',
    status: 400,
    message: `Nothing was changed: no rule is called “${rule}”.`,
    fix: likely === undefined ? 'Choose one from the list of rules.' : `Perhaps “${likely}” is meant.`,
  });
}

export function changedSince(): HttpError {
  return new HttpError({
    code: 'settings.changed-since',
    status: 409,
    message: 'Nothing was taken back: somebody changed the settings in the meantime.',
    fix: 'Look at the newest change first.',
  });
}

export function invalidChoice(options: {
  field: string;
  value: string;
  known: readonly string[];
}): HttpError {
  return new HttpError({
    code: `request.unknown-${options.field}`,
    status: 400,
    message: `There is no ${options.field} called ${options.value}.`,
    fix: `Use one of: ${options.known.join(', ')}.`,
  });
}

export function notInstalled(): HttpError {
  return new HttpError({
    code: 'workspace.not-installed',
    status: 409,
    message: 'The workspace is not installed yet.',
    fix: 'Wait until its installation is ready.',
  });
}

/** A tool did not do what it was asked while a person waited; the sentence says what to do. */
export function toolFailed({ message }: { readonly message: string }): HttpError {
  const [what = message, ...then] = message.split(/(?<=\.) /);
  return new HttpError({ code: 'tool.failed', status: 502, message: what, fix: then.join(' ') });
}

/** What a person sees of a failure that was not foreseen; the failure itself is logged. */
export function unforeseen(): HttpError {
  return new HttpError({
    code: 'server.failed',
    status: 500,
    message: 'Something went wrong.',
    fix: 'Try again in a moment; if it stays, look at the logs of the Worker.',
  });
}
